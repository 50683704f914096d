"""The app's place in Django."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """`catalogue` in the list of apps."""

    name = "jielin.catalogue"
    label = "catalogue"
