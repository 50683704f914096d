"""The project's settings without its middleware: the base that requests are held against."""

from jielin.config.settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "bench.bare"
