"""Opens the history that an address names."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from oitcheck.errors import StoreError, UsageError
from oitcheck.history import _postgres, _sqlite
from oitcheck.history._mishaps import told
from oitcheck.history._store import History
from oitcheck.history._upgrade import newest, schema_of, upgrade
from oitcheck.masking import mask


@contextmanager
def open_history(url: str, *, write: bool = True) -> Iterator[History]:
    """Opens the history for as long as the block lasts.

    Args:
        url: an SQLAlchemy URL, such as ``sqlite:///reports/history.sqlite3``.
        write: whether anything is to be stored; else nothing is changed, and a run may be writing meanwhile.

    Raises:
        UsageError: the address is none.
        StoreError: the history cannot be used; it is left as it is, and the message says what to do.
        RunBusy: another process writes this history.
    """
    address = _address(url)
    place = _place(address)
    with ExitStack() as stack:
        if address.get_backend_name() == "sqlite":
            path = None if address.database in {None, "", ":memory:"} else Path(str(address.database))
            place = str(path or place)
            with told(place):
                engine = _open_file(path, stack, place, write=write)
        else:
            with told(place):
                engine = _open_server(address, stack, place, write=write)
        yield History(engine, place)


def _address(url: str) -> URL:
    try:
        return _postgres.address_of(make_url(url))
    except (ArgumentError, ValueError) as error:
        message = "--history: is no database address\n  name it like 'sqlite:///reports/history.sqlite3'"
        raise UsageError(message) from error


def _place(address: URL) -> str:
    """Gives the address as messages show it: no password, wherever it stands."""
    bare = address.set(query={}).render_as_string(hide_password=True)
    return bare + mask(address.render_as_string(hide_password=True).removeprefix(bare))


def _open_file(path: Path | None, stack: ExitStack, place: str, *, write: bool) -> Engine:
    if path is not None:
        _sqlite.examine(path, int(newest()))
        if not write and (not path.exists() or not path.stat().st_size):
            raise StoreError(f"{place}: there is no history yet\n  run oitcheck check first")
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(closing(_sqlite.lock(path)))
            _sqlite.prepare(path)
    engine = _sqlite.engine_of(path, write=write)
    stack.callback(engine.dispose)
    _sqlite.look_for_damage(engine, place)
    if not write:
        _only_present(engine, place)
        return engine
    _sqlite.use_wal(engine)
    upgrade(engine, place, lambda schema: _sqlite.back_up(path, schema) if path is not None else None)
    return engine


def _open_server(address: URL, stack: ExitStack, place: str, *, write: bool) -> Engine:
    try:
        if address.get_backend_name() == _postgres.BACKEND:
            engine = _postgres.engine_of(address, place, write=write)
        else:
            engine = create_engine(address, pool_pre_ping=True)
    except NoSuchModuleError as error:
        raise UsageError(
            f"--history: {place}: no such kind of database\n  use sqlite or postgresql"
        ) from error
    except ModuleNotFoundError as error:
        package = "oitcheck[postgres]" if address.get_driver_name() == "psycopg" else error.name
        raise UsageError(f"--history: {place}: its driver is missing\n  install {package!r}") from error
    stack.callback(engine.dispose)
    if write:
        upgrade(engine, place, lambda _schema: None)
    else:
        _only_present(engine, place)
    return engine


def _only_present(engine: Engine, place: str) -> None:
    with engine.connect() as connection:
        present = schema_of(connection, place)
    if present is None:
        raise StoreError(f"{place}: there is no history yet\n  run oitcheck check first")
    if present != newest():
        raise StoreError(
            f"{place}: is of an older schema\n  run oitcheck check once, which brings it up to date"
        )
