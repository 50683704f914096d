from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "jielin.ui"
    label = "ui"

    def ready(self) -> None:
        from . import refusals, slots, translations

        translations.join()
        refusals.speak()
        slots.discover()
