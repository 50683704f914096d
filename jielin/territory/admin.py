"""A read-only window on areas for operators; changes come with the import commands."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.http import HttpRequest

from .models import Area, HomeArea

if TYPE_CHECKING:
    _AreaAdmin = admin.ModelAdmin[Area]
    _HomeAdmin = admin.ModelAdmin[HomeArea]
else:
    _AreaAdmin = _HomeAdmin = admin.ModelAdmin


class Window:
    """Nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return False


@admin.register(Area)
class AreaAdmin(Window, _AreaAdmin):
    """Areas of every level, vanished ones too."""

    list_display = ("code", "name", "level", "parent", "is_current", "release")
    list_filter = ("level", "is_current")
    search_fields = ("code", "name", "slug")
    list_select_related = ("parent",)


@admin.register(HomeArea)
class HomeAreaAdmin(Window, _HomeAdmin):
    """Which area is a root of which home."""

    list_display = ("tenant", "area")
    list_select_related = ("tenant", "area")
