"""The two languages of one page: each text is written once in the first language, the other waits in one table."""

import json
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from oitcheck.model.checklist import Words
from oitcheck.report._clean import harmless
from oitcheck.report._words import UI, pick, say


@dataclass(slots=True)
class Phrases:
    """What one page says; filled while the page is written.

    Attributes:
        lang: the language that the page opens in, ``th`` or ``en``.
        places: each text that has two languages, with its place in the table.
    """

    lang: str
    places: dict[tuple[str, str], int] = field(default_factory=dict)

    def both(self, words: Words | None) -> Markup:
        """Gives a text that the script can switch; a text of one language as it is."""
        if words is None:
            return Markup()
        text = escape(harmless(pick(words, self.lang)))
        mark = self.mark(words)
        return Markup("<span{}>{}</span>").format(mark, text) if mark else text

    def say(self, key: str, **facts: object) -> Markup:
        """Gives one of the reports' own texts."""
        return self.both(say(key, **facts))

    def mark(self, words: Words, name: str = "data-w") -> Markup:
        """Gives the attribute by which the script finds the other language; nothing where there is but one."""
        if not words.th or not words.en or words.th == words.en:
            return Markup()
        place = self.places.setdefault((words.th, words.en), len(self.places))
        return Markup(' {}="{}"').format(name, place)

    def label(self, key: str) -> Markup:
        """Gives an ``aria-label`` that the script can switch."""
        return Markup(' aria-label="{}"{}').format(pick(UI[key], self.lang), self.mark(UI[key], "data-a"))

    def table(self) -> Markup:
        """Gives the other language's texts as JSON that cannot end its script."""
        other = [harmless(th if self.lang == "en" else en) for th, en in self.places]
        text = json.dumps(other, ensure_ascii=False, separators=(",", ":"))
        # what could end the element or begin a comment in it is written as JSON's own escape
        for sign in "<>&'":
            text = text.replace(sign, f"\\u{ord(sign):04x}")
        return Markup(text)  # noqa: S704 - every sign of markup is escaped above
