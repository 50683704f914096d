from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "jielin.organisations"
    label = "organisations"

    def ready(self) -> None:
        from . import holding

        holding.gather()
