"""A read-only window on rulings; changes come by their verbs."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Extension, ExtensionGround, Objection, Suspension

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


@admin.register(Objection)
class ObjectionAdmin(Window):
    list_display = ("number", "state", "raised_at", "ruled_at")
    list_filter = ("state", "tenant")


@admin.register(Extension)
class ExtensionAdmin(Window):
    list_display = ("number", "state", "due_before", "due_at", "ruled_at")
    list_filter = ("state", "tenant")


@admin.register(Suspension)
class SuspensionAdmin(Window):
    list_display = ("number", "state", "until", "raised_at", "ruled_at")
    list_filter = ("state", "tenant")


@admin.register(ExtensionGround)
class ExtensionGroundAdmin(Window):
    list_display = ("code", "kind", "name", "source", "effective_from", "is_verified")
