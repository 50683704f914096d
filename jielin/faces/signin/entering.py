"""From a proof to a session, and from a session to where the person wanted to go."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from jielin.kernel.models import Tenant
from jielin.kernel.sealed import seal, unseal
from jielin.people import kept, queries
from jielin.people.duties import MEANS, safe_path
from jielin.people.limits import RESIDENT_SESSION
from jielin.people.models import Account, PhoneCode, SignIn
from jielin.rights.models import Consent

from . import claims, factor, pending
from .leavings import forget_visitor

_BACKEND = "jielin.kernel.signed_in.Accounts"
_PLACE = "signing_in"
PURPOSE = "sign_in"
LANGUAGES = {"en"}


@dataclass(frozen=True)
class Asked:
    """A telephone that awaits its code, and where its owner wanted to go."""

    phone: str
    target: str


def wanted(request: HttpRequest) -> str:
    """The address to go to afterwards; empty when none of ours was given."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    return safe_path(request, asked, "")


def ask(request: HttpRequest, phone: str, target: str) -> None:
    """Send a code and remember for which telephone. Raises CodeRefused."""
    PhoneCode.send(phone, purpose=PURPOSE, session=_key(request), tenant=_home(target))
    request.session[_PLACE] = {"phone": seal(phone), "target": target}


def asked(request: HttpRequest) -> Asked | None:
    """The telephone that awaits its code."""
    stored = request.session.get(_PLACE)
    return Asked(unseal(stored["phone"]), stored["target"]) if stored else None


def ask_whose(request: HttpRequest, asked: Asked, account: Account) -> HttpResponse:
    """The code was right, and the number noted for somebody who signs in by a password."""
    request.session.pop(_PLACE, None)
    claims.hold(request, account, asked.phone, asked.target)
    return redirect("signin:whose")


def begin(
    request: HttpRequest, account: Account, means: str, target: str, *, is_double: bool = False
) -> HttpResponse:
    """After the first proof of a member of staff: ask for the second where one is due."""
    asks = factor.Asks.NOTHING if is_double else factor.asks(account)
    if asks == factor.Asks.NOTHING:
        return enter(request, account, means, target)
    pending.hold(request, account, means, target)
    return redirect(asks)


def enter(request: HttpRequest, account: Account, means: str, target: str) -> HttpResponse:
    """Open the session and lead on: first to what was typed before, then to the target."""
    request.session.pop(_PLACE, None)
    pending.drop(request)
    if request.user.pk != account.pk:
        forget_visitor(request, account, means)
    claims.settle(request, account)
    _open_session(request, account, means)
    SignIn.start(
        account,
        session=_key(request),
        means=means,
        agent=request.headers.get("User-Agent", ""),
    )
    if means == SignIn.Means.CODE:
        Consent.give(account)
    if kept.kept(request) is not None:
        return redirect("signin:kept")
    return HttpResponseRedirect(target or _first_page(account, means))


def _open_session(request: HttpRequest, account: Account, means: str) -> None:
    """A key of its own for every proof, and as long a life as the proof deserves."""
    before = request.session.session_key
    former = SignIn.of(before or "")
    login(request, account, backend=_BACKEND)
    if request.session.session_key == before:  # Django keeps the key of the same person
        request.session.cycle_key()
    if former is not None:
        former.end()
    is_code = means == SignIn.Means.CODE
    request.session[MEANS] = means
    # In seconds it counts anew from every change, and the day of use is one.
    request.session.set_expiry(int(RESIDENT_SESSION.total_seconds()) if is_code else None)


def _key(request: HttpRequest) -> str:
    """The key of the session, which a new one gets only when it is saved."""
    if request.session.session_key is None:
        request.session.save()
    return request.session.session_key or ""


def is_for_desk(target: str) -> bool:
    """Whether staff come from the desk, and so see their own form first."""
    return "desk" in _parts(target)[:1]


def is_own(target: str) -> bool:
    """Whether it is a page of one's own account, which asks again who is there."""
    return _parts(target)[:2] in (["me", "second"], ["me", "ways"], ["login", "second"])


def is_for_staff(target: str) -> bool:
    return is_for_desk(target) or is_own(target)


def _first_page(account: Account, means: str) -> str:
    homes = () if means == SignIn.Means.CODE else queries.acting(account).homes
    if not homes:
        return reverse("portal:front")
    return reverse("desk:workbench", kwargs={"home": homes[0].slug})


def _home(target: str) -> Tenant:
    """The home whose outbox sends the code: that of the address, else the first."""
    homes = Tenant.objects.order_by("id")
    return homes.filter(slug__in=_parts(target)[:2]).first() or homes[0]


def _parts(target: str) -> list[str]:
    parts = [part for part in urlsplit(target).path.split("/") if part]
    return parts[1:] if parts and parts[0] in LANGUAGES else parts
