"""To which text somebody agreed, from when until when."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel import clock
from jielin.kernel.ids import uuid7
from jielin.kernel.workflow import Refused
from jielin.people.models import Account, SignIn

from ..privacy import VERSION


class About(models.TextChoices):
    """What was agreed to."""

    PRIVACY = "privacy", _("Signing in with your telephone, as the privacy text says")


class Consent(models.Model):
    """One consent. It is never changed but by its withdrawal."""

    About = About

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    account = models.ForeignKey(Account, models.CASCADE, related_name="consents")
    about = models.CharField(_("agreed to"), max_length=12, choices=About)
    version = models.CharField(_("version of the text"), max_length=12)
    given_at = models.DateTimeField(_("given"))
    withdrawn_at = models.DateTimeField(_("taken back on"), null=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ("-given_at", "-id")
        indexes = (models.Index(fields=["account", "about"], name="consent_of_a_person"),)

    def __str__(self) -> str:
        return f"{self.about} {self.version}"

    @classmethod
    def give(cls, account: Account, about: str = About.PRIVACY) -> "Consent":
        """Note it once for each text; whoever withdrew it gives it anew by signing in."""
        told = {"account": account, "about": about, "version": VERSION, "withdrawn_at": None}
        known = cls.objects.filter(**told).first()
        return known or cls.objects.create(**told, given_at=clock.now())

    def withdraw(self) -> None:
        """From now on nothing rests on it: every sign-in ends. Raises Refused."""
        rows = type(self).objects.filter(pk=self.pk, withdrawn_at=None)
        if not rows.update(withdrawn_at=clock.now()):
            raise Refused(_("You have withdrawn this already."))
        SignIn.end_others(self.account, but="")

    @classmethod
    def of(cls, account: Any) -> "models.QuerySet[Consent]":
        """Those of a person, the newest first."""
        return Consent.objects.filter(account=account)
