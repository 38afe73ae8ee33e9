"""The embedded portal as its owner starts it: real processes, a real port, a real kill.

It brings its own SQLite whatever the run's database is, so it belongs to the whole suite only.
"""

import contextlib
import hashlib
import json
import os
import re
import signal
import smtplib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.lib import samples

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 90  # seconds, on a machine that is busy with other tests


class Portal:
    """One start of ``python -m netralitas.embedded`` on a data folder."""

    def __init__(self, folder: Path, port: int, **environment: str) -> None:
        self.folder, self.port = folder, port
        kept = {name: value for name, value in os.environ.items() if name not in MACHINE_OWN}
        self.environment = kept | {
            "DATA_DIR": str(folder),
            "STORE_DIR": str(folder / "store"),
            "STATIC_ROOT": str(folder / "static"),
            "PORT": str(port),
            "DEMO": "1",
            **environment,
        }
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.parent = subprocess.Popen(
                [sys.executable, "-m", "netralitas.embedded"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def ready(self) -> "Portal":
        """Wait until it answers and says so."""
        _until(lambda: self.parent.poll() is not None or b"The portal runs at" in self.log.read_bytes())
        assert self.status() == 200, self.log.read_text()
        return self

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def status(self) -> int:
        """Return what /healthz answers now."""
        try:
            return self.get("/healthz").status
        except urllib.error.URLError:
            return 0

    def get(self, address: str) -> HTTPResponse:
        """Return the answer to a request for an address of the portal."""
        return urllib.request.urlopen(f"http://127.0.0.1:{self.port}{address}", timeout=10)

    def part(self, name: str) -> int:
        """Return the process id of one child of the parent."""
        return next(process for process, command in self.processes().items() if command[-1:] == [name])

    def processes(self) -> dict[int, list[str]]:
        """Return every living process that works on this data folder, whoever its parent is now."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if f"DATA_DIR={self.folder}".encode() in (entry / "environ").read_bytes().split(b"\0"):
                    found[int(entry.name)] = (entry / "cmdline").read_bytes().decode().strip("\0").split("\0")
            except OSError:
                continue  # it ended while we looked, or is another user's
        return found

    def kill(self) -> None:
        """Kill every process at once, as a power cut does, and wait for the parent."""
        for process in self.processes():
            with contextlib.suppress(ProcessLookupError):  # it ended because we killed its parent first
                os.kill(process, signal.SIGKILL)
        self.parent.wait(WITHIN)

    def end(self) -> int:
        """Wait for the parent's end and for the last process; return the parent's exit code."""
        code = self.parent.wait(WITHIN)
        _until(lambda: not self.processes())
        return code


# Names that would lead the portal to the services of the test run instead of its own.
MACHINE_OWN = ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "PUBLIC_URL", "LOG_LEVEL", "DJANGO_SETTINGS_MODULE")


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WITHIN
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Return a data folder that all starts of this file share, as one machine's starts do."""
    return tmp_path_factory.mktemp("portal")


@pytest.fixture
def start(folder) -> Iterator[Callable[..., Portal]]:
    """Start portals, and kill what a failed test leaves of them."""
    portals: list[Portal] = []

    def start_one(**environment: str) -> Portal:
        portals.append(Portal(folder, _free_port(), **environment))
        return portals[-1]

    yield start_one
    for portal in portals:
        portal.kill()


def test_sigterm_ends_every_process(start):
    portal = start().ready()
    running = [command[-1] for command in portal.processes().values()]

    portal.parent.terminate()

    assert portal.end() == 0
    assert portal.log.read_text().endswith("SIGTERM: stopping.\n")
    # the web server has a process of its own for the pages
    assert sorted(running) == ["mail", "netralitas.embedded", "schedule", "web", "web"]


def test_ctrl_c_ends_every_process(start):
    portal = start().ready()

    portal.parent.send_signal(signal.SIGINT)

    assert portal.end() == 0


def test_a_signal_during_preparation_ends_every_process(start):
    portal = start()
    _until(lambda: "prepare" in [command[-1] for command in portal.processes().values()])

    portal.parent.terminate()

    assert portal.end() == 0


@pytest.mark.parametrize("part", ["web", "schedule", "mail"])
def test_the_death_of_a_child_ends_the_others(start, part):
    portal = start().ready()

    os.kill(portal.part(part), signal.SIGKILL)

    assert portal.end() == 1
    assert f"The {part} process ended with code -9; stopping." in portal.log.read_text()


def test_the_death_of_the_parent_ends_the_children(start):
    portal = start().ready()

    portal.parent.kill()

    assert portal.end() == -signal.SIGKILL


def test_a_second_portal_on_the_same_data_refuses(start):
    first = start().ready()
    log = first.log.read_text()

    second = start()

    assert second.parent.wait(WITHIN) == 2
    assert "already runs on" in second.log.read_text()
    assert first.status() == 200, log


def test_a_taken_port_is_said_before_anything_starts(folder):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        portal = Portal(folder, listener.getsockname()[1])
        assert portal.end() == 2
    assert "Address already in use" in portal.log.read_text()


def test_the_demonstration_refuses_an_address_that_is_not_loopback(start):
    portal = start(HOST="0.0.0.0")

    assert portal.end() == 2
    assert portal.log.read_text() == ("DEMO=1 starts on loopback only; see HOST, PUBLIC_URL and ALLOWED_HOSTS.\n")


def test_without_a_secret_nothing_starts(start):
    portal = start(SECRET_KEY="")

    assert portal.end() == 2
    assert portal.log.read_text() == "Set SECRET_KEY, or SECRET_KEY_FILE to the path of a file that holds it.\n"


def test_a_mail_is_kept_and_readable_by_its_owner_only(start, folder):
    portal = start().ready()
    environment = Path(f"/proc/{portal.part('schedule')}/environ").read_bytes().split(b"\0")
    address = next(line for line in environment if line.startswith(b"EMAIL_URL=")).decode().partition("=")[2]

    with smtplib.SMTP(urlsplit(address).hostname, urlsplit(address).port) as server:
        server.sendmail("portal@netralitas.invalid", ["bkpsdm@tirtamukti.invalid"], b"Subject: Tenggat\r\n\r\nBesok.")

    # The demonstration's own mails may lie there too: a minute may have turned since the start.
    mails = (folder / "mail").glob("*.eml")
    (kept,) = [path for path in mails if path.read_bytes().startswith(b"Subject: Tenggat")]
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_page_names_static_files_after_their_content_and_they_are_served(start):
    portal = start().ready()

    page = portal.get("/").read().decode()
    (style, *_) = re.findall(r'href="(/static/css/[^"]+)"', page)
    answer = portal.get(style)

    assert re.fullmatch(r"/static/css/\w+\.[0-9a-f]{12}\.css", style)
    assert (answer.status, "immutable" in answer.headers["Cache-Control"]) == (200, True)


def test_a_configured_mail_server_is_used_instead_of_our_own(start):
    portal = start(EMAIL_URL="smtp://127.0.0.1:2525").ready()

    assert sorted(command[-1] for command in portal.processes().values()) == [
        "netralitas.embedded",
        "schedule",
        "web",
        "web",
    ]
    portal.parent.terminate()
    assert portal.end() == 0


def test_a_file_in_parts_survives_the_death_of_the_server(start):
    photo = samples.phone_photo() + bytes(500_000)
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    first = start().ready()
    token = _token(browser.open(f"{first.root}/lapor/").read().decode())
    page = browser.open(f"{first.root}/lapor/", urlencode({"csrfmiddlewaretoken": token}).encode())
    token = _token(page.read().decode())
    about = {"name": "foto.jpg", "size": len(photo), "changed": "1", "csrfmiddlewaretoken": token}
    begun = _json(browser, f"{first.root}/lapor/bukti/berkas/", urlencode(about).encode(), token)
    _json(browser, f"{first.root}/lapor/bukti/berkas/{begun['key']}/?mulai=0", photo[:262144], token)

    first.kill()
    second = start().ready()

    again = _json(browser, f"{second.root}/lapor/bukti/berkas/", urlencode(about).encode(), token)
    assert again == {"key": begun["key"], "offset": 262144}
    while "offset" in again:
        address = f"{second.root}/lapor/bukti/berkas/{begun['key']}/?mulai={again['offset']}"
        again = _json(browser, address, photo[again["offset"] : again["offset"] + 262144], token)
    assert hashlib.sha256(photo).hexdigest()[:8] in again["row"]


def _token(page: str) -> str:
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]


def _json(browser: urllib.request.OpenerDirector, address: str, data: bytes, token: str) -> dict:
    kind = "application/octet-stream" if "mulai=" in address else "application/x-www-form-urlencoded"
    headers = {"X-CSRFToken": token, "Content-Type": kind}
    return json.load(browser.open(urllib.request.Request(address, data, headers), timeout=30))
