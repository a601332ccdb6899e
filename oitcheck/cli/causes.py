"""สาเหตุทั้งหมด ความหมาย ผู้แก้ไข และวิธีแก้ · Every cause: what it means, who can mend it and how."""

import json
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated

import typer

from oitcheck.causes import Cause, causes
from oitcheck.cli import _options as opt
from oitcheck.cli._say import say
from oitcheck.errors import UsageError
from oitcheck.model import plain
from oitcheck.report import cause_text


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="Only this cause.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    lang: opt.Language = opt.Lang.TH,
) -> None:
    """Prints one line a cause, or all there is to say of one."""
    chosen = [_find(code)] if code else list(causes().values())
    if as_json:
        value = [plain.plain(cause) for cause in chosen]
        say(json.dumps(value[0] if code else value, ensure_ascii=False, indent=2))
    elif code:
        say(cause_text(code, lang=str(lang)))
    else:
        say("\n".join(_lines(chosen, str(lang))))


def _find(code: str) -> Cause:
    cause = causes().get(code.strip().lower())
    if cause is None:
        near = get_close_matches(code, causes(), n=1)
        hint = f"did you mean {near[0]!r}?" if near else "oitcheck causes lists them all"
        raise UsageError(f"no cause is named {code!r}\n  {hint}")
    return cause


def _lines(chosen: Iterable[Cause], lang: str) -> Iterable[str]:
    for cause in chosen:
        title = cause.title.en if lang == "en" else cause.title.th
        yield f"{cause.code:26} {cause.verdict.value:13} {title}"
