from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "jielin.territory"
    label = "territory"
