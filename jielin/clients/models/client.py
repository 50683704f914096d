"""A program of another system that acts for one organisation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter
from jielin.kernel.models.turn import turn
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused, Terms
from jielin.organisations.queries import directory

from .. import limits, scopes, tokens
from ..workflow import CLIENT, ClientState
from .pace_mark import PaceMark

CLIENTS = "clients"  # the name of the snapshot, see queries


@dataclass(frozen=True)
class Allowed:
    """What a client is allowed: its name, scopes, pace and how long the token lasts."""

    name: str
    scopes: tuple[str, ...]
    per_minute: int
    expires_at: datetime


class Client(Matter):
    """One client. Of its tokens only the digests are kept."""

    kind = "client"
    workflow = CLIENT

    name = models.CharField(gettext_lazy("name"), max_length=60)
    organisation_id = models.UUIDField(gettext_lazy("organisation"))
    scopes = models.JSONField(default=list)
    per_minute = models.PositiveIntegerField(default=limits.PACES.usual)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField(gettext_lazy("token ends"))
    # The token before, for as long as it still opens.
    old_prefix = models.CharField(max_length=12, blank=True)
    old_digest = models.CharField(max_length=64, blank=True)
    old_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField(gettext_lazy("added"))

    class Meta:
        verbose_name = gettext_lazy("API client")
        verbose_name_plural = gettext_lazy("API clients")
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "prefix"], name="client_is_found_by_its_prefix"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @classmethod
    def make(
        cls, told: Allowed, *, id: UUID, tenant_id: int, organisation_id: UUID, by: Actor
    ) -> tuple[Self, tokens.Token]:
        """A new client and its token, which nobody can read again. Raises Refused."""
        new, token = (
            cls(id=id, tenant_id=tenant_id, organisation_id=organisation_id),
            tokens.make(),
        )
        said = {"unit": str(organisation_id), "scopes": sorted(told.scopes)}
        with turn(), new.beginning("make", by=by, **said):
            new._check_unit()
            new._take_over(told)
            new.made_at = clock.now()
            new.prefix, new.digest = token.prefix, token.digest
            PaceMark.begin(tenant_id, new.pk)
            bump(CLIENTS)
        return new, token

    def change(self, *, by: Actor, told: Allowed) -> None:
        """Other scopes, another pace, another end of the token."""
        with self.taking("change", by=by, scopes=sorted(told.scopes), pace=told.per_minute):
            self._take_over(told)
            bump(CLIENTS)

    def rotate(self, *, by: Actor, at_once: bool = False) -> tokens.Token:
        """A new token; the old one opens for another day unless it ends at once."""
        token, now = tokens.make(), clock.now()
        with self.taking("rotate", by=by, at_once=at_once):
            old = (self.prefix, self.digest)
            self.old_prefix, self.old_digest = ("", "") if at_once else old
            self.old_until = None if at_once else now + limits.OLD_TOKEN_LASTS
            self.prefix, self.digest = token.prefix, token.digest
            if self.expires_at <= now:
                self.expires_at = now + limits.LONGEST_LIFE
            bump(CLIENTS)
        return token

    def revoke(self, *, by: Actor) -> None:
        """Its tokens open nothing any more, and nothing is sent to it."""
        with self.taking("revoke", by=by):
            self.old_prefix, self.old_digest, self.old_until = "", "", None
            bump(CLIENTS)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    @property
    def is_active(self) -> bool:
        return self.state == ClientState.ACTIVE

    def _take_over(self, told: Allowed) -> None:
        _check(told.scopes, told.per_minute, told.expires_at)
        self.name, self.scopes = told.name, sorted(told.scopes)
        self.per_minute, self.expires_at = told.per_minute, told.expires_at

    def _check_unit(self) -> None:
        unit = directory().find(self.organisation_id)
        if unit is None or not unit.is_active or unit.tenant_id != self.tenant_id:
            raise Refused(_("This unit is not one of yours. Choose another one."))


def _check(told: Iterable[str], per_minute: int, expires_at: datetime) -> None:
    if scopes.lacks_reading(told):
        raise Refused(_("Whoever takes steps also reads requests: choose both."))
    if not 1 <= per_minute <= limits.PACES.most:
        raise Refused(_("Between 1 and %(most)d requests a minute.") % {"most": limits.PACES.most})
    if not clock.now() < expires_at <= clock.now() + limits.LONGEST_LIFE:
        raise Refused(_("A token ends on a day within the next year."))
