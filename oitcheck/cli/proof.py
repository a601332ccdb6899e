"""หลักฐาน: เก็บทุกไบต์ของคำตอบ ทำแฟ้มส่งมอบ และตรวจว่าไม่ถูกแก้ไข · Pin what stands at the answers, hand it in, check it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import catalogue_file, checklist_file, folder, proof
from oitcheck.cli import _options as opt
from oitcheck.cli._night import look
from oitcheck.cli._past_night import read_day
from oitcheck.cli._proof_check import check_proof, compared, say_findings
from oitcheck.cli._say import clean, say, tell
from oitcheck.clock import bangkok_now
from oitcheck.errors import UsageError
from oitcheck.folder import history_at
from oitcheck.history import open_history
from oitcheck.masking import mask
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.model.proof import PinnedQuestion
from oitcheck.settings import Settings

TAMPERED = 1


def command(
    checklist: Annotated[
        str | None, typer.Argument(metavar="[CHECKLIST]", help="Checklist file.", show_default=False)
    ] = None,
    questions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUESTION]...", help="Such as O12: hand these in. None: pin all.", show_default=False
        ),
    ] = None,
    out: opt.Out = Path("reports"),
    to: Annotated[
        Path | None,
        typer.Option(
            "--folder", metavar="DIR", help="Folder to make; DIR.zip beside it.", show_default=False
        ),
    ] = None,
    pin: Annotated[
        bool, typer.Option("--pin", help="Look again now instead of taking what is pinned.")
    ] = False,
    night: Annotated[
        str | None,
        typer.Option(
            "--night", metavar="DAY", help="What was pinned on that day, not the latest.", show_default=False
        ),
    ] = None,
    check: Annotated[
        Path | None,
        typer.Option(
            "--check", metavar="FOLDER|ZIP", help="Tell whether a proof is as it was.", show_default=False
        ),
    ] = None,
    history: opt.HistoryUrl = None,
    lang: opt.Language = opt.Lang.TH,
    quiet: opt.Quiet = False,
    timeout: opt.Timeout = None,
    connect_timeout: opt.ConnectTimeout = None,
    max_bytes: opt.MaxBytes = None,
    max_decoded_bytes: opt.MaxDecodedBytes = None,
    max_redirects: opt.MaxRedirects = None,
    per_host: opt.PerHost = None,
    interval: opt.Interval = None,
    second_look: opt.SecondLook = None,
    no_second_look: opt.NoSecondLook = False,
    max_pause: opt.MaxPause = None,
    canary: opt.Canary = None,
    no_canary: opt.NoCanary = False,
    allow_address: opt.AllowAddress = None,
    allow_private: opt.AllowPrivate = False,
    vantage: opt.Vantage = None,
    contact: opt.Contact = None,
    proxy: opt.Proxy = None,
    ca_bundle: opt.CaBundle = None,
) -> None:
    """Exits with 1 where a proof was changed, 2 where it is none, 4 where it cannot be read, made or pinned."""
    if check is not None:
        raise typer.Exit(check_proof(check, checklist, out, history, str(lang)))
    if checklist is None:
        raise UsageError("no checklist was named\n  name a file: oitcheck proof CHECKLIST O12")
    settings = opt.settings_of(
        timeout=timeout,
        connect_timeout=connect_timeout,
        max_bytes=max_bytes,
        max_decoded_bytes=max_decoded_bytes,
        max_redirects=max_redirects,
        per_host=per_host,
        interval=interval,
        second_look=second_look,
        no_second_look=no_second_look,
        max_pause=max_pause,
        canary=canary,
        no_canary=no_canary,
        allow_address=allow_address,
        allow_private=allow_private,
        vantage=vantage,
        contact=contact,
        proxy=proxy,
        ca_bundle=ca_bundle,
    )
    loaded = checklist_file.load(checklist)
    catalogue = catalogue_file.load(loaded.catalogue)
    wanted = _known(questions or (), catalogue)
    if night is not None:
        _day(night)
        if not wanted:
            raise UsageError(
                "--night takes what was pinned: name the questions\n  oitcheck proof CHECKLIST O12 --night DAY"
            )
    home = folder.run_folder(out, loaded.agency.id, catalogue.name)
    if pin or not wanted or (night is None and _chosen(home, wanted, None) is None):
        _pin((loaded, catalogue), wanted, settings, out, history, str(lang), quiet=quiet)
    if wanted:
        raise typer.Exit(_hand_in(loaded, home, wanted, night, to, history or history_at(out), str(lang)))
    raise typer.Exit(0)


def _known(wanted: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    ids = {question.id.upper(): question.id for question in catalogue.questions()}
    for name in wanted:
        if name.upper() not in ids:
            raise UsageError(
                f"found {name!r}, expected one of the questions of {catalogue.name}\n  see oitcheck catalogues {catalogue.name}"
            )
    return tuple(dict.fromkeys(ids[name.upper()] for name in wanted))


def _pin(
    job: tuple[Checklist, Catalogue],
    only: Sequence[str],
    settings: Settings,
    out: Path,
    history: str | None,
    lang: str,
    *,
    quiet: bool,
) -> None:
    """Looks now and keeps the bytes; ends the verb where that is not possible."""
    code = look(
        [job], settings, out=out, history_url=history, formats=("html", "json"), fail_on="never", lang=lang,
        only=frozenset(only), quiet=quiet, pin=True, brief=True,
    )  # fmt: skip
    if code:
        raise typer.Exit(code)


def _day(text: str) -> str:
    """Gives the day that was typed, as report --night reads it, as an ISO day."""
    try:
        return read_day(text).isoformat()
    except UsageError as error:
        raise UsageError(f"--night: found {text!r}, expected a day such as 2569-04-30") from error


def _chosen(home: Path, wanted: Sequence[str], day: str | None) -> proof.Pin | None:
    """Gives the newest pin, or that of a day, that holds all questions."""
    return next(
        (
            pin
            for pin in proof.pins(home)
            if (day is None or pin.manifest.run.started_at.startswith(day))
            and set(wanted) <= {question.record.id for question in pin.manifest.questions}
        ),
        None,
    )


def _hand_in(
    checklist: Checklist,
    home: Path,
    wanted: Sequence[str],
    night: str | None,
    to: Path | None,
    history_url: str,
    lang: str,
) -> int:
    for lost in proof.damaged(home):
        tell(f"oitcheck: {lost}: {DAMAGED[lang]}\n  oitcheck proof --check {lost}")
    pin = _chosen(home, wanted, None if night is None else _day(night))
    if pin is None:
        days = ", ".join(one.manifest.run.started_at[:10] for one in proof.pins(home)) or "-"
        raise UsageError(f"--night: nothing of {', '.join(wanted)} is pinned on {night}\n  pinned: {days}")
    checked = compared(proof.check(pin.folder), pin.manifest, history_url, named=True)
    if checked.findings:
        say_findings(pin.folder, checked, lang)
        return TAMPERED
    _tell_other_addresses(checklist, pin, wanted, lang)
    now = bangkok_now()
    name = "-".join(wanted) if len(wanted) <= 3 else f"{wanted[0]}-{len(wanted)}"
    target = to.absolute() if to is not None else home / "handed-in" / f"{name}-{now:%Y%m%dT%H%M%S}"
    with open_history(history_url) as history:
        questions = proof.with_counts(
            [one for one in pin.manifest.questions if one.record.id in wanted], pin, history
        )
        handed = proof.hand_in(pin, questions, target, history, lang=lang, now=now)
    _tell_counts(questions, lang)
    say(f"{handed.folder}\n{handed.zip}\n  SHA-256: {handed.zip_sha256}")
    return 0


def _tell_other_addresses(checklist: Checklist, pin: proof.Pin, wanted: Sequence[str], lang: str) -> None:
    """Says where a checklist has other addresses than those that were pinned: nobody is to take the one for the other."""
    for question in pin.manifest.questions:
        name = question.record.id
        now = (
            [mask(answer.url) for answer in checklist.answers[name].urls] if name in checklist.answers else []
        )
        if name in wanted and now != [answer.url for answer in question.answers]:
            tell(
                f"{name}: {OTHER[lang].format(day=pin.manifest.run.started_at[:10])}\n  oitcheck proof … {name} --pin"
            )


def _tell_counts(questions: Sequence[PinnedQuestion], lang: str) -> None:
    for question in questions:
        for answer in question.answers:
            if answer.opened is not None:
                count = OPENED[lang].format(opened=answer.opened.opened, looks=answer.opened.looks)
                say(clean(f"{question.record.id}/{answer.number}: {count} {answer.url}"))


DAMAGED = {
    "th": "บัญชีหลักฐานถูกแก้ไขหรือหายไป จึงไม่นำมาใช้",
    "en": "its manifest was changed or is gone; it is not used",
}
OTHER = {
    "th": "URL ในไฟล์รายการไม่ตรงกับที่เก็บหลักฐานไว้เมื่อ {day} แฟ้มนี้เป็นของ URL ที่เก็บไว้",
    "en": "the checklist has other addresses now than those pinned on {day}; these are the pinned ones",
}
OPENED = {"th": "เปิดได้ {opened} ครั้ง จาก {looks} ครั้งที่ตรวจ", "en": "opened in {opened} of {looks} looks"}
