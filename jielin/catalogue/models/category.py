"""What a request or a finding is about: two trees of categories, kept as versioned rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jielin.kernel.reference import bump

from ..sheets import Entry


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


@dataclass(frozen=True)
class Loaded:
    """What a load did, as codes."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    ended: tuple[str, ...]


class Category(models.Model):
    """A group (no unit kind, no rule) or a leaf, which a request is filed under."""

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

    class Meta:
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

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @classmethod
    def load(cls, tree: str, entries: Sequence[Entry], *, on: date) -> Loaded:
        """Bring a tree to what the entries say: adds, changes, ends; deletes nothing."""
        with transaction.atomic():
            rows = Category.objects.filter(tree=tree)
            stored = {category.code: category for category in rows}
            added: list[str] = []
            changed: list[str] = []
            for entry in entries:
                category = stored.get(entry.code) or Category(
                    code=entry.code, tree=tree, version=0
                )
                is_new = category.pk is None
                if category._follow(entry, stored, on):
                    category.save()
                    (added if is_new else changed).append(entry.code)
                stored[entry.code] = category
            ended = cls._end(stored, {entry.code for entry in entries}, on)
            if added or changed or ended:
                bump("catalogue")
        return Loaded(tuple(added), tuple(changed), ended)

    def _follow(self, entry: Entry, known: "dict[str, Category]", on: date) -> bool:
        """Take the entry's values; whether anything differs from what is stored."""
        wanted = {
            "parent_id": known[entry.parent].pk if entry.parent else None,
            "name": entry.name,
            "name_en": entry.name_en,
            "words": list(entry.words),
            "unit_kind": entry.unit_kind,
            "rule_key": entry.rule_key,
            "is_danger": entry.is_danger,
            "needs_check": entry.needs_check,
            "sort": entry.sort,
            "source": entry.source,
            "is_active": True,
        }
        if self.pk and all(getattr(self, name) == value for name, value in wanted.items()):
            return False
        for name, value in wanted.items():
            setattr(self, name, value)
        self.version, self.effective_from = self.version + 1, on
        return True

    @classmethod
    def _end(cls, stored: "dict[str, Category]", kept: set[str], on: date) -> tuple[str, ...]:
        gone = [c for c in stored.values() if c.code not in kept and c.is_active]
        for category in gone:
            category.is_active = False
            category.version, category.effective_from = category.version + 1, on
            category.save(update_fields=["is_active", "version", "effective_from"])
        return tuple(category.code for category in gone)
