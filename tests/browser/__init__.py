"""The product in a real browser; for pictures of a running demo also without pytest."""

import os

import django
from django.apps import apps

if not apps.ready:
    # The stories that the samples name stand in modules that need the models.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
