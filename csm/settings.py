import os
import sys
from pathlib import Path

import fontpkg_atkinson_hyperlegible
from django.contrib.messages import constants as messages
from django.utils.csp import CSP

from csm import environment, keys

BASE_DIR = Path(__file__).resolve().parent.parent

# What a deployment decides: docs/install.md lists it.
try:
    ALLOWED_HOSTS = environment.hosts(os.environ)
    CSM_DATA = environment.data_folder(os.environ, BASE_DIR)
    CSM_URL = environment.site_url(os.environ, ALLOWED_HOSTS)
    CSM_PROXIES = environment.proxies(os.environ)
    CSM_DEMO_PASSWORD = os.environ.get("CSM_DEMO_PASSWORD", "")
    SECRET_KEY = keys.secret_key(os.environ, ALLOWED_HOSTS, CSM_DATA)
    SECRET_KEY_FALLBACKS = keys.older_secret_keys(os.environ)
    CSM_SEALING_KEYS = keys.sealing_keys(os.environ, ALLOWED_HOSTS, CSM_DATA)
    DATABASES = {"default": environment.database(os.environ, CSM_DATA)}
    MAILERS = {"default": environment.mailer(os.environ, ALLOWED_HOSTS, CSM_DATA)}
    DEFAULT_FROM_EMAIL = environment.mail_sender(os.environ, CSM_URL)
    DEBUG = environment.debug(os.environ, ALLOWED_HOSTS)
except environment.WrongSetting as error:
    sys.exit(str(error))

INSTALLED_APPS = [
    "csm",
    "evaluation",
    "contracts",
    "workshops",
    "wellbeing",
    "phases",
    "programmes",
    "crispy_forms",
    "crispy_bootstrap5",
    "bootstrap",
    "bs_icon_templates",
    "csm.apps.Administration",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "csm.apps.StaticFiles",
]

MIDDLEWARE = [
    "csm.middleware.guarded",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csm.middleware.read_or_sent",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "csm.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "programmes.sessions.closing_logins",
    "csm.middleware.kept_private",
    "programmes.carrying.LoginRequired",
    "programmes.returning.Drafts",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csm.middleware.opened_by_hand",
]

ROOT_URLCONF = "csm.urls"
WSGI_APPLICATION = "csm.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
MESSAGE_TAGS = {
    messages.INFO: "",
    messages.SUCCESS: "note--done",
    messages.WARNING: "note--heed",
    messages.ERROR: "note--mend",
}

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / ".static" / "files"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("fonts", fontpkg_atkinson_hyperlegible.ROOT / "files"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
MEDIA_ROOT = CSM_DATA / "media"
# So that a text far too long still meets its form, which gives it back.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
# The review of an imported text has a field for each line.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"

AUTH_USER_MODEL = "programmes.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
PASSWORD_RESET_TIMEOUT = 24 * 3600

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Nothing is fetched from elsewhere, and no script or style is written inline.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}

# TLS stands before every host but this machine itself.
PUBLIC = environment.is_public(ALLOWED_HOSTS)
SECURE_SSL_REDIRECT = PUBLIC
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600 if PUBLIC else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PUBLIC
SECURE_REFERRER_POLICY = "same-origin"
if CSM_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_TRUSTED_ORIGINS = [CSM_URL]
X_FRAME_OPTIONS = "DENY"

COOKIE = "__Host-" if PUBLIC else ""
SESSION_COOKIE_NAME = f"{COOKIE}session"
CSRF_COOKIE_NAME = f"{COOKIE}csrf"
LANGUAGE_COOKIE_NAME = f"{COOKIE}language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PUBLIC
CSRF_FAILURE_VIEW = "csm.errors.csrf_failure"
CSRF_COOKIE_AGE = None  # as long as the browser is open, not Django’s year
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "filters": {
        "own_faults": {"()": "csm.logs.OwnFaults"},
        "secrets": {"()": "csm.logs.Secrets"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["own_faults", "secrets"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"level": "WARNING"},
        # Keys only, never what people wrote.
        "csm": {"level": "INFO"},
        "contracts": {"level": "INFO"},
        "workshops": {"level": "INFO"},
        "phases": {"level": "INFO"},
        "programmes": {"level": "INFO"},
    },
}
