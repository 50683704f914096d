"""Addresses of reporting and of one's own requests, below a community."""

from django.urls import path

from . import views, views_describe, views_filing, views_find, views_report, views_steps

app_name = "requests"
urlpatterns = [
    path("report/", views_report.start, name="start"),
    path("report/kind/", views_report.kind, name="kind"),
    path("report/about/", views_report.about, name="about"),
    path("report/location/", views_report.location, name="location"),
    path("report/duplicates/", views_report.duplicates, name="duplicates"),
    path("report/follow/<str:number>/", views_report.follow, name="follow"),
    path("report/describe/", views_describe.describe, name="describe"),
    path("report/photos/", views_describe.photos, name="photos"),
    path("report/recording/", views_describe.recording, name="recording"),
    path("report/danger/", views_describe.danger, name="danger"),
    path("report/category/", views_describe.category, name="category"),
    path("report/contact/", views_filing.contact, name="contact"),
    path("report/check/", views_filing.check, name="check"),
    path("report/done/<str:number>/", views_filing.done, name="done"),
    path("requests/", views.listing, name="list"),
    path("requests/find/", views_find.find, name="find"),
    path("requests/find/code/", views_find.code, name="find_code"),
    path("requests/<str:number>/", views.page, name="page"),
    path("requests/<str:number>/steps/<slug:verb>/", views_steps.step, name="step"),
]
