"""Addresses of what people say about the platform: the entry, the receipt, one's own."""

from django.urls import path

from . import views

app_name = "feedback"
urlpatterns = [
    path("feedback/", views.say, name="say"),
    path("me/feedback/", views.mine, name="mine"),
    path("<slug:home>/feedback/<str:key>/", views.receipt, name="receipt"),
    path("<slug:home>/feedback/<str:key>/steps/<slug:verb>/", views.take_step, name="step"),
]
