"""Which addresses a webhook may go to: public ones over TLS, and inner ones that are allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

IP = IPv4Address | IPv6Address
# Whoever answers here hands out the keys of the machine: never, whatever is allowed.
METADATA = frozenset(map(ip_address, ("169.254.169.254", "100.100.100.200", "fd00:ec2::254")))
_TRANSLATED = IPv6Network("64:ff9b::/96")
LONGEST = 300
_SCHEMES = {"https": 443, "http": 80}


class BadAddress(Exception):
    """An address that nothing is sent to; the message is a sentence for a person."""


@dataclass(frozen=True)
class Target:
    """An address taken apart. `path` includes the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_plain(self) -> bool:
        return self.scheme == "http"

    @property
    def host_header(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _SCHEMES[self.scheme] else f"{name}:{self.port}"


def read(told: str) -> Target:
    """The parts of an address. Raises BadAddress."""
    try:
        parts = urlsplit(told)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadAddress(
            _("This is not a web address. Write it like %(sample)s") % SAMPLE
        ) from error
    is_printable = told.isascii() and told.isprintable() and " " not in told
    if parts.scheme not in _SCHEMES or not host or not is_printable or port == 0:
        raise BadAddress(_("This is not a web address. Write it like %(sample)s") % SAMPLE)
    if parts.username is not None or parts.password is not None:
        raise BadAddress(
            _("Leave names and passwords out of the address: the signature proves it.")
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port or _SCHEMES[parts.scheme], path)


SAMPLE = {"sample": "https://example.gov.cn/jielin/events"}


def chosen(found: Iterable[str], allowed: Iterable[str], *, is_plain: bool) -> str:
    """The address to connect to, of all that a name leads to. Raises BadAddress.

    One forbidden address among them refuses the name: whoever mixes them wants to slip in.
    """
    networks = tuple(ip_network(one, strict=False) for one in allowed)
    ips = [_meant(ip_address(one.partition("%")[0])) for one in found]
    if not ips:
        raise BadAddress(_("Nobody knows this address. Check how it is written."))
    for ip in ips:
        is_inner = not _is_public(ip)
        if is_inner and not _is_allowed(ip, networks):
            raise BadAddress(
                _(
                    "The address leads to an inner network or to this machine: "
                    "nothing is sent there."
                )
            )
        if is_plain and not is_inner:
            raise BadAddress(_("Outside the inner network only https:// is used."))
    return str(ips[0])


def _meant(ip: IP) -> IP:
    """The IPv4 address that an IPv6 one only wraps."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    teredo = ip.teredo[1] if ip.teredo else None
    return ip.ipv4_mapped or ip.sixtofour or teredo or ip


def _is_public(ip: IP) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _is_allowed(ip: IP, networks: Iterable[object]) -> bool:
    never = ip in METADATA or ip.is_link_local or ip.is_multicast or ip.is_unspecified
    return not never and any(ip in network for network in networks)  # type: ignore[operator]
