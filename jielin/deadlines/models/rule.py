"""Rules of time: added with their source, closed when a new one begins, never edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jielin.catalogue.models import Category
from jielin.kernel.models import Tenant
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused

from ..picking import RuleRow
from ..reckoning import TIMES, Unit
from ..sheets import Fault, FaultySheetError, RuleText

UNITS = (
    (Unit.CLOCK_HOUR.value, _("clock hour")),
    (Unit.WORKING_HOUR.value, _("working hour")),
    (Unit.WORKING_DAY.value, _("working day")),
    (Unit.NATURAL_DAY.value, _("natural day")),
    (TIMES, _("times")),
)
Row = TypeVar("Row", bound=models.Model)
PLAIN = ("kind", "matter_type", "rule_key", "urgency", "unit", "amount", "source", "version")


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many rules are new, how many they closed, how many stood."""

    added: int
    closed: int
    stood: int


class Rule(models.Model):
    """How long a kind of promise may take, for what it applies to. Empty means "any"."""

    kind = models.CharField(_("kind of promise"), max_length=24)
    matter_type = models.CharField(_("kind of matter"), max_length=24, blank=True)
    category = models.ForeignKey(
        Category,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("category"),
    )
    rule_key = models.CharField(_("deadline rule"), max_length=20, blank=True)
    urgency = models.CharField(_("urgency"), max_length=20, blank=True)
    home = models.ForeignKey(
        Tenant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("data home"),
    )
    unit = models.CharField(_("unit"), max_length=12, choices=UNITS)
    amount = models.PositiveSmallIntegerField(_("amount"))
    source = models.CharField(_("source"), max_length=160)
    version = models.CharField(_("version"), max_length=24)
    effective_from = models.DateField(_("in force since"))
    effective_to = models.DateField(_("replaced on"), null=True, blank=True)
    is_verified = models.BooleanField(_("read in the original"), default=False)
    scope = models.CharField(max_length=160, editable=False)

    class Meta:
        verbose_name = _("rule of time")
        verbose_name_plural = _("rules of time")
        ordering = ("kind", "scope", "effective_from")
        constraints = (
            models.UniqueConstraint(
                fields=["scope", "effective_from"], name="rule_has_one_text_per_first_day"
            ),
            models.CheckConstraint(condition=Q(amount__gte=1), name="rule_gives_some_time"),
            models.CheckConstraint(
                condition=Q(unit__in=[unit for unit, _name in UNITS]), name="rule_has_a_known_unit"
            ),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gt=F("effective_from")),
                name="rule_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scope} {self.amount} {self.unit}"

    @classmethod
    def load(cls, texts: Sequence[RuleText]) -> Loaded:
        """Put all in force and close what they replace, or none. Raises FaultySheetError."""
        with transaction.atomic():
            before = cls.objects.filter(effective_to=None).count()
            added = sum(cls._enact(text) for text in texts)
            after = cls.objects.filter(effective_to=None).count()
            if added:
                bump("deadlines")
        return Loaded(added=added, closed=before + added - after, stood=len(texts) - added)

    @classmethod
    def _enact(cls, text: RuleText) -> bool:
        """Put a rule in force and close the one it replaces; False when it stands already."""
        history = list(cls.objects.select_for_update(of=("self",)).filter(scope=text.scope))
        for old in history:
            if old.effective_from == text.effective_from:
                return old._stands_as(text)
        if history:
            history[-1]._close(text)
        cls._from(text).save(force_insert=True)
        return True

    @classmethod
    def last(cls, scope: str) -> "Rule | None":
        """The youngest version of a scope, whether in force or not yet, or ended."""
        return cls.objects.filter(scope=scope).order_by("-effective_from").first()

    @classmethod
    def adopt(cls, text: RuleText) -> "Rule":
        """Add a version that was confirmed, and close the one before. Raises Refused."""
        with transaction.atomic():
            history = list(cls.objects.select_for_update(of=("self",)).filter(scope=text.scope))
            last = max(history, key=lambda old: old.effective_from, default=None)
            if last is not None and last.effective_from >= text.effective_from:
                raise Refused(_("A version that begins on this day or later stands already."))
            if last is not None and not last._has_ended_by(text.effective_from):
                last._close(text)
            new = cls._from(text)
            new.save(force_insert=True)
            bump("deadlines")
        return new

    def retire(self, on: date) -> None:
        """End it without a successor. Raises Refused when it would end before it begins."""
        with transaction.atomic():
            mine = type(self).objects.select_for_update(of=("self",)).get(pk=self.pk)
            if mine._has_ended_by(on) or on <= mine.effective_from:
                raise Refused(_("This rule ends by then, or begins later."))
            mine.effective_to = on
            mine.save(update_fields=["effective_to"])
            bump("deadlines")

    def says(self, amount: int, unit: str, source: str) -> bool:
        """Whether it is still open and says just this."""
        mine = (self.amount, self.unit, self.source)
        return self.effective_to is None and mine == (amount, unit, source)

    def _has_ended_by(self, day: date) -> bool:
        return self.effective_to is not None and self.effective_to <= day

    @classmethod
    def _from(cls, text: RuleText) -> "Rule":
        return cls(
            **{name: getattr(text, name) for name in PLAIN},
            scope=text.scope,
            category=_found(Category.objects.filter(code=text.category), text, "category"),
            home=_found(Tenant.objects.filter(slug=text.home), text, "home"),
            effective_from=text.effective_from,
            is_verified=text.is_verified,
        )

    def row(self) -> RuleRow:
        """The rule as it is reckoned with; the category is loaded with the rule."""
        return RuleRow(
            id=self.pk,
            **{name: getattr(self, name) for name in PLAIN},
            category=self.category.code if self.category else "",
            home_id=self.home_id,
            effective_from=self.effective_from,
            effective_to=self.effective_to,
            is_verified=self.is_verified,
        )

    def _stands_as(self, text: RuleText) -> bool:
        """Nothing to do for the same text; another text needs another first day."""
        same = all(getattr(self, name) == getattr(text, name) for name in PLAIN)
        if not same or self.is_verified != text.is_verified:
            raise FaultySheetError(
                Fault.CHANGED, text.row, "effective_from", str(text.effective_from)
            )
        return False

    def _close(self, text: RuleText) -> None:
        if text.effective_from < self.effective_from:
            told = str(text.effective_from)
            raise FaultySheetError(Fault.EARLIER, text.row, "effective_from", told)
        self.effective_to = text.effective_from
        self.save(update_fields=["effective_to"])


def _found(rows: "models.QuerySet[Row]", text: RuleText, column: str) -> "Row | None":
    """The row that the sheet names; None for "any"."""
    told = getattr(text, column)
    row = rows.first() if told else None
    if told and row is None:
        raise FaultySheetError(Fault.UNKNOWN, text.row, column, told)
    return row
