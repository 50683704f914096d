from django.apps import AppConfig


class FacesConfig(AppConfig):
    name = "jielin.faces"
    label = "faces"

    def ready(self) -> None:
        from jielin.clients import public

        from .api.events import EVENTS

        public.offer(EVENTS)
