"""The address of one-time links, below a home."""

from django.urls import path

from . import views_outside

app_name = "outside"
urlpatterns = [path("<str:token>/", views_outside.reply, name="reply")]
