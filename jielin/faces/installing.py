"""What a telephone needs to keep the site like an app: a manifest, pictures, and a worker that
shows a page of ours where there is no network. It keeps no page of anybody."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from PIL import Image, ImageDraw

from jielin.people.duties import PortalRequest, portal_view

BLUE, WHITE = "#0d5680", "#ffffff"
SIZES = (180, 192, 512)
# The house of ui/icon.svg, in its 32 units.
HOUSE = ((8, 16), (16, 9), (24, 16), (24, 24), (19, 24), (19, 18), (13, 18), (13, 24), (8, 24))
WORKER = "dist/worker.js"


@require_safe
def portal_manifest(request: HttpRequest) -> JsonResponse:
    """The residents' pages as an app."""
    about = _("Tell your community about a problem, and see who is dealing with it.")
    return _manifest(_("Jielin"), reverse("portal:front"), about)


@require_safe
def desk_manifest(request: HttpRequest) -> JsonResponse:
    """The desk as an app of its own."""
    return _manifest(_("Jielin desk"), reverse("desk:front"), _("What is to be done, by when."))


@require_safe
@portal_view()
def offline(request: PortalRequest) -> HttpResponse:
    """What the worker shows where there is no network: whom to call, and what became of words."""
    return render(request, "portal/offline.html")


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The worker's script, from the root so that it may serve every page."""
    found = finders.find(WORKER)
    if found:
        script = Path(str(found)).read_bytes()
        return HttpResponse(script, content_type="text/javascript; charset=utf-8")
    if not staticfiles_storage.exists(WORKER):
        raise Http404
    with staticfiles_storage.open(WORKER) as stored:
        return HttpResponse(stored.read(), content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(max_age=86400, public=True)
def icon(request: HttpRequest, size: int) -> HttpResponse:
    """The mark as a picture, for systems that take no drawing. Other sizes are 404."""
    if size not in SIZES:
        raise Http404
    return HttpResponse(_drawn(size), content_type="image/png")


def _manifest(name: str, start: str, about: str) -> JsonResponse:
    drawing = {"src": static("ui/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    pictures = [
        {"src": reverse("icon", args=[size]), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in SIZES
    ]
    told: dict[str, Any] = {
        "id": start,
        "name": name,
        "short_name": name,
        "description": about,
        "lang": to_locale(get_language() or "zh-hans").replace("_", "-"),
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": WHITE,
        "theme_color": BLUE,
        "icons": [drawing, *({**one, "purpose": "any maskable"} for one in pictures)],
    }
    return JsonResponse(told, content_type="application/manifest+json")


@cache
def _drawn(size: int) -> bytes:
    """Full-bleed, so that each system can cut the corners its own way."""
    picture = Image.new("RGB", (size * 2, size * 2), BLUE)
    unit = size * 2 / 32
    ImageDraw.Draw(picture).polygon([(x * unit, y * unit) for x, y in HOUSE], fill=WHITE)
    out = BytesIO()
    picture.resize((size, size), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()
