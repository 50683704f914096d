"""The app's place in Django."""

from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    """`territory` in the list of apps."""

    name = "jielin.territory"
    label = "territory"
