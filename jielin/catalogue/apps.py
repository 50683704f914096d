from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "jielin.catalogue"
    label = "catalogue"
