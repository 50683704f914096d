from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "jielin.exchange"
    label = "exchange"

    def ready(self) -> None:
        from . import offers

        offers.gather()
