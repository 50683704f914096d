"""The rules by which the tables can be spread over many machines one day."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.db import models

from jielin.kernel.models import Tenant, TenantForeignKey, TenantModel

from .sources import all_of

LOOSE = {settings.AUTH_USER_MODEL.lower(), "organisations.organisation"}


def _models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("jielin.")]


def _hot() -> list[type[models.Model]]:
    return [model for model in _models() if issubclass(model, TenantModel)]


def _keys(model: type[models.Model]) -> Iterator[models.ForeignKey[models.Model, models.Model]]:
    for field in model._meta.local_fields:
        if isinstance(field, models.ForeignKey):
            yield field


def test_a_hot_table_has_a_uuid_for_its_key() -> None:
    found = [
        model._meta.label
        for model in _hot()
        if not isinstance(model._meta.pk, models.UUIDField | models.CompositePrimaryKey)
    ]
    assert not found, all_of(found)


def test_every_unique_rule_of_a_hot_table_names_the_tenant() -> None:
    found = [
        f"{model._meta.label}.{constraint.name}"
        for model in _hot()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and "tenant" not in constraint.fields
    ]
    assert not found, all_of(found)


def test_no_field_of_a_hot_table_is_unique_by_itself() -> None:
    found = [
        str(field)
        for model in _hot()
        for field in model._meta.local_fields
        if field.unique and not field.primary_key
    ]
    found += [str(field) for model in _hot() for field in model._meta.local_many_to_many]
    assert not found, all_of(found)


def test_a_key_between_hot_tables_joins_on_the_tenant_too() -> None:
    found = [
        str(key)
        for model in _hot()
        for key in _keys(model)
        if issubclass(key.related_model, TenantModel)
        and not isinstance(key, TenantForeignKey)
        and key.related_model._meta.label_lower not in LOOSE
    ]
    assert not found, all_of(found)


def test_a_hot_table_has_no_hard_key_to_people_or_organisations() -> None:
    found = [
        str(key)
        for model in _hot()
        for key in _keys(model)
        if key.related_model._meta.label_lower in LOOSE and getattr(key, "db_constraint", True)
    ]
    assert not found, all_of(found)


def test_every_hot_table_belongs_to_a_home_for_ever() -> None:
    for model in _hot():
        field = model._meta.get_field("tenant")
        assert field.related_model is Tenant
        assert not field.null


def test_no_rule_or_index_is_partial_or_computed() -> None:
    found = [
        f"{model._meta.label}.{rule.name}"
        for model in _models()
        for rule in [*model._meta.constraints, *model._meta.indexes]
        if isinstance(rule, models.UniqueConstraint | models.Index)
        and (rule.condition is not None or rule.expressions)
    ]
    assert not found, all_of(found)


def test_every_rule_and_index_is_named_in_words() -> None:
    """A broken rule is read by a person, to whom `cases_case_3f2a_idx` says nothing."""
    found = [
        f"{model._meta.label}.{rule.name}"
        for model in _models()
        for rule in [*model._meta.constraints, *model._meta.indexes]
        if "_" not in rule.name or rule.name.endswith(("_idx", "_uniq", "_check"))
    ]
    assert not found, all_of(found)
