"""Between two proofs: who showed the first, where they go, and what is shown only once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from jielin.kernel import clock
from jielin.kernel.sealed import seal, unseal
from jielin.people.limits import SECOND_PROOF
from jielin.people.models import Account, SignIn

_WAITING, _SECRET, _CODES = "second_proof", "second_secret", "second_codes"


@dataclass(frozen=True)
class Waiting:
    """A person whose first proof was good; the session is not open yet."""

    account: Account
    means: str
    target: str


@dataclass(frozen=True)
class Codes:
    """Recovery codes on the one page that shows them, and where it leads."""

    codes: tuple[str, ...]
    target: str


def hold(request: HttpRequest, account: Account, means: str, target: str) -> None:
    """Remember the first proof, under a key that nobody could have planted before."""
    if not request.user.is_authenticated:
        request.session.cycle_key()
    told = {"account": str(account.pk), "means": means, "target": target}
    request.session[_WAITING] = {**told, "until": until()}


def waiting(request: HttpRequest) -> Waiting | None:
    stored = fresh(request, _WAITING)
    if stored is None:
        return None
    account = Account.objects.filter(pk=stored["account"], is_active=True).first()
    return Waiting(account, stored["means"], stored["target"]) if account else None


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person signed in just now, and not by a text message."""
    row = SignIn.of(request.session.session_key or "")
    if row is None or row.means == SignIn.Means.CODE:
        return False
    return row.started_at > clock.now() - SECOND_PROOF


def secret_for(request: HttpRequest, account: Account, make: Any) -> str:
    """The secret on the page, the same while the page is tried again."""
    stored = fresh(request, _SECRET)
    if stored is None or stored["account"] != str(account.pk):
        stored = {"account": str(account.pk), "text": seal(make()), "until": until()}
        request.session[_SECRET] = stored
    return unseal(stored["text"])


def show_codes(request: HttpRequest, codes: tuple[str, ...], target: str) -> None:
    """Keep them for the page that comes next."""
    drop(request)
    text = seal(" ".join(codes))
    request.session[_CODES] = {"text": text, "target": target, "until": until()}


def codes(request: HttpRequest) -> Codes | None:
    stored = fresh(request, _CODES)
    return Codes(tuple(unseal(stored["text"]).split()), stored["target"]) if stored else None


def drop(request: HttpRequest) -> None:
    """Forget all of it."""
    for place in (_WAITING, _SECRET, _CODES):
        request.session.pop(place, None)


def fresh(request: HttpRequest, place: str) -> dict[str, Any] | None:
    """What was kept at a place; too old, it is gone."""
    stored: dict[str, Any] | None = request.session.get(place)
    if stored is not None and stored["until"] < clock.now().timestamp():
        del request.session[place]
        return None
    return stored


def until() -> float:
    """When what is kept now stops counting."""
    end: datetime = clock.now() + SECOND_PROOF
    return end.timestamp()
