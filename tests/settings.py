"""The settings of a test run: the project's own, with a place of its own to write to."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "PYTEST_VERSION" not in os.environ:
    # Only read, by the type checker or the check of migrations.
    os.environ["JIELIN_VAR"] = str(Path(__file__).resolve().parents[1] / ".cache/var")
elif "PYTEST_XDIST_WORKER" not in os.environ:
    # Workers inherit the folder of the run that started them.
    os.environ["JIELIN_VAR"] = tempfile.mkdtemp(prefix="jielin-test-")
    atexit.register(shutil.rmtree, os.environ["JIELIN_VAR"], ignore_errors=True)
(Path(os.environ["JIELIN_VAR"]) / "static").mkdir(parents=True, exist_ok=True)
os.environ["JIELIN_TESTING"] = "1"
os.environ.pop("JIELIN_MEDIA", None)

from jielin.config.settings import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_TLS = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
SECURE_PROXY_SSL_HEADER = None
ALLOWED_HOSTS = ["*"]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads that race need a real database with real locks.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["JIELIN_VAR"]) / "test.sqlite3")}
