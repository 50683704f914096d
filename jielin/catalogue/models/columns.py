"""What is stored of a category, and the words that its columns may hold."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Tree(models.TextChoices):
    """Residents' words on one side, the city-management classes on the other."""

    REQUEST = "request", _("What residents ask")
    CITY = "city", _("City management")


class UnitKind(models.TextChoices):
    """Kinds of organisations, as `organisations` names them."""

    COMMUNITY = "community", _("Community")
    STREET = "street", _("Street")
    DEPARTMENT = "department", _("Department")
    UTILITY = "utility", _("Utility")
    PROPERTY_FIRM = "property_firm", _("Property firm")
    STATION = "station", _("Station")


class RuleKey(models.TextChoices):
    """Which deadline rules apply; the rules themselves are rows of `deadlines`."""

    INSTANT = "instant", _("Answered at once")
    URGENT = "urgent", _("Urgent")
    LIVELIHOOD = "livelihood", _("Water, power, gas and heat")
    ORDINARY = "ordinary", _("Ordinary")
    COMPLEX = "complex", _("Complex")
    ADVICE = "advice", _("Advice")


class CategoryColumns(models.Model):
    """A group has neither unit kind nor rule; a leaf has both."""

    code = models.CharField(_("code"), max_length=15, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent"),
    )
    tree = models.CharField(_("tree"), max_length=10, choices=Tree.choices)
    name = models.CharField(_("name"), max_length=40)
    name_en = models.CharField(_("English name"), max_length=80, blank=True)
    words = models.JSONField(_("words residents use"), default=list, blank=True)
    unit_kind = models.CharField(
        _("kind of unit that usually handles it"),
        max_length=20,
        choices=UnitKind.choices,
        blank=True,
    )
    rule_key = models.CharField(
        _("deadline rule"), max_length=20, choices=RuleKey.choices, blank=True
    )
    is_danger = models.BooleanField(_("may be dangerous"), default=False)
    needs_check = models.BooleanField(_("another person verifies the result"), default=False)
    sort = models.PositiveIntegerField(_("order"), default=0)
    version = models.PositiveIntegerField(_("version"), default=1)
    source = models.CharField(_("source"), max_length=120, blank=True)
    effective_from = models.DateField(_("in force since"))
    is_active = models.BooleanField(_("in use"), default=True)
    # Kept by hand on the page; a sheet that is loaded decides anew.
    active_from = models.DateField(_("in use from"), null=True, blank=True)
    active_until = models.DateField(_("last day in use"), null=True, blank=True)

    class Meta:
        abstract = True
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ("tree", "sort", "code")
        constraints = [
            models.CheckConstraint(
                condition=Q(tree__in=Tree.values), name="category_stands_in_a_known_tree"
            ),
            models.CheckConstraint(
                condition=Q(unit_kind="", rule_key="")
                | Q(unit_kind__in=UnitKind.values, rule_key__in=RuleKey.values),
                name="category_is_a_group_or_names_unit_and_rule",
            ),
        ]

    @property
    def title(self) -> str:
        """The name in the reader's language, Chinese where there is no other."""
        is_english = (get_language() or "").startswith("en")
        return self.name_en if is_english and self.name_en else self.name
