"""A read-only window on clients; neither digests nor secrets stand in it."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Client, Delivery, Hook

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Any]
else:
    _Admin = admin.ModelAdmin


class Window(_Admin):
    """Nothing is added, changed or deleted here."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Client)
class ClientAdmin(Window):
    list_display = ("name", "tenant", "state", "per_minute", "expires_at")
    list_filter = ("state", "tenant")
    exclude = ("digest", "old_digest", "event_digest")


@admin.register(Hook)
class HookAdmin(Window):
    list_display = ("address", "tenant", "state", "failures")
    list_filter = ("state", "tenant")
    exclude = ("secret", "event_digest")


@admin.register(Delivery)
class DeliveryAdmin(Window):
    list_display = ("made_at", "event", "number", "state", "tries", "status")
    list_filter = ("state", "event", "tenant")
