"""Figures: how many words are found in documents made by real programs, and how many decoys."""

import pytest
from made import files, words

from oitcheck.documents import Limits, Source, read, read_scan, unread_pages, with_scans

DECOYS = words.decoys()


@pytest.fixture
def tell(capsys):
    """Prints a figure past the capture."""

    def line(text):
        with capsys.disabled():
            print(f"\n{text}", end="")

    return line


def count(document, seen_in):
    """Gives words found and decoys found."""
    return sum(seen_in(document, word) for word in words.KEYWORDS), sum(
        seen_in(document, near) for near in DECOYS
    )


def test_words_of_pdfs_are_found(made_pdfs, reading, seen_in, tell):
    """At least 99 % of the words and at most 0.2 % of the decoys; a text that came out damaged says so itself.

    Ghostscript may lose which letters a font draws: such a file is never taken for one that was read.
    """
    found = wrong = asked = tried = 0
    for program, paths in made_pdfs.items():
        documents = [reading(path.read_bytes(), path.name) for path in paths]
        sound = [document for document in documents if document.trouble is None and document.complete]
        counts = [count(document, seen_in) for document in sound]
        own = sum(words for words, _ in counts)
        tell(
            f"PDF by {program}: {len(sound)} of {len(paths)} read as text, {own} of "
            f"{len(words.KEYWORDS) * len(sound)} words, {sum(near for _, near in counts)} of "
            f"{len(DECOYS) * len(sound)} decoys; {len(paths) - len(sound)} told damaged"
        )
        assert all(document.trouble in {None, "text_damaged"} for document in documents)
        found, wrong = found + own, wrong + sum(near for _, near in counts)
        asked, tried = asked + len(words.KEYWORDS) * len(sound), tried + len(DECOYS) * len(sound)

    assert asked >= len(words.KEYWORDS) * 9
    assert found / asked >= 0.99
    assert wrong / tried <= 0.002


def test_words_of_office_files_are_found(made_office, reading, seen_in, tell):
    """Every word and no decoy, in every format."""
    for ending, body in made_office.items():
        document = reading(body, f"a.{ending}")
        found, wrong = count(document, seen_in)
        tell(f".{ending}: {found} of {len(words.KEYWORDS)} words, {wrong} of {len(DECOYS)} decoys")
        assert (ending, None, True) == (document.kind, document.trouble, document.complete)
        assert (len(words.KEYWORDS), 0) == (found, wrong)


@pytest.mark.usefixtures("tesseract")
def test_words_of_scans_are_found(made_pdfs, seen_in, tell):
    """At least 95 % of the words without digits; of decoys that differ in a letter none.

    A tone that the picture's reading lost is no difference (thai-text.md, "Scans"): decoys of tone are counted apart.
    """
    plain = [word for word in words.KEYWORDS if not any(sign.isdigit() for sign in word)]
    bare = {_toneless(word) for word in plain}
    decoys = [near for near in DECOYS if not any(sign.isdigit() for sign in near)]
    toned = [near for near in decoys if _toneless(near) in bare]
    lettered = [near for near in decoys if _toneless(near) not in bare]
    paths = made_pdfs["LibreOffice"][::2] + made_pdfs["Chromium"][1:2] + made_pdfs["Ghostscript"][3:4]
    documents = [scanned(files.scan(files.pictures(path))) for path in paths]

    found = sum(seen_in(document, word) for document in documents for word in plain)
    tones = sum(seen_in(document, near) for document in documents for near in toned)
    letters = sum(seen_in(document, near) for document in documents for near in lettered)
    count = len(documents)
    tell(
        f"scans: {found} of {len(plain) * count} words, {letters} of {len(lettered) * count} decoys of a letter, "
        f"{tones} of {len(toned) * count} of a tone"
    )

    assert [True] * count == [document.complete for document in documents]
    assert found / (len(plain) * count) >= 0.95
    assert 0 == letters
    assert tones / (len(toned) * count) <= 0.15


def scanned(body):
    """Gives the Document with its pictures read."""
    source = Source(url="https://town.example/scan.pdf")
    document = read(body, source, Limits())
    wanted = unread_pages(document)
    return with_scans(document, {number: read_scan(body, source, Limits(), number).text for number in wanted})


def _toneless(word):
    return "".join(sign for sign in word if sign not in "่้๊๋")
