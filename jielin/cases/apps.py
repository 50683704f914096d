from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "jielin.cases"
    label = "cases"
