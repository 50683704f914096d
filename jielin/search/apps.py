from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "jielin.search"
    label = "search"

    def ready(self) -> None:
        from . import sources

        sources.gather()
