"""A real PostgreSQL server of one's own, as an ordinary process: a socket in a temporary folder and loopback."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from made.programs import absent

USER = "postgres"
PASSWORD = "Pa55-w0rd"


class Server:
    """A running server: ``url(database)`` names a database as ``--history`` takes it."""

    def __init__(self, folder: Path, port: int, command: list[str]) -> None:
        self.folder, self.port, self._command = folder, port, command
        self._process: subprocess.Popen | None = None
        self._made = 0

    def url(self, database: str, *, password: str = PASSWORD) -> str:
        return f"postgresql+psycopg://{USER}:{password}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 60
        while subprocess.run(self._psql("postgres", "SELECT 1"), capture_output=True).returncode:
            assert time.monotonic() < until, "the server does not start"
            assert self._process.poll() is None, "the server ended"
            time.sleep(0.05)

    def stop(self) -> None:
        """Stops the server at once, as a power cut would."""
        if self._process is not None:
            self._process.send_signal(3)  # SIGQUIT: immediate shutdown, children too
            self._process.wait(30)

    def new(self) -> str:
        """Makes an empty database and gives its name."""
        self._made += 1
        name = f"night{self._made}"
        self.sql("postgres", f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def sql(self, database: str, statement: str) -> str:
        done = subprocess.run(self._psql(database, statement), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def _psql(self, database: str, statement: str) -> list[str]:
        where = ["-h", str(self.folder), "-p", str(self.port), "-U", USER, "-d", database]
        return [str(_programs() / "psql"), *where, "-XAtqc", statement]


def _programs() -> Path:
    """Gives the folder of the programs; skips the test where there is none, fails it where there has to be."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    beside = shutil.which("postgres")
    if not found and beside is None:
        absent("PostgreSQL is not installed")
    return found[-1] if found else Path(beside or "").resolve().parent


def _as_nobody_special() -> list[str]:
    """The server refuses to be run by root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        absent("setpriv is not installed, and PostgreSQL is not to be run by root")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve() -> Iterator[Server]:
    """Runs a server until the block ends."""
    programs, lead = _programs(), _as_nobody_special()
    folder = Path(tempfile.mkdtemp(prefix="oitcheck-pg-"))
    try:
        secret = folder / "secret"
        secret.write_text(PASSWORD)
        if lead:
            shutil.chown(folder, "postgres", "postgres")
            shutil.chown(secret, "postgres", "postgres")
        data, port = folder / "data", _free_port()
        made = [str(programs / "initdb"), "-D", str(data), "-U", USER, "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        auth = ["--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={secret}"]
        subprocess.run([*lead, *made, *auth], check=True, capture_output=True, cwd="/")
        flags = {
            "listen_addresses": "127.0.0.1", "unix_socket_directories": str(folder), "fsync": "off",
            "shared_buffers": "16MB", "max_connections": "60", "autovacuum": "off", "logging_collector": "off",
        }  # fmt: skip
        said = [part for name, value in flags.items() for part in ("-c", f"{name}={value}")]
        server = Server(
            folder, port, [*lead, str(programs / "postgres"), "-D", str(data), "-p", str(port), *said]
        )
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
