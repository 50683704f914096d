"""One settings file; the environment decides (README, table of variables)."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from . import logs, outside

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("JIELIN_VAR", ROOT / "var"))
DEBUG = os.environ.get("JIELIN_DEBUG") == "1"
DEMO = os.environ.get("JIELIN_DEMO") == "1"
TESTING = os.environ.get("JIELIN_TESTING") == "1"


def _secret(name: str, stand_in: str) -> str:
    """A secret from the environment; only demo, debug and tests may use the stand-in."""
    value = os.environ.get(name, "")
    if value:
        return value
    if DEBUG or DEMO or TESTING:
        return stand_in
    raise SystemExit(f"Set {name} (see README, production).")


SECRET_KEY = _secret("JIELIN_SECRET_KEY", "not-a-secret-only-for-demo-and-tests")
# Keys for data at rest: "id:32 hex digits", newest first; older ones only read.
FIELD_KEYS = _secret("JIELIN_FIELD_KEYS", "k1:00112233445566778899aabbccddeeff")
BLIND_INDEX_KEY = _secret("JIELIN_BLIND_INDEX_KEY", "demo-blind-index-key")
ALLOWED_HOSTS = os.environ.get("JIELIN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("JIELIN_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "jielin.config.admin.OperatorsConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "csp",
    "ninja",  # the assets of the page that shows the API
    "jielin.kernel",
    "jielin.ui",
    "jielin.files",
    "jielin.messages",
    "jielin.search",
    "jielin.territory",
    "jielin.catalogue",
    "jielin.organisations",
    "jielin.people",
    "jielin.clients",
    "jielin.exchange",
    "jielin.deadlines",
    "jielin.duties",
    "jielin.rights",
    "jielin.notices",
    "jielin.feedback",
    "jielin.cases",
    "jielin.whistles",
    "jielin.rulings",
    "jielin.supervision",
    "jielin.faces",
    # Last, so that its translations never speak for ours.
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
]

MIDDLEWARE = [
    "jielin.config.logs.Requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages only; it pads them by chance, so that their length gives no secret away (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "jielin.ui.reader.ReaderMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "jielin.faces.api.shell.ApiMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "jielin.faces.errors.RefusalMiddleware",
]
ROOT_URLCONF = "jielin.config.urls"
WSGI_APPLICATION = "jielin.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["jielin.ui.templatetags.ui"],
        },
    }
]


def _database(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name`, or a path or `sqlite:///path`."""
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": parts.port or "",
            # CONN_MAX_AGE must stay 0 with the pool; the pool must hold every thread.
            "OPTIONS": {"pool": {"min_size": 2, "max_size": 8, "timeout": 10}},
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": url.removeprefix("sqlite:///") or VAR / "jielin.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
            "PRAGMA cache_size=-32000;PRAGMA mmap_size=134217728;PRAGMA foreign_keys=ON;",
        },
    }


DATABASES = {"default": _database(os.environ.get("JIELIN_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "jielin.kernel.signed_in.Accounts",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# A slow function by design; scrypt also costs an attacker memory.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "signin:login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
# By name alone on purpose: who tries one name from many addresses is stopped too.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
AXES_RESET_ON_SUCCESS = True
# No address of a good sign-in is kept, and a further try never prolongs a lock.
AXES_DISABLE_ACCESS_LOG = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# What was typed as a name, and from where, is nobody's reading.
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["username", "code"]

# Who must show a code of an app besides the password: off, admins or staff (docs/signing-in.md).
_usual = "off" if DEBUG or DEMO or TESTING else "admins"
SECOND_FACTOR = outside.second_factor(os.environ, _usual)
OUTSIDE_WAYS = {} if TESTING else outside.ways(os.environ)
# Of allauth: its keeping of second factors and its talk with providers; the pages are ours.
MFA_ADAPTER = "jielin.faces.signin.seals.SealedFactors"
MFA_TOTP_ISSUER = "街邻 Jielin"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
SOCIALACCOUNT_ADAPTER = "jielin.faces.signin.outside.joining.Joining"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = Path(os.environ.get("JIELIN_MEDIA", VAR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

LOGGING = logs.logging(
    level=os.environ.get("JIELIN_LOG", "WARNING" if DEMO or TESTING else "INFO"),
    for_people=DEBUG or DEMO or TESTING,
)
DJANGO_STRUCTLOG_USER_ID_FIELD = ""  # asking who it is would cost anonymous pages a query
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = 10  # one line a request is enough
DJANGO_STRUCTLOG_STATUS_4XX_LOG_LEVEL = 20

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# Text messages: "outbox" shows them on a page; "http" sends them (docs/messages.md).
SMS_GATEWAY = os.environ.get("JIELIN_SMS", "outbox")
SMS_URL = os.environ.get("JIELIN_SMS_URL", "")
SMS_TOKEN = os.environ.get("JIELIN_SMS_TOKEN", "")
# Words from recordings: none, stand_in or http (docs/cases.md).
RECOGNISER = os.environ.get("JIELIN_RECOGNISER", "none")
RECOGNISER_URL = os.environ.get("JIELIN_RECOGNISER_URL", "")
RECOGNISER_TOKEN = os.environ.get("JIELIN_RECOGNISER_TOKEN", "")
# Inner networks that webhooks may go to, such as "10.8.0.0/16,127.0.0.0/8" (docs/api.md).
WEBHOOK_ALLOW_PRIVATE = [
    one for one in os.environ.get("JIELIN_WEBHOOK_ALLOW_PRIVATE", "").split(",") if one
]

SECURE_TLS = os.environ.get("JIELIN_TLS", "0" if DEMO or DEBUG else "1") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_TLS
SESSION_ENGINE = "jielin.kernel.sessions"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "jielin.faces.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
_own = ("default", "media", "style", "script", "connect")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **{f"{name}-src": [SELF] for name in _own},
        **{name: [SELF] for name in ("base-uri", "form-action")},
        "img-src": [SELF, "data:", "blob:"],
        **{name: [NONE] for name in ("object-src", "frame-ancestors")},
    }
}
