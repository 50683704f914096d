"""A read-only window on organisations for operators; changes are verbs."""

from typing import TYPE_CHECKING

from django.contrib import admin

from jielin.territory.admin import Window

from .models import Organisation

if TYPE_CHECKING:
    _OrganisationAdmin = admin.ModelAdmin[Organisation]
else:
    _OrganisationAdmin = admin.ModelAdmin


@admin.register(Organisation)
class OrganisationAdmin(Window, _OrganisationAdmin):
    list_display = ("name", "kind", "tenant", "parent", "area", "duty_phone", "is_active")
    list_filter = ("kind", "is_active", "tenant")
    search_fields = ("name", "short_name")
    list_select_related = ("tenant", "parent", "area")
