"""Carries a delivery over the network: to the address that was checked, and to no other."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from threading import Timer
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from . import signing
from .addresses import BadAddress, Target, chosen, read
from .limits import DELIVERIES

OK = range(200, 300)
REDIRECT = range(300, 400)


@dataclass(frozen=True)
class Parcel:
    """What is sent, and where. `at` is the second that is signed."""

    id: UUID
    event: str
    address: str
    secret: str
    at: int
    body: bytes

    @property
    def headers(self) -> dict[str, str]:
        return {
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "Jielin-Webhook/1",
            "Connection": "close",
            signing.DELIVERY: str(self.id),
            signing.EVENT: self.event,
            signing.HEADER: signing.signature(self.secret, self.at, self.body),
        }


@dataclass(frozen=True)
class Taken:
    """The other side has taken it."""

    status: int
    said: str = ""


class NotTaken(Exception):
    """It was not taken; `said` is a sentence for the page."""

    def __init__(self, said: str, *, again: bool = True, status: int | None = None) -> None:
        super().__init__(said)
        self.said, self.again, self.status = said, again, status


def send(parcel: Parcel) -> Taken:
    """One try, within a few seconds as a whole. Raises NotTaken."""
    try:
        target = read(parcel.address)
        ip = resolve(target)
    except BadAddress as bad:
        raise NotTaken(str(bad)) from bad
    try:
        return _judged(*_posted(target, ip, parcel))
    except TimeoutError as error:
        raise NotTaken(_("No answer within %(n)d seconds.") % _PATIENCE) from error
    except ssl.SSLError as error:
        raise NotTaken(_("The certificate of the address is not good.")) from error
    except (OSError, HTTPException) as error:
        raise NotTaken(_("The address could not be reached.")) from error


def resolve(target: Target) -> str:
    """The one address to connect to, checked. Raises BadAddress."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        found = []
    ips = dict.fromkeys(str(one[4][0]) for one in found)
    return chosen(ips, settings.WEBHOOK_ALLOW_PRIVATE, is_plain=target.is_plain)


_PATIENCE = {"n": int(DELIVERIES.patience)}


def _posted(target: Target, ip: str, parcel: Parcel) -> tuple[int, str]:
    """The status and the beginning of what was said."""
    connection = HTTPConnection(target.host, target.port)
    with _connected(target, ip) as connection.sock:
        headers = {"Host": target.host_header, **parcel.headers}
        connection.request("POST", target.path, parcel.body, headers)
        answer = connection.getresponse()
        return answer.status, _beginning(answer)


@contextmanager
def _connected(target: Target, ip: str) -> Iterator[socket.socket]:
    """A connection to the very address that was checked, whatever the name says by now."""
    with (
        socket.create_connection((ip, target.port), DELIVERIES.patience) as plain,
        _at_most(plain),
    ):
        if target.is_plain:
            yield plain
            return
        # The certificate is still that of the name.
        with ssl.create_default_context().wrap_socket(plain, server_hostname=target.host) as safe:
            yield safe


@contextmanager
def _at_most(connection: socket.socket) -> Iterator[None]:
    """Cut the line when the time is up, also if the other side sends a byte now and then."""
    late: list[bool] = []
    # TLS takes the socket over: a second handle still reaches the same line.
    line = connection.dup()

    def cut() -> None:
        late.append(True)
        with suppress(OSError):  # It has ended by itself.
            line.shutdown(socket.SHUT_RDWR)

    timer = Timer(DELIVERIES.patience, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException) as error:
        raise TimeoutError if late else error from error
    finally:
        timer.cancel()
        line.close()


def _beginning(answer: HTTPResponse) -> str:
    """A few words of the answer: plain signs in one line."""
    text = answer.read(DELIVERIES.answer_signs * 4).decode("utf-8", "replace")
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(plain.split())[: DELIVERIES.answer_signs]


def _judged(status: int, said: str) -> Taken:
    if status in OK:
        return Taken(status, said)
    if status in REDIRECT:
        raise NotTaken(
            _("The address leads on to another one, which is not followed."), status=status
        )
    raise NotTaken(said or _("The other side did not take it."), status=status)
