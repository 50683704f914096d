from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "jielin.notices"
    label = "notices"
