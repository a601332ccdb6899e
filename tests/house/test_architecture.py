"""The laws of the house, read from the syntax tree."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "oitcheck"

FLOORS = (
    ("errors", "settings", "discovery", "masking", "model", "thai", "causes"),
    ("rules", "documents", "fetch", "genuine", "history", "comparison", "sample", "measures"),
    (
        "yaml_nodes",
        "files",
        "checklist_file",
        "catalogue_file",
        "review_file",
        "judging",
        "report",
        "workers",
        "ocr_cache",
    ),
    (
        "clock",
        "folder",
        "origins",
        "job",
        "refreshes",
        "observing",
        "inspection",
        "following",
        "service_forms",
        "incidents",
        "executors",
        "stopping",
        "fingerprint",
        "recollection",
        "rehearsal",
        "gathering",
        "looks",
        "run",
        "proof",
        "forecast",
        "schedule",
        "alerts",
        "serving",
        "cli",
        "__main__",
    ),
)
ABOVE = {"__init__"}
NEIGHBOURS = {
    # Rooms of one floor are strangers; these stand on one another inside their floor, in this direction only.
    "causes": {"discovery", "model"},
    "files": {"yaml_nodes"},
    "checklist_file": {"yaml_nodes", "files", "catalogue_file"},
    "catalogue_file": {"yaml_nodes", "files"},
    "review_file": {"yaml_nodes", "files"},
    "job": {"origins"},
    "inspection": {"origins", "refreshes", "observing", "stopping"},
    "following": {"origins", "observing", "inspection"},
    "service_forms": {"origins", "job"},
    "executors": {"stopping"},
    "incidents": {"origins"},
    "gathering": {
        "clock",
        "origins",
        "job",
        "inspection",
        "following",
        "executors",
        "stopping",
        "service_forms",
        "recollection",
        "rehearsal",
    },
    "recollection": {"folder"},
    "rehearsal": {"origins", "job"},
    "run": {
        "clock",
        "origins",
        "job",
        "gathering",
        "incidents",
        "looks",
        "stopping",
        "recollection",
        "fingerprint",
    },
    "cli": {
        "clock",
        "folder",
        "job",
        "looks",
        "stopping",
        "run",
        "proof",
        "forecast",
        "schedule",
        "alerts",
        "serving",
    },
    "proof": {"job", "observing", "inspection", "looks", "run"},
    "__main__": {"cli"},
    "alerts": {"forecast"},
    "schedule": {"clock", "job", "looks", "run", "proof", "folder", "forecast", "alerts", "stopping"},
    "serving": {"folder"},
}

ONE_ROOM = {
    "httpx": ("fetch/client.py", "fetch/wire.py"),
    "h11": ("fetch/",),
    "truststore": ("fetch/",),
    "cryptography": ("fetch/",),
    "protego": ("fetch/robots.py",),
    "sqlalchemy": ("history/",),
    "alembic": ("history/",),
    "yaml": ("yaml_nodes.py",),
    "jinja2": ("report/",),
    "apscheduler": ("schedule/",),
    "apprise": ("alerts/_outside.py",),
    "requests": ("alerts/_outside.py",),
    "prometheus_client": ("serving/",),
    "lxml": ("documents/",),
    "bs4": ("documents/",),
    "charset_normalizer": ("thai/encoding.py",),
    "pypdfium2": ("documents/pdf.py", "documents/_pdf_"),
    "olefile": ("documents/_doc.py",),
    "tesserocr": ("documents/_ocr.py",),
    "PIL": ("documents/image.py",),
    "docx": ("documents/word.py", "report/_measures_docx.py"),  # read in the one, written in the other
    "python_calamine": ("documents/sheet.py",),
    "typer": ("cli/",),
    "rich": ("cli/",),
    "filelock": ("cli/",),
}


def modules():
    return sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def room_of(path):
    parts = path.relative_to(PACKAGE).parts
    return parts[0].removesuffix(".py")


def floor_of(room):
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    return None


def imported(path):
    """Gives every (name, inside a function) that a module imports."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {
        id(child)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, id(node) in inside
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            if node.module == "oitcheck":
                for name in node.names:
                    yield f"oitcheck.{name.name}", id(node) in inside
            else:
                yield node.module, id(node) in inside


IMPORTS = [(path, name, inside) for path in modules() for name, inside in imported(path)]


def test_every_room_stands_on_a_floor():
    """A new room has to be given its floor here."""
    rooms = {room_of(path) for path in modules()} - ABOVE

    assert set() == {room for room in rooms if floor_of(room) is None}


def test_imports_go_downwards_only():
    """No module imports from a floor above, or from a stranger on its own floor."""
    wrong = []
    for path, name, _ in IMPORTS:
        room, parts = room_of(path), name.split(".")
        if parts[0] != "oitcheck" or len(parts) < 2 or parts[1] == room or parts[1].startswith("_"):
            continue
        there, here = floor_of(parts[1]), floor_of(room)
        if here is None or there is None or there < here:
            continue
        ground = here == 0 and parts[1] in {"model", "discovery"}
        if there > here or not (ground or parts[1] in NEIGHBOURS.get(room, set())):
            wrong.append((path.relative_to(PACKAGE).as_posix(), name))

    assert [] == wrong


def test_one_library_one_room():
    """A library is imported in its own room only, so that the day to change costs one place."""
    wrong = [
        (path.relative_to(PACKAGE).as_posix(), name)
        for path, name, _ in IMPORTS
        if (rooms := ONE_ROOM.get(name.split(".")[0])) is not None
        and not path.relative_to(PACKAGE).as_posix().startswith(rooms)
    ]

    assert [] == wrong


def test_no_import_hides_in_a_function():
    """An import inside a function dodges the floors; only what one system lacks may be imported late."""
    late = [
        (path.name, name)
        for path, name, inside in IMPORTS
        if inside and name not in {"resource", "fcntl", "msvcrt"}
    ]

    assert [] == late


def test_no_drawer_for_everything():
    """No module is called utils, helpers, manager, common or misc."""
    names = {path.stem.strip("_") for path in modules()}

    assert set() == names & {"utils", "helpers", "manager", "common", "misc", "util", "helper"}


def test_no_year_is_named_in_code():
    """A fiscal year is a file: no code outside the sample names one."""
    wrong = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in modules()
        if room_of(path) != "sample"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, int) and 2560 <= node.value <= 2575
    ]

    assert [] == wrong
