from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "jielin.supervision"
    label = "supervision"
