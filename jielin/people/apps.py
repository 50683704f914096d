from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "jielin.people"
    label = "people"
