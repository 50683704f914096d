from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "jielin.duties"
    label = "duties"
