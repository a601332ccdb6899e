"""บันทึกสิ่งที่เจ้าหน้าที่เปิดดู และการสอบทาน · A person's word on what a machine cannot see, and the sign-off."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import catalogue_file, checklist_file, folder, review_file
from oitcheck.cli import _options as opt
from oitcheck.cli import _review_screen as screen
from oitcheck.cli._drawn_again import draw_again
from oitcheck.cli._pictures import keep_picture
from oitcheck.cli._rejudge import rejudge
from oitcheck.cli._say import clean, say
from oitcheck.cli._sign_off import sign_off_of
from oitcheck.cli._wants import Want, stored, wants
from oitcheck.clock import bangkok_now
from oitcheck.errors import UsageError
from oitcheck.folder import history_at
from oitcheck.history import open_history
from oitcheck.judging import sign_offs_of
from oitcheck.masking import mask_id_numbers
from oitcheck.model.checklist import Checklist
from oitcheck.model.observed import Observation
from oitcheck.model.review import Reviews, Word
from oitcheck.model.run import RunRecord
from oitcheck.settings import Settings

NAME_LETTERS, NOTE_LETTERS = 100, 500


class Span(StrEnum):
    """What is signed off."""

    NIGHT = "night"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Everything that a reviewer has before them."""

    checklist: Checklist
    out: Path
    history: str | None
    record: RunRecord
    observations: dict[str, Observation]
    days: int
    today: date
    lang: str

    def wants(self, reviews: Reviews, questions: Sequence[str]) -> list[Want]:
        found = wants(self.record, self.observations, reviews.by_item(), self.today, self.days)
        return [want for want in found if not questions or want.question.id in questions]


def command(
    checklist: Annotated[str, typer.Argument(metavar="CHECKLIST", help="Checklist file.")],
    question: Annotated[
        list[str] | None, typer.Option("--question", metavar="O12", help="Repeatable.", show_default=False)
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Only tell what wants a person.")] = False,
    answer: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar="'O12 ELEMENT yes'",
            help="Repeatable, asks nothing: question, element or URL, then yes, no or later.",
            show_default=False,
        ),
    ] = None,
    sign_off: Annotated[
        Span | None, typer.Option("--sign-off", help="สอบทาน: what was reviewed.", show_default=False)
    ] = None,
    of: Annotated[
        datetime | None,
        typer.Option(
            "--of", formats=["%Y-%m-%d"], help="A day of it; the latest night's.", show_default=False
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", envvar="OITCHECK_REVIEWER", help="Your name.", show_default=False)
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="A note.", show_default=False)] = None,
    picture: Annotated[
        list[Path] | None,
        typer.Option("--picture", help="Repeatable; kept with --answer.", show_default=False),
    ] = None,
    out: opt.Out = Path("reports"),
    history: opt.HistoryUrl = None,
    lang: opt.Language = opt.Lang.TH,
) -> None:
    """Walks through what wants a person and keeps what is said beside the checklist."""
    loaded = checklist_file.load(checklist)
    reviews = review_file.load(checklist)
    catalogue = catalogue_file.load(loaded.catalogue).name
    if sign_off is not None:
        with open_history(history or history_at(out), write=False) as opened:
            runs = opened.runs(loaded.agency.id, catalogue)
        signed = sign_off_of(
            str(sign_off), runs, of=of.date() if of else None, by=_name(by), note=_note(note), today=_today()
        )
        reviews = reviews.with_sign_off(signed)
        _keep(loaded, reviews)
        say(screen.signed(signed, str(lang)))
        _show_sign_off(loaded, catalogue, reviews, out, history, str(lang))
        return
    desk = _desk(loaded, catalogue, out, history, str(lang))
    known = {one.id for one in desk.record.questions}
    for name in question or ():
        if name not in known:
            raise UsageError(f"--question: the latest run has no question {name!r}")
    if answer:
        _answered(desk, reviews, answer, by, note, picture or [])
    elif listed:
        say(screen.listed(desk.wants(reviews, question or ()), desk.lang))
    else:
        _ask(desk, reviews, question or (), by)


def _desk(checklist: Checklist, catalogue: str, out: Path, history: str | None, lang: str) -> _Desk:
    path = folder.run_folder(out, checklist.agency.id, catalogue) / "run.json"
    record = folder.read_record(path)
    if record is None:
        raise UsageError(f"{path}: no run stands here\n  run oitcheck check {checklist.path} first")
    with open_history(history or history_at(out), write=False) as opened:
        observations = stored(opened, checklist.agency.id, catalogue)
    days = Settings().review_days
    return _Desk(
        checklist=checklist,
        out=out,
        history=history,
        record=record,
        observations=observations,
        days=days,
        today=_today(),
        lang=lang,
    )


def _answered(
    desk: _Desk,
    reviews: Reviews,
    answers: Sequence[str],
    by: str | None,
    note: str | None,
    pictures: list[Path],
) -> None:
    """Takes every word that the flags name; none is kept where one of them is wrong."""
    open_wants = {(want.question.id, want.item): want for want in desk.wants(reviews, ())}
    said = []
    for text in answers:
        question, item, word, own_by, own_note = _parsed(text)
        want = open_wants.get((question, item))
        if want is None:
            near = ", ".join(known for name, known in open_wants if name == question) or "nothing"
            raise UsageError(
                f"--answer: {question} {item!r} wants no person\n  what does in {question}: {near}"
            )
        said.append((want, word, _name(own_by or by), _note(own_note or note)))
    hashes = tuple(keep_picture(path, desk.checklist.path) for path in pictures)
    for want, word, name, remark in said:
        reviews = reviews.with_word(_word(want, word, name, remark, desk.today, hashes))
    _keep(desk.checklist, reviews)
    _refresh(desk, reviews, {want.question.id for want, *_ in said})


def _parsed(text: str) -> tuple[str, str, str, str | None, str | None]:
    """Gives question, item, word, and the name and note where they stand inside too."""
    form = "write 'O12 ELEMENT yes', with no or later in place of yes"
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UsageError(f"--answer: found {text!r}: {error}\n  {form}") from error
    extra: dict[str, str | None] = {"--by": None, "--note": None}
    for flag in extra:
        if flag in words[:-1]:
            at = words.index(flag)
            extra[flag] = words[at + 1]
            del words[at : at + 2]
    if len(words) != 3 or words[2] not in review_file.SAID:
        raise UsageError(f"--answer: found {text!r}\n  {form}")
    return words[0], words[1], words[2], extra["--by"], extra["--note"]


def _ask(desk: _Desk, reviews: Reviews, questions: Sequence[str], by: str | None) -> None:
    """Asks for one word after another; each is kept at once, and a closed terminal ends it."""
    todo = [want for want in desk.wants(reviews, questions) if want.pending]
    say(screen.count(len(todo), desk.lang))
    name = by
    touched = set()
    try:
        for want in todo:
            say(screen.shown(want, desk.observations, desk.lang))
            word = screen.ask_word(desk.lang)
            if word is None:
                break
            name = name or screen.ask_name(desk.lang)
            note: str | None = None
            pictures: tuple[str, ...] = ()
            if word != "later":
                note = screen.ask_note(desk.lang)
                pictures = _asked_picture(desk)
            said = _word(want, word, _name(name), _note(note), desk.today, pictures)
            reviews = reviews.with_word(said)
            _keep(desk.checklist, reviews, quiet=True)
            touched.add(want.question.id)
    except typer.Abort:
        say("")
    if touched:
        say(str(review_file.beside(desk.checklist.path)))
        _refresh(desk, reviews, touched)


def _asked_picture(desk: _Desk) -> tuple[str, ...]:
    """Asks for a picture until it is one, or none."""
    while path := screen.ask_picture(desk.lang):
        try:
            return (keep_picture(Path(path), desk.checklist.path),)
        except UsageError as error:
            say(str(error))
    return ()


def _word(want: Want, said: str, by: str, note: str | None, today: date, pictures: tuple[str, ...]) -> Word:
    return Word(
        question=want.question.id,
        item=want.item,
        said=said,
        by=by,
        at=today,
        cause=want.cause,
        seen=want.sight.seen,
        note=note,
        pictures=pictures,
    )


def _keep(checklist: Checklist, reviews: Reviews, *, quiet: bool = False) -> None:
    path = review_file.beside(checklist.path)
    folder.replace_file(path, review_file.text_of(reviews))
    if not quiet:
        say(str(path))


def _refresh(desk: _Desk, reviews: Reviews, questions: set[str]) -> None:
    """Draws the latest night again where the words decide something in it."""
    record = rejudge(
        desk.record, desk.checklist, desk.observations, reviews, questions, desk.today, desk.days
    )
    shown = record is not None and draw_again(desk.out, desk.history, record, lang=desk.lang)
    say(screen.kept(shown, desk.lang))


def _show_sign_off(
    checklist: Checklist, catalogue: str, reviews: Reviews, out: Path, history: str | None, lang: str
) -> None:
    """Draws the latest night again with what is signed off now."""
    record = folder.read_record(folder.run_folder(out, checklist.agency.id, catalogue) / "run.json")
    if record is None:
        return
    told = sign_offs_of(reviews, datetime.fromisoformat(record.run.started_at).date())
    if told != record.sign_offs:
        draw_again(out, history, replace(record, sign_offs=told), lang=lang)


def _name(by: str | None) -> str:
    name = " ".join(clean(by or "").split())[:NAME_LETTERS]
    if not name:
        raise UsageError("a person's word wants a name\n  give --by 'name', or set OITCHECK_REVIEWER")
    return name


def _note(note: str | None) -> str | None:
    return mask_id_numbers(" ".join(clean(note or "").split()))[:NOTE_LETTERS] or None


def _today() -> date:
    return bangkok_now().date()
