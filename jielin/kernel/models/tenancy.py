"""The data home that every hot row belongs to, and the guards that keep rows in it."""

from functools import cache
from typing import TYPE_CHECKING, Any, Self

from django.core.exceptions import FieldDoesNotExist
from django.db import DatabaseError, IntegrityError, connection, models
from django.db.models.fields.related_descriptors import ReverseManyToOneDescriptor
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from ..reference import bump
from ..rows import Change

HOMES = "homes"

if TYPE_CHECKING:
    _ForeignKey = models.ForeignKey[Any, Any]
    _Reverse = ReverseManyToOneDescriptor[Any]
else:
    _ForeignKey = models.ForeignKey
    _Reverse = ReverseManyToOneDescriptor


class Tenant(models.Model):
    """A data home: usually one district or county. Its number is opaque and never reused."""

    id = models.PositiveSmallIntegerField(primary_key=True)
    slug = models.SlugField(_("slug"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    is_demo = models.BooleanField(_("holds invented data"), default=False)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def open(cls, id: int, slug: str, name: str, *, is_demo: bool = False) -> Self:
        """Open a home; opening it again changes nothing."""
        told = {"slug": slug, "name": name, "is_demo": is_demo}
        home, is_new = cls.objects.get_or_create(id=id, defaults=told)
        if is_new:
            bump(HOMES)
        return home


class TenantReverse(_Reverse):
    """`case.assignments.all()` also asks for the case's tenant."""

    @cached_property
    def related_manager_cls(self) -> type:
        base = super().related_manager_cls

        class Manager(base):  # type: ignore[misc, valid-type]
            def __init__(self, instance: models.Model) -> None:
                super().__init__(instance)
                self.core_filters["tenant_id"] = instance.tenant_id  # type: ignore[attr-defined]

        return Manager


class TenantForeignKey(_ForeignKey):
    """A key from one hot table to another: joins on the tenant too, refuses another's row."""

    related_accessor_class = TenantReverse

    def get_joining_fields(self, reverse_join: bool = False) -> Any:
        here = self.model._meta.get_field("tenant")
        there = self.related_model._meta.get_field("tenant")
        pair = (there, here) if reverse_join else (here, there)
        return (*super().get_joining_fields(reverse_join), pair)

    def get_extra_descriptor_filter(self, instance: models.Model) -> Any:
        return {"tenant_id": instance.tenant_id}  # type: ignore[attr-defined]

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        related = self.get_cached_value(model_instance, default=None)
        if related is not None and related.tenant_id != model_instance.tenant_id:  # type: ignore[attr-defined]
            raise IntegrityError(f"{model_instance!r}.{self.name} belongs to another tenant")
        return super().pre_save(model_instance, add)


class TenantModel(models.Model):
    """A row that grows with people or requests. It never changes its home."""

    tenant = models.ForeignKey(Tenant, models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True

    def _do_update(self, base_qs: Any, using: Any, pk_val: Any, values: Any, *more: Any) -> Any:
        # Without the guard Django would INSERT a second row when the tenant differs.
        kept = [value for value in values if value[0].attname != "tenant_id"]
        done: Any
        if kept and not any(hasattr(value, "resolve_expression") for *_, value in kept):
            change = _saving(base_qs.model, tuple(field.name for field, *_ in kept))
            told = (field.get_db_prep_save(value, connection) for field, _, value in kept)
            done = change.make(self.tenant_id, pk_val, *told) > 0
        else:
            mine = base_qs.filter(tenant_id=self.tenant_id)
            done = super()._do_update(mine, using, pk_val, kept, *more)
        if not done and not self._state.adding:
            raise DatabaseError(f"{self!r}: not in tenant {self.tenant_id}")
        return done

    def refresh_from_db(
        self, using: str | None = None, fields: Any = None, from_queryset: Any = None
    ) -> None:
        rows = type(self)._base_manager.all() if from_queryset is None else from_queryset
        super().refresh_from_db(using, fields, rows.filter(tenant_id=self.tenant_id))


@cache
def _saving(model: type[TenantModel], names: tuple[str, ...]) -> Change:
    """Every verb saves a row or two: plain values go by a statement that is written once."""

    def build(tenant_id: Any, pk: Any, *values: Any) -> tuple[Any, dict[str, Any]]:
        rows = model._base_manager.filter(tenant_id=tenant_id, pk=pk)
        return rows, dict(zip(names, values, strict=True))

    return Change(build)


def is_tenant_model(model: type[models.Model]) -> bool:
    """Whether the table is hot, told by its tenant column."""
    try:
        field = model._meta.get_field("tenant")
    except FieldDoesNotExist:
        return False
    return field.related_model is Tenant and issubclass(model, TenantModel)
