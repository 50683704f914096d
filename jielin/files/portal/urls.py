"""The address of a kept file; the same for all faces."""

from django.urls import path

from . import views

app_name = "files"
urlpatterns = [
    path(
        "<int:home>/<uuid:file_id>/<str:variant>/<int:until>/<str:mark>", views.file, name="file"
    ),
]
