"""Content codings undone piece by piece, with a limit on every stage."""

import re
import zlib
from collections.abc import Iterator

from oitcheck.fetch._mishap import Mishap

ACCEPTED = "gzip"
"""What is asked for; ``deflate`` is understood where it comes unasked."""

_MOST_CODINGS = 3
_MOST_MEMBERS = 1000
_PIECE = 64 * 1024
_GZIP = {"gzip", "x-gzip"}
_NO_CODING = {
    "identity",
    "none",
    "utf-8",
    "utf8",
    "tis-620",
    "windows-874",
    "binary",
    "8bit",
    "7bit",
    "text/html",
}
"""``identity``, and what is written there by mistake (a charset, a mail's transfer encoding): browsers pass over it."""


class Decoder:
    """Undoes the codings of one body.

    Args:
        codings: as the ``Content-Encoding`` headers name them, in order.
        limit: bytes that any stage may give.

    Raises:
        Mishap: ``decoding_failed`` for a coding that was not asked for, or too many.
    """

    def __init__(self, codings: str, limit: int) -> None:
        names = [name for name in re.split(r"[\s,]+", codings.lower()) if name and name not in _NO_CODING]
        if len(names) > _MOST_CODINGS:
            raise Mishap(
                "decoding_failed", f"{len(names)} content codings, at most {_MOST_CODINGS} are undone"
            )
        unknown = [name for name in names if name not in _GZIP | {"deflate"}]
        if unknown:
            raise Mishap("decoding_failed", f"content coding {unknown[0][:60]!r} was not asked for")
        self._stages = [_Stage(gzip=name in _GZIP, limit=limit) for name in reversed(names)]
        self._limit = limit
        self._given = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Gives decoded pieces of at most 64 KiB each (uncoded bodies as they come).

        Raises:
            Mishap: ``too_large`` at the limit, ``decoding_failed`` for damaged data.
        """
        for piece in self._through(data, 0):
            self._given += len(piece)
            if self._given > self._limit:
                raise Mishap("too_large", f"more than {self._limit} bytes after decoding")
            yield piece

    def _through(self, data: bytes, place: int) -> Iterator[bytes]:
        if place == len(self._stages):
            yield data
            return
        for piece in self._stages[place].feed(data):
            yield from self._through(piece, place + 1)

    def finish(self) -> None:
        """Says that the body is complete.

        Raises:
            Mishap: ``truncated`` where a coded stream was not.
        """
        for stage in self._stages:
            stage.finish()


class _Stage:
    """One coding."""

    def __init__(self, *, gzip: bool, limit: int) -> None:
        self._gzip = gzip
        self._limit = limit
        self._given = 0
        self._members = 0
        self._inner: zlib._Decompress | None = None
        self._start = b""
        self._garbage = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and not self._garbage:
            if self._inner is None:
                data = self._start + data
                self._start = b""
                if len(data) < 2:
                    self._start = data
                    return
                self._inner = self._open(data)
                if self._inner is None:
                    return
            yield from self._pump(self._inner, data)
            if not self._inner.eof:
                return
            data, self._inner = self._inner.unused_data, None

    def _open(self, data: bytes) -> "zlib._Decompress | None":
        """Begins a member; what follows the first and is none is garbage that browsers pass over."""
        if self._members and not (self._gzip and data[:2] == b"\x1f\x8b"):
            self._garbage = True
            return None
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise Mishap("decoding_failed", f"more than {_MOST_MEMBERS} gzip members")
        if self._gzip:
            return zlib.decompressobj(16 + zlib.MAX_WBITS)
        wrapped = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
        return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)

    def _pump(self, inner: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
        while data or not inner.eof:
            try:
                piece = inner.decompress(data, _PIECE)
            except zlib.error as error:
                raise Mishap("decoding_failed", str(error)[:200]) from error
            data = inner.unconsumed_tail
            if piece:
                self._given += len(piece)
                if self._given > self._limit:
                    raise Mishap("too_large", f"more than {self._limit} bytes after decoding")
                yield piece
            elif not data:
                return
            if inner.eof:
                return

    def finish(self) -> None:
        if self._inner is not None or (self._start and not self._members):
            raise Mishap("truncated", "the compressed body ends before its end")
