"""Rules of time: added with their source, closed when a new one begins, never edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import models, transaction
from django.utils.translation import gettext as _

from jielin.catalogue.models import Category
from jielin.kernel.models import Tenant
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused

from ..sheets import Fault, FaultySheetError, RuleText
from .columns import PLAIN, RuleColumns

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Loaded:
    """What a load did: how many rules are new, how many they closed, how many stood."""

    added: int
    closed: int
    stood: int


class Rule(RuleColumns):
    """How long a kind of promise may take, for what it applies to. Empty means "any"."""

    class Meta(RuleColumns.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.scope

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
            history = cls.objects.select_for_update(of=("self",)).filter(scope=text.scope)
            last = history.order_by("-effective_from").first()
            if last is not None:
                last._make_way(text)
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
        told = (None, amount, unit, source)
        return (self.effective_to, self.amount, self.unit, self.source) == told

    def _make_way(self, text: RuleText) -> None:
        if self.effective_from >= text.effective_from:
            raise Refused(_("A version that begins on this day or later stands already."))
        if not self._has_ended_by(text.effective_from):
            self._close(text)

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
