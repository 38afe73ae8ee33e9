"""How much memory a web worker holds after a few hundred pages, started as docker-compose.yml starts it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from django.conf import settings

from bench.measure import Side
from bench.staffpages import QUEUE, Desk, open_cases, terms_of

MOST = 250  # MB
REQUESTS, AT_ONCE = 400, 8
COMPOSE = settings.BASE_DIR / "docker-compose.yml"
PUBLIC = ["/", "/lapor/", "/lacak/", "/angka/", "/privasi/", "/aturan/"]


def of_worker(side: Side) -> float:
    """Return the most memory, in MB, that one worker held while it answered pages of all kinds from a database."""
    desk = Desk(side, "verifikator")
    addresses = _addresses(desk)
    cookie = f"{settings.SESSION_COOKIE_NAME}={desk.client.cookies[settings.SESSION_COOKIE_NAME].value}"
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    place = f"http://127.0.0.1:{port}"
    env = {**os.environ, "DATABASE_URL": side.url, "PUBLIC_URL": place, "PORT": str(port)}
    master = subprocess.Popen(_command(port), env=env, cwd=settings.BASE_DIR)
    try:
        _wait_for(place)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda address: _get(place + address, cookie), islice(cycle(addresses), REQUESTS)))
        worker = Path(f"/proc/{master.pid}/task/{master.pid}/children").read_text().split()[0]
        peak = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{worker}/status").read_text())
        return round(int(peak[1]) / 1024, 1) if peak else 0.0
    finally:
        master.terminate()
        master.wait(30)


def _addresses(desk: Desk) -> list[str]:
    filters = [link for links in desk.choices().values() for link in links]
    searches = [f"{QUEUE}?q={urllib.request.quote(term)}" for term in terms_of(desk.side).values()]
    cases = [f"{QUEUE}{pk}/change/" for pk in open_cases(desk.side)]
    return [QUEUE, *cases, *filters, *searches, *PUBLIC]


def _command(port: int) -> list[str]:
    """Return the web server's command of docker-compose.yml, with one worker on a port of this machine."""
    service = re.search(r"\n  web:\n.*?command:\n((?:      - .*\n)+)", COMPOSE.read_text(), re.DOTALL)
    words = re.findall(r"      - (.*)\n", service[1]) if service else []
    own = {"--bind": f"--bind=127.0.0.1:{port}", "--workers": "--workers=1"}
    return [sys.executable, "-m", *(own.get(word.split("=")[0], word) for word in words)]


def _wait_for(place: str) -> None:
    for _try in range(100):
        try:
            _get(f"{place}/healthz", "")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the web server does not answer")


def _get(address: str, cookie: str) -> None:
    request = urllib.request.Request(address, headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()
