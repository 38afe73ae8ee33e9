"""The whole portal on one machine and nothing else: ``python -m netralitas.embedded``.

One parent brings the data up to date and starts three children: the web server, the scheduler that runs the
timetable's tasks by itself (there is no broker), and, when no mail server is configured, a mail server that
only keeps what it is given. A signal, or the death of any child, ends all of them; should the parent be
killed without a word, the children notice that their leash is loose and end themselves.
"""

import asyncio
import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEASH = "EMBEDDED_LEASH"  # number of a descriptor whose other end only the parent holds
MAIL_SOCKET = "EMBEDDED_MAIL_SOCKET"
READY_WITHIN = 60  # seconds
STOP_WITHIN = 20  # seconds, then a child is killed
WEB_THREADS = 8


def main(arguments: list[str]) -> int:
    """Run one part, or without arguments the parent of all parts; return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netralitas.settings")
    os.environ.update(REDIS_URL="", REDIS_URL_FILE="")  # nobody would read from a broker here
    os.umask(0o077)  # rows, evidence and mails are nobody else's to read
    if arguments:
        _die_with_the_parent()
        PARTS[arguments[0]]()
        return 0
    return _run_all()


# --- The parent


class Family:
    """The child processes, each in a session of its own so that only the parent hears Ctrl-C."""

    def __init__(self, kept: list[int]) -> None:
        self.leash, self._loose_end = os.pipe()
        self._kept = [self.leash, *kept]
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, part: str, *descriptors: int, **environment: str) -> subprocess.Popen[bytes]:
        """Start one part of this module."""
        self.children[part] = subprocess.Popen(  # nosec B603 (this module itself, and a name from PARTS)
            [sys.executable, "-m", "netralitas.embedded", part],
            pass_fds=[*self._kept, *descriptors],
            env={**os.environ, **environment, LEASH: str(self.leash)},
            cwd=ROOT,
            start_new_session=True,
        )
        return self.children[part]

    def dead(self) -> str:
        """Return the name of a child that has ended, or nothing."""
        return next((part for part, child in self.children.items() if child.poll() is not None), "")

    def stop(self) -> None:
        """End every child, the last one first, and whatever it has started."""
        for child in reversed(self.children.values()):
            child.terminate()
            try:
                child.wait(STOP_WITHIN)
            except subprocess.TimeoutExpired:
                pass  # it is killed with its group below
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _run_all() -> int:
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from netralitas.lib.env import MissingSecret

    stop = threading.Event()
    heard: list[int] = []

    def hear(number: int, _frame: object) -> None:
        heard.append(number)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, hear)
    try:
        folder, host, port = settings.DATA_DIR, settings.HOST, settings.PORT
    except (ImproperlyConfigured, MissingSecret) as error:
        return _refuse(str(error))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = os.open(folder / "embedded.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return _refuse(f"A portal already runs on {folder}. Two schedulers would do everything twice.")
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        return _refuse(f"Cannot listen on {host} port {port}: {error.strerror}. Try make run PORT=8001")
    # Each child holds the lock too, so that it is free only when the last of them is gone.
    family = Family(kept=[lock])
    try:
        return _live(family, stop)
    finally:
        if heard:
            print(f"{signal.Signals(heard[0]).name}: stopping.", flush=True)
        family.stop()


def _live(family: Family, stop: threading.Event) -> int:
    from django.conf import settings

    if not _prepared(family, stop):
        return 0 if stop.is_set() else 1
    environment = {}
    if not os.environ.get("EMAIL_URL") and not os.environ.get("EMAIL_URL_FILE"):
        listener = socket.create_server(("127.0.0.1", 0))
        environment["EMAIL_URL"] = f"smtp://127.0.0.1:{listener.getsockname()[1]}"
        family.start("mail", listener.fileno(), **{MAIL_SOCKET: str(listener.fileno())})
        listener.close()
        print(f"No mail server is configured: every mail is kept in {mail_folder()}", flush=True)
    family.start("web", **environment)
    family.start("schedule", **environment)
    waiting_since = time.monotonic()
    ready = False
    while not stop.wait(0.2):
        if part := family.dead():
            code = family.children[part].returncode
            print(f"The {part} process ended with code {code}; stopping.", flush=True)
            return 1
        if not ready and (ready := _answers(settings.HOST, settings.PORT)):
            print(f"The portal runs at {settings.PUBLIC_URL} - Ctrl-C ends it", flush=True)
        if not ready and time.monotonic() - waiting_since > READY_WITHIN:
            print(f"The web server does not answer after {READY_WITHIN} seconds; stopping.", flush=True)
            return 1
    return 0


def _prepared(family: Family, stop: threading.Event) -> bool:
    """Run the preparing part to its end; return False when it failed or a signal came first."""
    child = family.start("prepare")
    while child.poll() is None:
        if stop.wait(0.1):
            return False
    family.children.pop("prepare")
    return child.returncode == 0


def _answers(host: str, port: int) -> bool:
    address = f"[{host}]" if ":" in host else host
    try:
        with urllib.request.urlopen(f"http://{address}:{port}/healthz", timeout=2) as answer:  # nosec B310 (our own)
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr, flush=True)
    return 2


# --- The children


def _die_with_the_parent() -> None:
    """End this process when the parent's end of the leash is closed, however that came about."""
    leash = int(os.environ[LEASH])

    def watch() -> None:
        os.read(leash, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="leash", daemon=True).start()


def prepare() -> None:
    """Bring tables, law, demonstration cases and static files up to date."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_law")
    call_command("index_words")
    if settings.DEMO:
        call_command("load_demo")
    collect_static()


def collect_static() -> None:
    """Collect and compress the static files when one of them has changed since the last time."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    facts = []
    for finder in get_finders():
        for name, storage in finder.list([]):
            fact = Path(storage.path(name)).stat()
            facts.append(f"{name} {fact.st_size} {fact.st_mtime_ns}")
    seen, stamp = "\n".join(sorted(facts)), Path(settings.STATIC_ROOT) / ".collected"
    if not stamp.exists() or stamp.read_text() != seen:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(seen)


def web() -> None:
    """Serve the pages from one process, because the cache is in its memory, with several threads."""
    from django.conf import settings
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        def load_config(self) -> None:
            address = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
            for name, value in {
                "bind": f"{address}:{settings.PORT}",
                "workers": 1,
                "worker_class": "gthread",
                "threads": WEB_THREADS,
                "loglevel": "warning",
                "accesslog": None,  # it would keep the address of everyone who reports
                "logger_class": "netralitas.weblog.WebServerLog",
                "control_socket_disable": True,
                "graceful_timeout": 10,
            }.items():
                self.cfg.set(name, value)

        def load(self) -> Callable:
            from netralitas.wsgi import application

            return application

    Server().run()


def schedule() -> None:
    """Run the timetable's tasks in this process, one after the other, until SIGTERM."""
    import django

    django.setup()
    from django.conf import settings

    from netralitas import brokerless

    brokerless.run(settings.DATA_DIR / "timetable")


def mail_folder() -> Path:
    """Return where the embedded mail server keeps what it is given."""
    from django.conf import settings

    return settings.DATA_DIR / "mail"


def mail() -> None:
    """Take every mail and keep it as a file; deliver nothing."""
    from aiosmtpd.smtp import SMTP

    folder = mail_folder()
    folder.mkdir(exist_ok=True)

    class Keep:
        async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802  (aiosmtpd's name)
            name = f"{time.strftime('%Y%m%d-%H%M%S')}-{time.monotonic_ns()}.eml"
            (folder / name).write_bytes(envelope.content)
            return "250 OK"

    async def serve() -> None:
        listener = socket.socket(fileno=int(os.environ[MAIL_SOCKET]))
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Keep(), hostname="localhost"), sock=listener)
        await server.serve_forever()

    asyncio.run(serve())


PARTS: dict[str, Callable[[], None]] = {"prepare": prepare, "web": web, "schedule": schedule, "mail": mail}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
