"""กฎที่ใช้ตรวจ · The rules that there are, with their parameters, from the code itself."""

import inspect
import json
from typing import Annotated, Any

import typer

from oitcheck import rules
from oitcheck.cli._say import say
from oitcheck.discovery import members
from oitcheck.errors import UsageError


def command(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]…", help="Only these.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Prints each rule with what it sees and its parameters."""
    told = [_told(rule) for rule in _asked(name)]
    if as_json:
        say(json.dumps(told, ensure_ascii=False, indent=2))
        return
    say("\n\n".join(_text(rule) for rule in told))
    say("\nany: […] is seen where one of its parts is; all: […] where each of its parts is, in one document.")


def _asked(names: list[str] | None) -> tuple[str, ...]:
    known = rules.names()
    for name in names or ():
        if name not in known:
            raise UsageError(f"no rule is named {name!r}\n  there are {', '.join(known)}")
    return tuple(names) if names else known


def _told(name: str) -> dict[str, Any]:
    doc = inspect.cleandoc(members(rules.__name__)[name].__doc__ or "")
    schema = rules.params_of(name).model_json_schema()
    required = set(schema.get("required", ()))
    return {
        "name": name,
        "sees": doc.partition("\n")[0],
        "description": doc,
        "parameters": [
            {
                "name": key,
                "type": _type(one),
                "required": key in required,
                "default": one.get("default"),
                "description": one.get("description", ""),
            }
            for key, one in schema["properties"].items()
        ],
    }


def _type(schema: dict[str, Any]) -> str:
    """A parameter's type in a few words, such as ``list of text`` or ``main | page``."""
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_type(one) for one in schema["anyOf"] if one.get("type") != "null")
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    kind = str(schema.get("type", "text"))
    return {"string": "text", "integer": "number"}.get(kind, kind)


def _text(rule: dict[str, Any]) -> str:
    lines = [rule["name"], *(f"  {line}".rstrip() for line in rule["description"].splitlines())]
    for one in rule["parameters"]:
        default = "required" if one["required"] else f"default {_shown(one['default'])}"
        lines.append(f"    {one['name']} ({one['type']}; {default}): {one['description']}")
    return "\n".join(lines)


def _shown(default: object) -> str:
    return "none" if default in (None, [], ()) else str(default)
