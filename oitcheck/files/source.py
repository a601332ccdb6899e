"""A path to text: a file that is too big, not text, or not UTF-8 is named as such before it is read as YAML."""

import re
import stat
from pathlib import Path

from oitcheck.errors import FileProblems, Problem

MAX_BYTES = 1024 * 1024
"""A checklist of 43 questions with 33 answers each stays below 200 KiB."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_THAI = re.compile("[ก-๛]")
_LATIN_HIGH = re.compile("[^\x00-\x7fก-๛]")


def read(path: str) -> bytes:
    """Gives the bytes of a file.

    Raises:
        FileProblems: there is no such file, it is not a regular file, cannot be opened, or is over ``MAX_BYTES``.
    """
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise _whole(path, "this is not a file", "name a .yaml file")
        with Path(path).open("rb") as opened:
            body = opened.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise _whole(path, "there is no such file", "check the name and the folder") from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "bad name"
        raise _whole(
            path, f"the file cannot be read: {reason.lower()}", "check the name and who may read it"
        ) from error
    return body


def text_of(path: str, body: bytes) -> str:
    """Gives the text of a file's bytes, without a byte order mark.

    Raises:
        FileProblems: too big, not UTF-8, or with control characters; each with its place.
    """
    if len(body) > MAX_BYTES:
        raise _whole(path, "the file is larger than 1 MiB (1048576 bytes)", "split it: one file an agency")
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _whole(path, "the file is in UTF-16, expected UTF-8", "save the file as UTF-8 and try again")
    try:
        text = body.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileProblems((_not_utf8(path, body, error.start),)) from error
    bad = _FORBIDDEN.search(text)
    if bad is not None:
        line, column = _place(text, bad.start())
        raise FileProblems(
            (
                Problem(
                    path=path,
                    line=line,
                    column=column,
                    where="",
                    found=f"the control character {bad[0]!r} stands in the file, expected plain text",
                    remedy="delete it; it cannot be seen in most editors",
                ),
            )
        )
    return text


def _not_utf8(path: str, body: bytes, at: int) -> Problem:
    head = body.removeprefix(b"\xef\xbb\xbf")[:at].decode("utf-8", "replace")
    line, column = _place(head, len(head))
    if _is_thai_codepage(body):
        found = "the file is in TIS-620 (Windows-874), expected UTF-8"
    else:
        found = f"the byte 0x{body[at]:02x} is not UTF-8"
    return Problem(
        path=path,
        line=line,
        column=column,
        where="",
        found=found,
        remedy="save the file as UTF-8 and try again",
    )


def _is_thai_codepage(body: bytes) -> bool:
    try:
        text = body.decode("cp874")
    except UnicodeDecodeError:
        return False
    return len(_THAI.findall(text)) > 4 * len(_LATIN_HIGH.findall(text))


def _place(text: str, at: int) -> tuple[int, int]:
    head = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return head.count("\n") + 1, len(head) - head.rfind("\n")


def _whole(path: str, found: str, remedy: str) -> FileProblems:
    return FileProblems(
        (Problem(path=path, line=0, column=0, where="", found=found, remedy=remedy),),
    )
