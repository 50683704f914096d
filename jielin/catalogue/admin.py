"""A read-only window on the catalogue for operators; changes come with `load_catalogue`."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from .models import Category, DangerWord

if TYPE_CHECKING:
    _CategoryAdmin = admin.ModelAdmin[Category]
    _DangerAdmin = admin.ModelAdmin[DangerWord]
else:
    _CategoryAdmin = _DangerAdmin = admin.ModelAdmin


class Window:
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Category)
class CategoryAdmin(Window, _CategoryAdmin):
    """Categories of both trees, ended ones too."""

    list_display = ("code", "name", "tree", "unit_kind", "rule_key", "version", "is_active")
    list_filter = ("tree", "is_active", "rule_key", "unit_kind")
    search_fields = ("code", "name", "name_en")
    list_select_related = ("parent",)


@admin.register(DangerWord)
class DangerWordAdmin(Window, _DangerAdmin):
    """Danger words and their lines."""

    list_display = ("word", "number", "is_active")
    search_fields = ("word",)
