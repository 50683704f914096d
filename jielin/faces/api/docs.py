"""The documentation as a page: everything from here, no script of another place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Swagger UI over the document. Public: it says what there is, and opens nothing."""
    return render(request, "api/docs.html", {"document": reverse("api:openapi-json")})


page.duty = "api.read"  # type: ignore[attr-defined]
