"""A window for operators: look, never touch."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Correction, Notice, Rule, WorkDay

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Any]
else:
    _Admin = admin.ModelAdmin


class Window(_Admin):
    """Nothing can be added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(WorkDay)
class WorkDayAdmin(Window):
    """The calendar by year."""

    list_display = ("date", "is_working", "provisional", "source")
    list_filter = ("is_working", "provisional")
    date_hierarchy = "date"


@admin.register(Rule)
class RuleAdmin(Window):
    """Every rule with its source, those that ended too."""

    list_display = (
        "scope",
        "amount",
        "unit",
        "source",
        "is_verified",
        "effective_from",
        "effective_to",
    )
    list_filter = ("kind", "is_verified")


@admin.register(Notice)
class NoticeAdmin(Window):
    """What the sweep noted."""

    list_display = ("at", "tenant", "stage", "promise_id")
    list_filter = ("stage",)
    ordering = ("-id",)
    show_full_result_count = False


@admin.register(Correction)
class CorrectionAdmin(Window):
    """Due times that the calendar set right."""

    list_display = ("at", "tenant", "year", "promise_id", "was_due_at", "due_at")
    ordering = ("-id",)
