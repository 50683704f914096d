"""The record of one category in a home: the chain of what its administrators changed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jielin.kernel.actors import SYSTEM, Actor
from jielin.kernel.models import Matter, Tenant
from jielin.kernel.models.turn import turn
from jielin.kernel.workflow import Refused, Terms

from ..workflow import CATEGORY
from .category import Category


@dataclass(frozen=True)
class Because:
    """Who changes something, in which home, by which source, and the version that was seen."""

    by: Actor
    tenant: Tenant
    source: str
    seen: int = 0


class CategoryRecord(Matter):
    """Categories are shared by all homes; what was done to one is told where it was done."""

    kind = "category"
    workflow = CATEGORY

    code = models.CharField(gettext_lazy("code"), max_length=15)

    class Meta:
        verbose_name = gettext_lazy("record of a category")
        verbose_name_plural = gettext_lazy("records of categories")
        constraints = (
            models.UniqueConstraint(
                fields=["tenant", "code"], name="category_has_one_record_per_home"
            ),
        )

    def __str__(self) -> str:
        return self.code

    @classmethod
    def add(cls, parent: Category, because: Because, **values: Any) -> Category:
        """A new leaf at the end of a group. Raises ValidationError or Refused."""
        with turn():
            Tenant.objects.select_for_update().get(pk=because.tenant.pk)
            leaf = Category.drawn_up(parent, source=because.source, **values)
            new = cls(tenant=because.tenant, code=leaf.code)
            with new.beginning("add", by=because.by, code=leaf.code):
                leaf.enter()
        return leaf

    @classmethod
    def of(cls, code: str, tenant_id: int) -> Self | None:
        """The record, where something was changed."""
        return cls.objects.filter(tenant_id=tenant_id, code=code).first()

    @classmethod
    def rename(cls, code: str, because: Because, *, name: str, name_en: str) -> None:
        """Other names; the code stays, and with it everything filed under it."""
        cls._change("rename", code, because, name=name, name_en=name_en)

    @classmethod
    def reword(cls, code: str, because: Because, *, words: list[str]) -> None:
        """What residents say instead of the official name."""
        cls._change("reword", code, because, words=words)

    @classmethod
    def route(cls, code: str, because: Because, **values: Any) -> None:
        """The unit that usually handles it, the class of deadlines, danger and checking."""
        cls._change("route", code, because, **values)

    @classmethod
    def place(cls, code: str, because: Because, *, parent_id: int, sort: int) -> None:
        """Under another group, or at another place in its own."""
        cls._change("place", code, because, parent_id=parent_id, sort=sort)

    @classmethod
    def limit(
        cls, code: str, because: Because, *, active_from: date | None, active_until: date | None
    ) -> None:
        """From when until when it is offered; what is filed under it keeps it for ever."""
        cls._change("limit", code, because, active_from=active_from, active_until=active_until)

    def terms(self, promise_kind: str, now: datetime) -> Terms | None:
        return None

    @classmethod
    def _change(cls, verb: str, code: str, because: Because, **values: Any) -> None:
        with turn():
            record = cls._held(code, because.tenant)
            row = Category.objects.select_for_update(of=("self",)).get(code=code)
            if row.version != because.seen:
                raise Refused(_("Somebody changed this category since you opened the page."))
            said = row.differences(values)
            with record.taking(verb, by=because.by, code=code, **said):
                if not said:
                    raise Refused(_("Nothing is different from before."))
                row.follow(values, source=because.source)

    @classmethod
    def _held(cls, code: str, tenant: Tenant) -> Self:
        """The record, locked; begun when missing. The home is locked first."""
        Tenant.objects.select_for_update().get(pk=tenant.pk)
        known = cls.objects.filter(tenant_id=tenant.pk, code=code)
        if not known.exists():
            new = cls(tenant_id=tenant.pk, code=code)
            with new.beginning("begin", by=SYSTEM, code=code):
                pass
            return new
        return cls.hold(known)
