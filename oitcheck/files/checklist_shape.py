"""What a checklist file holds, key by key."""

from dataclasses import dataclass

from oitcheck.files.addresses import Address
from oitcheck.files.days import Day
from oitcheck.files.expectations import Expected
from oitcheck.files.measures_shape import OneMeasure
from oitcheck.files.place import Place
from oitcheck.files.shapes import (
    Choice,
    Fields,
    Flag,
    Key,
    ListOf,
    MapOf,
    OneOrMany,
    Record,
    Schema,
    Text,
)
from oitcheck.yaml_nodes import Mapping, Scalar

SCHEMA = "oitcheck.checklist/1"
_DEVICES = ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
_SLUG = "[a-z0-9][a-z0-9-]{0,62}"


@dataclass(frozen=True, slots=True)
class AgencyId:
    """The agency's id, which names a folder on any system."""

    def read(self, place: Place) -> str | None:
        """Gives the id."""
        slug = Text(
            pattern=_SLUG,
            wanted="an id of 1 to 63 letters a-z, digits and '-'",
            remedy="write a short name such as mueang-klaeng: it names the folder of the reports",
        ).read(place)
        if slug in _DEVICES:
            place.mistake(
                f"{slug!r} names a device on Windows, expected a name that can be a folder",
                f"write '{slug}-1'",
            )
            return None
        return slug

    def schema(self) -> Schema:
        """Gives a string with the pattern of an id."""
        return {"type": "string", "pattern": f"^{_SLUG}$", "not": {"enum": list(_DEVICES)}}


@dataclass(frozen=True, slots=True)
class OneUrl:
    """A URL, or a URL with what it must show itself. Either way its place is kept, for what is said of it later."""

    def read(self, place: Place) -> Fields | None:
        """Gives the fields of the URL."""
        if isinstance(place.node, Mapping):
            return _URL.read(place)
        url = Address().read(place)
        return Fields(place, {"url": url}, {"url": place})

    def schema(self) -> Schema:
        """Gives either form."""
        return {"anyOf": [Address().schema(), _URL.schema()]}


@dataclass(frozen=True, slots=True)
class OneAnswer:
    """What the checklist says of one question; nothing at all for a question without a URL."""

    def read(self, place: Place) -> Fields | None:
        """Gives the fields of the answers."""
        if isinstance(place.node, Scalar) and place.node.null:
            return Fields(place, {})
        return _ANSWERS.read(place)

    def schema(self) -> Schema:
        """Gives an object, or null."""
        return {**_ANSWERS.schema(), "type": ["object", "null"]}


_NAME = Text(wanted="a name")
_ELEMENT_ID = Text(
    pattern="[a-z][a-z0-9_-]{0,40}",
    wanted="an element's id such as phone",
    remedy="use letters a-z, digits and '_'",
)
_OWNER_ID = Text(
    pattern=r"[\w-]{1,63}", wanted="an id such as palad", remedy="use letters, digits, '-' and '_'"
)

_URL = Record(
    {
        "url": Key(Address(), "the address", needed=True),
        "expect": Key(ListOf(item=Expected(), least=1), "what this very URL must show"),
        "browser": Key(Flag(), "whether it is to be rendered by a browser"),
    },
    "a URL with what it must show",
)
_SUBMITTED = Record(
    {
        "at": Key(Day(), "the day on which it was handed in", needed=True),
        "by": Key(_NAME, "who handed it in"),
    },
    "when an answer was handed in",
)
_CRITERION = Record(
    {
        "element": Key(_ELEMENT_ID, "the element's id", needed=True),
        "by": Key(_NAME, "who confirms it", needed=True),
        "source": Key(_NAME, "where the criterion is printed", needed=True),
    },
    "a confirmed criterion",
)
_ANSWERS = Record(
    {
        "owner": Key(_OWNER_ID, "the division that answers for it, an id of 'owners'"),
        "urls": Key(ListOf(item=OneUrl()), "the answer URLs"),
        "explanation": Key(Text(empty=True), "what was typed beside the URL in the assessment's system"),
        "submitted": Key(_SUBMITTED, "when it was handed in"),
        "expect": Key(MapOf(key=_ELEMENT_ID, item=Expected()), "what must be shown, by element id"),
        "criterion_confirmed": Key(OneOrMany(_CRITERION), "criteria that the agency has seen in print"),
    },
    "an answer",
)
WAIVER = Record(
    {
        "question": Key(_NAME, "the question, such as O9", needed=True),
        "url": Key(_NAME, "one URL of the question, as typed there"),
        "element": Key(_ELEMENT_ID, "one element of the question"),
        "cause": Key(_NAME, "the one cause that is excused", needed=True),
        "reason": Key(_NAME, "why", needed=True),
        "by": Key(_NAME, "who decided it", needed=True),
        "from": Key(Day(), "its first day", needed=True),
        "until": Key(Day(), "its last day, at most 90 days later", needed=True),
    },
    "a waiver",
)
_AGENCY = Record(
    {
        "id": Key(AgencyId(), "names the folder of the reports", needed=True),
        "name": Key(
            Record({"th": Key(_NAME, "in Thai"), "en": Key(_NAME, "in English")}, "the agency's name"),
            "the agency's name in Thai and English",
            needed=True,
        ),
        "home": Key(Address(), "the address of the main website"),
        "aliases": Key(OneOrMany(_NAME), "further names that its documents bear: short, former"),
    },
    "the agency",
)
CHECKLIST = Record(
    {
        "schema": Key(Choice((SCHEMA,)), "the kind of file", needed=True),
        "agency": Key(_AGENCY, "the public body", needed=True),
        "catalogue": Key(_NAME, "the catalogue it answers, such as oit-2565", needed=True),
        "reach_from": Key(ListOf(item=_NAME), "the vantages whose reach counts; all where absent"),
        "owners": Key(MapOf(key=_OWNER_ID, item=_NAME), "the divisions: id and name"),
        "answers": Key(MapOf(key=_NAME, item=OneAnswer()), "the answers by question", needed=True),
        "waivers": Key(ListOf(item=WAIVER), "what is excused for a time"),
        "measures": Key(ListOf(item=OneMeasure()), "the measures report's own part"),
    },
    "a checklist",
)
