"""The cover page of a proof: one self-contained page that prints on A4, in the language that is asked for."""

from dataclasses import dataclass

from oitcheck.model.checklist import Words
from oitcheck.model.proof import Manifest, PinnedLook, PinnedQuestion, ProofFile
from oitcheck.report import _links
from oitcheck.report._dates import BE_OFFSET, day, read
from oitcheck.report._first import telling
from oitcheck.report._page import page
from oitcheck.report._proof_words import WORDS
from oitcheck.report._words import VERDICTS, pick
from oitcheck.thai.digits import thai_digits


@dataclass(frozen=True, slots=True)
class Cover:
    """What the template asks."""

    manifest: Manifest
    lang: str

    def say(self, key: str, **facts: object) -> str:
        """Gives one text of the page; numbers in it as the language writes them."""
        return pick(WORDS[key], self.lang).format(**{name: self.told(fact) for name, fact in facts.items()})

    def told(self, fact: object) -> str:
        """Gives a number as the language writes it, anything else as it is."""
        if not isinstance(fact, int):
            return str(fact)
        return thai_digits(f"{fact:,}") if self.lang == "th" else f"{fact:,}"

    def day(self, text: str | None) -> str:
        """Gives the day of a moment, in Thai with Thai digits."""
        written = pick(day(text), self.lang)
        return thai_digits(written) if self.lang == "th" else written

    def moment(self, text: str | None) -> str:
        """Gives a moment to the minute; the text itself where it is none."""
        at = read(text)
        if at is None:
            return text or ""
        time = f"{at:%H.%M}" if self.lang == "th" else f"{at:%H:%M}"
        return self.say("moment", day=self.day(text), time=thai_digits(time) if self.lang == "th" else time)

    def year(self) -> str:
        """Gives the fiscal year."""
        year = self.manifest.fiscal_year_be
        be = thai_digits(str(year)) if self.lang == "th" else str(year)
        return self.say("year", be=be, ce=str(year - BE_OFFSET))

    def pick(self, words: Words | None) -> str:
        """Gives a text of both languages in that of the page."""
        return pick(words, self.lang)

    def verdict(self, verdict: str) -> str:
        """Gives a verdict's word."""
        return next(
            (pick(words, self.lang) for known, words in VERDICTS.items() if known == verdict), verdict
        )

    def cause(self, code: str | None) -> str:
        """Gives the title of a cause; "" where there is none."""
        return pick(telling(code).title, self.lang) if code else ""

    def reason(self) -> str:
        """Gives why it was pinned."""
        return (
            pick(WORDS[self.manifest.reason], self.lang)
            if self.manifest.reason in WORDS
            else self.manifest.reason
        )

    def other_urls(self, question: PinnedQuestion) -> tuple[str, ...]:
        """Gives what was handed in and stands no more among the answers: the assessor still opens it."""
        there = {answer.url for answer in question.answers}
        urls = question.submitted.urls if question.submitted is not None else ()
        return tuple(url for url in urls if url not in there)

    def files_of(self, look: PinnedLook) -> tuple[ProofFile, ...]:
        """Gives the files that hold what a look brought."""
        return tuple(
            file for file in self.manifest.files if look.sha256 and look.sha256 in {file.sha256, file.source}
        )

    def head_of(self, owner: str) -> tuple[ProofFile, ...]:
        """Gives the file with the heads of an answer's looks."""
        return tuple(file for file in self.manifest.files if file.what == "head" and owner in file.of)


def render(manifest: Manifest, *, lang: str) -> str:
    """Gives the page.

    Args:
        manifest: of a proof that is handed in; its files without the page itself.
        lang: ``th`` or ``en``.
    """
    unsafe = frozenset(
        url
        for question in manifest.questions
        for answer in question.record.answers
        if _links.is_hijacked(answer)
        for url in (answer.url, answer.final_url or answer.url)
    )
    return page(
        "proof.html.j2",
        style=("proof.css",),
        script=(),
        lang=lang,
        m=manifest,
        c=Cover(manifest, lang),
        href=lambda url: _links.href(url, unsafe),
        readable=lambda url: _links.defanged(url) if url in unsafe else _links.shown(url),
    )
