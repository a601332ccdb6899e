"""A picture file's frame: its type, size, number of frames and whether it is whole, without decoding it."""

import struct
from dataclasses import dataclass

_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_FRAMES = 2_000
_TIFF_TYPES = {1: "B", 3: "H", 4: "I"}
_WIDTH, _HEIGHT, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES = 256, 257, 273, 279, 324, 325


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture file says of itself; ``size`` is width and height in pixels, null where it does not say."""

    media_type: str
    size: tuple[int, int] | None
    whole: bool
    count: int = 1

    @property
    def dots(self) -> int:
        """Pixels of one frame."""
        return self.size[0] * self.size[1] if self.size else 0


def frame_of(body: bytes) -> Frame:
    """Gives what the bytes say.

    Raises:
        struct.error: the file ends inside a field.
    """
    size: tuple[int, int] | None
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        size = struct.unpack(">II", body[16:24])
        return Frame("image/png", size, b"IEND" in body[-64:] and b"IDAT" in body)
    if body.startswith(b"\xff\xd8"):
        size = _jpeg_size(body)
        return Frame("image/jpeg", size, size is not None and b"\xff\xd9" in body[-64 * 1024 :])
    if body.startswith((b"GIF87a", b"GIF89a")):
        return Frame("image/gif", struct.unpack("<HH", body[6:10]), b"\x3b" in body[-16:])
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        whole = len(body) >= int.from_bytes(body[4:8], "little") + 8
        return Frame("image/webp", _webp_size(body), whole)
    if body.startswith((b"II*\0", b"MM\0*")):
        return _tiff(body)
    if body.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", body, 18)
        whole = len(body) >= int.from_bytes(body[2:6], "little")
        return Frame("image/bmp", (abs(width), abs(height)), whole)
    return Frame("image/*", None, whole=True)


def _jpeg_size(body: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(body) and body[at] == 0xFF:
        marker, length = body[at + 1], int.from_bytes(body[at + 2 : at + 4], "big")
        if marker == 0xFF:
            at += 1
            continue
        if marker in _JPEG_SIZES:
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    return None


def _webp_size(body: bytes) -> tuple[int, int] | None:
    form = body[12:16]
    if form == b"VP8X":
        width, height = (int.from_bytes(body[at : at + 3], "little") + 1 for at in (24, 27))
        return width, height
    if form == b"VP8L":
        packed = int.from_bytes(body[21:25], "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    if form == b"VP8 ":
        width, height = struct.unpack("<HH", body[26:30])
        return width & 0x3FFF, height & 0x3FFF
    return None


def _tiff(body: bytes) -> Frame:
    order = "<" if body.startswith(b"II") else ">"
    (at,) = struct.unpack_from(order + "I", body, 4)
    seen: set[int] = set()
    size: tuple[int, int] | None = None
    whole = True
    while at and at not in seen and len(seen) < _FRAMES:
        seen.add(at)
        (count,) = struct.unpack_from(order + "H", body, at)
        fields = _tiff_fields(body, order, at + 2, count)
        width, height = fields.get(_WIDTH, [0])[0], fields.get(_HEIGHT, [0])[0]
        size = max(size or (0, 0), (width, height), key=lambda one: one[0] * one[1])
        starts = fields.get(_STRIPS) or fields.get(_TILES) or []
        lengths = fields.get(_STRIP_BYTES) or fields.get(_TILE_BYTES) or []
        whole = whole and all(
            start + length <= len(body) for start, length in zip(starts, lengths, strict=False)
        )
        (at,) = struct.unpack_from(order + "I", body, at + 2 + 12 * count)
    return Frame("image/tiff", size, whole and bool(seen), max(1, len(seen)))


def _tiff_fields(body: bytes, order: str, at: int, count: int) -> dict[int, list[int]]:
    """Gives the numbers of the fields that say where the dots are."""
    fields: dict[int, list[int]] = {}
    for place in range(at, at + 12 * count, 12):
        tag, kind, number = struct.unpack_from(order + "HHI", body, place)
        form = _TIFF_TYPES.get(kind)
        if form is None or tag not in {_WIDTH, _HEIGHT, _STRIPS, _STRIP_BYTES, _TILES, _TILE_BYTES}:
            continue
        number = min(number, 100_000)
        inline = number * struct.calcsize(form) <= 4
        where = place + 8 if inline else struct.unpack_from(order + "I", body, place + 8)[0]
        fields[tag] = list(struct.unpack_from(f"{order}{number}{form}", body, where))
    return fields
