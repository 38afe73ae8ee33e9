"""What every test stands on: its own keys and folders, a clean cache, and a real mail server on loopback."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

# Django reads these while it loads, so they are set before anything of ours is imported. The keys are worth
# nothing: what they seal is thrown away with the folder below.
SCRATCH = Path(tempfile.mkdtemp(prefix="netralitas-tests-"))
atexit.register(shutil.rmtree, SCRATCH, ignore_errors=True)
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")  # "gw0", "gw1": each has an environment that began as the first's
OWN = {"DATA_DIR": f"{SCRATCH}", "STORE_DIR": f"{SCRATCH / 'store'}", "STATIC_ROOT": f"{SCRATCH / 'static'}"}
if os.environ.get("DATABASE_URL", "sqlite:").startswith("sqlite:"):
    OWN["DATABASE_URL"] = f"sqlite:///{SCRATCH / 'portal.sqlite3'}"
if WORKER and os.environ.get("REDIS_URL"):  # pytest-django gives a worker its own database, and this its own Redis
    OWN["REDIS_URL"] = f"{os.environ['REDIS_URL'].rpartition('/')[0]}/{WORKER.removeprefix('gw')}"
os.environ.update(OWN)
for name, value in {
    "DJANGO_SETTINGS_MODULE": "netralitas.settings",
    "SECRET_KEY": "only-for-tests-" + "x" * 50,
    "FIELD_KEYS": "dGVzdHMtb25seS1rZXktbnVtYmVyLW9uZS0zMi1ieXQ=",
    "INDEX_KEY": "only-for-tests-index-" + "x" * 43,
    "EMAIL_URL": "smtp://127.0.0.1:1",  # nobody listens there: a test that wants a server takes `smtp_sink`
    "CLAMD_ADDRESS": "",
    "PUBLIC_URL": "http://127.0.0.1:8000",
    "LOG_LEVEL": "WARNING",
    "CHALLENGE_BITS": "0",  # tests/complaints/views/test_proof.py, tests/e2e and test_address.py turn it on
}.items():
    os.environ.setdefault(name, value)
for name in ("DEMO", "DEBUG"):  # a developer's shell may have them; no test starts from there
    os.environ.pop(name, None)

import django  # noqa: E402  (after the environment, see above)
from django.conf import settings  # noqa: E402

from tests.mailsink import SmtpSink  # noqa: E402

# WhiteNoise warns of a folder that is not there, and a warning is an error here.
(SCRATCH / "static").mkdir()
# Hashed static names need a collectstatic first, and a password hash that is slow on purpose slows only us;
# tests/netralitas/test_embedded.py starts the portal with both as they are.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.PASSWORD_HASHERS[:] = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django.setup()


def pytest_configure(config: pytest.Config) -> None:
    """Let each process of pytest-xdist load the settings after its own environment stands.

    pytest-django loads them as soon as it finds their name in the environment, which a process inherits.
    """
    if not WORKER and config.getoption("numprocesses", None):
        del os.environ["DJANGO_SETTINGS_MODULE"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out, with the reason said, what only a real PostgreSQL can show; keep the browser for the end.

    Playwright's event loop lives in the thread of the tests from its first use on: whoever runs a loop of their
    own there afterwards (pyHanko does, to sign) is refused.
    """
    items.sort(key=lambda item: "e2e" in item.path.parts)
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return
    for item in items:
        if item.get_closest_marker("postgresql"):
            item.add_marker(pytest.mark.skip(reason="needs PostgreSQL: run it through .ci/with-services"))


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Start each test with an empty cache and nothing held: no rate limit, law or language goes from test to test."""
    from django.core.cache import cache
    from django.utils import translation

    from netralitas.lib.held import forget_everything

    cache.clear()
    forget_everything()
    translation.deactivate()


@pytest.fixture
def smtp_sink(settings) -> Iterator[SmtpSink]:
    """Let Django send through a real SMTP server that keeps what arrives and can be told to refuse."""
    sink = SmtpSink()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = sink.start()
    yield sink
    sink.stop()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Load law, regions and agencies once: the portal never runs without them, so no test does."""
    with django_db_blocker.unblock():
        _allow_truncate()
        _load()


@pytest.fixture(autouse=True)
def _law_is_there(request: pytest.FixtureRequest) -> None:
    """Load the data again for a test that commits: the one before it emptied every table."""
    marker = request.node.get_closest_marker("django_db")
    if (marker and marker.kwargs.get("transaction")) or "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
        _load()


def _load() -> None:
    from django.core.management import call_command

    from netralitas.people.models import Region

    if not Region.objects.exists():
        call_command("load_law", stdout=StringIO())


def _allow_truncate() -> None:
    """Take away the one wall of the journal that the emptying of tables between tests runs into."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in ("audit_entry", "audit_dayhead"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_truncate")
