"""What the tests of the gates share: subjects made of pages, ordinary pages by the hundred, and the figures at the end."""

import html
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from oitcheck.documents import read
from oitcheck.documents._source import Limits, Source
from oitcheck.genuine import Sibling, Subject
from oitcheck.model.document import Document
from oitcheck.model.fetched import Attempt, Fetched

HERE = Path(__file__).parent
URL = "http://tessaban.example/oit/o4"
FIGURES: list[str] = []
LIMITS = Limits(pages=50, seconds=20.0, memory_mib=512, pixels=10_000_000)


class Example(NamedTuple):
    """A page with what was asked and how it was answered."""

    name: str
    body: bytes
    meta: dict[str, Any]


def document_of(body: bytes, url: str, headers: tuple[tuple[str, str], ...] = ()) -> Document:
    """Gives the document of a body as the readers see it."""
    return read(body, Source(url=url, content_type=dict(headers).get("content-type"), filename=None), LIMITS)


def subject_of(body: bytes | str, url: str = URL, **meta: Any) -> Subject:
    """Gives a subject: status, headers, redirects, final, cause, siblings and agency_home where they matter."""
    body = body.encode() if isinstance(body, str) else body
    headers = tuple((str(name), str(value)) for name, value in meta.get("headers", ()))
    if not any(name == "content-type" for name, _ in headers):
        headers = (*headers, ("content-type", "text/html; charset=utf-8"))
    redirects = tuple(meta.get("redirects", ()))
    final = meta.get("final") or (redirects[-1] if redirects else url)
    status = meta.get("status", 200)
    attempt = Attempt(
        at="2025-01-06T02:00:00+07:00",
        http_status=status,
        cause=meta.get("cause"),
        elapsed_s=0.4,
        redirects=redirects,
    )
    return Subject(
        url=url,
        fetched=Fetched(url=url, final_url=final, attempt=attempt, headers=headers, body=body),
        document=document_of(body, final, headers) if body else None,
        agency_home=meta.get("agency_home", "http://tessaban.example/"),
        siblings=tuple(meta.get("siblings", ())),
    )


def sibling_of(body: str, url: str = "http://tessaban.example/oit/zq7h3k", **meta: Any) -> Sibling:
    """Gives what the host answered for an address that cannot exist."""
    final = meta.get("final", url)
    return Sibling(
        url=url,
        http_status=meta.get("status", 200),
        final_url=final,
        document=document_of(body.encode(), final),
    )


@pytest.fixture
def make() -> Callable[..., Subject]:
    """Gives the maker of subjects."""
    return subject_of


@pytest.fixture
def make_sibling() -> Callable[..., Sibling]:
    """Gives the maker of siblings."""
    return sibling_of


@pytest.fixture
def framed() -> Callable[..., str]:
    """Gives the maker of whole pages around a main part: template's number, title, main part."""
    return frame


def bad_examples() -> Iterator[tuple[str, Example]]:
    """Gives every bad page of the folder with the cause that it is filed under."""
    for path in sorted((HERE / "bad").rglob("*.html")):
        first, _, body = path.read_text(encoding="utf-8").partition("\n")
        meta = json.loads(first.removeprefix("<!--").removesuffix("-->"))
        if meta.pop("wrap", False):
            body = frame(0, meta.pop("title", "เทศบาลตำบลตัวอย่าง"), body)
        yield path.parent.name, Example(f"{path.parent.name}/{path.stem}", body.strip("\n").encode(), meta)


MENU = (
    "หน้าหลัก ข้อมูลพื้นฐาน ประวัติความเป็นมา โครงสร้างองค์กร คณะผู้บริหาร สมาชิกสภา อำนาจหน้าที่ แผนพัฒนาท้องถิ่น ข่าวประชาสัมพันธ์ "
    "ข่าวจัดซื้อจัดจ้าง ประกาศราคากลาง งบประมาณ รายงานการเงิน คู่มือประชาชน E-Service ร้องเรียนร้องทุกข์ ถาม-ตอบ มาตรฐานการปฏิบัติงาน "
    "กฎหมายที่เกี่ยวข้อง การบริหารทรัพยากรบุคคล การป้องกันการทุจริต ITA ดาวน์โหลดแบบฟอร์ม แหล่งท่องเที่ยว สินค้าโอทอป ติดต่อเรา"
).split()
LOGIN = (
    '<form id="login-form" action="/index.php" method="post"><label>ชื่อผู้ใช้</label><input type="text" name="username">'
    '<label>รหัสผ่าน</label><input type="password" name="password"><input type="submit" value="เข้าสู่ระบบ"><a href="/reset">ลืมรหัสผ่าน?</a></form>'
)
SCRIPT = (
    "<script>var lang={emptyTable:'ไม่พบข้อมูล',zeroRecords:'ไม่พบหน้าที่ท่านต้องการ',loading:'กำลังโหลด...',error:'404 Not Found'};"
    "$('#t').DataTable({language:lang});(function(i,s,o){i['GoogleAnalyticsObject']=s})(window,document);</script>"
    '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
    '<script src="https://www.google.com/recaptcha/api.js"></script>'
)


def frame(number: int, title: str, main: str) -> str:
    """Gives a whole page in one of seven templates, as municipal sites have them."""
    items = "".join(f'<li><a href="/menu/{place}">{name}</a></li>' for place, name in enumerate(MENU))
    foot = "สำนักงานเทศบาลตำบลตัวอย่าง 99 หมู่ที่ 1 ตำบลตัวอย่าง อำเภอเมือง จังหวัดระยอง 21110 โทรศัพท์ 0 3861 0000 สงวนลิขสิทธิ์ พ.ศ. 2565"
    head = f'<!DOCTYPE html><html lang="th"><head><meta charset="utf-8"><title>{html.escape(title)}</title></head>'
    bodies = (
        f"<body><header><h1>เทศบาลตำบลตัวอย่าง</h1></header><nav><ul>{items}</ul></nav><main>{main}</main><footer>{foot}</footer>{SCRIPT}</body>",
        (
            f'<body><table width="980"><tr><td colspan="2"><img src="/banner.jpg" width="980"></td></tr><tr><td width="180"><ul>{items}</ul>{LOGIN}</td>'
            f'<td id="content">{main}</td></tr><tr><td colspan="2">{foot}</td></tr></table></body>'
        ),
        (
            f'<body class="site com_content"><div class="header">เทศบาล</div><div class="navigation"><ul class="nav menu">{items}</ul></div>'
            f'<div class="row-fluid"><main id="content" role="main"><div class="item-page">{main}</div></main><div id="aside">{LOGIN}</div></div>'
            f'<footer class="footer">{foot}</footer>{SCRIPT}</body>'
        ),
        (
            f'<body class="page-template wp-custom-logo"><div id="page"><header id="masthead"><nav id="site-navigation"><ul>{items}</ul></nav></header>'
            f'<div id="content" class="site-content"><article class="post"><div class="entry-content">{main}</div></article></div>'
            f'<aside class="widget-area"><h2>บทความล่าสุด</h2><ul>{items[:400]}</ul></aside><footer id="colophon">{foot} Powered by WordPress</footer></div></body>'
        ),
        (
            f'<body>{SCRIPT}<div class="navbar navbar-default"><ul>{items}</ul></div><div class="container"><div class="row"><div class="col-md-9">{main}</div>'
            f'<div class="col-md-3"><div class="panel">สถิติผู้เข้าชม 12,404 คน</div></div></div></div><div class="footer">{foot}</div></body>'
        ),
        f"<body>{main}</body>",
        f'<body><center><a href="/">หน้าหลัก</a> | <a href="/contact">ติดต่อเรา</a></center><hr>{main}<hr><small>{foot}</small></body>',
    )
    return f"{head}{bodies[number % len(bodies)]}</html>"


TEMPLATES = 7


@pytest.fixture(scope="session")
def figures() -> list[str]:
    """Gives the list of figures that are printed at the end of the run."""
    return FIGURES


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Prints what the corpora gave."""
    for line in FIGURES:
        terminalreporter.write_line(f"genuine: {line}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Hands every bad page of the folder to the test that asks for one."""
    if "bad_example" in metafunc.fixturenames:
        rows = list(bad_examples())
        metafunc.parametrize(("cause", "bad_example"), rows, ids=[example.name for _, example in rows])


@pytest.fixture(scope="session")
def all_bad() -> list[tuple[str, Example]]:
    """Gives every bad page with its cause."""
    return list(bad_examples())


@pytest.fixture(scope="session")
def ordinary() -> list[tuple[str, str, str]]:
    """Gives kind, address and markup of ordinary pages: every kind in every template."""
    kinds = json.loads((HERE / "ordinary.json").read_text(encoding="utf-8"))
    return [
        (f"{kind['kind']}#{number}", kind.get("url", URL), frame(number, kind["title"], kind["main"]))
        for kind in kinds
        for number in range(TEMPLATES)
    ]
