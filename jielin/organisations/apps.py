from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "jielin.organisations"
    label = "organisations"
