"""The operators' window: entered through the one door of staff that notes every sign-in."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.urls import reverse

from jielin.people.duties import MEANS, safe_path
from jielin.people.models import SignIn

from .signin import views


class OperatorSite(AdminSite):
    """Django's own forms to sign in, out and change a password would leave no trace."""

    def has_permission(self, request: HttpRequest) -> bool:
        means = request.session.get(MEANS, SignIn.Means.CODE)
        return means != SignIn.Means.CODE and super().has_permission(request)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        page = safe_path(request, request.GET.get("next", ""), reverse("admin:index"))
        return HttpResponseRedirect(
            f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': page})}"
        )

    def logout(  # type: ignore[override]  # the stubs know only Django's own page
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return views.logout(request)

    def password_change(  # type: ignore[override]  # as above
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("signin:password")
