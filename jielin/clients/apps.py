from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "jielin.clients"
    label = "clients"
