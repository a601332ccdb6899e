"""A zip archive that holds one document: which, and its bytes, within bounds."""

from oitcheck.documents._container import Refused, member, opened

_BESIDE = ("thumbs.db", "desktop.ini", ".ds_store")


def only_member(body: bytes) -> tuple[str, bytes]:
    """Gives the name and the bytes of the one file in the archive; what systems put beside files does not count.

    Raises:
        Refused: damaged, locked, too large, or with no file or several.
    """
    with opened(body) as container:
        names = [name for name in container.namelist() if _is_document(name)]
        if not names:
            raise Refused("document_empty", "no file in the archive")
        if len(names) > 1:
            raise Refused("document_unreadable", f"{len(names)} files in the archive")
        info = container.getinfo(names[0])
        return _name(names[0], utf8=bool(info.flag_bits & 0x800)), member(container, names[0])


def _is_document(name: str) -> bool:
    last = name.rpartition("/")[2]
    return bool(last) and not name.startswith("__MACOSX/") and last.lower() not in _BESIDE


def _name(name: str, *, utf8: bool) -> str:
    """Gives the file's own name; Thai names of old programs are bytes of Windows' Thai code page."""
    last = name.rpartition("/")[2]
    if utf8:
        return last
    try:
        raw = last.encode("cp437")
    except UnicodeEncodeError:
        return last
    for codec in ("utf-8", "cp874"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return last
