from django.apps import AppConfig


class RulingsConfig(AppConfig):
    name = "jielin.rulings"
    label = "rulings"
