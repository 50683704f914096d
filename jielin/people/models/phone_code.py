"""Six digits sent to a telephone prove that it is at hand: once, for one purpose."""

import secrets
from datetime import datetime, timedelta
from typing import NoReturn

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.models import Tenant, next_number
from jielin.kernel.sealed import blind_index, same
from jielin.messages.models import OutboxMessage

from ..limits import CODES
from ..phones import mobile, normalise

TEMPLATE = "phone_code"


class CodeRefused(Exception):
    """A code that was not sent or not accepted; the message says why and what to do."""


class PhoneCode(models.Model):
    """Only digests are kept: of the number, of the code and of the asking session."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    phone_index = models.CharField(max_length=32)
    purpose = models.CharField(max_length=60)
    digest = models.CharField(max_length=32)
    session_index = models.CharField(max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["phone_index", "made_at"], name="phone_code_of_a_phone"),
            models.Index(fields=["session_index", "made_at"], name="phone_code_of_a_session"),
            models.Index(fields=["made_at"], name="phone_code_to_forget"),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.made_at:%Y-%m-%d %H:%M}"

    @classmethod
    def send(cls, phone: str, *, purpose: str, session: str, tenant: Tenant) -> "PhoneCode":
        """Send a new code; the one before stops counting. Raises BadPhone, CodeRefused."""
        number, now = mobile(phone), clock.now()
        code = f"{secrets.randbelow(10**CODES.digits):0{CODES.digits}d}"
        with transaction.atomic():
            _line_up(blind_index(number), blind_index(session))
            _check_pace(blind_index(number), blind_index(session), now)
            made = cls(
                phone_index=blind_index(number),
                purpose=purpose,
                session_index=blind_index(session),
                made_at=now,
                expires_at=now + CODES.lasts,
            )
            made.digest = made._digest(code)
            made.save(force_insert=True)
            values = {"code": code, "minutes": _minutes(CODES.lasts)}
            OutboxMessage.send(tenant=tenant, phone=number, template=TEMPLATE, values=values)
        return made

    @classmethod
    def prove(cls, phone: str, code: str, *, purpose: str) -> None:
        """Use up the newest code of this number and purpose. Raises BadPhone, CodeRefused.

        Every guess is counted before it is compared, and only one of two racing uses wins.
        """
        number, typed = mobile(phone), _typed(code)
        mine = cls.objects.filter(phone_index=blind_index(number), purpose=purpose)
        sent = mine.order_by("-made_at", "-id").first()
        if sent is None:
            raise CodeRefused(_("No code was sent to this number yet. Ask for one first"))
        sent._guess(typed)

    @classmethod
    def forget(cls, before: datetime) -> int:
        """Delete what no limit needs any more; how many."""
        return cls.objects.filter(made_at__lt=before).delete()[0]

    def _guess(self, typed: str) -> None:
        now, row = clock.now(), type(self).objects.filter(pk=self.pk, used_at=None)
        if self.expires_at <= now:
            raise CodeRefused(_expired())
        if not row.filter(tries__lt=CODES.tries).update(tries=F("tries") + 1):
            self._say_why()
        if not same(self.digest, self._digest(typed)):
            raise CodeRefused(_wrong(CODES.tries - self.tries - 1))
        if not row.update(used_at=now):
            raise CodeRefused(_used())

    def _say_why(self) -> NoReturn:
        self.refresh_from_db()
        raise CodeRefused(_used() if self.used_at else _wrong(0))

    def _digest(self, code: str) -> str:
        return blind_index(f"{self.pk}:{self.purpose}:{code}")


def _line_up(*indexes: str) -> None:
    """Let those who ask at the same moment see each other: one after the other to the commit.

    The lanes are few and shared, so that no row tells for ever which telephone once asked;
    in order, so that nobody waits for one who waits.
    """
    home = Tenant.objects.order_by("id").values_list("pk", flat=True)[0]
    for lane in sorted({index[:2] for index in indexes}):
        next_number(home, f"code lane {lane}")


def _check_pace(phone_index: str, session_index: str, now: datetime) -> None:
    """Refuse when too many codes were asked for, and say until when."""
    day = _asked(now - timedelta(days=1), phone_index=phone_index)
    if day and now - day[-1] < CODES.pause:
        raise CodeRefused(_too_soon(CODES.pause - (now - day[-1])))
    if len(day) >= CODES.per_phone_a_day:
        raise CodeRefused(_too_many(day[0] + timedelta(days=1)))
    hour = _asked(now - timedelta(hours=1), session_index=session_index)
    if len(hour) >= CODES.per_session_an_hour:
        raise CodeRefused(_too_many(hour[0] + timedelta(hours=1)))


def _asked(since: datetime, **whose: str) -> list[datetime]:
    found = PhoneCode.objects.filter(made_at__gt=since, **whose).order_by("made_at")
    return list(found.values_list("made_at", flat=True))


def _typed(code: str) -> str:
    digits = normalise(code)
    if not digits:
        raise CodeRefused(_("Enter the code from the text message"))
    if not (digits.isascii() and digits.isdecimal()):
        raise CodeRefused(_("The code has only digits"))
    if len(digits) != CODES.digits:
        said = {"digits": CODES.digits, "count": len(digits)}
        raise CodeRefused(_("The code has %(digits)s digits; you entered %(count)s") % said)
    return digits


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


def _expired() -> str:
    said = {"minutes": _minutes(CODES.lasts)}
    return _("This code is older than %(minutes)s minutes. Ask for a new one") % said


def _used() -> str:
    return _("This code was used already. Ask for a new one")


def _wrong(left: int) -> str:
    if left <= 0:
        return _("The code was wrong too often and no longer counts. Ask for a new one")
    return ngettext(
        "The code is not right. You can try %(count)s more time",
        "The code is not right. You can try %(count)s more times",
        left,
    ) % {"count": left}


def _too_soon(left: timedelta) -> str:
    said = {"seconds": max(1, int(left.total_seconds()))}
    return (
        _("A code was sent a moment ago. If it does not arrive, ask again in %(seconds)s seconds")
        % said
    )


def _too_many(free_at: datetime) -> str:
    said = {"time": timezone.localtime(free_at).strftime("%H:%M")}
    return (
        _("Too many codes were asked for. Please wait until %(time)s, or call 12345 meanwhile")
        % said
    )
