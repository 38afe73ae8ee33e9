"""All settings of the portal, grouped. Secrets have no default and may come from ``NAME_FILE``."""

import ipaddress
from datetime import time, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from netralitas.lib import pdfsign
from netralitas.lib.env import secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# --- What kind of start this is
DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
SECRET_KEY = secret("SECRET_KEY")

# --- Where it listens, and under which name it is known
HOST = env.str("HOST", default="127.0.0.1")
PORT = env.int("PORT", default=8000)
_netloc = f"[{HOST}]:{PORT}" if ":" in HOST else f"{HOST}:{PORT}"
PUBLIC_URL = env.str("PUBLIC_URL", default=f"http://{_netloc}").rstrip("/")
LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]
# The health checks of the machine itself come by a loopback name.
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[*LOOPBACK_NAMES, urlsplit(PUBLIC_URL).hostname])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]


def _is_loopback(host: str) -> bool:
    """Tell whether a host name or address can only be reached from this machine."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


if DEMO and not all(_is_loopback(host) for host in [HOST, *ALLOWED_HOSTS]):
    # Its accounts have known names, one printed password and no second factor.
    raise ImproperlyConfigured("DEMO=1 starts on loopback only; see HOST, PUBLIC_URL and ALLOWED_HOSTS.")

# --- Rooms
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "netralitas.apps.PortalAdminConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "netralitas",
    "netralitas.audit",
    "netralitas.outbox",
    "netralitas.people",
    "netralitas.law",
    "netralitas.letters",
    "netralitas.clocks",
    "complaints",
    "taskforce",
    "sanctions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "netralitas.language.CitizensLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "netralitas.people.signin.SecondFactorRequired",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "netralitas.urls"
WSGI_APPLICATION = "netralitas.wsgi.application"
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
    }
]
FORM_RENDERER = "netralitas.lib.widgets.Widgets"

# --- Data
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / ".data")))
STORE_DIR = Path(env.str("STORE_DIR", default=str(DATA_DIR / "store")))
DATABASES = {"default": env.db_url_config(secret("DATABASE_URL", f"sqlite:///{DATA_DIR / 'portal.sqlite3'}"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Read-then-write transactions of several processes fail on SQLite's defaults; see docs/decisions.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Calling parallel workers costs a page 15 ms before they read anything, and more the busier the machine is;
    # compiling a long statement of a count costs it a second.
    DATABASES["default"]["OPTIONS"] = {"options": "-c max_parallel_workers_per_gather=0 -c jit=off"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = secret("REDIS_URL", "")
CACHES = {
    "default": {
        "BACKEND": "netralitas.lib.buckets.RedisBuckets",
        "LOCATION": REDIS_URL,
        # Seconds. A report must come through when the cache is away, and soon.
        "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},
    }
    if REDIS_URL
    else {"BACKEND": "netralitas.lib.buckets.LocMemBuckets", "OPTIONS": {"MAX_ENTRIES": 10_000}}
}

# --- Evidence: what is taken, and how large (said on the page before the upload)
EVIDENCE = {
    "max_files": env.int("EVIDENCE_MAX_FILES", default=10),
    "max_added": env.int("EVIDENCE_MAX_ADDED", default=20),
    "max_bytes": env.int("EVIDENCE_MAX_BYTES", default=20 * 1024 * 1024),
    # Films and recordings. Not above what the scanner reads of one file: nobody would have looked into the rest.
    "max_media_bytes": env.int("EVIDENCE_MAX_MEDIA_BYTES", default=100 * 1024 * 1024),
    "max_total_bytes": env.int("EVIDENCE_MAX_TOTAL_BYTES", default=200 * 1024 * 1024),
    "max_pixels": env.int("EVIDENCE_MAX_PIXELS", default=60_000_000),
    # How often a worker may be killed over one file before it is left sealed.
    "most_attempts": env.int("EVIDENCE_MOST_ATTEMPTS", default=3),
    # What a browser sends at a time: small enough that a weak line loses little.
    "chunk_bytes": env.int("EVIDENCE_CHUNK_BYTES", default=256 * 1024),
}
# A letter signed by hand, scanned.
SCAN_MAX_BYTES = env.int("SCAN_MAX_BYTES", default=10 * 1024 * 1024)
# An agency's logo.
LOGO_MAX_BYTES = env.int("LOGO_MAX_BYTES", default=1024 * 1024)
LOGO_MAX_PIXELS = env.int("LOGO_MAX_PIXELS", default=16_000_000)
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "complaints.uploads.CappedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- Letters: with a certificate and its key every PDF is signed when it is made (segel elektronik)
try:
    SIGNING_KEY_PAIR = pdfsign.signer_from(secret("SIGNING_CERT", ""), secret("SIGNING_KEY", ""))
except pdfsign.UnusableCertificate as error:
    raise ImproperlyConfigured(f"SIGNING_CERT and SIGNING_KEY cannot sign a letter: {error}.") from None

# --- Imports: how large a file may be, how long it is kept, how often a worker may die over it
IMPORT = {
    "max_bytes": env.int("IMPORT_MAX_BYTES", default=10 * 1024 * 1024),
    "max_rows": env.int("IMPORT_MAX_ROWS", default=10_000),
    "days": env.int("IMPORT_DAYS", default=7),
    "most_attempts": env.int("IMPORT_MOST_ATTEMPTS", default=3),
}

# --- Seals: how long two officers open one, and how long a request waits for the second of them
UNSEALED_HOURS = env.int("UNSEALED_HOURS", default=24)
UNSEAL_REQUEST_DAYS = env.int("UNSEAL_REQUEST_DAYS", default=7)

# --- The queue: how many views one officer keeps; each is a link on the page and a count in the morning's digest
SAVED_VIEWS_MOST = env.int("SAVED_VIEWS_MOST", default=20)
# --- Clarifications: outside these hours an officer is told so; what the hours are, each government sets by itself
OFFICE_HOURS = (time(7, 30), time(16))

# --- Drafts, rate limits, the challenge
DRAFT_DAYS = env.int("DRAFT_DAYS", default=7)
# How long a sealed file that no row names is kept, so that restoring an older database costs no evidence.
ORPHAN_DAYS = env.int("ORPHAN_DAYS", default=30)
# How many people one report may name: more than that is several events, or a machine.
MOST_ACCUSED = env.int("REPORT_MOST_ACCUSED", default=10)
MOST_WITNESSES = env.int("REPORT_MOST_WITNESSES", default=10)
RATE_LIMITS = {
    # how many tries of one address, given back evenly over how many seconds
    "report": (env.int("RATE_REPORT", default=60), 3600),
    "upload": (env.int("RATE_UPLOAD", default=200), 3600),
    "code": (env.int("RATE_CODE", default=10), 900),  # wrong ones
    "follow": (env.int("RATE_FOLLOW", default=120), 900),
    "verify": (env.int("RATE_VERIFY", default=60), 900),
    "calendar": (env.int("RATE_CALENDAR", default=120), 3600),
    "signin": (env.int("RATE_SIGNIN", default=60), 900),
    # all addresses together; refuses nobody, but makes the challenge below harder
    "portal": (env.int("RATE_PORTAL", default=600), 3600),
}
# What a report costs whoever sends it: bits of work for a browser with scripts, or seconds of patience. Both rise from
# the first to the second number while the buckets of the network or of the portal run empty. 0 bits turn it off.
CHALLENGE = {
    "bits": env.int("CHALLENGE_BITS", default=15),
    "most_bits": env.int("CHALLENGE_MOST_BITS", default=19),
    "wait": env.int("CHALLENGE_WAIT", default=3),
    "most_wait": env.int("CHALLENGE_MOST_WAIT", default=60),
    "seconds": env.int("CHALLENGE_SECONDS", default=7200),
}
# Whose word about the caller's address is believed: the number of proxies in front of the web server.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

# --- Mail
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
vars().update(env.email_url_config(secret("EMAIL_URL", "smtp://127.0.0.1:1025")))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Portal Netralitas ASN <pemberitahuan@netralitas.invalid>")

# --- Celery: the timetable stands in netralitas/celery.py
CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_IGNORE_RESULT = True
CELERY_RESULT_EXPIRES = None  # no results are kept, so Celery adds no clean-up of its own to the timetable
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_MAX_TASKS_PER_CHILD = 1000
# kB. Each letter leaves a tenth of a megabyte in the renderer's libraries; a worker that grew ends after its task.
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
# Seconds. No task works on more than one batch; one that hangs is ended and its rows are taken up again.
CELERY_TASK_TIME_LIMIT = 900
# The web server's nudge must not keep a citizen waiting for a broker that is away.
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 2} if REDIS_URL else {}
# "celery inspect ping" reaches the scheduler too: its health check in docker-compose.yml.
CELERY_BEAT_ENABLE_REMOTE_CONTROL = True
CELERY_TIMEZONE = "Asia/Jakarta"

# --- People and sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "netralitas.people.signin.StaffBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
ACCOUNT_ADAPTER = "netralitas.people.signin.SignInAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_FORMS = {
    "login": "netralitas.people.forms.SignInForm",
    "reauthenticate": "netralitas.people.forms.PasswordAgainForm",
    "change_password": "netralitas.people.forms.NewPasswordForm",
}
# allauth counts by address too and would keep it; places are counted by people/signin.py, which does not.
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": "10/15m/key", "reauthenticate": "10/15m/user"}
MFA_ADAPTER = "netralitas.people.signin.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Portal Netralitas ASN"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "netralitas.people.forms.CodeForm",
    "reauthenticate": "netralitas.people.forms.CodeAgainForm",
    "activate_totp": "netralitas.people.forms.FirstCodeForm",
}
# Locked by account after five failures, over all devices; no address of anybody is kept.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=env.int("SIGNIN_LOCK_MINUTES", default=15))
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "netralitas.people.signin.counted_name"
AXES_CLIENT_IP_CALLABLE = "netralitas.people.signin.no_address"
AXES_LOCKOUT_CALLABLE = "netralitas.people.signin.locked"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "code", "next", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# W006 asks to count by address as well. Counting by account alone cannot be passed by with another browser.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
API_TOKEN_DAYS = env.int("API_TOKEN_DAYS", default=180)

# --- Language and time
LANGUAGE_CODE = "id"
# The citizen's side speaks both; the staff's rooms, mails and letters speak the language of the state.
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
# Sentences of the code, and those of the data files: rows that an administrator rewrote stay as they are.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "data"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True

# --- Static files
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Compressing what no browser of a visitor asks for made the first start half a minute longer.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("map", "png", "jpg", "ico", "gz", "br", "woff", "woff2")

# --- Browser security
SECURE_HTTPS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked by the machine itself, without TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = SECURE_HTTPS
CSRF_FAILURE_VIEW = "netralitas.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# --- API
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["netralitas.people.api.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["netralitas.people.api.HasScope"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "netralitas.apirules.KeyPagination",
    "PAGE_SIZE": 25,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "netralitas.apirules.refusal_handler",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Portal Netralitas ASN",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # Words that several rooms have for their own record; without a name here the schema numbers them.
    "ENUM_NAME_OVERRIDES": {
        "ComplaintStatusEnum": "complaints.statuses.Status",
        "ComplaintKindEnum": "complaints.statuses.Kind",
        "RecommendationStatusEnum": "taskforce.statuses.Status",
        "ProceedingStatusEnum": "sanctions.statuses.Status",
    },
}

# --- Logs: one line each, without addresses, names or codes
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "netralitas.lib.quietlog.NoAddress",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    # These tell of every step of theirs.
    "loggers": {name: {"level": "WARNING"} for name in ("pikepdf", "weasyprint", "fontTools")},
}
