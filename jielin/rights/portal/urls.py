"""Addresses of one's own data, below `/me/data/`."""

from django.urls import path

from . import views, views_asking, views_copy

app_name = "rights"
urlpatterns = [
    path("", views.front, name="front"),
    path("held/", views.held, name="held"),
    path("seen/", views.seen, name="seen"),
    path("export/", views.export, name="export"),
    path("export/copy/", views_copy.ask, name="copy"),
    path("export/copy/<uuid:id>/", views_copy.fetch, name="fetch"),
    path("export/<slug:form>/", views.download, name="download"),
    path("correct/", views_asking.correct, name="correct"),
    path("erase/", views_asking.erase, name="erase"),
    path("consents/", views_asking.consents, name="consents"),
    path("consents/<uuid:id>/withdraw/", views_asking.withdraw_consent, name="withdraw_consent"),
    path("requests/<slug:number>/", views_asking.page, name="request"),
    path("requests/<slug:number>/withdraw/", views_asking.withdraw, name="withdraw"),
]
