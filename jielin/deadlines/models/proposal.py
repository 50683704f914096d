"""A version of a rule that somebody proposes and a second person confirms."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel import clock
from jielin.kernel.actors import Actor
from jielin.kernel.models import Matter, Tenant
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms

from ..kinds import suits
from ..reckoning import ZONE
from ..sheets import RuleText
from ..workflow import PROPOSAL, State
from .columns import UNITS
from .rule import Rule

REASON_LENGTH = 200


@dataclass(frozen=True)
class Wanted:
    """A version as it is typed; empty scopes mean "any"."""

    promise_kind: str
    amount: int
    unit: str
    source: str
    effective_from: date
    matter_type: str = ""
    category: str = ""
    rule_key: str = ""
    urgency: str = ""
    is_verified: bool = False

    def text(self, home: str) -> RuleText:
        """The row it would be in the sheet, for this home alone."""
        told = asdict(self)
        kind = told.pop("promise_kind")
        version = self.effective_from.isoformat()
        return RuleText(kind=kind, home=home, version=version, **told)


class RuleProposal(Matter):
    """One version for one home, or the end of the home's own rule (`ends`)."""

    kind = "rule_proposal"
    workflow = PROPOSAL

    promise_kind = models.CharField(gettext_lazy("kind of promise"), max_length=24)
    matter_type = models.CharField(gettext_lazy("kind of matter"), max_length=24, blank=True)
    category = models.CharField(gettext_lazy("category"), max_length=15, blank=True)
    rule_key = models.CharField(gettext_lazy("deadline rule"), max_length=20, blank=True)
    urgency = models.CharField(gettext_lazy("urgency"), max_length=20, blank=True)
    amount = models.PositiveSmallIntegerField(gettext_lazy("amount"))
    unit = models.CharField(gettext_lazy("unit"), max_length=12, choices=UNITS)
    source = models.CharField(gettext_lazy("source"), max_length=160)
    is_verified = models.BooleanField(gettext_lazy("read in the original"), default=False)
    effective_from = models.DateField(gettext_lazy("in force since"))
    ends = models.ForeignKey(Rule, models.PROTECT, null=True, related_name="+")
    made = models.ForeignKey(Rule, models.PROTECT, null=True, related_name="+")
    # The last version of this scope when it was proposed: 0 when there was none.
    seen_rule = models.BigIntegerField(default=0)
    proposed_by_id = models.UUIDField(null=True)
    proposed_at = models.DateTimeField(gettext_lazy("proposed at"))
    answer = models.CharField(
        gettext_lazy("why not confirmed"), max_length=REASON_LENGTH, blank=True
    )

    class Meta:
        verbose_name = gettext_lazy("proposed rule")
        verbose_name_plural = gettext_lazy("proposed rules")
        indexes = (models.Index(fields=["tenant", "state"], name="proposal_by_state"),)

    def __str__(self) -> str:
        return f"{self.promise_kind} {self.effective_from}"

    @classmethod
    def propose(cls, wanted: Wanted, *, tenant: Tenant, by: Actor) -> Self:
        """Ask for a version. Raises ValidationError on bad input, Refused on a conflict."""
        _check_day(wanted.effective_from)
        if not suits(wanted.promise_kind, wanted.unit):
            raise ValidationError({"unit": _("This kind cannot be reckoned in such a unit.")})
        new = cls(tenant=tenant, proposed_by_id=by.id, **asdict(wanted))
        with turn():
            last = new._alone(wanted.text(tenant.slug).scope)
            if last is not None and last.says(wanted.amount, wanted.unit, wanted.source):
                raise Refused(_("Nothing is different from the version in force."))
            new._begin("propose", by, last)
        return new

    @classmethod
    def propose_end(cls, rule: Rule, *, on: date, tenant: Tenant, by: Actor) -> Self:
        """Ask that the home's own rule ends, so that the one for all homes counts again."""
        _check_day(on)
        if rule.home_id != tenant.pk:
            raise Refused(
                _(
                    "This rule is for all homes."
                    " Propose a version of your own instead of ending it."
                )
            )
        new = cls(tenant=tenant, proposed_by_id=by.id, ends=rule, effective_from=on)
        new._copy(rule)
        with turn():
            new._begin("propose_end", by, new._alone(rule.scope))
        return new

    def confirm(self, *, by: Actor) -> None:
        """Put it in force from its day on; promises that run keep the time they were given."""
        with self.taking("confirm", by=by, **self._said()):
            if self.effective_from <= _today():
                raise Refused(_("Its first day has come. Propose it anew from a later day."))
            last = Rule.last(self._text().scope)
            if (last.pk if last else 0) != self.seen_rule:
                raise Refused(
                    _("Another version came into force since this was proposed. Propose it anew.")
                )
            if self.ends is None:
                self.made = Rule.adopt(self._text())
            else:
                self.ends.retire(self.effective_from)

    def refuse(self, *, by: Actor, reason: str) -> None:
        """Do not put it in force, with the reason."""
        with self.taking("refuse", by=by, **self._said()):
            self.answer = " ".join(reason.split())
            if not self.answer:
                raise Refused(_("Write the reason: it is recorded."))

    def withdraw(self, *, by: Actor) -> None:
        """Take it back before anybody confirmed it."""
        with self.taking("withdraw", by=by, **self._said()):
            pass

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    def wanted(self) -> Wanted:
        """The version as it was typed."""
        return Wanted(**{name: getattr(self, name) for name in Wanted.__dataclass_fields__})

    def _begin(self, verb: str, by: Actor, last: Rule | None) -> None:
        self.seen_rule, self.proposed_at = last.pk if last else 0, clock.now()
        with self.beginning(verb, by=by, **self._said()):
            pass

    def _alone(self, scope: str) -> Rule | None:
        """The scope's last version; Refused while another proposal for it waits.

        The home is locked first, so that two people cannot propose at the same moment.
        """
        Tenant.objects.select_for_update().get(pk=self.tenant_id)
        waiting = type(self).objects.filter(tenant_id=self.tenant_id, state=State.PROPOSED)
        if any(one._text().scope == scope for one in waiting.select_related("tenant")):
            raise Refused(_("A version for just this already waits for confirmation."))
        return Rule.last(scope)

    def _copy(self, rule: Rule) -> None:
        told = rule.row()
        self.promise_kind = told.kind
        same = ("matter_type", "category", "rule_key", "urgency", "amount", "unit", "source")
        for name in same:
            setattr(self, name, getattr(told, name))

    def _text(self) -> RuleText:
        return self.wanted().text(self.tenant.slug)

    def _said(self) -> dict[str, Any]:
        """Codes and numbers for the event."""
        keys = ("promise_kind", "matter_type", "category", "rule_key", "urgency", "amount", "unit")
        said = {name: getattr(self, name) for name in keys if getattr(self, name)}
        return {**said, "from": self.effective_from.isoformat()}


def _check_day(day: date) -> None:
    if day <= _today():
        raise ValidationError(
            {"effective_from": _("A version begins tomorrow at the earliest: nothing runs back.")}
        )


def _today() -> date:
    return clock.now().astimezone(ZONE).date()
