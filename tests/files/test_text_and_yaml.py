"""From bytes to nodes: what is no UTF-8 text or no YAML is named with its place."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck import checklist_file, yaml_nodes
from oitcheck.errors import FileProblems
from oitcheck.files import source
from oitcheck.files.shapes import plain


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "a:\n\t- b\n",
            "c.yaml:2:1: a tab stands in the indentation, expected spaces\n  replace the tab by spaces",
        ),
        (
            "a:\n  b: 1\n \tc: 2\n",
            "c.yaml:3:2: a tab stands in the indentation, expected spaces\n  replace the tab by spaces",
        ),
        (
            "a: b: c\n",
            (
                "c.yaml:1:5: a ':' stands where none can be, expected a text\n"
                "  put the text in quotes, or check the indentation"
            ),
        ),
        ("a: @x\n", "c.yaml:1:4: no text can start with this character\n  put the text in quotes"),
        ("a: 'x\nb: y\n", "c.yaml:1:4: a quote is opened and never closed\n  close the quote"),
        (
            "a: {b: c\n",
            "c.yaml:1:4: a '{' is opened and not closed, or a ',' is missing\n  close it with '}'",
        ),
        (
            "a: [b, c\n",
            "c.yaml:1:4: a '[' is opened and not closed, or a ',' is missing\n  close it with ']'",
        ),
        (
            'a: "\\q"\n',
            "c.yaml:1:5: a '\\' in double quotes starts no known escape\n  use single quotes",
        ),
        (
            "a:\n  - b\n c: d\n",
            "c.yaml:3:2: this line does not line up with the keys before it\n  indent it like the keys beside it",
        ),
        (
            "- a\nb: c\n",
            "c.yaml:2:1: this line does not line up with the list before it\n  indent it like the '-' before it",
        ),
        (
            "%YAML 3.0\n---\na: 1\n",
            (
                "c.yaml:1:1: this is not YAML: found incompatible YAML document\n"
                "  look at the indentation and the quotes of this line and the one before"
            ),
        ),
        ("", "c.yaml:1:1: the file is empty, expected a mapping\n  write it as the README shows"),
        (
            "# only this\n",
            "c.yaml:1:1: the file is empty, expected a mapping\n  write it as the README shows",
        ),
        ("a: 1\n---\nb: 2\n", "c.yaml:2:1: a second document starts here, expected one\n  delete the '---'"),
        ("a: &x\n  - *x\n", "c.yaml:2:5: the alias '*x' stands inside itself\n  write the values out"),
        (
            "a: *x\n",
            (
                "c.yaml:1:4: the alias '*x' has no anchor before it\n"
                "  write '&x' before the value that is meant, or put the text in quotes"
            ),
        ),
        ("[" * 5000, "c.yaml:1:41: more than 40 levels deep\n  write it flatter"),
        (
            "a: 1\x00\n",
            (
                "c.yaml:1:5: the control character '\\x00' stands in the file, expected plain text\n"
                "  delete it; it cannot be seen in most editors"
            ),
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(problems, text, message):
    """A file that is not YAML gives one message: where, what was found, what to do."""
    assert [message] == problems(text)


def test_several_slips_within_readable_yaml_come_in_one_go(problems):
    """Duplicate keys, tags and keys that are no words are told together with everything else."""
    said = problems(
        'schema: !!python/object/apply:os.system ["touch PWNED"]\n? [a]\n: b\nowners: {}\nowners: {}\n'
    )

    assert said[0] == (
        "c.yaml:1:1: the key 'agency' is missing (a checklist)\n  add 'agency: …', the public body"
    )
    assert (
        "c.yaml:1:9: the tag '!!python/object/apply:os.system' is not allowed, expected plain values\n"
        "  delete the tag; text, lists and mappings need none"
    ) in said
    assert "c.yaml:2:3: a list stands as a key, expected a word\n  write a word" in said
    assert "c.yaml:5:1: the key 'owners' stands twice, first in line 4\n  keep one of the two" in said


def test_no_tag_runs_anything(problems, folder):
    """A python tag is refused and what it names is never called."""
    problems('schema: !!python/object/apply:os.system ["touch PWNED"]\n')

    assert not (folder / "PWNED").exists()


def test_tis_620_is_recognised(problems, head):
    """A file saved in the Thai code page is told to be saved as UTF-8, with the first such place."""
    said = problems((head + "answers: {}\n").encode("cp874"))

    assert [
        "c.yaml:2:33: the file is in TIS-620 (Windows-874), expected UTF-8\n  save the file as UTF-8 and try again"
    ] == said


def test_other_encodings_are_named(problems):
    """UTF-16 and stray bytes are named as well."""
    assert [
        "c.yaml:0:0: the file is in UTF-16, expected UTF-8\n  save the file as UTF-8 and try again"
    ] == problems("a: 1\n".encode("utf-16"))
    assert ["c.yaml:2:4: the byte 0xff is not UTF-8\n  save the file as UTF-8 and try again"] == problems(
        b"a: 1\nb: \xff\xdb\xdc\n"
    )


def test_bom_and_crlf_are_fine(problems, head):
    """What Windows editors add changes nothing, and places stay true."""
    text = "\ufeff" + (head + "answers: {O1: {owner: nobody}}\n").replace("\n", "\r\n")

    assert problems(text) == [
        "c.yaml:5:23: answers.O1.owner: no owner has the id 'nobody'\n  choose one of: palad, finance"
    ]


def test_a_big_file_is_refused_at_once(folder):
    """50 MB are named as too large without being read whole."""
    with (folder / "big.yaml").open("wb") as big:
        big.truncate(50_000_000)
    began = time.perf_counter()

    said = [str(problem) for problem in checklist_file.lint(["big.yaml"])]

    assert said == [
        "big.yaml:0:0: the file is larger than 1 MiB (1048576 bytes)\n  split it: one file an agency"
    ]
    assert time.perf_counter() - began < 1


def test_missing_files_and_folders_are_named(folder):
    """A wrong name is a message, never a traceback."""
    assert [str(problem) for problem in checklist_file.lint(["none.yaml", ".", "a\0b"])] == [
        "none.yaml:0:0: there is no such file\n  check the name and the folder",
        ".:0:0: this is not a file\n  name a .yaml file",
        "a\0b:0:0: the file cannot be read: bad name\n  check the name and who may read it",
    ]


def test_an_alias_bomb_is_refused_quickly(problems):
    """Nine levels of aliases end at the cap, in well under a second."""
    rows = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    rows += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    began = time.perf_counter()

    said = problems("\n".join(rows) + "\n")

    assert said == [
        (
            "c.yaml:5:5: more than 100000 values once every alias (*name) is written out\n"
            "  write the values out instead of nesting aliases"
        )
    ]
    assert time.perf_counter() - began < 1


def test_a_simple_alias_is_written_out(folder, head):
    """An anchor used twice gives the same value twice."""
    text = head + "answers:\n  O1: &same {owner: palad, urls: ['https://a.go.th/x']}\n  O2: *same\n"

    found = checklist_file.load("c.yaml", text=text.encode())

    assert found.answers["O1"] == found.answers["O2"]


def test_what_yaml_would_twist_stays_as_typed(folder, head):
    """no, 08, 12:30, 1e3 and a date stay text where a text is wanted."""
    text = (
        head.replace("palad: สำนักปลัด", "no: on, '08': 12:30, 1e3: 2022-04-20")
        + "answers: {O1: {owner: no, explanation: 0o17}}\n"
    )

    found = checklist_file.load("c.yaml", text=text.encode())

    assert {"no": "on", "08": "12:30", "1e3": "2022-04-20", "finance": "กองคลัง"} == found.owners
    assert ("no", "0o17") == (found.answers["O1"].owner, found.answers["O1"].explanation)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_checklist_or_places(body):
    """Whatever the file holds, there is a value or a list of mistakes, and every place lies within the file."""
    try:
        text = source.text_of("f", body)
        root, found = yaml_nodes.parse("f", text)
    except FileProblems as stopped:
        root, found = None, stopped.problems

    assert root is not None or found
    assert all(
        problem.line <= len(body.splitlines()) + 2 + body.count(b"\xc2\x85") + body.count(b"\xe2\x80")
        for problem in found
    )


TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"), exclude_characters="\ufeff"),
    max_size=9,
)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | TEXTS,
        lambda part: st.lists(part, max_size=3) | st.dictionaries(TEXTS, part, max_size=3),
    )
)
def test_the_tree_is_what_the_file_says(value):
    """Nodes hold what a file in quotes says, texts as they are."""
    root, found = yaml_nodes.parse("f", json.dumps(value, ensure_ascii=False))

    if value is not None:
        assert (value, ()) == (plain(root), found)
