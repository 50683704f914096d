"""The second proof of a member of staff: the code of an app, or a code kept on paper."""

import unicodedata
from datetime import datetime
from enum import StrEnum

import segno
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.workflow import Refused
from jielin.people import queries
from jielin.people.models import Account
from jielin.people.separation import APART

from .seals import SealedFactors

PERIOD = 30  # seconds; what every authenticator app does
DIGITS = 6
APP, PAPER = Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES


class Asks(StrEnum):
    """What a person is asked for after the first proof."""

    NOTHING = ""
    CODE = "signin:second"
    SETTING_UP = "signin:setup"


class Shown(StrEnum):
    """Which proof it was."""

    NONE = ""
    APP = "app"
    PAPER = "paper"


def asks(account: Account) -> Asks:
    """Whoever has a second factor shows it; whoever must have one sets it up first."""
    if is_set_up(account):
        return Asks.CODE
    return Asks.SETTING_UP if must_have(account) else Asks.NOTHING


def is_set_up(account: Account) -> bool:
    return bool(Authenticator.objects.filter(user=account, type=APP).exists())


def must_have(account: Account) -> bool:
    """By the setting: nobody, administrators and operators, or everyone with a post."""
    if settings.SECOND_FACTOR == "off":
        return False
    acting = queries.acting(account)
    is_due = bool(acting.posts) if settings.SECOND_FACTOR == "staff" else acting.duties & APART
    return account.is_staff or bool(is_due)


def new_secret() -> str:
    return str(generate_totp_secret())


def picture(account: Account, secret: str) -> str:
    """The address an app reads, as a picture in the page itself."""
    address = SealedFactors().build_totp_url(account, secret)
    return segno.make(address, error="m").svg_data_uri(scale=5, light="#fff")


def set_up(account: Account, secret: str, typed: str) -> tuple[str, ...]:
    """Keep the secret once a code of it was shown; the recovery codes. Raises Refused."""
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=account.pk)
        if is_set_up(account):
            raise Refused(_("A second factor is already set up. Sign in with its code."))
        row = TOTP.activate(account, secret).instance
        if not _proves_by_app(row, _plain(typed)):
            raise Refused(
                _("The code does not fit. Check the time of your telephone and enter the next one")
            )
        return _new_codes(account)


def prove(account: Account, typed: str) -> Shown:
    """Whether this is a code of the app not used before, or an unused one from paper."""
    code = _plain(typed)
    kept = {row.type: row for row in Authenticator.objects.filter(user=account)}
    if len(code) == DIGITS and APP in kept and _proves_by_app(kept[APP], code):
        return Shown.APP
    if len(code) > DIGITS and PAPER in kept and RecoveryCodes(kept[PAPER]).validate_code(code):
        return Shown.PAPER
    return Shown.NONE


def renew_codes(account: Account) -> tuple[str, ...]:
    """Another ten recovery codes; the former ones count no more."""
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=account.pk)
        return _new_codes(account)


def codes_left(account: Account) -> int:
    row = Authenticator.objects.filter(user=account, type=PAPER).first()
    return len(RecoveryCodes(row).get_unused_codes()) if row else 0


def forget(account: Account, until: datetime) -> None:
    """Take both away: the person sets up anew at the next sign-in."""
    Authenticator.objects.filter(user=account, created_at__lte=until).delete()


def _new_codes(account: Account) -> tuple[str, ...]:
    Authenticator.objects.filter(user=account, type=PAPER).delete()
    return tuple(RecoveryCodes.activate(account).generate_codes())


@transaction.atomic
def _proves_by_app(row: Authenticator, code: str) -> bool:
    """A code counts once, and none before it: the step of the last one stays with the secret.

    One step of 30 seconds to either side forgives a clock that is a little off. allauth
    remembers used codes in one process only; here several may serve a person.
    """
    row = Authenticator.objects.select_for_update().get(pk=row.pk)
    secret = SealedFactors().decrypt(row.data["secret"])
    now = clock.now()
    this = int(now.timestamp()) // PERIOD
    for step in (this - 1, this, this + 1):
        expected = format_hotp_value(hotp_value(secret, step))
        if step > row.data.get("step", 0) and compare_user_code(actual=code, expected=expected):
            data = {**row.data, "step": step}
            Authenticator.objects.filter(pk=row.pk).update(data=data, last_used_at=now)
            return True
    return False


def _plain(typed: str) -> str:
    """Blanks, dashes and full-width digits are how people write a code."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", typed) if sign.isdigit())
