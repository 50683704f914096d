from django.apps import AppConfig


class FacesConfig(AppConfig):
    name = "jielin.faces"
    label = "faces"
