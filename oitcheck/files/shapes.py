"""What a node must be. A shape gives the value, the complaints, and the JSON Schema that editors use.

A value that is not of its shape is null after its complaint, so that everything else is still looked at.
"""

import re
from collections.abc import Mapping as Names
from dataclasses import dataclass, field
from typing import Any, Protocol

from oitcheck.files.place import Place, kind_of, suggestion
from oitcheck.yaml_nodes import Mapping, Node, Scalar, Sequence, quoted

Schema = dict[str, Any]
TYPED_AS_TEXT = ["string", "number", "boolean"]
"""JSON types of what an editor makes of a scalar that is read as text here (``08``, ``no``)."""


class Shape(Protocol):
    """What a node must be."""

    def read(self, place: Place) -> Any:
        """Gives the value; null after a complaint."""

    def schema(self) -> Schema:
        """Gives the JSON Schema of what may stand here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text as typed. ``pattern`` must match all of it; ``wanted`` says so in words, ``remedy`` what to do."""

    pattern: str | None = None
    wanted: str = "a text"
    remedy: str = "write a text, in quotes where it holds signs such as ':' or '#'"
    empty: bool = False

    def read(self, place: Place) -> str | None:
        """Gives the text."""
        node = place.node
        if not isinstance(node, Scalar) or node.null:
            place.mistake(f"{kind_of(node)}, expected {self.wanted}", self.remedy)
            return None
        wrong = self.pattern is not None and not re.fullmatch(self.pattern, node.text)
        if wrong or not (node.text.strip() or self.empty):
            place.mistake(f"{quoted(node.text)}, expected {self.wanted}", self.remedy)
            return None
        return node.text

    def schema(self) -> Schema:
        """Gives a string with its pattern."""
        if self.pattern is None:
            return {"type": TYPED_AS_TEXT}
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words."""

    words: tuple[str, ...]

    def read(self, place: Place) -> str | None:
        """Gives the word."""
        node = place.node
        if isinstance(node, Scalar) and node.text in self.words:
            return node.text
        given = node.text if isinstance(node, Scalar) else ""
        wanted = repr(self.words[0]) if len(self.words) == 1 else "one of " + ", ".join(self.words)
        near = suggestion(given, self.words)
        place.mistake(
            f"{kind_of(node)}, expected {wanted}",
            near if near.startswith("did") else f"write {self.words[0]!r}",
        )
        return None

    def schema(self) -> Schema:
        """Gives the words."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number within bounds; ``whole`` for one without a fraction."""

    least: float
    most: float
    whole: bool = True

    def read(self, place: Place) -> float | int | None:
        """Gives the number."""
        node = place.node
        wanted = f"{'a whole' if self.whole else 'a'} number from {self.least:g} to {self.most:g}"
        form = r"-?[0-9]{1,9}" if self.whole else r"-?[0-9]{1,9}(\.[0-9]{1,9})?"
        if isinstance(node, Scalar) and re.fullmatch(form, node.text):
            value = int(node.text) if self.whole else float(node.text)
            if self.least <= value <= self.most:
                return value
        place.mistake(f"{kind_of(node)}, expected {wanted}", "write the number in digits 0-9")
        return None

    def schema(self) -> Schema:
        """Gives a number with its bounds."""
        kind = "integer" if self.whole else "number"
        return {"type": kind, "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    def read(self, place: Place) -> bool | None:
        """Gives true or false."""
        node = place.node
        word = node.text.lower() if isinstance(node, Scalar) else ""
        if word in {"true", "yes", "on"}:
            return True
        if word in {"false", "no", "off"}:
            return False
        place.mistake(f"{kind_of(node)}, expected true or false", "write 'true' or 'false'")
        return None

    def schema(self) -> Schema:
        """Gives a boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list of one shape, at least ``least`` long."""

    item: Shape
    least: int = 0

    def read(self, place: Place) -> tuple[Any, ...]:
        """Gives the items that are of their shape."""
        if not isinstance(place.node, Sequence):
            place.mistake(
                f"{kind_of(place.node)}, expected a list",
                "write it as [a, b], or one line with '- ' for each",
            )
            return ()
        if len(place.node.items) < self.least:
            place.mistake("an empty list, expected something in it", "fill the list or delete the key")
        values = (self.item.read(item) for item in place.items())
        return tuple(value for value in values if value is not None)

    def schema(self) -> Schema:
        """Gives an array."""
        return {
            "type": "array",
            "items": self.item.schema(),
            **({"minItems": self.least} if self.least else {}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOf:
    """A mapping from free names of one shape to values of another."""

    key: Text
    item: Shape

    def read(self, place: Place) -> dict[str, tuple[Place, Any]]:
        """Gives by name the place of the key and the value."""
        if not isinstance(place.node, Mapping):
            place.mistake(f"{kind_of(place.node)}, expected a mapping", "write it as 'name: value' lines")
            return {}
        found = {}
        for name, (key, value) in place.node.entries.items():
            at = place.below(name, key)
            if self.key.read(at) is not None:
                found[name] = (at, self.item.read(place.below(name, value)))
        return found

    def schema(self) -> Schema:
        """Gives an object with free keys."""
        pattern = {"propertyNames": {"pattern": f"^(?:{self.key.pattern})$"}} if self.key.pattern else {}
        return {"type": "object", "additionalProperties": self.item.schema(), **pattern}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: its shape, whether it must stand, and what it is for."""

    shape: Shape
    about: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """A record as read: values by key, null where absent or wrong, and the places of those that stand."""

    place: Place
    values: dict[str, Any]
    places: dict[str, Place] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Any:
        """Gives the value of a key; null where it is absent or was complained about."""
        return self.values.get(key)


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys."""

    keys: Names[str, Key]
    title: str

    def read(self, place: Place) -> Fields | None:
        """Gives the fields; complains about unknown and missing keys. A key without a value counts as absent."""
        node = place.node
        if not isinstance(node, Mapping):
            wanted = ", ".join(list(self.keys)[:6])
            place.mistake(
                f"{kind_of(node)}, expected a mapping ({self.title})", f"write it with the keys {wanted}"
            )
            return None
        fields = Fields(place, {})
        for name, (key, value) in node.entries.items():
            known = self.keys.get(name)
            if known is None:
                at = place.below(name, key)
                at.mistake(f"no key is named {quoted(name)} here", suggestion(name, self.keys))
            elif not (isinstance(value, Scalar) and value.null):
                fields.places[name] = place.below(name, value)
                fields.values[name] = known.shape.read(fields.places[name])
        for name, known in self.keys.items():
            if known.needed and name not in fields.places:
                place.mistake(
                    f"the key {name!r} is missing ({self.title})", f"add '{name}: …', {known.about}"
                )
        return fields

    def schema(self) -> Schema:
        """Gives an object that allows no other keys."""
        properties = {
            name: {**key.shape.schema(), "description": key.about} for name, key in self.keys.items()
        }
        needed = [name for name, key in self.keys.items() if key.needed]
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            **({"required": needed} if needed else {}),
        }


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """One value of a shape, or a list of them."""

    item: Shape

    def read(self, place: Place) -> tuple[Any, ...]:
        """Gives what is there as a tuple."""
        if isinstance(place.node, Sequence):
            return ListOf(item=self.item).read(place)
        value = self.item.read(place)
        return () if value is None else (value,)

    def schema(self) -> Schema:
        """Gives either form."""
        one = self.item.schema()
        return {"anyOf": [one, {"type": "array", "items": one}]}


def plain(node: Node) -> Any:
    """Gives a node as dicts, lists and texts as typed; null for an empty value."""
    match node:
        case Scalar():
            return None if node.null else node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {name: plain(value) for name, (_, value) in node.entries.items()}
