"""Plain text and CSV."""

from oitcheck.documents import Limits, Source, read

URL = "https://town.example/a.txt"


def test_text_is_read_in_its_encoding() -> None:
    """Thai text in TIS-620 is one page of Thai."""
    document = read(
        "แผนพัฒนา\r\n\r\nปี ๒๕๖๕".encode("cp874"), Source(url=URL, content_type="text/plain"), Limits()
    )

    assert (document.kind, document.encoding) == ("text", "cp874")
    assert document.pages[0].text == "แผนพัฒนา\nปี ๒๕๖๕"
    assert document.pages[0].folded == "แผนพัฒนาปี2565"


def test_csv_is_a_table() -> None:
    """Cells are told apart whatever parts them; the text reads as a table shows it."""
    body = 'ลำดับ;รายการ;งบประมาณ\n1;"จัดซื้อ; จัดจ้าง";100\n'.encode()
    document = read(body, Source(url="https://town.example/a.csv", content_type="text/csv"), Limits())

    assert document.tables[0].rows == (("ลำดับ", "รายการ", "งบประมาณ"), ("1", "จัดซื้อ; จัดจ้าง", "100"))
    assert "ลำดับ รายการ งบประมาณ" in document.pages[0].text


def test_an_empty_file_is_empty() -> None:
    """A file of white space is an empty document."""
    assert read(b" \n ", Source(url=URL, content_type="text/plain"), Limits()).trouble == "document_empty"


def test_a_huge_text_is_read_up_to_its_cap() -> None:
    """What was not read is not called read."""
    document = read(b"a " * 6_000_000, Source(url=URL), Limits())

    assert not document.complete
