"""Who hears of notices and corrections: lists that higher apps keep in their reactions.py.

`ON_NOTICE: list[Callable[[Notice], None]]` and `ON_CORRECTION: list[Callable[[Correction], None]]`
are called in the order of the apps, from a background job; each function is idempotent.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from django.apps import apps
from django_tasks import task

LISTS = {"Notice": "ON_NOTICE", "Correction": "ON_CORRECTION"}


@task()
def tell(model: str, ids: list[str]) -> None:
    """Have higher apps hear of these rows, the oldest first."""
    functions = listeners(LISTS[model])
    rows = apps.get_model("deadlines", model)._default_manager.filter(pk__in=map(UUID, ids))
    for row in rows.order_by("pk"):
        for function in functions:
            function(row)


def listeners(name: str) -> list[Callable[[Any], None]]:
    """All functions that apps list under this name."""
    found: list[Callable[[Any], None]] = []
    for config in apps.get_app_configs():
        module = f"{config.name}.reactions"
        if config.name.startswith("jielin.") and find_spec(module):
            found.extend(getattr(import_module(module), name, ()))
    return found
