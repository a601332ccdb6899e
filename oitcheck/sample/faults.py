"""Ways in which a whole answer goes wrong, as real sites show them; the wording stands in ``content/fault-….html``."""

from collections.abc import Callable

from oitcheck.sample import layout
from oitcheck.sample.content import Piece, pieces
from oitcheck.sample.reply import HTML, Reply

PDF = "application/pdf"


def reply_of(kind: str, piece: Piece, sound: Reply) -> Reply | None:
    """Gives what a broken address answers.

    Args:
        kind: a question's ``twin``.
        piece: what should have been served.
        sound: how it would have been served.

    Returns:
        null where the kind is a matter of wording: the page then answers, with its other text.
    """
    fault = FAULTS.get(kind)
    return fault(piece, sound) if fault else None


def page(kind: str, *, status: int = 200) -> Reply:
    """Gives the site's own page for a mishap, inside the usual frame."""
    shown = pieces()[f"fault-{kind}"]
    html = layout.framed(title=shown.title, body=shown.body)
    return Reply(status=status, body=html.encode(), modified=None)


def _bare(kind: str, *, status: int = 200, media_type: str = HTML) -> Reply:
    body = pieces()[f"fault-{kind}"].body.encode()
    return Reply(status=status, body=body, media_type=media_type, modified=None)


def _empty_main(piece: Piece, _sound: Reply) -> Reply:
    return Reply(body=layout.framed(title=piece.title, body="", section=piece.section).encode())


def _in_frame(kind: str, status: int = 200) -> Callable[[Piece, Reply], Reply]:
    return lambda _piece, _sound: page(kind, status=status)


FAULTS: dict[str, Callable[[Piece, Reply], Reply]] = {
    "http_not_found": _in_frame("http_not_found", 404),
    "http_gone": _in_frame("http_gone", 410),
    "http_server_error": lambda _piece, _sound: _bare("http_server_error", status=500),
    "soft_404": _in_frame("soft_404"),
    "under_construction": _in_frame("under_construction"),
    "template_text": _in_frame("template_text"),
    "empty_main": _empty_main,
    "empty_page": lambda _piece, _sound: Reply(),
    "redirect_to_home": lambda _piece, _sound: Reply(status=302, location="/", modified=None),
    "login_wall": lambda piece, _sound: Reply(
        status=302, location=f"/login?next={piece.path}", modified=None
    ),
    "hijacked": lambda _piece, _sound: _bare("hijacked"),
    "server_error_page": lambda _piece, _sound: _bare("server_error_page"),
    "maintenance_page": lambda _piece, _sound: _bare("maintenance_page"),
    "html_instead_of_document": lambda _piece, _sound: _bare("html_instead_of_document", media_type=PDF),
    "document_corrupt": lambda _piece, sound: Reply(body=sound.body[: len(sound.body) // 3], media_type=PDF),
    "document_empty": lambda _piece, _sound: Reply(media_type=PDF),
}
