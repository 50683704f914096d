"""The addresses of all faces."""

from django.urls import include, path

from .mounting import mounted

urlpatterns = [
    *mounted("", "jielin.people.portal.urls"),
    path("", include("jielin.faces.portal.urls")),
    path("desk/", include("jielin.faces.desk.urls")),
]
