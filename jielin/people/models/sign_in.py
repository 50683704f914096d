"""Where a person is signed in, so that a lost device can be shut out."""

from datetime import date, datetime
from typing import Self

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.sealed import SealedTextField, blind_index

from ..devices import Device, device
from .account import Account, Language


class Means(models.TextChoices):
    """How the person proved who it is."""

    PASSWORD = "password", _("Password")
    CODE = "code", _("Text message code")
    CITY = "city", _("Single sign-on")
    WECOM = "wecom", _("WeCom")
    DINGTALK = "dingtalk", _("DingTalk")


class SignIn(models.Model):
    """One session of one person. No address and no path: only what shutting out needs."""

    Means = Means

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="sign_ins")
    session = SealedTextField()
    session_index = models.CharField(max_length=32, unique=True)
    means = models.CharField(_("proof"), max_length=10, choices=Means)
    system = models.CharField(_("system"), max_length=10, blank=True)
    browser = models.CharField(_("browser"), max_length=10, blank=True)
    started_at = models.DateTimeField(_("since"))
    seen_on = models.DateField(_("last used"))
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        indexes = (models.Index(fields=["account", "ended_at"], name="sign_in_open"),)

    def __str__(self) -> str:
        return str(self.device)

    @property
    def device(self) -> Device:
        return Device(self.system, self.browser)

    @classmethod
    def start(cls, account: Account, *, session: str, means: str, agent: str) -> Self:
        """Note a sign-in that has just happened; Django may keep the session it had."""
        now, seen = clock.now(), device(agent)
        account.signed_in_at = now
        # Whoever signs in on the English pages is written to in English.
        language = get_language()
        if language in Language.values:
            account.language = language
        account.save(update_fields=["signed_in_at", "language"])
        noted, _made = cls.objects.update_or_create(
            session_index=blind_index(session),
            defaults={
                "account": account,
                "session": session,
                "means": means,
                "system": seen.system,
                "browser": seen.browser,
                "started_at": now,
                "seen_on": today(),
                "ended_at": None,
            },
        )
        return noted

    @classmethod
    def of(cls, session: str) -> "SignIn | None":
        """The sign-in that a session cookie belongs or belonged to."""
        return cls.objects.filter(session_index=blind_index(session)).first()

    @classmethod
    def open_ones(cls, account: Account) -> "list[SignIn]":
        """Those whose session still lives, the newest first."""
        rows = list(cls.objects.filter(account=account, ended_at=None).order_by("-started_at"))
        alive = Session.objects.filter(
            session_key__in=[row.session for row in rows], expire_date__gt=clock.now()
        )
        keys = set(alive.values_list("session_key", flat=True))
        return [row for row in rows if row.session in keys]

    @classmethod
    def end_others(cls, account: Account, *, but: str) -> int:
        """End all sign-ins of a person except the session given; how many there were."""
        others = cls.objects.filter(account=account, ended_at=None)
        mine = blind_index(but)
        ended = [row for row in others if row.session_index != mine]
        for row in ended:
            row.end()
        return len(ended)

    @classmethod
    def end_before(cls, account: Account, until: datetime) -> None:
        """End all sign-ins of a person that began up to a moment."""
        for row in cls.objects.filter(account=account, ended_at=None, started_at__lte=until):
            row.end()

    @classmethod
    def forget(cls, before: date) -> int:
        """Delete those not used since a day."""
        return cls.objects.filter(seen_on__lt=before).delete()[0]

    def end(self) -> None:
        """Sign out there: the session is gone before the next request."""
        SessionStore(self.session).delete()
        self.ended_at = clock.now()
        self.save(update_fields=["ended_at"])

    def is_of(self, session: str | None) -> bool:
        return bool(session) and self.session_index == blind_index(session or "")

    def move_to(self, session: str) -> None:
        """The session got another key, as it does when the password changes."""
        self.session, self.session_index = session, blind_index(session)
        self.save(update_fields=["session", "session_index"])

    @classmethod
    def seen(cls, session: str) -> None:
        """Note the day; asked once a day per session."""
        cls.objects.filter(session_index=blind_index(session)).update(seen_on=today())


def today() -> date:
    """The day where the people are."""
    return timezone.localdate(clock.now())
