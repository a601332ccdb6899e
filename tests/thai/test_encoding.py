"""Bytes to text, whatever is declared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.thai.encoding import decode

PAGE = "<p>เทศบาลตำบลเมืองแกลง สำนักงานปลัด ประจำปี ๒๕๖๕ การเปิดเผยข้อมูล</p>"
SHORT = "<title>แผนที่</title>"


def browser_cp874(body: bytes) -> str:
    """Bytes as a browser shows them that takes them for Thai: undefined ones as C1 signs."""
    return "".join(bytes([byte]).decode("cp874", "ignore") or chr(byte) for byte in body)


def browser_cp1252(body: bytes) -> str:
    """Bytes as a browser shows them that takes them for Western."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in body)


THAI = PAGE.encode("cp874")
UTF8 = PAGE.encode()
CASES = [
    ("UTF-8", UTF8, ("utf-8",), "utf-8", ()),
    ("UTF-8, nothing declared", UTF8, (), "utf-8", ()),
    ("UTF-8 with a mark", b"\xef\xbb\xbf" + UTF8, ("tis-620",), "utf-8", ()),
    ("UTF-8 declared as Thai", UTF8, ("tis-620",), "utf-8", ("charset_mismatch",)),
    ("UTF-8 declared as Western", UTF8, ("ISO-8859-1",), "utf-8", ("charset_mismatch",)),
    ("UTF-8, header right and meta wrong", UTF8, ("utf-8", "windows-874"), "utf-8", ()),
    ("Thai declared as UTF-8", THAI, ("utf-8",), "cp874", ("charset_mismatch",)),
    ("Thai, nothing declared", THAI, (), "cp874", ()),
    ("Thai declared by an unknown name", THAI, ("thai-878",), "cp874", ()),
    ("Thai declared as Western", THAI, ("iso-8859-1",), "cp874", ("charset_mismatch",)),
    ("short Thai, nothing declared", SHORT.encode("cp874"), (), "cp874", ()),
    ("UTF-16 with a mark", PAGE.encode("utf-16"), (), "utf-16-le", ()),
    ("UTF-16 big endian with a mark", b"\xfe\xff" + PAGE.encode("utf-16-be"), (), "utf-16-be", ()),
    ("UTF-16 without a mark", PAGE.encode("utf-16-le"), (), "utf-16-le", ()),
    ("UTF-16 big endian without a mark", PAGE.encode("utf-16-be"), (), "utf-16-be", ()),
    ("twice encoded by way of Western", browser_cp1252(UTF8).encode(), ("utf-8",), "utf-8", ("mojibake",)),
    ("twice encoded by way of Latin-1", UTF8.decode("latin-1").encode(), ("utf-8",), "utf-8", ("mojibake",)),
    ("twice encoded by way of Thai", browser_cp874(UTF8).encode(), ("utf-8",), "utf-8", ("mojibake",)),
    ("Thai bytes taken for Western", THAI.decode("latin-1").encode(), ("utf-8",), "utf-8", ("mojibake",)),
] + [
    (f"declared {name}", THAI, (name,), "cp874", ())
    for name in ("tis-620", "TIS-620", "windows-874", "iso-8859-11", "tis620-2533", "x-windows-874", "cp874", "TIS620.2533-1", "ISO_8859-11")
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "body", "declared", "encoding", "notes"), CASES, ids=[case[0] for case in CASES]
)
def test_thai_is_read(
    name: str, body: bytes, declared: tuple[str, ...], encoding: str, notes: tuple[str, ...]
) -> None:
    """Every way in which Thai arrives is read without a letter lost, and what is wrong is named."""
    decoded = decode(body, declared)

    assert decoded.text == (SHORT if "short" in name else PAGE)
    assert (decoded.encoding, decoded.notes) == (encoding, notes)


OTHERS = [
    ("déjà vu à la française, où est-il né ? garçon", "latin-1", "iso-8859-1"),
    ("Привет мир, как дела сегодня у вас", "cp1251", "windows-1251"),
    ("Привет мир, как дела сегодня у вас", "koi8-r", "koi8-r"),
    ("你好世界，今天天气很好，我们去公园散步吧", "gb18030", "gbk"),
    ("こんにちは世界、今日は良い天気ですね", "shift_jis", "shift_jis"),
    ("歡迎光臨臺北市政府全球資訊網", "big5", "big5"),
]


@pytest.mark.parametrize(("text", "codec", "declared"), OTHERS)
def test_other_declared_encodings_are_read(text: str, codec: str, declared: str) -> None:
    """A text that is not Thai is not made Thai."""
    assert decode(text.encode(codec), (declared,)).text == text


@pytest.mark.parametrize(
    "name",
    [
        "zlib_codec",
        "rot13",
        "idna",
        "punycode",
        "unicode_escape",
        "hex",
        "base64",
        "mbcs",
        "undefined",
        "\0",
        "a" * 99,
        "..",
        "utf-7",
    ],
)
@pytest.mark.parametrize("body", [UTF8, THAI, b"plain", "déjà".encode("latin-1"), b"+AGE-"])
def test_a_codec_that_is_no_encoding_of_text_is_never_called(name: str, body: bytes) -> None:
    """A hostile charset is passed over like an unknown one."""
    assert decode(body, (name,)).text == decode(body, ()).text


def test_a_few_bad_bytes_do_not_cost_the_text() -> None:
    """UTF-8 with invalid bytes and surrogates at its end is UTF-8; what is bad is replaced."""
    decoded = decode(UTF8 + b"\xff\xfe\xed\xa0\x80", ("utf-8",))

    assert decoded.text.startswith(PAGE)
    assert decoded.encoding == "utf-8"
    assert set(decoded.text[len(PAGE) :]) == {"\ufffd"}


def test_a_thai_part_of_a_utf8_page_is_read() -> None:
    """A file that was included in another encoding is read in its own."""
    decoded = decode(UTF8 * 8 + "<b>เทศบาล</b>".encode("cp874"), ())

    assert decoded.text.endswith("<b>เทศบาล</b>")


def test_good_words_are_not_taken_for_twice_encoded() -> None:
    """Words that begin with เธ and เน, and French accents, stay as they are."""
    for text in ("เธอเน้นเนื้อเนยเธอเน้น เธอ เน้น", "déjà là à ¸ été où naïve"):
        assert decode(text.encode()).text == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "tis-620", "utf-16", "gbk", "zlib_codec"]))
def test_any_bytes_become_text_that_can_be_stored(body: bytes, declared: str) -> None:
    """Whatever comes, text comes out: no error, no lone surrogate."""
    decoded = decode(body, (declared,) if declared else ())

    assert decoded.text.encode("utf-8").decode("utf-8") == decoded.text
