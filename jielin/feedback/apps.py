from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "jielin.feedback"
    label = "feedback"
