from django.apps import AppConfig


class WhistlesConfig(AppConfig):
    name = "jielin.whistles"
    label = "whistles"
