"""Which addresses may be contacted: public ones, whatever the way they are written."""

import re
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

from oitcheck.settings import Settings

Address = IPv4Address | IPv6Address

# IANA special-purpose registries (IPv4 and IPv6), multicast and reserved space. A list of our own, because what
# ``ipaddress`` calls private or global differs from one Python to the next.
_SPECIAL_V4: tuple[IPv4Network, ...] = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_GLOBAL_V6 = IPv6Network("2000::/3")
_SPECIAL_V6: tuple[IPv6Network, ...] = tuple(
    IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "3fff::/20")
)
_V4_COMPATIBLE = IPv6Network("::/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")

_NUMBER = re.compile(r"(?i)^(?:0x[0-9a-f]*|[0-9]+)$")


def allowed(address: Address, settings: Settings) -> bool:
    """Tells whether an address may be contacted.

    Public addresses may; others only where ``settings.allow_address`` or ``settings.allow_private`` says so. An IPv6
    address that carries an IPv4 one (mapped, compatible, 6to4, Teredo, NAT64) is judged by what it carries.

    Source:
        IANA IPv4 and IPv6 Special-Purpose Address Registries; RFC 6052, RFC 3056, RFC 4380.
    """
    if settings.allow_private or any(address in network for network in settings.allow_address):
        return True
    carried = _carried(address)
    if carried:
        return all(allowed(inner, settings) for inner in carried)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_V4)
    return (
        address in _GLOBAL_V6
        and address.scope_id is None
        and not any(address in network for network in _SPECIAL_V6)
    )


def _carried(address: Address) -> tuple[IPv4Address, ...]:
    """Gives the IPv4 addresses inside an IPv6 one; where the form leaves two readings, both."""
    if isinstance(address, IPv4Address):
        return ()
    if address.ipv4_mapped is not None:
        return (address.ipv4_mapped,)
    if address.sixtofour is not None:
        return (address.sixtofour,)
    if address.teredo is not None:
        return address.teredo
    raw = address.packed
    if address in _V4_COMPATIBLE or address in _NAT64:
        return (IPv4Address(raw[12:]),)
    if address in _NAT64_LOCAL:
        return IPv4Address(raw[12:]), IPv4Address(raw[6:8] + raw[9:11])
    return ()


def ends_in_number(host: str) -> bool:
    """Tells whether a host is meant as an IPv4 address: its last label is a number, in whatever base.

    Source:
        WHATWG URL Standard, "ends in a number".
    """
    return bool(_NUMBER.match(host.rpartition(".")[2]))


def read_ipv4(host: str) -> IPv4Address | None:
    """Gives the address that a browser reads in ``127.1``, ``0x7f000001``, ``0177.0.0.1`` or ``2130706433``.

    Source:
        WHATWG URL Standard, "IPv4 parser".
    """
    parts = host.split(".")
    if len(parts) > 4:
        return None
    numbers = [_number(part) for part in parts]
    if any(number is None for number in numbers):
        return None
    *high, last = [number for number in numbers if number is not None]
    if any(number > 255 for number in high) or last >= 256 ** (4 - len(high)):
        return None
    return IPv4Address(sum(number * 256 ** (3 - place) for place, number in enumerate(high)) + last)


def _number(part: str) -> int | None:
    if not _NUMBER.match(part) or len(part) > 40:
        return None
    if part[:2].lower() == "0x":
        return int(part[2:] or "0", 16)
    if len(part) > 1 and part[0] == "0":
        return int(part, 8) if set(part) <= set("01234567") else None
    return int(part)
