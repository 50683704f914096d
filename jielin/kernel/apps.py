from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "jielin.kernel"
    label = "kernel"

    def ready(self) -> None:
        from . import reactions

        reactions.gather()
