"""``oitcheck check`` as its user runs it: ten kinds of answers, the files of a run, the exit codes."""

import json
import threading
import xml.etree.ElementTree as ET

import pytest


def questions(record):
    return {question["id"]: question for question in record["questions"]}


def first(record, question):
    return questions(record)[question]["answers"][0]


@pytest.fixture
def ten(site, make):
    """Ten addresses, each broken in its own way or sound."""

    def stall():
        make.sleep(3)
        return make.html("ช้า")

    placeholder = "ติดต่อ โทร 042-xxx-xxx อีเมล info@company.com"
    site.pages.update(
        {
            "/gone": (404, "text/html", b"<h1>Not Found</h1>", {}),
            "/broken": (500, "text/html", b"<h1>Internal Server Error</h1>", {}),
            "/stall": stall,
            "/moved": (302, "text/html", b"", {"Location": "/plan"}),
            "/soft": make.html("ไม่พบหน้าที่ต้องการ", make.NOT_FOUND),
            "/thai": (200, "text/html; charset=utf-8", make.shown("อำนาจหน้าที่").decode().encode("cp874"), {}),
            "/contact": make.html("ติดต่อเรา", placeholder),
        }
    )
    expect = [{"contains_text": {"any_of": ["แผนแม่บทป้องกันสาธารณภัย"]}}]
    phone = {"phone": {"has_contact": {"kind": "phone"}}}
    return {
        "O1": [f"{site.url}/plan"],
        "O2": [f"{site.url}/gone"],
        "O3": [f"{site.url}/broken"],
        "O4": [f"{site.url}/stall"],
        "O5": {"owner": "palad", "urls": [f"{site.url}/contact"], "expect": phone},
        "O6": [f"{site.url}/moved"],
        "O7": [f"{site.url}/soft"],
        "O8": [f"{site.url}/thai"],
        "O9": {"owner": "palad", "urls": [{"url": f"{site.url}/plan", "expect": expect}]},
        "O10": ["http://127.0.0.2:9/private"],
    }


def test_ten_kinds_of_answers_get_their_verdicts(oitcheck, checklist, ten, local):
    """Each answer has the verdict and the cause of the contract, in every file of the run."""
    done = oitcheck(
        "check",
        checklist(ten),
        *local,
        "--timeout",
        1,
        "--format",
        "html",
        "--format",
        "junit",
        "--format",
        "csv",
    )

    said = {name: (first(done.record, name)["verdict"], first(done.record, name)["cause"]) for name in ten}
    assert {
        "O1": ("pass", None),
        "O2": ("fail", "http_not_found"),
        "O3": ("fail", "http_server_error"),
        "O4": ("fail", "timeout"),
        "O5": ("pass", None),
        "O6": ("pass", None),
        "O7": ("fail", "soft_404"),
        "O8": ("warn", "charset_mismatch"),
        "O9": ("fail", "element_missing"),
        "O10": ("fail", "private_address"),
    } == said
    phone = next(element for element in questions(done.record)["O5"]["elements"] if element["id"] == "phone")
    assert ("fail", "element_placeholder") == (phone["verdict"], phone["cause"])
    assert 1 == done.code
    folder = done.reports / "test-town" / "oit-2565"
    suite = ET.parse(folder / "junit.xml").getroot()
    assert len(suite.findall(".//failure")) >= 6
    assert "ไม่พบหน้า" in (folder / "index.html").read_text("utf-8")
    assert "Traceback" not in done.err


def test_one_url_of_many_questions_is_fetched_once(oitcheck, checklist, site, local):
    """Fragments are the page's own business: one request, judged for every question."""
    urls = {f"O{number}": [f"{site.url}/plan#part{number}"] for number in range(1, 30)}

    done = oitcheck("check", checklist(urls), *local)

    assert 1 == site.asked.count("/plan")
    assert 29 == done.record["summary"]["urls"]
    assert "complete" == done.record["run"]["state"]


def test_a_dead_line_makes_one_void_run(oitcheck, checklist, site, local):
    """Nothing is fetched, no run.json is written, the exit code is 4 and last night's report stands."""
    path = checklist({"O4": [f"{site.url}/plan"]})
    before = oitcheck("check", path, *local)
    dead = tuple(flag for flag in local if flag != "--no-canary")
    site.asked.clear()

    done = oitcheck("check", path, *dead, "--canary", "http://127.0.0.1:9/")

    assert 4 == done.code
    assert [] == site.asked
    assert before.record == done.record
    assert "127.0.0.1:9" in done.err
    assert "โมฆะ" in (done.reports / "test-town" / "oit-2565" / "index.html").read_text("utf-8")


def test_canaries_are_told_before_and_after(oitcheck, checklist, site, local):
    """A living line is written down with what it said."""
    flags = tuple(flag for flag in local if flag != "--no-canary")

    done = oitcheck("check", checklist({"O4": [f"{site.url}/plan"]}), *flags, "--canary", f"{site.url}/")

    assert [{"url": f"{site.url}/", "before": "ok", "after": "ok"}] == done.record["canaries"]


@pytest.mark.parametrize(
    ("flags", "code"),
    [((), 1), (("--fail-on", "never"), 0), (("--fail-on", "undetermined"), 1), (("--question", "O4"), 0)],
)
def test_the_exit_code_says_what_counts(oitcheck, checklist, site, local, flags, code):
    """A broken answer counts unless told otherwise or not looked at."""
    done = oitcheck(
        "check", checklist({"O2": [f"{site.url}/gone"], "O4": [f"{site.url}/plan"]}), *local, *flags
    )

    assert code == done.code


def test_only_failed_questions_are_looked_at_again(oitcheck, checklist, site, local, make):
    """``--failed`` asks for what was broken; the other questions keep what was seen before."""
    path = checklist({"O2": [f"{site.url}/board"], "O4": [f"{site.url}/plan"]})
    oitcheck("check", path, *local)
    site.pages["/board"] = make.html("คณะผู้บริหาร")
    site.asked.clear()

    done = oitcheck("check", path, *local, "--failed")

    assert "/plan" not in site.asked
    assert "pass" == first(done.record, "O2")["verdict"]
    assert "pass" == first(done.record, "O4")["verdict"]
    assert 43 == len(done.record["questions"])


def test_since_when_it_fails_is_remembered(oitcheck, checklist, site, local):
    """The second night names the first night of the failing streak."""
    path = checklist({"O2": [f"{site.url}/gone"], "O4": [f"{site.url}/plan"]})
    one = oitcheck("check", path, *local)
    two = oitcheck("check", path, *local)

    since = first(two.record, "O2")["failing_since"]
    assert one.record["run"]["started_at"] == since
    assert two.record["run"]["started_at"] == first(two.record, "O4")["last_passed_at"]


def test_secrets_stand_nowhere(oitcheck, checklist, site, local):
    """A user name, a token and a key of a URL are in no file and no line of output."""
    url = (
        site.url.replace("http://", "http://S3cr3tUser:S3cr3tPw@") + "/gone?token=T0KENSECRET&api_key=K3YK3Y"
    )

    done = oitcheck(
        "check", checklist({"O2": [url]}), *local, "--format", "html", "--format", "junit", "--format", "csv"
    )

    everything = done.out + done.err
    for path in done.reports.rglob("*"):
        if path.is_file():
            everything += path.read_bytes().decode("utf-8", "replace")
    for secret in ("S3cr3tUser", "S3cr3tPw", "T0KENSECRET", "K3YK3Y"):
        assert secret not in everything


def test_a_second_run_in_the_same_folder_is_refused(oitcheck, checklist, site, local, make):
    """Never two at once: exit 4 at once, and the first is unharmed."""
    entered, leave = threading.Event(), threading.Event()

    def hold():
        entered.set()
        leave.wait(20)
        return make.html("แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565)")

    site.pages["/hold"] = hold
    path = checklist({"O4": [f"{site.url}/hold"]})
    results = {}
    thread = threading.Thread(target=lambda: results.update(one=oitcheck("check", path, *local)))
    thread.start()
    assert entered.wait(20)

    two = oitcheck("check", path, *local)
    leave.set()
    thread.join(30)

    assert (4, 0) == (two.code, results["one"].code)


def test_a_mistake_in_the_checklist_fetches_nothing(oitcheck, checklist, site, local):
    """Exit 2 with the place and the remedy."""
    done = oitcheck("check", checklist({"O99": [f"{site.url}/plan"]}), *local)

    assert 2 == done.code
    assert [] == site.asked
    assert "O99" in done.err


def test_a_wrong_flag_is_exit_2(oitcheck, checklist, site):
    """Usage errors never look like findings."""
    done = oitcheck("check", checklist({"O4": [f"{site.url}/plan"]}), "--per-host", "0")

    assert 2 == done.code
    assert "--per-host" in done.err


@pytest.mark.parametrize("lang", ["C", "POSIX"])
def test_thai_survives_a_poor_locale(oitcheck, checklist, site, local, lang):
    """No encoding error where the terminal knows only ASCII."""
    done = oitcheck(
        "check",
        checklist({"O2": [f"{site.url}/gone"]}),
        *local,
        env={"LANG": lang, "LC_ALL": lang, "PYTHONUTF8": "0"},
    )

    assert 1 == done.code
    assert "Traceback" not in done.err


def test_every_pinned_key_stands_in_run_json(oitcheck, checklist, site, local):
    """Programs outside rely on these keys."""
    done = oitcheck("check", checklist({"O4": [f"{site.url}/plan"]}), *local)

    record = done.record
    top = {
        "schema",
        "oitcheck_version",
        "checklist",
        "catalogue",
        "agency",
        "fiscal_year_be",
        "run",
        "summary",
        "questions",
        "hosts",
        "canaries",
    }
    assert top <= set(record)
    assert ("oitcheck.run/1", "oit-2565", 2565) == (
        record["schema"],
        record["catalogue"],
        record["fiscal_year_be"],
    )
    assert {"urls", "questions", "by_verdict", "to_review", "oit_score", "ita_points_at_stake"} <= set(
        record["summary"]
    )
    question = questions(record)["O4"]
    assert {
        "id",
        "title",
        "sub_indicator",
        "owner",
        "ita_points",
        "verdict",
        "cause",
        "answers",
        "elements",
    } <= set(question)
    answer = question["answers"][0]
    assert {
        "url", "final_url", "verdict", "cause", "http_status", "media_type", "bytes", "sha256", "page_title", "elapsed_s",
        "attempts", "expectations", "tls_expires_at", "failing_since", "last_passed_at", "notes",
    } <= set(answer)  # fmt: skip
    assert {"at", "http_status", "cause", "elapsed_s", "redirects"} <= set(answer["attempts"][0])
    element = question["elements"][0]
    assert {
        "id",
        "text",
        "kind",
        "required",
        "confidence",
        "verdict",
        "cause",
        "evidence",
        "nearest",
        "read_by",
    } <= set(element)
    assert json.loads(json.dumps(record, allow_nan=False)) == record


@pytest.mark.parametrize("service", ["github", "gitlab"])
def test_a_ci_file_is_printed(oitcheck, checklist, service):
    """A file to copy into a repository; nothing is fetched."""
    done = oitcheck("check", checklist({}), "--print-ci", service)

    assert 0 == done.code
    assert "oitcheck" in done.out
    assert done.record is None
