"""The catalogues of all years: as complete, and never more certain, than their sources; judged, told and rendered."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from oitcheck import catalogue_file, checklist_file, report, rules
from oitcheck.judging import Night, judge, what_if
from oitcheck.model.document import Document, Page
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Verdict
from oitcheck.thai.text import fold

YEARS = ("oit-2564", "oit-2566", "oit-2567", "oit-2568", "oit-2569")
DRAFTS = {"oit-2566", "oit-2567", "oit-2568", "oit-2569"}
UNWEIGHED = {"oit-2567", "oit-2568", "oit-2569"}
SURE = {"v": "verified", "2": "two-sources", "1": "one-source", "m": "memory"}
RESTS = {"t": "text", "p": "practice", "m": "memory"}
RANK = ("memory", "one-source", "two-sources", "verified")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def sources():
    """Gives by catalogue what its sources say: sub-indicator, question, title's confidence, elements."""
    found = {}
    for line in (Path(__file__).parent / "years" / "sources.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, sub, question, title, *elements = line.split()
            known = [(SURE[one[0]], RESTS[one[1]]) for one in elements if one != "-"]
            found.setdefault(name, []).append((sub, question, SURE[title], known))
    return found


def leaves(expectation):
    if not expectation.parts:
        return [expectation]
    return [leaf for part in expectation.parts for leaf in leaves(part)]


def url(question):
    return f"https://www.town.go.th/{question}"


@pytest.fixture
def judged(tmp_path):
    """Judges one year with these texts by question; all others show a page that says nothing."""

    def called(name, texts=None, *, today=None, expect=""):
        catalogue = catalogue_file.load(name)
        ids = [question.id for question in catalogue.questions()]
        lines = [
            "schema: oitcheck.checklist/1",
            'agency: {id: town, name: {th: เทศบาลตำบลตัวอย่าง, en: Town}, home: "https://www.town.go.th/"}',
            f"catalogue: {name}",
            "answers:",
            *(f"  {one}: {{urls: ['{url(one)}']{expect if one == 'O3' else ''}}}" for one in ids),
        ]
        path = tmp_path / f"{name}.yaml"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        day = today or date(catalogue.fiscal_year_be - 543, 8, 1)
        started = f"{day:%Y-%m-%d}T02:00:00+07:00"
        night = Night(
            run_id="r1",
            state="complete",
            started_at=started,
            finished_at=started,
            vantage="hall",
            today=day,
            version="1.0",
        )
        seen = {url(one): observed(one, (texts or {}).get(one, "ยินดีต้อนรับ")) for one in ids}
        return judge(checklist_file.load(str(path)), catalogue, seen, night, {})

    def observed(question, text):
        page = Page(number=1, text=text, folded=fold(text))
        document = Document(url=url(question), kind="html", media_type="text/html", pages=(page,), title=text)
        return Observation(url=url(question), final_url=url(question), http_status=200, document=document)

    return called


def one(record, question):
    return next(found for found in record.questions if found.id == question)


def verdicts(question):
    return {element.id: element.verdict.value for element in question.elements}


@pytest.mark.parametrize("name", YEARS)
def test_questions_and_elements_are_those_of_the_sources(name):
    """As many questions in each sub-indicator, and elements in each question, as the sources tell; none invented."""
    catalogue = catalogue_file.load(name)

    assert [(sub, question, len(known)) for sub, question, _, known in sources()[name]] == [
        (question.sub_indicator, question.id, len(question.elements)) for question in catalogue.questions()
    ]
    assert catalogue.windows == ()
    assert catalogue.notes


@pytest.mark.parametrize("name", YEARS)
def test_no_line_is_surer_than_its_source(name):
    """Titles and elements carry the confidence and the basis of their sources, never more."""
    questions = catalogue_file.load(name).questions()
    for (_, _, title, known), question in zip(sources()[name], questions, strict=True):
        assert RANK.index(question.confidence) <= RANK.index(title), question.id
        for (confidence, basis), element in zip(known, question.elements, strict=True):
            assert RANK.index(element.confidence) <= RANK.index(confidence), (question.id, element.id)
            assert basis == element.basis, (question.id, element.id)
            assert element.text.th
            assert element.text.en


@pytest.mark.parametrize("name", YEARS)
def test_memory_is_never_decisive(name):
    """What is only remembered cannot be red, and every expectation names a rule that exists."""
    elements = [one for question in catalogue_file.load(name).questions() for one in question.elements]
    used = {leaf.rule for one in elements if one.expect is not None for leaf in leaves(one.expect)}

    assert [] == [one.id for one in elements if one.decisive and "memory" in {one.confidence, one.basis}]
    assert [] == [one.id for one in elements if one.decisive and one.expect is None]
    assert used <= set(rules.names())


@pytest.mark.parametrize("name", YEARS)
def test_no_expectation_holds_the_year_of_another_catalogue(name):
    """Years follow from the catalogue: the only ones written out are its own and the one before."""
    catalogue = catalogue_file.load(name)
    own = {str(catalogue.fiscal_year_be), str(catalogue.fiscal_year_be - 1)}
    written = {
        year
        for question in catalogue.questions()
        for element in question.elements
        if element.expect is not None
        for leaf in leaves(element.expect)
        for year in (str(number) for number in range(2561, 2576))
        if year in str(leaf.params)
    }

    assert written <= own


def test_what_is_unsure_is_marked():
    """Drafts, unknown points, unproven structures and open questions are told by the catalogue itself."""
    loaded = {name: catalogue_file.load(name) for name in catalogue_file.names()}
    open_questions = {
        name: [question.id for question in one.questions() if not question.complete]
        for name, one in loaded.items()
    }

    assert {name for name, one in loaded.items() if one.draft} == DRAFTS
    assert {
        name for name, one in loaded.items() if any(q.ita_points is None for q in one.questions())
    } == UNWEIGHED
    assert {
        "oit-2564": "verified",
        "oit-2566": "two-sources",
        "oit-2567": "memory",
        "oit-2568": "one-source",
        "oit-2569": "memory",
    } == {name: loaded[name].structure_confidence for name in YEARS}
    assert ["O33", "O41"] == open_questions["oit-2566"]
    assert [] == open_questions["oit-2564"]
    assert [17, 23, 24] == [len(open_questions[name]) for name in sorted(UNWEIGHED)]


@pytest.mark.parametrize("name", YEARS)
def test_a_checklist_may_name_each_year(name, tmp_path):
    """Lint accepts a checklist of every year, and knows its questions."""
    last = catalogue_file.load(name).questions()[-1].id
    head = (
        'schema: oitcheck.checklist/1\nagency: {id: town, name: {th: ก, en: T}, home: "https://a.go.th/"}\n'
    )
    path = tmp_path / "c.yaml"
    path.write_text(
        head + f"catalogue: {name}\nanswers: {{{last}: {{urls: ['https://a.go.th/x']}}}}\n", "utf-8"
    )
    wrong = tmp_path / "w.yaml"
    wrong.write_text(path.read_text("utf-8").replace(f"{last}:", "O44:"), "utf-8")

    assert [] == [problem for problem in checklist_file.lint([str(path)]) if not problem.warning]
    assert [] != [problem for problem in checklist_file.lint([str(wrong)]) if not problem.warning]


@pytest.mark.parametrize("name", YEARS)
def test_pages_that_say_nothing_pass_nowhere(name, judged):
    """No question passes on an empty promise; one without machine elements wants a person; memory is at most a warning."""
    record = judged(name)
    catalogue = catalogue_file.load(name)
    for question, found in zip(catalogue.questions(), record.questions, strict=True):
        required = [element for element in question.elements if element.required]
        red = [element for element in found.elements if element.verdict is Verdict.FAIL]
        if not any(element.expect for element in required):
            assert ("undetermined", "needs_person") == (found.verdict.value, found.cause), question.id
        assert found.verdict is not Verdict.PASS, question.id
        assert all(element.decisive for element in red), question.id
        assert (Verdict.FAIL is found.verdict) == bool(red), question.id


@pytest.mark.parametrize("name", YEARS)
def test_the_score_is_told_only_where_the_weights_are_known(name, judged):
    """Without known points there is the whole range, no points at stake, and the reports say why."""
    record = judged(name)
    summary = record.summary
    codes = {notice.partition(":")[0] for notice in record.notices}

    assert (name in UNWEIGHED) == (summary.ita_points_at_stake is None)
    assert (name in UNWEIGHED) == all(sub.score is None for sub in record.sub_indicators)
    assert (name in UNWEIGHED) == ("score_unknown" in codes)
    assert (name in DRAFTS) == ("catalogue_draft" in codes)
    repairs = what_if(catalogue_file.load(name), record.questions)
    assert (name in UNWEIGHED) == all(repair.points is None for repair in repairs)
    if name in UNWEIGHED:
        assert (0.0, 100.0) == (summary.oit_score.low, summary.oit_score.high)


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", YEARS)
def test_every_report_renders(name, lang, judged):
    """All formats, both languages; run.json comes back as it went; a draft is called one."""
    record = judged(name)
    made = {
        format_: report.render(format_, record, lang=lang, now=NOW)
        for format_ in report.formats()
        if format_ != "docx"
    }
    draft = "ฉบับร่าง" if lang == "th" else "is a draft"

    assert report.load(made["json"]) == record
    assert (name in DRAFTS) == (draft in made["text"])
    assert (name in DRAFTS) == (draft in made["html"])
    assert "None" not in made["text"]


@pytest.mark.parametrize(
    ("name", "question"), [("oit-2564", "O10"), ("oit-2566", "O11")], ids=["FY2564", "FY2566"]
)
def test_the_year_moves_with_the_catalogue(name, question, judged):
    """The plan of the catalogue's own year is seen; that of the next year is proven to be another's."""
    year = catalogue_file.load(name).fiscal_year_be
    text = "แผนดำเนินงานประจำปีงบประมาณ พ.ศ. {} เทศบาลตำบลตัวอย่าง โครงการก่อสร้างถนน งบประมาณ (บาท) 500,000 ระยะเวลา 3 เดือน"

    own = verdicts(one(judged(name, {question: text.format(year)}), question))
    other = verdicts(one(judged(name, {question: text.format(year + 1)}), question))

    assert ("pass", "pass") == (own["plan"], own["of_year"])
    assert ("pass", "fail") == (other["plan"], other["of_year"])


def test_titles_and_not_numbers_are_the_key(judged):
    """The plan of purchases is O21 in FY2564 and O19 in FY2566; each is seen under its own number."""
    for name, question in (("oit-2564", "O21"), ("oit-2566", "O19")):
        year = catalogue_file.load(name).fiscal_year_be
        text = f"แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. {year}"

        assert "pass" == one(judged(name, {question: text}), question).verdict.value


def test_an_open_question_never_passes_by_machine(judged):
    """Where the sources break off, or tell nothing, a page may say what it will."""
    text = "รายงานผลตามนโยบาย No Gift Policy ประจำปี พ.ศ. 2566"

    assert ("undetermined", "needs_person") == (
        one(judged("oit-2566", {"O33": text}), "O33").verdict.value,
        one(judged("oit-2566", {"O33": text}), "O33").cause,
    )


def test_a_checklist_may_say_what_an_open_question_must_show(judged):
    """What the agency itself expects is looked for: seen it passes, missed it is red."""
    stated = ", expect: {phone: {contains_text: {any_of: [สายด่วน]}}}"

    assert "pass" == one(judged("oit-2569", {"O3": "สายด่วน 1567"}, expect=stated), "O3").verdict.value
    assert "fail" == one(judged("oit-2569", expect=stated), "O3").verdict.value


def test_half_a_year_is_not_due_before_it_is_over(judged):
    """FY2566: in January nobody can report the months to March; thirty days after them a miss counts."""
    before = one(judged("oit-2566", today=date(2023, 1, 15)), "O12")
    after = one(judged("oit-2566", today=date(2023, 5, 15)), "O12")

    assert "not_due" == before.verdict.value
    assert "fail" == after.verdict.value
