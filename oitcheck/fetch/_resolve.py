"""Names to addresses by the system's resolver, off the event loop and bounded in time."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from ipaddress import ip_address

from oitcheck.fetch._addresses import Address

Resolver = Callable[[str], Awaitable[tuple[Address, ...] | str]]
"""Gives the addresses of a name, or the cause why there are none: ``dns_not_found``, ``dns_unresolved``."""

_AT_ONCE = 64
_NO_SUCH_NAME = {
    code for code in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)) if code is not None
}


class SystemResolver:
    """The system's ``getaddrinfo``, at most 64 at once.

    Its threads are daemons: a resolver that hangs cannot keep the program from ending.
    """

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def __call__(self, host: str) -> tuple[Address, ...] | str:
        """Resolves one name; a cancelled call leaves nothing to wait for."""
        async with self._places:
            loop = asyncio.get_running_loop()
            done: asyncio.Future[tuple[Address, ...] | str] = loop.create_future()

            def report(found: tuple[Address, ...] | str) -> None:
                if not done.done():
                    done.set_result(found)

            def work() -> None:
                found = ask_system(host)
                try:
                    loop.call_soon_threadsafe(report, found)
                except RuntimeError:  # the loop was closed meanwhile
                    return

            try:
                threading.Thread(target=work, name="resolve", daemon=True).start()
            except RuntimeError:  # no more threads: our own limit
                return "dns_unresolved"
            return await done


def ask_system(host: str) -> tuple[Address, ...] | str:
    """Gives the addresses in the system's order, each once, or the cause."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        return "dns_not_found" if error.errno in _NO_SUCH_NAME else "dns_unresolved"
    except (OSError, UnicodeError):
        return "dns_unresolved"
    addresses = dict.fromkeys(ip_address(str(entry[4][0])) for entry in found)
    return tuple(addresses) or "dns_not_found"
