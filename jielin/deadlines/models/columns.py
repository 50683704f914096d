"""What is stored of a rule of time."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jielin.catalogue.models import Category
from jielin.kernel.models import Tenant

from ..picking import RuleRow
from ..reckoning import TIMES, Unit

PLAIN = ("kind", "matter_type", "rule_key", "urgency", "unit", "amount", "source", "version")
UNITS = (
    (Unit.CLOCK_HOUR.value, _("clock hour")),
    (Unit.WORKING_HOUR.value, _("working hour")),
    (Unit.WORKING_DAY.value, _("working day")),
    (Unit.NATURAL_DAY.value, _("natural day")),
    (TIMES, _("times")),
)


class RuleColumns(models.Model):
    """What a rule applies to, how long it gives, by which source, and since when."""

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
        abstract = True
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
