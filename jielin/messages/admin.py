"""A window for operators: look, never touch; neither number nor text stands in it."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import OutboxMessage

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[OutboxMessage]
else:
    _Admin = admin.ModelAdmin


@admin.register(OutboxMessage)
class OutboxMessageAdmin(_Admin):
    """What went out, without to whom and what."""

    list_display = ("created_at", "tenant", "template", "state", "attempts", "last_error")
    list_filter = ("state", "template")
    exclude = ("phone", "phone_index", "text")
    ordering = ("-created_at",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
