"""By when: rules, the working calendar, the sweep."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeadlinesConfig(AppConfig):
    """By when: rules, the working calendar, the sweep."""

    name = "jielin.deadlines"
    label = "deadlines"
    verbose_name = _("Deadlines")
