"""A read-only window on the ladder; changes come by its verbs."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import SupervisionOrder

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Any]
else:
    _Admin = admin.ModelAdmin


class Window(_Admin):
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(SupervisionOrder)
class SupervisionOrderAdmin(Window):
    list_display = ("number", "state", "reason", "problem", "opened_at", "due_at")
    list_filter = ("state", "reason", "problem", "tenant")
