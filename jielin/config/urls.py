"""All addresses: the faces assemble them."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from jielin.faces import installing
from jielin.faces.gallery import gallery
from jielin.faces.health import healthz
from jielin.faces.mounting import mounted

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz),
    path("sw.js", installing.worker),
    path("icon-<int:size>.png", installing.icon, name="icon"),
    path("admin/", admin.site.urls),
    *mounted("files/", "jielin.files.portal.urls"),
    *mounted("api/v1/", "jielin.faces.api.urls"),
    *i18n_patterns(path("", include("jielin.faces.urls")), prefix_default_language=False),
]
if settings.DEBUG:
    urlpatterns.insert(0, path("gallery/<slug:face>/", gallery))
handler400 = "jielin.faces.errors.bad_request"
handler403 = "jielin.faces.errors.forbidden"
handler404 = "jielin.faces.errors.not_found"
handler500 = "jielin.faces.errors.server_error"
