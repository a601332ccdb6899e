"""ตรวจทุกคืนโดยอัตโนมัติ พร้อมหน้ารายงานบนเครื่องนี้ · Run every night, look lightly in between, serve the dashboard."""

import ipaddress
import os
import re
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import time, timedelta
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from oitcheck import alerts, checklist_file
from oitcheck.cli import _options as opt
from oitcheck.cli._night import take_lock
from oitcheck.cli._say import say, tell
from oitcheck.clock import bangkok_now
from oitcheck.errors import CannotLook, UsageError
from oitcheck.folder import history_at
from oitcheck.schedule import Orders, Service, read_hour, units
from oitcheck.schedule.orders import read
from oitcheck.serving import Server, Site

SECOND_LOOK_S = 600.0
"""At night there is time: what failed softly is looked at again ten minutes later."""

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Unit(StrEnum):
    """Kinds of units that are printed."""

    SYSTEMD = "systemd"
    WINDOWS = "windows"


def command(
    checklists: opt.Checklists,
    out: opt.Out = Path("reports"),
    at: Annotated[
        str,
        typer.Option("--at", envvar="OITCHECK_AT", metavar="HH:MM", help="Hour of the night in Thailand."),
    ] = "02:00",
    jitter: Annotated[
        str,
        typer.Option(
            "--jitter", envvar="OITCHECK_JITTER", help="Nights begin up to so much later, such as 20m."
        ),
    ] = "10m",
    host: Annotated[
        str, typer.Option("--host", envvar="OITCHECK_HOST", help="Address of the dashboard.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(
            "--port", envvar="OITCHECK_PORT", min=0, max=65535, help="Port of the dashboard; 0 for any."
        ),
    ] = 8080,
    no_dashboard: Annotated[
        bool, typer.Option("--no-dashboard", envvar="OITCHECK_NO_DASHBOARD", help="Serve nothing over HTTP.")
    ] = False,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            envvar="OITCHECK_TOKEN",
            help="Lets POST /check begin a night; better given in the environment.",
            show_default=False,
        ),
    ] = None,
    probe_every: Annotated[
        str,
        typer.Option(
            "--probe-every",
            envvar="OITCHECK_PROBE_EVERY",
            help="Pause between light looks, such as 15m; 0 for none.",
        ),
    ] = "15m",
    alerts_file: Annotated[
        Path | None,
        typer.Option(
            "--alerts",
            envvar="OITCHECK_ALERTS",
            metavar="FILE",
            help="Who is told, and where.",
            show_default=False,
        ),
    ] = None,
    ping: Annotated[
        str | None,
        typer.Option(
            "--ping",
            envvar="OITCHECK_PING",
            metavar="URL",
            help="Called after each finished night.",
            show_default=False,
        ),
    ] = None,
    print_unit: Annotated[
        Unit | None,
        typer.Option("--print-unit", help="Print units that run this, and end.", show_default=False),
    ] = None,
    formats: opt.Formats = None,
    history: opt.HistoryUrl = None,
    lang: opt.Language = opt.Lang.TH,
    timeout: opt.Timeout = None,
    connect_timeout: opt.ConnectTimeout = None,
    max_bytes: opt.MaxBytes = None,
    max_decoded_bytes: opt.MaxDecodedBytes = None,
    max_redirects: opt.MaxRedirects = None,
    per_host: opt.PerHost = None,
    interval: opt.Interval = None,
    second_look: Annotated[
        float,
        typer.Option(
            "--second-look",
            envvar="OITCHECK_SECOND_LOOK",
            metavar="S",
            help="Seconds before soft failures are looked at again.",
            rich_help_panel="Limits and manners",
        ),
    ] = SECOND_LOOK_S,
    no_second_look: opt.NoSecondLook = False,
    max_pause: opt.MaxPause = None,
    canary: opt.Canary = None,
    no_canary: opt.NoCanary = False,
    allow_address: opt.AllowAddress = None,
    allow_private: opt.AllowPrivate = False,
    vantage: opt.Vantage = None,
    contact: opt.Contact = None,
    proxy: opt.Proxy = None,
    ca_bundle: opt.CaBundle = None,
) -> None:
    """Runs until it is stopped; a night that was missed is caught up once, and none is cut but by the stop itself."""
    given = {
        "timeout": timeout, "connect_timeout": connect_timeout, "max_bytes": max_bytes,
        "max_decoded_bytes": max_decoded_bytes, "max_redirects": max_redirects, "per_host": per_host,
        "interval": interval, "second_look": second_look, "no_second_look": no_second_look, "max_pause": max_pause,
        "canary": canary, "no_canary": no_canary, "allow_address": allow_address, "allow_private": allow_private,
        "vantage": vantage, "contact": contact, "proxy": proxy, "ca_bundle": ca_bundle,
    }  # fmt: skip
    settings = opt.settings_of(**given)
    hour = _hour(at)
    if print_unit is not None:
        shared = [*checklists, "--out", str(out), "--lang", str(lang), *_flags(given)]
        own: dict[str, object] = {
            "at": at,
            "jitter": jitter,
            "probe_every": probe_every,
            "ping": ping,
            "alerts": alerts_file,
        }
        own |= {"no_dashboard": True} if no_dashboard else {"host": host, "port": port}
        say(_unit(print_unit, shared, _flags(own), hour))
        return
    checklist_file.load_all(checklists)
    every = _span("--probe-every", probe_every)
    orders = Orders(
        paths=tuple(checklists),
        settings=settings,
        out=out,
        history_url=history or history_at(out),
        take=_taken,
        clock=bangkok_now,
        formats=tuple(str(name) for name in formats or ("html", "json")),
        lang=str(lang),
        at=hour,
        jitter=_span("--jitter", jitter),
        channels=alerts.load(str(alerts_file)) if alerts_file else None,
        probe_every=every or None,
        ping=ping,
        say=_progress,
    )
    service = Service([read(path) for path in checklists], orders)
    raise typer.Exit(_serve(service, orders, None if no_dashboard else (host, port), token))


def _serve(service: Service, orders: Orders, place: tuple[str, int] | None, token: str | None) -> int:
    """Serves until a stop signal; gives the exit code, 4 where a night was cut short."""
    with take_lock(orders.out):
        pass  # says at once that the folder cannot be written
    ended = threading.Event()
    with _on_stop(ended):
        server = _dashboard(service, orders, place, token)
        service.start()
        while not ended.wait(1.0):  # on Windows a wait without end hears no Ctrl-C
            pass
        cut = service.state().looking
        drained = service.stop()
    if server is not None:
        threading.Thread(target=server.close, daemon=True).start()
    code = CannotLook.exit_code if cut else 0
    if not drained:
        sys.stderr.flush()
        os._exit(code or CannotLook.exit_code)  # what was seen is stored answer by answer: nothing is lost
    return code


def _dashboard(
    service: Service, orders: Orders, place: tuple[str, int] | None, token: str | None
) -> Server | None:
    if place is None:
        return None
    host, port = place
    site = Site(
        orders.out,
        service.state,
        orders.clock,
        check_now=service.check_now,
        token=token or None,
        any_host=not _is_loopback(host),
    )
    server = Server(host, port, site)
    shown = f"[{host}]" if ":" in host else host
    say(f"{OPEN[orders.lang]}: http://{shown}:{server.port}/")
    return server


@contextmanager
def _on_stop(ended: threading.Event) -> Iterator[None]:
    """Sets the event on Ctrl-C and SIGTERM; a closed terminal (SIGHUP) ends nothing."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        ended.set()

    wanted = [signal.SIGINT, signal.SIGTERM]
    before = {number: signal.signal(number, handle) for number in wanted}
    if hasattr(signal, "SIGHUP"):
        before[signal.SIGHUP] = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _taken(out: Path) -> Iterator[None]:
    lock = take_lock(out)
    try:
        yield
    finally:
        lock.release(force=True)


def _hour(text: str) -> time:
    try:
        return read_hour(text)
    except ValueError as error:
        raise UsageError(f"--at: found {text!r}, expected an hour such as 02:00") from error


def _span(flag: str, text: str) -> timedelta:
    unit = text[-1:].lower()
    digits = text[:-1] if unit in _SECONDS else text
    seconds = float(digits) * _SECONDS.get(unit, 60) if re.fullmatch(r"\d{1,6}(\.\d+)?", digits) else -1
    if not 0 <= seconds <= 86400:
        message = f"{flag}: found {text!r}, expected a time such as 15m, 90s or 1h, at most a day"
        raise UsageError(message)
    return timedelta(seconds=seconds)


def _is_loopback(host: str) -> bool:
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _flags(given: Mapping[str, object]) -> list[str]:
    """Gives flags as they would be typed; nothing of what was not given."""
    words: list[str] = []
    for name, value in given.items():
        flag = f"--{name.replace('_', '-')}"
        if value is True:
            words.append(flag)
        elif value is not None and value is not False:
            for one in value if isinstance(value, list) else [value]:
                words += [flag, str(one)]
    return words


def _unit(kind: Unit, shared: list[str], flags: list[str], hour: time) -> str:
    program, folder = [sys.executable, "-m", "oitcheck"], str(Path.cwd())
    if kind is Unit.SYSTEMD:
        return units.systemd(program, shared, flags, folder, hour).rstrip("\n")
    return units.windows(program, shared, folder, hour, bangkok_now()).rstrip("\n")


def _progress(line: str) -> None:
    tell(f"{bangkok_now():%Y-%m-%d %H:%M} {line}")


OPEN = {"th": "เปิดหน้ารายงานได้ที่", "en": "The dashboard is at"}
