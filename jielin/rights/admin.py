"""A read-only window on data requests, consents and the proof of retention."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Consent, DataRequest, OwnCopy, RetentionRun

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


@admin.register(DataRequest)
class DataRequestAdmin(Window):
    list_display = ("number", "wish", "state", "asked_at", "due_at")
    list_filter = ("tenant", "wish", "state")
    exclude = ("wrong", "right", "answer")


@admin.register(Consent)
class ConsentAdmin(Window):
    list_display = ("about", "version", "given_at", "withdrawn_at")
    exclude = ("account",)


@admin.register(OwnCopy)
class OwnCopyAdmin(Window):
    list_display = ("asked_at", "state", "total", "expires_at")
    exclude = ("account_id",)


@admin.register(RetentionRun)
class RetentionRunAdmin(Window):
    list_display = ("ran_at", "app", "field", "count")
    list_filter = ("app",)
