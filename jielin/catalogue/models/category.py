"""What a request or a finding is about: two trees of categories, kept as versioned rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jielin.kernel import clock
from jielin.kernel.reference import bump
from jielin.kernel.workflow import Refused

from ..coding import FullError, next_code
from ..sheets import Entry
from .columns import CategoryColumns


@dataclass(frozen=True)
class Loaded:
    """What a load did, as codes."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    ended: tuple[str, ...]


class Category(CategoryColumns):
    """A group (no unit kind, no rule) or a leaf, which a request is filed under."""

    class Meta(CategoryColumns.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @classmethod
    def drawn_up(cls, parent: "Category", **values: Any) -> Self:
        """A new leaf at the end of a group, with the next code of its own; not stored yet."""
        siblings = cls.objects.filter(parent=parent)
        last = siblings.order_by("-sort").first() or parent
        try:
            code = next_code(parent.code, siblings.values_list("code", flat=True))
        except FullError as error:
            raise Refused(
                _("This group has no number left for a category of your own.")
            ) from error
        return cls(code=code, parent=parent, tree=parent.tree, sort=last.sort + 1, **values)

    def enter(self) -> None:
        """Store a leaf that was drawn up. Raises ValidationError or Refused."""
        self.effective_from, self.is_active = _today(), self._counts_on(_today())
        self._keep()

    def differences(self, values: Mapping[str, Any]) -> dict[str, list[Any]]:
        """What was and what would be, for an event."""
        return {
            name: [_plain(getattr(self, name)), _plain(value)]
            for name, value in values.items()
            if getattr(self, name) != value
        }

    def follow(self, values: Mapping[str, Any], *, source: str) -> None:
        """Take over what an administrator typed, as a new version. Raises ValidationError."""
        for name, value in values.items():
            setattr(self, name, value)
        if "active_until" in values:
            self.is_active = self._counts_on(_today())
        self.version, self.effective_from, self.source = self.version + 1, _today(), source
        self._keep()

    @classmethod
    def follow_days(cls, today: date) -> int:
        """Begin and end what was to begin or end by now; how many changed."""
        dated = cls.objects.exclude(active_from=None, active_until=None)
        changed = [row for row in dated if row.is_active != row._counts_on(today)]
        for row in changed:
            row.is_active = row._counts_on(today)
            row.save(update_fields=["is_active"])
        if changed:
            bump("catalogue")
        return len(changed)

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

    def _counts_on(self, day: date) -> bool:
        begun = self.active_from is None or self.active_from <= day
        return begun and (self.active_until is None or day <= self.active_until)

    def _keep(self) -> None:
        self.clean_fields(exclude={"parent", "words"})
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError as error:
            raise Refused(_("Somebody added a category here just now. Try again.")) from error
        bump("catalogue")

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
            "active_from": None,
            "active_until": None,
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
            category.is_active, category.active_from = False, None
            category.active_until = None
            category.version, category.effective_from = category.version + 1, on
            category.save()
        return tuple(category.code for category in gone)


def _today() -> date:
    return timezone.localdate(clock.now())


def _plain(value: Any) -> Any:
    """A value as an event keeps it."""
    return value.isoformat() if isinstance(value, date) else value
