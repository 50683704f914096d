"""What a case is made of: its columns, and what they say without a query."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from jielin.catalogue.models import Category
from jielin.catalogue.queries import catalogue
from jielin.deadlines.queries import term, times
from jielin.kernel.models import Matter, TenantForeignKey
from jielin.kernel.sealed import SealedTextField
from jielin.kernel.workflow import Terms
from jielin.organisations.queries import directory
from jielin.territory.models import Area

from ..states import OPEN, CaseState, Ending, RequestType, Satisfied, Solved, Source
from ..workflow import CASE

# What somebody must do who did not handle it.
CHECKS = ("verify", "revisit")


class CaseRecord(Matter):
    """One request of one resident or body, from registration to its end."""

    kind = "case"
    workflow = CASE

    number = models.CharField(_("number"), max_length=20, editable=False)
    request_type = models.CharField(_("kind"), max_length=12, choices=RequestType)
    category = models.ForeignKey(Category, models.PROTECT, verbose_name=_("category"))
    source = models.CharField(_("source"), max_length=8, choices=Source)
    title = models.CharField(_("title"), max_length=60)
    text = models.TextField(_("what happened"), max_length=4000, blank=True)
    # It was told by a recording; then whoever wrote the words down.
    is_spoken = models.BooleanField(_("told by a recording"), default=False)
    words_by_id = models.UUIDField(null=True)
    registered_at = models.DateTimeField(_("registered"))

    area = models.ForeignKey(Area, models.PROTECT, verbose_name=_("place"), related_name="+")
    community_id = models.BigIntegerField(null=True)
    street_id = models.BigIntegerField(null=True)
    place = models.CharField(_("where exactly"), max_length=200, blank=True)
    lng = models.FloatField(null=True)
    lat = models.FloatField(null=True)

    asked_by_id = models.UUIDField(null=True)
    # Who told it for them: staff, or with `source` web somebody of the household.
    helped_by_id = models.UUIDField(null=True)
    is_unlisted = models.BooleanField(_("not shown to neighbours"), default=False)
    contact_name = SealedTextField(_("name"), blank=True)
    phone = SealedTextField(_("phone"), blank=True)
    phone_index = models.CharField(max_length=32, blank=True)
    prefers = models.CharField(_("wishes to be told"), max_length=8, default="both")

    # The unit that must answer for it, the one that holds it now, the one above the first.
    receiver_id = models.UUIDField()
    holder_id = models.UUIDField()
    overseer_id = models.UUIDField(null=True)
    # Who of the unit that holds it sees to it (经办人); for its own people alone.
    assignee_id = models.UUIDField(null=True, editable=False)
    lead = TenantForeignKey(
        "cases.Assignment", models.PROTECT, null=True, related_name="+", db_constraint=False
    )
    # A copy of the lead's place in its chain: shows when a joined row is older than the lock.
    lead_seq = models.PositiveIntegerField(default=0, editable=False)
    is_confidential = models.BooleanField(_("confidential"), default=False)
    kept_from_ids = models.JSONField(default=list, blank=True)
    recused_ids = models.JSONField(default=list, blank=True)
    handled_by_ids = models.JSONField(default=list, blank=True)
    needs_check = models.BooleanField(default=False)

    # A copy of the newest promise to the resident, for lists. The promise is the truth.
    due_at = models.DateTimeField(_("due"), null=True)
    provisional = models.BooleanField(default=False)

    ending = models.CharField(max_length=16, choices=Ending, blank=True)
    reason = models.CharField(max_length=16, blank=True)
    solved = models.CharField(max_length=8, choices=Solved, blank=True)
    satisfied = models.CharField(max_length=12, choices=Satisfied, blank=True)
    redo_count = models.PositiveSmallIntegerField(default=0)
    # How often the lead changed hands, came back after a ruling, and was given more time;
    # how far up it was raised; which matters of higher apps stand beside it.
    times_moved = models.PositiveSmallIntegerField(default=0)
    times_returned = models.PositiveSmallIntegerField(default=0)
    times_extended = models.PositiveSmallIntegerField(default=0)
    level = models.PositiveSmallIntegerField(default=0)
    attached = models.JSONField(default=list, blank=True)
    # Units that were asked to help and where each stands, until it has signed off.
    assisting = models.JSONField(default=dict, blank=True)
    proposed_by_id = models.UUIDField(null=True)
    proposed_words = models.TextField(max_length=2000, blank=True)
    # A part that was split off is a case of its own; the whole waits for it.
    is_part = models.BooleanField(default=False)
    has_parts = models.BooleanField(default=False)
    missed_calls = models.PositiveSmallIntegerField(default=0)
    missed_days = models.PositiveSmallIntegerField(default=0)
    missed_on = models.DateField(null=True)
    filed_key = models.UUIDField(null=True, editable=False)

    _whole_due: datetime | None = None

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @property
    def kept_from(self) -> frozenset[UUID]:
        """Organisations that may not know of it."""
        return frozenset(UUID(one) for one in self.kept_from_ids)

    @property
    def family_id(self) -> UUID | None:
        """Who of the household told it for the one who asked."""
        return self.helped_by_id if self.source == Source.WEB else None

    @property
    def is_open(self) -> bool:
        return CaseState(self.state) in OPEN

    @property
    def is_out_of_reach(self) -> bool:
        """Whether the tries that the rule asks for were all in vain."""
        calls, days = _times(self, "revisit_calls"), _times(self, "revisit_days")
        return self.missed_calls >= calls and self.missed_days >= days

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        """The promise's owner and time; a check replaces the revisit until it is done."""
        checking = self.needs_check and self.state == CaseState.RESOLVED
        if promise_kind in {"verify", "revisit"} and (promise_kind == "verify") != checking:
            return None
        owner = self.holder_id if promise_kind == "redo" else self.receiver_id
        terms = self._within_the_whole(self.terms_for(owner, promise_kind, now), now)
        if promise_kind in {"resolve", "redo"}:
            self.due_at, self.provisional = terms.due_at, terms.provisional
        return terms

    def _within_the_whole(self, terms: Terms, now: datetime) -> Terms:
        """A part is never promised for later than the whole it came from."""
        whole_due = self._whole_due
        if whole_due is None or terms.due_at <= whole_due:
            return terms
        return replace(terms, due_at=max(whole_due, now))

    def terms_for(self, owner_id: UUID, promise_kind: str, now: datetime) -> Terms:
        """What the rules in force say of a promise that the owner makes on this case."""
        found = term(
            promise_kind,
            tenant_id=self.tenant_id,
            matter_type=self.request_type,
            category_id=self.category_id,
            start=now,
            hours=directory().get(owner_id).hours,
        )
        return Terms(
            owner_id=owner_id,
            due_at=found.due_at,
            rule_id=found.rule_id,
            provisional=found.provisional,
            assignee_id=_assignee_of(self, owner_id, promise_kind),
            area_id=self.area_id,
            asked_by_id=self.asked_by_id,
        )

    def set_category(self, category_id: int) -> None:
        """Classify, and take over what the class asks for."""
        leaf: Any = catalogue().get(category_id)
        self.category_id, self.needs_check = leaf.id, leaf.needs_check


def _assignee_of(case: CaseRecord, owner_id: UUID, promise_kind: str) -> UUID | None:
    """Whoever sees to it owes its work, and never the check of it."""
    is_work = owner_id == case.holder_id and promise_kind not in CHECKS
    return case.assignee_id if is_work else None


def _times(case: CaseRecord, kind: str) -> int:
    """A number of the rules that were in force when it was registered."""
    at = case.registered_at
    return times(kind, at=at, tenant_id=case.tenant_id, category_id=case.category_id).amount
