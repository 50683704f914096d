"""Photos and documents."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Photos and documents."""

    name = "jielin.files"
    label = "files"
    verbose_name = _("Files")
