"""A read-only window on imports and exports; neither files nor reasons stand in it."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import SheetExport, SheetImport

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


@admin.register(SheetImport)
class SheetImportAdmin(Window):
    list_display = ("asked_at", "what", "tenant", "state", "rows", "faults")
    list_filter = ("state", "what", "tenant")
    exclude = ("file_name", "event_digest")


@admin.register(SheetExport)
class SheetExportAdmin(Window):
    list_display = ("asked_at", "what", "tenant", "state", "count", "downloads")
    list_filter = ("state", "what", "tenant")
    exclude = ("reason", "narrowed", "event_digest")
