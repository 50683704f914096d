"""A window for operators: look, never touch."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import StoredFile

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[StoredFile]
else:
    _Admin = admin.ModelAdmin


@admin.register(StoredFile)
class StoredFileAdmin(_Admin):
    """Which files there are; the pictures themselves are not shown here."""

    list_display = ("id", "tenant", "media_type", "size", "is_attached", "received_at")
    list_filter = ("media_type", "is_attached")
    ordering = ("-id",)
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
