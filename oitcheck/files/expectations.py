"""Rules with their parameters, and their combinations ``any`` and ``all``, as they stand in a file."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from oitcheck import rules
from oitcheck.files.patterns import is_costly
from oitcheck.files.place import Place, kind_of, suggestion
from oitcheck.files.shapes import Schema, plain
from oitcheck.model.checklist import Expectation
from oitcheck.yaml_nodes import Mapping, Node, Scalar, Sequence, quoted

COMBINATIONS = {
    "any": "one of its parts must be seen",
    "all": "each of its parts must be seen, all in one document",
    "each": "each of its parts must be seen, in any of the question's answers and documents",
}
SCHEMA_NAME = "expectation"
_SHORT = 4
_WORD_LISTS = ("any_of", "all_of")
_SEE_RULES = "see what the rule takes: oitcheck rules"
_PLAIN_WORDS = {
    "a valid tuple": "a list",
    "a valid list": "a list",
    "a valid string": "a text",
    "a valid integer": "a whole number",
    "a valid number": "a number",
    "a valid boolean": "true or false",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """One rule with its parameters, or ``any`` / ``all`` with a list of such."""

    def read(self, place: Place) -> Expectation | None:
        """Gives the expectation with validated parameters."""
        node = place.node
        if not isinstance(node, Mapping) or not node.entries:
            place.mistake(
                f"{kind_of(node)}, expected a rule", "write it as 'contains_text: {any_of: [word]}'"
            )
            return None
        if len(node.entries) > 1:
            named = ", ".join(list(node.entries)[:4])
            place.mistake(f"several rules in one ({named})", "put them in a list below 'all:' or 'any:'")
            return None
        name, (key, value) = next(iter(node.entries.items()))
        below = place.below(name, value)
        if name in COMBINATIONS:
            return self._combination(name, below)
        if name not in rules.names():
            found = f"no rule is named {quoted(name)}"
            place.below(name, key).mistake(found, suggestion(name, (*rules.names(), *COMBINATIONS)))
            return None
        return _rule(name, below)

    def schema(self) -> Schema:
        """Gives a reference; ``definition`` is what it refers to."""
        return {"$ref": f"#/$defs/{SCHEMA_NAME}"}

    def _combination(self, name: str, place: Place) -> Expectation | None:
        if not isinstance(place.node, Sequence) or not place.node.items:
            found = "an empty list" if isinstance(place.node, Sequence) else kind_of(place.node)
            place.mistake(f"{found}, expected a list of rules", f"write it as '{name}: [rule, rule]'")
            return None
        parts = tuple(part for part in map(self.read, place.items()) if part is not None)
        return Expectation(rule=name, parts=parts)


def definition() -> Schema:
    """Gives the JSON Schema of an expectation, with every rule's parameters."""
    forms: Schema = {
        name: {"type": "array", "minItems": 1, "items": Expected().schema(), "description": about}
        for name, about in COMBINATIONS.items()
    }
    for name in rules.names():
        forms[name] = _inlined(rules.params_of(name).model_json_schema())
    return {
        "type": "object",
        "properties": forms,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
    }


def _rule(name: str, place: Place) -> Expectation | None:
    node = place.node
    nothing = isinstance(node, Scalar) and node.null
    if not (nothing or isinstance(node, Mapping)):
        place.mistake(
            f"{kind_of(node)}, expected the parameters of {name}", f"write it as '{name}: {{key: value}}'"
        )
        return None
    kind = rules.params_of(name)
    try:
        params = kind.model_validate({} if nothing else plain(node))
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False, include_context=False):
            _explain(detail, place, tuple(kind.model_fields))
        return None
    _warn(place)
    return Expectation(rule=name, params=params.model_dump(mode="json", exclude_unset=True))


def _explain(detail: ErrorDetails, place: Place, known: tuple[str, ...]) -> None:
    """Words one complaint of the parameter class, at the key or value that it is about."""
    at, missed = _follow(place, detail["loc"])
    match detail["type"]:
        case "extra_forbidden":
            key = str(detail["loc"][-1])
            around, _ = _follow(place, detail["loc"][:-1])
            if isinstance(around.node, Mapping) and key in around.node.entries:
                at = around.below(key, around.node.entries[key][0])
            at.mistake(f"no parameter is named {quoted(key)}", suggestion(key, known))
        case "missing":
            at.mistake(f"the parameter {missed!r} is missing", f"add '{missed}: …'")
        case "value_error":
            at.mistake(detail["msg"].removeprefix("Value error, ")[:300], _SEE_RULES)
        case _:
            wanted = _wanted(detail["msg"])
            at.mistake(f"{kind_of(at.node)}, expected {wanted}", _remedy(at.node, wanted))


def _wanted(said: str) -> str:
    """Gives what a parameter class wants, in the words of this house."""
    wanted = re.sub(r"^\w+ should (?:be )?|, unable to .*|\.$", "", said)
    return _PLAIN_WORDS.get(wanted, wanted[:1].lower() + wanted[1:200])


def _remedy(node: Node, wanted: str) -> str:
    text = node.text if isinstance(node, Scalar) and not node.null else ""
    if text and wanted == "a list":
        return f"write it as [{text[:40]}]"
    choices = re.findall("'([^']*)'", wanted)
    return suggestion(text, choices) if choices else _SEE_RULES


def _follow(place: Place, loc: tuple[int | str, ...]) -> tuple[Place, str]:
    """Gives the deepest place that the location names, and the first name of it that does not stand."""
    for step in loc:
        node = place.node
        if isinstance(node, Mapping) and str(step) in node.entries:
            place = place.below(str(step), node.entries[str(step)][1])
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            place = place.item(step, node.items[step])
        else:
            return place, str(step)
    return place, ""


def _warn(place: Place) -> None:
    """Warns of words too short to prove anything and of patterns that may run out of time."""
    entries = place.node.entries if isinstance(place.node, Mapping) else {}
    for name in _WORD_LISTS:
        if name in entries:
            for item in place.below(name, entries[name][1]).items():
                text = item.node.text if isinstance(item.node, Scalar) else ""
                if _is_short_thai(text):
                    item.warning(
                        f"{quoted(text)} has fewer than {_SHORT} letters and stands inside many other words",
                        "use a longer word",
                    )
    if "pattern" in entries:
        pattern = place.below("pattern", entries["pattern"][1])
        if isinstance(pattern.node, Scalar) and is_costly(pattern.node.text):
            pattern.warning(
                f"{quoted(pattern.node.text)} repeats a repetition, which may run out of time",
                "write it without '+', '*' or '{…}' inside a group that is repeated",
            )


def _is_short_thai(text: str) -> bool:
    letters = [sign for sign in text if unicodedata.category(sign).startswith("L")]
    return 0 < len(letters) < _SHORT and any("ก" <= sign <= "๛" for sign in letters)


def _inlined(schema: Schema) -> Schema:
    """Gives a pydantic schema with its own definitions written out, so that it can stand inside another."""
    definitions = schema.pop("$defs", {})

    def written_out(value: Any, depth: int = 0) -> Any:
        if isinstance(value, dict):
            name = str(value.get("$ref", "")).removeprefix("#/$defs/")
            if name in definitions and depth < 8:
                return written_out(definitions[name], depth + 1)
            return {key: written_out(item, depth) for key, item in value.items() if not _is_title(key, item)}
        return [written_out(item, depth) for item in value] if isinstance(value, list) else value

    return {key: written_out(item) for key, item in schema.items() if not _is_title(key, item)}


def _is_title(key: str, item: Any) -> bool:
    return key == "title" and isinstance(item, str)
