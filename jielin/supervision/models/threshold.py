"""How often is too often: numbers with source and day, never constants."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jielin.kernel.reference import bump

from ..states import Reason
from ..threshold_sheet import ThresholdText

THRESHOLDS = "thresholds"  # the name of the snapshot, see queries
CODES = ((Reason.REDO.value, Reason.REDO.label), (Reason.REROUTED.value, Reason.REROUTED.label))


class Threshold(models.Model):
    """From how many times on a request is a problem order."""

    code = models.CharField(_("what is counted"), max_length=16, choices=CODES)
    amount = models.PositiveSmallIntegerField(_("from how many times on"))
    source = models.CharField(_("source"), max_length=160)
    effective_from = models.DateField(_("in force since"))
    effective_to = models.DateField(_("replaced on"), null=True, blank=True)
    is_verified = models.BooleanField(_("read in the original"), default=False)

    class Meta:
        verbose_name = _("threshold of problem orders")
        verbose_name_plural = _("thresholds of problem orders")
        ordering = ("code", "effective_from")
        constraints = (
            models.UniqueConstraint(
                fields=["code", "effective_from"], name="threshold_is_one_per_code_and_day"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="threshold_is_at_least_one"),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gt=F("effective_from")),
                name="threshold_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.amount}"

    @classmethod
    def load(cls, texts: Sequence[ThresholdText]) -> int:
        """Put the numbers of a sheet in force; how many are new. None is ever edited."""
        with transaction.atomic():
            added = sum(cls._enact(text) for text in texts)
            if added:
                bump(THRESHOLDS)
        return added

    @classmethod
    def _enact(cls, text: ThresholdText) -> bool:
        rows = cls.objects.filter(code=text.code)
        if rows.filter(effective_from=text.effective_from).exists():
            return False
        earlier = rows.filter(effective_to=None, effective_from__lt=text.effective_from)
        earlier.update(effective_to=text.effective_from)
        cls.objects.create(**asdict(text))
        return True

    def is_in_force(self, day: date) -> bool:
        """From its first day up to, and without, the day on which the next one began."""
        return self.effective_from <= day and (
            self.effective_to is None or day < self.effective_to
        )
