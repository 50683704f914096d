"""A read-only window on whistles; changes come by their verbs."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Response, WhistleOrder

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


@admin.register(WhistleOrder)
class WhistleOrderAdmin(Window):
    list_display = ("number", "title", "state", "occasion", "urgency", "opened_at")
    list_filter = ("state", "occasion", "tenant")


@admin.register(Response)
class ResponseAdmin(Window):
    list_display = ("order", "unit_id", "state", "called_at", "arrived_at")
    list_filter = ("state", "tenant")
