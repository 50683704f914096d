"""What an appointment says: who, which post, where, from when until when."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.kernel.models import Matter, Promise, TenantForeignKey
from jielin.kernel.sealed import SealedTextField
from jielin.kernel.workflow import Terms
from jielin.organisations.queries import directory

from .account import Account
from .keeper import keeps, refuse_without_keeper
from .post_kind import PostKind


class Office(Matter):
    """The fields of an appointment, and what is read from them."""

    account = models.ForeignKey(
        Account, models.PROTECT, related_name="appointments", db_constraint=False
    )
    organisation_id = models.UUIDField(_("organisation"))
    post = models.ForeignKey(PostKind, models.PROTECT, related_name="+")
    area_id = models.BigIntegerField(_("area"), null=True)
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True)
    stands_in_for = TenantForeignKey("self", models.PROTECT, null=True, related_name="stand_ins")
    proposed_by_id = models.UUIDField(_("proposed by"), null=True)
    answer = SealedTextField(_("why not"), blank=True)

    class Meta:
        abstract = True

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def overseers(self) -> frozenset[UUID]:
        """The organisation and all above it, from the directory."""
        above = directory().superiors(self.organisation_id)
        return frozenset({self.organisation_id, *(unit.id for unit in above)})

    def leave_a_keeper(self, since: datetime, until: datetime | None = None) -> None:
        """Raise Refused when the home would be without a security administrator meanwhile."""
        if not keeps(self.post) or (self.until is not None and self.until <= since):
            return
        # Whoever is away is away from every post.
        gone = {"pk": self.pk} if until is None else {"account_id": self.account_id}
        others = type(self)._default_manager.exclude(**gone)
        refuse_without_keeper(others, self.tenant_id, since, until)

    def entrusted(self) -> models.QuerySet[Promise]:
        """The open promises of the organisation that name this person."""
        mine = Promise.objects.open().filter(tenant_id=self.tenant_id)
        return mine.filter(owner_id=self.organisation_id, assignee_id=self.account_id)
