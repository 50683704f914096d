"""A read-only window on accounts and posts for operators; nothing sealed is shown."""

from typing import TYPE_CHECKING

from django.contrib import admin

from jielin.territory.admin import Window

from .models import Account, Appointment, LookUp, PostKind, SignIn

if TYPE_CHECKING:
    _AccountAdmin = admin.ModelAdmin[Account]
    _AppointmentAdmin = admin.ModelAdmin[Appointment]
    _LookUpAdmin = admin.ModelAdmin[LookUp]
    _PostAdmin = admin.ModelAdmin[PostKind]
    _SignInAdmin = admin.ModelAdmin[SignIn]
else:
    _AccountAdmin = _AppointmentAdmin = _LookUpAdmin = _PostAdmin = _SignInAdmin = admin.ModelAdmin


@admin.register(Account)
class AccountAdmin(Window, _AccountAdmin):
    list_display = ("id", "username", "is_active", "is_staff", "joined_at", "signed_in_at")
    list_filter = ("is_active", "is_staff")
    search_fields = ("username",)
    fields = ("id", "username", "language", "is_active", "is_staff", "joined_at", "signed_in_at")


@admin.register(Appointment)
class AppointmentAdmin(Window, _AppointmentAdmin):
    list_display = ("account", "post", "organisation_id", "tenant", "since", "until", "state")
    list_filter = ("state", "post", "tenant")
    list_select_related = ("account", "post", "tenant")
    fields = ("account", "post", "organisation_id", "area_id", "since", "until", "state")


@admin.register(PostKind)
class PostKindAdmin(Window, _PostAdmin):
    list_display = ("code", "name", "name_en", "duties", "unit_kinds")


@admin.register(SignIn)
class SignInAdmin(Window, _SignInAdmin):
    list_display = ("account", "means", "system", "browser", "started_at", "seen_on", "ended_at")
    list_select_related = ("account",)
    fields = list_display


@admin.register(LookUp)
class LookUpAdmin(Window, _LookUpAdmin):
    list_display = ("looked_at", "account", "tenant")
    list_select_related = ("account", "tenant")
    list_filter = ("tenant",)
    fields = list_display
