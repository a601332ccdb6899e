"""Every address of the sample site and what it answers."""

from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files

from oitcheck.sample import faults, layout, pictures
from oitcheck.sample.content import QUESTIONS, Piece, pieces, text_of
from oitcheck.sample.reply import Reply

MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ROBOTS = "User-agent: *\nDisallow: /search\nCrawl-delay: 0\n"


def build(broken: AbstractSet[str]) -> dict[str, Reply]:
    """Gives the answers by decoded path (and query, where the site has one).

    Args:
        broken: ids of the questions whose broken twin is served.

    Raises:
        ValueError: a question does not exist.
    """
    unknown = set(broken) - set(QUESTIONS)
    if unknown:
        raise ValueError(f"the sample municipality has no question {', '.join(sorted(unknown))}: O1 to O43")
    served = [piece for piece in pieces().values() if piece.path]
    return _fixtures() | {piece.path: _reply(piece, broken) for piece in served}


def not_found() -> Reply:
    """Gives the site's honest answer to an address that it does not know: status 404."""
    return _not_found()


def thanks() -> Reply:
    """Gives the answer to whoever sends a form: nothing is kept."""
    return faults.page("thanks")


@cache
def _not_found() -> Reply:
    return faults.page("http_not_found", status=404)


def _reply(piece: Piece, broken: AbstractSet[str]) -> Reply:
    sound = _file(piece, broken) if piece.is_document else _page(piece, broken)
    if piece.question is None or piece.question not in broken:
        return sound
    return faults.reply_of(pieces()[piece.question].twin, piece, sound) or sound


def _page(piece: Piece, broken: AbstractSet[str]) -> Reply:
    title, body = text_of(piece, broken)
    if body.startswith("<!DOCTYPE"):
        return Reply(body=body.encode())
    return Reply(body=layout.framed(title=title, body=body, section=piece.section, broken=broken).encode())


def _file(piece: Piece, broken: AbstractSet[str]) -> Reply:
    ending = piece.path[piece.path.rindex(".") :]
    folder = files(__package__).joinpath("files")
    file = folder.joinpath(f"{piece.name}-broken{ending}")
    if piece.question not in broken or not file.is_file():
        file = folder.joinpath(f"{piece.name}{ending}")
    return Reply(body=file.read_bytes(), media_type=MEDIA_TYPES[ending])


@cache
def _fixtures() -> dict[str, Reply]:
    svg = "image/svg+xml"
    drawn = {path: Reply(body=picture.encode(), media_type=svg) for path, picture in pictures.drawn().items()}
    return drawn | {
        "/style.css": Reply(body=layout.style(), media_type="text/css; charset=utf-8"),
        "/robots.txt": Reply(body=ROBOTS.encode(), media_type="text/plain; charset=utf-8"),
    }
