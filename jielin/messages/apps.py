"""What is sent to people, and what became of it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagesConfig(AppConfig):
    """What is sent to people, and what became of it."""

    name = "jielin.messages"
    label = "outbox"  # "messages" is Django's own
    verbose_name = _("Messages")
