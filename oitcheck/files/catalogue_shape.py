"""What a catalogue file holds, key by key, and what its parts must be to each other."""

from oitcheck.files.days import Day
from oitcheck.files.expectations import Expected
from oitcheck.files.shapes import Choice, Fields, Flag, Key, ListOf, MapOf, Number, Record, Text

SCHEMA = "oitcheck.catalogue/1"
PERIODS = ("none", "current_year", "previous_year", "first_six_months", "plan_covers_year", "in_force")
CONFIDENCES = ("verified", "two-sources", "one-source", "memory")
WINDOWS = ("answer", "scoring", "clarification", "confirmation")

_confidence = Key(Choice(CONFIDENCES), "how sure this is", needed=True)
_period = Key(Choice(PERIODS), "what time it reports on")
_due = Key(Day(), "the day from which a miss counts")
_sources = Key(ListOf(item=Text()), "where it was read")
_words = Record(
    {"th": Key(Text(), "in Thai", needed=True), "en": Key(Text(), "in English", needed=True)},
    "a text in Thai and English",
)
_title = Key(_words, "the title", needed=True)

ELEMENT = Record(
    {
        "id": Key(
            Text(pattern="[a-z][a-z0-9_]{0,40}", wanted="a name such as phone"), "its name", needed=True
        ),
        "text": Key(_words, "what must be shown", needed=True),
        "confidence": _confidence,
        "basis": Key(Choice(("text", "practice", "memory")), "what it rests on", needed=True),
        "required": Key(Flag(), "false for what is printed as advice"),
        "role": Key(Choice(("required", "example", "conditional")), "what it is for the question"),
        "alternative_to": Key(Text(), "the element that it can stand in for"),
        "decisive": Key(Flag(), "whether a miss on a fully read answer proves it missing"),
        "period": _period,
        "due": _due,
        "expect": Key(Expected(), "how a machine sees it"),
        "sources": _sources,
    },
    "an element",
)
QUESTION = Record(
    {
        "id": Key(Text(pattern="O[1-9][0-9]{0,2}", wanted="a number such as O12"), "its number", needed=True),
        "title": _title,
        "confidence": _confidence,
        "ita_points": Key(
            Number(least=0, most=100, whole=False), "points of ITA that hang on it; none where not known"
        ),
        "period": _period,
        "due": _due,
        "notes": Key(ListOf(item=Text()), "what to know about it"),
        "sources": _sources,
        "complete": Key(Flag(), "false where the sources tell only a part of its elements"),
        "elements": Key(ListOf(item=ELEMENT), "what must be shown; [] where no source tells it", needed=True),
    },
    "a question",
)
SUB_INDICATOR = Record(
    {
        "id": Key(
            Text(pattern=r"[0-9]{1,3}\.([0-9]{1,3}|\?)", wanted="a number such as 9.1"),
            "its number; 9.? where only the indicator is known",
            needed=True,
        ),
        "title": _title,
        "questions": Key(ListOf(item=QUESTION, least=1), "its questions", needed=True),
    },
    "a sub-indicator",
)
INDICATOR = Record(
    {
        "id": Key(Text(pattern="[0-9]{1,3}", wanted="a number such as 9"), "its number", needed=True),
        "title": _title,
        "sub_indicators": Key(ListOf(item=SUB_INDICATOR, least=1), "its sub-indicators", needed=True),
    },
    "an indicator",
)
WINDOW = Record(
    {
        "name": Key(Choice(WINDOWS), "which step of the assessment", needed=True),
        "start": Key(Day(), "its first day", needed=True),
        "end": Key(Day(), "its last day", needed=True),
        "confidence": _confidence,
    },
    "a window",
)
CATALOGUE = Record(
    {
        "schema": Key(Choice((SCHEMA,)), "the kind of file", needed=True),
        "fiscal_year_be": Key(Number(least=2540, most=2700), "the fiscal year (พ.ศ.)", needed=True),
        "title": _title,
        "edition": Key(Text(), "for whom it was printed", needed=True),
        "oit_weight": Key(Number(least=0, most=100, whole=False), "points of ITA that OIT carries"),
        "draft": Key(Flag(), "whether questions or elements are unconfirmed"),
        "structure_confidence": Key(
            Choice(CONFIDENCES), "how sure the counts of questions in each sub-indicator are"
        ),
        "windows": Key(ListOf(item=WINDOW), "the steps of the assessment"),
        "notes": Key(ListOf(item=Text()), "what to know about the catalogue"),
        "sources": Key(MapOf(key=Text(), item=Text()), "where its lines were read"),
        "indicators": Key(ListOf(item=INDICATOR, least=1), "its indicators", needed=True),
    },
    "a catalogue",
)

_POINTS_TOLERANCE = 0.0006


def check(catalogue: Fields) -> None:
    """Complains about what contradicts itself: ids that stand twice, points that do not follow from the structure."""
    indicators = catalogue["indicators"] or ()
    weight = 40.0 if catalogue["oit_weight"] is None else catalogue["oit_weight"]
    subs = [(indicator, sub) for indicator in indicators for sub in indicator["sub_indicators"] or ()]
    questions = [question for _, sub in subs for question in sub["questions"] or ()]
    for group in (list(indicators), [sub for _, sub in subs], questions):
        _check_ids(group)
    for indicator, sub in subs:
        share = (
            weight / len(indicators) / len(indicator["sub_indicators"]) / max(len(sub["questions"] or ()), 1)
        )
        for question in sub["questions"] or ():
            _check_points(question, share)
    for question in questions:
        _check_elements(list(question["elements"] or ()))
    for window in catalogue["windows"] or ():
        if window["start"] and window["end"] and window["end"] < window["start"]:
            window.places["end"].mistake("the window ends before it starts", "swap the two days")


def _check_ids(group: list[Fields]) -> None:
    seen: set[str] = set()
    for fields in group:
        name = fields["id"]
        if name in seen:
            fields.places["id"].mistake(f"the id {name!r} stands twice", "give each its own id")
        seen.update([name] if name else [])


def _check_points(question: Fields, share: float) -> None:
    points = question["ita_points"]
    if points is not None and abs(points - share) > _POINTS_TOLERANCE:
        question.places["ita_points"].mistake(
            f"{points:g} points, but the structure gives {share:.3f}", f"write {share:.3f}"
        )


def _check_elements(elements: list[Fields]) -> None:
    _check_ids(elements)
    names = {element["id"] for element in elements}
    for element in elements:
        other = element["alternative_to"]
        if other is not None and other not in names - {element["id"]}:
            element.places["alternative_to"].mistake(
                f"no other element of this question has the id {other!r}", "name an element of this question"
            )
        if element["decisive"] and "expect" not in element.places:
            element.places["decisive"].mistake(
                "decisive without an expectation", "add 'expect: …' or delete 'decisive'"
            )
        if element["decisive"] and "memory" in {element["confidence"], element["basis"]}:
            element.places["decisive"].mistake(
                "decisive, but known from memory alone",
                "delete 'decisive': what is only remembered is never red",
            )
