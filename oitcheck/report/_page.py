"""One self-contained page: templates, the font, and a policy that lets nothing in or out."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from oitcheck.report._clean import harmless
from oitcheck.report._dates import day, night
from oitcheck.report._links import defanged, shown
from oitcheck.report._phrases import Phrases
from oitcheck.report._view import number
from oitcheck.report._words import BASIS, CONFIDENCE, READ_BY, UI, VERDICTS, pick

LANGS = ("th", "en")

_BLANK_LINES = re.compile(r"\n{2,}")  # what the templates' own control lines leave behind

# the letters of each file, so that a browser reads a file only where it needs it (from the font's own style sheet)
_RANGES = {
    "thai": "U+02D7,U+0303,U+0331,U+0E01-0E5B,U+200C-200D,U+25CC",
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+FFFD",
}


def page(template: str, *, style: tuple[str, ...], script: tuple[str, ...], lang: str, **facts: Any) -> str:
    """Gives one HTML page that needs nothing beside it.

    Args:
        template: a file of ``templates/``.
        style: style sheets of ``templates/`` to inline, after the font.
        script: scripts of ``templates/`` to inline.
        lang: the language that it opens in.
        facts: what the template speaks of; every string is escaped where it is shown.
    """
    css = _BLANK_LINES.sub("\n", _font() + "".join(_source(name) for name in style))
    code = _BLANK_LINES.sub("\n", "".join(_source(name) for name in script))
    policy = (
        f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(code)}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    made = _environment().get_template(template)
    phrases = Phrases(lang=lang if lang in LANGS else LANGS[0])
    speech = {"phrases": phrases, "both": phrases.both, "say": phrases.say, "lang": phrases.lang}
    # both texts are files of this package: nothing of the world stands in them
    inline = {"css": Markup(css), "code": Markup(code)}  # noqa: S704
    text = made.render(**facts, **inline, **speech, policy=policy)
    return _BLANK_LINES.sub("\n", text).lstrip() + "\n"


def _shown_value(value: object) -> object:
    """Gives what a template writes: text of any origin loses its steering signs once more."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else harmless(value)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("oitcheck.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown_value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"number": number, "day": day, "night": night}
    made.globals |= {"verdicts": VERDICTS, "confidences": CONFIDENCE, "bases": BASIS, "read_by": READ_BY}
    made.globals |= {"shown": shown, "defanged": defanged, "ui": UI, "pick": pick}
    return made


@cache
def _source(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _font() -> str:
    faces = []
    for weight in (400, 700):
        for letters, span in _RANGES.items():
            file = files(__package__).joinpath(
                "templates", "fonts", f"sarabun-{letters}-{weight}-normal.woff2"
            )
            data = base64.b64encode(file.read_bytes()).decode("ascii")
            faces.append(
                f"@font-face{{font-family:Sarabun;font-weight:{weight};font-display:swap;unicode-range:{span};"
                f"src:url(data:font/woff2;base64,{data}) format('woff2')}}\n"
            )
    return "".join(faces)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
