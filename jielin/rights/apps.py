from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "jielin.rights"
    label = "rights"
