"""The project's settings without its apps and middleware: the base that requests are held
against."""

from jielin.config.settings import *  # noqa: F403

# No app: some refuse to begin where their middleware is missing.
INSTALLED_APPS = []
MIDDLEWARE = []
ROOT_URLCONF = "bench.bare"
