"""ผลการดำเนินการ of one measure: sentences that each rest on a figure, or on a person's dated word."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urldefrag

from oitcheck.measures import _availability, _months, _services
from oitcheck.measures._answers import State, state_of, state_seen
from oitcheck.measures._shape import Found, Grid, Sources
from oitcheck.measures._wording import address, cause, day, day_of, listed, number
from oitcheck.model.checklist import Measure
from oitcheck.model.observed import Observation
from oitcheck.model.review import WHOLE
from oitcheck.model.run import AnswerRecord, QuestionRecord
from oitcheck.model.verdict import Seen, Verdict
from oitcheck.thai.dates import mentions

NAMED = 12
"""Questions, addresses or elements that a sentence names; the rest is counted."""

_FEW = 8


def results(measure: Measure, sources: Sources) -> tuple[tuple[str, ...], tuple[Grid, ...]]:
    """Gives the sentences and the small tables of one measure."""
    questions = tuple(one for one in sources.record.questions if one.id in measure.questions)
    said: list[str] = []
    grids: list[Grid] = []
    if questions:
        said += _answers(questions, sources)
        said += _elements(questions)
        said += _words(questions, sources)
    said += _own_pages(measure, sources)
    shown = _shown(measure, sources)
    if "availability" in shown:
        said += _availability.sentences(sources)
    for name, grid in (("services", _service_grid), ("months", _month_grid)):
        if name in shown and any(question.answers for question in questions):
            table, sentence = grid(measure, questions, sources)
            grids.append(table)
            said.append(sentence)
    said += _dated(measure, questions, sources)
    said += [text for found in sources.found.get(measure.number, ()) if (text := _found(found))]
    said += [f"{told.text} (ข้อมูลจาก{told.by} ณ วันที่ {day(told.at)})" for told in measure.results]
    return tuple(said), tuple(grids)


def _shown(measure: Measure, sources: Sources) -> tuple[str, ...]:
    """Gives what the measure is to show; where it does not say, its own words tell."""
    if measure.show is not None:
        return measure.show
    every = {question.id for question in sources.catalogue.questions()}
    told = {
        "availability": every <= set(measure.questions),
        "services": bool(measure.services),
        "months": "สถิติ" in measure.title and len(measure.responsible) > 1,
    }
    return tuple(name for name, wanted in told.items() if wanted)


def _answers(questions: tuple[QuestionRecord, ...], sources: Sources) -> Iterator[str]:
    answers = [(question, answer) for question in questions for answer in question.answers]
    states = [state_of(answer.verdict, answer.cause) for _, answer in answers]
    looked = day_of(sources.record.run.started_at)
    when = f"ระบบตรวจเมื่อวันที่ {day(looked)} " if looked else "ระบบตรวจ "
    closed, unknown = states.count(State.CLOSED), states.count(State.UNKNOWN)
    rest = (f" เปิดไม่ได้ {number(closed)} URL" if closed else "") + (
        f" ระบบยังสรุปไม่ได้ {number(unknown)} URL" if unknown else ""
    )
    if answers:
        yield (
            f"{when}URL คำตอบของ {number(len(questions))} ข้อ ({_ids(questions)}) จำนวน {number(len(answers))} URL "
            f"เปิดได้ {number(states.count(State.OPEN))} URL{rest}"
        )
    undeclared = [question for question in questions if not question.answers]
    if undeclared:
        yield f"ยังไม่ระบุ URL คำตอบ {number(len(undeclared))} ข้อ ({_ids(undeclared)})"
    for state, word in ((State.CLOSED, "เปิดไม่ได้"), (State.UNKNOWN, "ระบบยังสรุปไม่ได้")):
        found = [pair for pair, seen in zip(answers, states, strict=True) if seen is state]
        if found and (state is State.CLOSED or len(questions) <= _FEW):
            yield f"URL ที่{word}: " + listed([_broken(*pair, state) for pair in found], NAMED, "URL")
    if len(questions) <= _FEW:
        doubtful = [pair for pair in answers if pair[1].verdict is Verdict.WARN]
        if doubtful:
            named = [
                f"{question.id} {address(answer.url)} ({cause(answer.cause)})"
                for question, answer in doubtful
            ]
            yield f"URL ที่เปิดได้แต่ควรตรวจสอบ {number(len(doubtful))} URL: " + listed(named, NAMED, "URL")


def _broken(question: QuestionRecord, answer: AnswerRecord, state: State) -> str:
    since = day_of(answer.failing_since) if state is State.CLOSED else None
    told = f" ตั้งแต่วันที่ {day(since)}" if since else ""
    # a hijacked page is never shown as an address that a reader or a program might open
    where = "(ไม่แสดงที่อยู่)" if answer.cause == "hijacked" else address(answer.url)
    return f"{question.id} {where} ({cause(answer.cause)}{told})"


def _elements(questions: tuple[QuestionRecord, ...]) -> Iterator[str]:
    elements = [
        (question, element)
        for question in questions
        if question.answers
        for element in question.elements
        if element.required
    ]
    if not elements:
        return
    verdicts = [element.verdict for _, element in elements]
    words = (
        (Verdict.NOT_DUE, "ยังไม่ถึงกำหนด"),
        (Verdict.WARN, "ควรตรวจสอบ"),
        (Verdict.WAIVED, "ยกเว้นชั่วคราว"),
        (Verdict.UNDETERMINED, "ระบบยังสรุปไม่ได้หรือรอเจ้าหน้าที่เปิดดู"),
        (Verdict.FAIL, "ไม่พบ"),
    )
    rest = ", ".join(f"{word} {number(verdicts.count(one))} รายการ" for one, word in words if one in verdicts)
    yield (
        f"องค์ประกอบด้านข้อมูลที่กำหนด {number(len(elements))} รายการ พบ {number(verdicts.count(Verdict.PASS))} รายการ"
        + (f" ({rest})" if rest else "")
    )
    missing = [
        f"{question.id} “{element.text.th or element.id}”"
        for question, element in elements
        if element.verdict is Verdict.FAIL
    ]
    if missing:
        yield f"องค์ประกอบที่ไม่พบ {number(len(missing))} รายการ: " + listed(missing, NAMED, "รายการ")


def _words(questions: tuple[QuestionRecord, ...], sources: Sources) -> Iterator[str]:
    """What persons said, where it decides."""
    words = sources.reviews.by_item()
    told = []
    for question in questions:
        parts: list[tuple[str, str | None, str | None]] = [
            (answer.url, None, answer.review) for answer in question.answers
        ]
        parts += [(one.id, one.text.th or one.id, one.review) for one in question.elements]
        parts.append((WHOLE, question.title.th or question.id, question.review))
        for item, name, review in parts:
            word = words.get((question.id, item))
            if review is None or word is None:
                continue
            about = f"“{name}”" if name else "URL คำตอบ"
            seen = "พบ" if word.said == "yes" else "ไม่พบ"
            told.append(f"{question.id} {about} {seen} ({word.by} วันที่ {day(word.at)})")
    if told:
        yield f"เจ้าหน้าที่เปิดดูและบันทึกผล {number(len(told))} รายการ: " + listed(told, NAMED, "รายการ")


def _own_pages(measure: Measure, sources: Sources) -> Iterator[str]:
    """Pages that no question asks for, where the checklist names them."""
    states = {url: state_seen(sources.observations.get(url)) for url in measure.urls}
    if not states:
        return
    seen = list(states.values())
    text = f"หน้าอื่นที่กำหนดไว้ในมาตรการนี้ {number(len(seen))} URL เปิดได้ {number(seen.count(State.OPEN))} URL"
    for state, word in ((State.CLOSED, "เปิดไม่ได้"), (State.UNKNOWN, "ระบบยังสรุปไม่ได้")):
        named = [address(url) for url, one in states.items() if one is state]
        if named:
            text += f" {word} {number(len(named))} URL ({listed(named, NAMED, 'URL')})"
    yield text


def _service_grid(
    measure: Measure, questions: tuple[QuestionRecord, ...], sources: Sources
) -> tuple[Grid, str]:
    seen = _observed(measure, questions, sources)
    return _services.grid(measure.services, seen, whole=_whole(questions, seen))


def _month_grid(
    measure: Measure, questions: tuple[QuestionRecord, ...], sources: Sources
) -> tuple[Grid, str]:
    seen = _observed(measure, questions, sources)
    owners = sources.checklist.owners
    looked = day_of(sources.record.run.started_at) or sources.until
    return _months.grid(
        (document for one in seen for document in _services.opened(one)),
        [owners.get(owner, owner) for owner in measure.responsible],
        sources.record.fiscal_year_be,
        looked,
        whole=_whole(questions, seen),
        called=_called(seen),
    )


def _called(seen: Iterable[Observation]) -> dict[str, tuple[str, ...]]:
    """Gives by a document's address the words of the links that lead to it."""
    said: dict[str, tuple[str, ...]] = {}
    for page in seen:
        links = page.document.links if page.document else ()
        for one in page.behind:
            words = tuple(link.text for link in links if urldefrag(link.url).url == one.url and link.text)
            if one.document is not None:
                said[one.document.url] = said.get(one.document.url, ()) + words
        said |= _called(page.behind)
    return said


def _observed(measure: Measure, questions: tuple[QuestionRecord, ...], sources: Sources) -> list[Observation]:
    urls = [answer.url for question in questions for answer in question.answers]
    found = (sources.observations.get(url) for url in dict.fromkeys((*urls, *measure.urls)))
    return [one for one in found if one is not None]


def _whole(questions: tuple[QuestionRecord, ...], seen: list[Observation]) -> bool:
    """Whether everything at the answers was read in full: only then does a miss say anything."""
    urls = {answer.url for question in questions for answer in question.answers}
    return len(seen) >= len(urls) and all(map(_read, seen))


def _read(one: Observation) -> bool:
    document = one.document
    sound = one.cause is None and document is not None and document.trouble is None and document.complete
    if not sound or document is None or any(page.read_by is None for page in document.pages):
        return False
    return not one.left_out and all(map(_read, one.behind))


def _dated(measure: Measure, questions: tuple[QuestionRecord, ...], sources: Sources) -> Iterator[str]:
    """For a measure of a part of the year: how often its months are named where it is published."""
    spans = [one for one in mentions(measure.period or "") if one.first >= sources.start]
    if not spans or (spans[0].last - spans[0].first).days > 200 or not questions:
        return
    first, last = spans[0].first, spans[0].last
    documents = [
        document for one in _observed(measure, questions, sources) for document in _services.opened(one)
    ]
    counts = [
        sum(
            first <= found.first and found.last <= last
            for page in document.pages
            for found in mentions(page.text[:50_000])
        )
        for document in documents[:20]
    ]
    if any(counts):
        yield (
            f"ในหน้าและเอกสารที่ตรวจ พบวันที่หรือเดือนในช่วงวันที่ {day(first)} ถึงวันที่ {day(last)} "
            f"{number(sum(counts))} แห่ง ใน {number(sum(1 for count in counts if count))} หน้าหรือเอกสาร"
        )
    elif documents:
        yield (
            f"ในหน้าและเอกสารที่ตรวจ {number(len(documents))} รายการ ไม่พบวันที่หรือเดือน"
            f"ในช่วงวันที่ {day(first)} ถึงวันที่ {day(last)}"
        )


def _found(found: Found) -> str | None:
    if found.seen is Seen.YES and found.evidence is not None:
        page = (
            f" หน้า {number(found.evidence.page)}" if found.evidence.page and found.evidence.page > 1 else ""
        )
        return f"พบ{found.text} จำนวน {number(1)} แห่ง ที่ {address(found.evidence.url)}{page}: “{found.evidence.excerpt}”"
    if found.seen is Seen.NO:
        return f"ยังไม่พบ{found.text} ({number(0)} แห่ง)"
    return f"ระบบยังสรุปไม่ได้ว่ามี{found.text}หรือไม่ (พบ {number(0)} แห่ง เนื่องจากอ่านได้ไม่ครบ)"


def _ids(questions: Sequence[QuestionRecord]) -> str:
    ids = [question.id for question in questions]
    return ", ".join(ids) if len(ids) <= NAMED else f"{ids[0]} ถึง {ids[-1]}"
