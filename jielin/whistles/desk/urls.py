"""Addresses of the staff pages about whistles, below `/desk/<home>/`."""

from django.urls import path

from . import steps, views_board, views_new, views_order

app_name = "desk_whistles"
urlpatterns = [
    path("whistles/", views_board.show, name="board"),
    path("whistles/all/", views_board.listing, name="list"),
    path("whistles/new/", views_new.new, name="new"),
    path("whistles/<slug:number>/", views_order.order, name="order"),
    path("whistles/<slug:number>/blow/", views_new.blow, name="blow"),
    path("whistles/orders/<slug:number>/steps/<slug:verb>/", steps.take_step, name="step"),
    path("whistles/parts/<uuid:key>/steps/<slug:verb>/", steps.take_part_step, name="part_step"),
]
