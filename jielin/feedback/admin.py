"""A read-only window on feedback: neither words nor telephones stand in it."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Feedback

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Any]
else:
    _Admin = admin.ModelAdmin


@admin.register(Feedback)
class FeedbackAdmin(_Admin):
    list_display = ("number", "topic", "state", "received_at", "answered_at")
    list_filter = ("state", "topic", "tenant")
    fields = ("number", "topic", "state", "page", "received_at", "answered_at")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False
