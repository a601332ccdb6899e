"""Two nights of one agency: what broke, what healed, what nobody can tell any more, and the one cause behind many. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from oitcheck.model.run import AnswerRecord, QuestionRecord, RunRecord
from oitcheck.model.verdict import Verdict

_HOLDS = frozenset({Verdict.PASS, Verdict.WARN})

Key = tuple[str, str, str]
"""Question, kind (``answer``, ``element``, ``question``), and URL as masked or element's id ("" for a question)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One answer or element of one night, or a question where neither made it what it is.

    Attributes:
        key: the same from night to night.
        host: of an answer's address, with its port where that is an odd one; "" for what has no address.
        path: of an answer's address.
        tls_expires_at: end of the host's certificate, where it was seen.
        since: first night of the present streak of ``fail``, where it is known.
        sha256: of an answer's content.
    """

    key: Key
    owner: str | None
    verdict: Verdict
    cause: str | None
    host: str = ""
    path: str = ""
    tls_expires_at: str | None = None
    since: str | None = None
    sha256: str | None = None

    @property
    def question(self) -> str:
        """The question's id."""
        return self.key[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is different tonight; each item as it is tonight.

    Attributes:
        broke: failing now, and not before; a new answer that fails counts.
        healed: failing before, seen to work now.
        other_cause: failing on both nights, for different causes.
        newly_undetermined: told before, and not now.
        replaced: answers whose content is another one, both times seen.
        gone: what the earlier night had and tonight has not, as it was.
    """

    broke: tuple[Item, ...] = ()
    healed: tuple[Item, ...] = ()
    other_cause: tuple[Item, ...] = ()
    newly_undetermined: tuple[Item, ...] = ()
    replaced: tuple[Item, ...] = ()
    gone: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that one cause stands behind.

    Attributes:
        cause: null where the items have none.
        host: the one host of all; null where they are of several or have none.
        path: the folder that all have in common, such as ``/files/``; ``/`` where none.
        certificate: the end of the one certificate behind it; null where it is not about one.
        since: first night of the present streak, where it is one for all.
    """

    cause: str | None
    items: tuple[Item, ...]
    host: str | None = None
    path: str = "/"
    certificate: str | None = None
    since: str | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions concerned, each once, in order."""
        return tuple(dict.fromkeys(item.question for item in self.items))

    @property
    def answers(self) -> int:
        """The number of answers concerned."""
        return sum(item.key[1] == "answer" for item in self.items)


def items(record: RunRecord) -> dict[Key, Item]:
    """Gives every answer and every element that a machine judges, and questions that no part of theirs explains."""
    return {item.key: item for question in record.questions for item in _of(question)}


def compare(before: RunRecord, now: RunRecord) -> Comparison:
    """Gives what is different between two nights of the same agency and catalogue."""
    old, new = items(before), items(now)
    pairs = [(old.get(key), item) for key, item in new.items()]
    both = [(was, item) for was, item in pairs if was is not None]
    return Comparison(
        broke=tuple(item for was, item in pairs if _fails(item) and (was is None or not _fails(was))),
        healed=tuple(item for was, item in both if _fails(was) and item.verdict in _HOLDS),
        other_cause=tuple(
            item for was, item in both if _fails(was) and _fails(item) and was.cause != item.cause
        ),
        newly_undetermined=tuple(
            item
            for was, item in both
            if item.verdict is Verdict.UNDETERMINED and was.verdict is not Verdict.UNDETERMINED
        ),
        replaced=tuple(
            item for was, item in both if was.sha256 and item.sha256 and was.sha256 != item.sha256
        ),
        gone=tuple(item for key, item in old.items() if key not in new),
    )


def grouped(found: Iterable[Item]) -> tuple[Group, ...]:
    """Gives the items grouped by what stands behind them, the largest group first.

    A certificate's cause is one for all names that share the certificate; another cause of an address is one a host; an
    element stands with the others of its question that have the same cause. Elements of a question whose answers are
    among the items are left out: their answers are the cause.
    """
    there = tuple(found)
    by_answers = {item.question for item in there if item.key[1] == "answer"}
    by_ground: dict[tuple[str, ...], list[Item]] = {}
    for item in there:
        if item.key[1] == "answer" or item.question not in by_answers:
            by_ground.setdefault(_ground(item), []).append(item)
    groups = [_group(members) for members in by_ground.values()]
    return tuple(sorted(groups, key=lambda group: (-len(group.items), group.cause or "", group.questions)))


def unchanged_since(nights: Sequence[tuple[date, RunRecord]]) -> dict[Key, date]:
    """Gives since when the content of each answer of the last night has been the same.

    Args:
        nights: the oldest first. A night that did not see an answer's content says nothing of it.
    """
    since: dict[Key, date] = {}
    content: dict[Key, str] = {}
    for day, record in nights:
        for key, item in items(record).items():
            if item.sha256 and content.get(key) != item.sha256:
                content[key], since[key] = item.sha256, day
    last = items(nights[-1][1]) if nights else {}
    return {key: since[key] for key in last if key in since}


def unchanged_for(nights: Sequence[tuple[date, RunRecord]], months: int, today: date) -> dict[Key, date]:
    """Gives the answers whose content has been the same for so many months, with the day since when."""
    return {key: day for key, day in unchanged_since(nights).items() if _months_between(day, today) >= months}


def _fails(item: Item) -> bool:
    return item.verdict is Verdict.FAIL


def _of(question: QuestionRecord) -> Iterator[Item]:
    found = [_answer(question, answer) for answer in question.answers]
    found += [
        Item(
            key=(question.id, "element", element.id),
            owner=question.owner,
            verdict=element.verdict,
            cause=element.cause,
        )
        for element in question.elements
        if element.kind == "machine"
    ]
    yield from found
    if question.verdict is Verdict.FAIL and not any(_fails(item) for item in found):
        yield Item(
            key=(question.id, "question", ""),
            owner=question.owner,
            verdict=Verdict.FAIL,
            cause=question.cause,
        )


def _answer(question: QuestionRecord, answer: AnswerRecord) -> Item:
    host, path = place_of(answer.url)
    return Item(
        key=(question.id, "answer", answer.url),
        owner=question.owner,
        verdict=answer.verdict,
        cause=answer.cause,
        host=host,
        path=path,
        tls_expires_at=answer.tls_expires_at,
        since=answer.failing_since,
        sha256=answer.sha256,
    )


def place_of(url: str) -> tuple[str, str]:
    """Gives host (with an odd port) and path of an address; the address itself as host where it cannot be read.

    >>> place_of("https://www.example.go.th/files/a.pdf?x=1")
    ('www.example.go.th', '/files/a.pdf')
    """
    try:
        parts = urlsplit(url)
        port = "" if parts.port in (None, 80, 443) else f":{parts.port}"
    except ValueError:
        return url, "/"
    return f"{parts.hostname or url}{port}", parts.path or "/"


def _ground(item: Item) -> tuple[str, ...]:
    cause = item.cause or ""
    if item.key[1] != "answer":
        return ("part", cause, item.question)
    if cause.startswith("tls_") and item.tls_expires_at:
        return ("certificate", cause, item.tls_expires_at)
    return ("host", cause, item.host)


def _group(members: Sequence[Item]) -> Group:
    hosts = {item.host for item in members}
    nights = {item.since for item in members}
    cause = members[0].cause
    ends = {item.tls_expires_at for item in members} if (cause or "").startswith("tls_") else set()
    one_host = len(hosts) == 1 and "" not in hosts
    return Group(
        cause=cause,
        items=tuple(members),
        host=next(iter(hosts)) if one_host else None,
        path=_folder([item.path for item in members]) if one_host else "/",
        certificate=next(iter(ends)) if len(ends) == 1 else None,
        since=next(iter(nights)) if len(nights) == 1 else None,
    )


def _folder(paths: Sequence[str]) -> str:
    """The longest folder that all paths lie in; of one path itself."""
    if len(set(paths)) == 1:
        return paths[0]
    steps = [path.split("/")[:-1] for path in paths]
    common = []
    for names in zip(*steps, strict=False):
        if len(set(names)) > 1:
            break
        common.append(names[0])
    return "/".join(common) + "/"


def _months_between(first: date, last: date) -> int:
    """Whole months from one day to another."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
