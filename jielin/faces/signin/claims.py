"""Between a code and the account it may not open: a number noted for a member of staff."""

from dataclasses import dataclass
from typing import Any

from django.contrib.messages import success, warning
from django.http import HttpRequest
from django.utils.translation import gettext as _

from jielin.kernel.sealed import seal, unseal
from jielin.people.models import Account
from jielin.people.models.claim import prove, stands

from . import pending

_CLAIM = "claimed_number"


@dataclass(frozen=True)
class Claim:
    """A number that its holder has proven, and for whom it was typed."""

    account: Account
    phone: str
    target: str

    @property
    def masked_name(self) -> str:
        """The sign-in name, so far that its owner knows it again."""
        return f"{(self.account.username or '')[:1]}***"

    @property
    def may_be_theirs(self) -> bool:
        """Whether there is a password to show that it is."""
        return bool(self.account.is_active and self.account.has_usable_password())


def hold(request: HttpRequest, account: Account, phone: str, target: str) -> None:
    """Remember the proven number, under a key that nobody could have planted before."""
    if not request.user.is_authenticated:
        request.session.cycle_key()
    told = {"account": str(account.pk), "phone": seal(phone), "target": target}
    request.session[_CLAIM] = {**told, "is_theirs": False, "until": pending.until()}


def standing(request: HttpRequest) -> Claim | None:
    """The question that is open here; None when it was answered elsewhere, or is old."""
    stored = pending.fresh(request, _CLAIM)
    claim = _claim(stored) if stored else None
    if claim is None or not stands(claim.account, claim.phone):
        drop(request)
        return None
    return claim


def say_theirs(request: HttpRequest) -> None:
    """The password was right; what a second factor may still ask comes before it counts."""
    request.session[_CLAIM] = {**request.session[_CLAIM], "is_theirs": True}


def settle(request: HttpRequest, account: Account) -> None:
    """Code and password were shown, and every proof after them: the number is the person's."""
    stored = pending.fresh(request, _CLAIM)
    drop(request)
    if not stored or not stored["is_theirs"] or stored["account"] != str(account.pk):
        return
    if prove(account, unseal(stored["phone"])):
        success(request, _("Your mobile number is confirmed as yours."))
    else:
        warning(request, _("Meanwhile the number was taken off your account."))


def drop(request: HttpRequest) -> None:
    """Forget the question."""
    request.session.pop(_CLAIM, None)


def _claim(stored: dict[str, Any]) -> Claim | None:
    account = Account.objects.filter(pk=stored["account"]).first()
    return Claim(account, unseal(stored["phone"]), stored["target"]) if account else None
