"""A read-only window on lists, admission and burdens; changes come by their verbs."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from .models import Admission, BurdenItem, Census, DispatchRule, DutyList, Ground, ListVersion

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


@admin.register(DutyList)
class DutyListAdmin(Window):
    list_display = ("title", "kind", "applies_to", "tenant")
    list_filter = ("kind", "applies_to", "tenant")


@admin.register(ListVersion)
class ListVersionAdmin(Window):
    list_display = ("duty_list", "number", "state", "effective_from", "effective_to")
    list_filter = ("state", "tenant")


@admin.register(Admission)
class AdmissionAdmin(Window):
    list_display = ("number", "title", "state", "term_from", "term_until")
    list_filter = ("state", "tenant")


@admin.register(DispatchRule)
class DispatchRuleAdmin(Window):
    list_display = ("scope", "state", "effective_from", "effective_to", "source")
    list_filter = ("state", "tenant")


@admin.register(BurdenItem)
class BurdenItemAdmin(Window):
    list_display = ("title", "kind", "since", "until", "verdict")
    list_filter = ("kind", "verdict", "tenant")


@admin.register(Census)
class CensusAdmin(Window):
    list_display = ("half", "community_id", "state", "opened_at", "closed_at")


@admin.register(Ground)
class GroundAdmin(Window):
    list_display = ("situation", "area_code", "text", "source", "effective_from", "is_verified")
