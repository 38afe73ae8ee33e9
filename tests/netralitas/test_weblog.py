"""The web server of the production shape, asked from an address that must stand in none of its lines."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from tests.house import ROOT

CALLER = "127.8.8.77"  # all of 127.0.0.0/8 is this machine, so a caller may choose
WITHIN = 60
BROKEN = [
    b"GET / HTTP/9.9\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n",
    b"GET / HTTP/1.1\r\nX-Forwarded-For: " + CALLER.encode() + b"\x00\r\n\r\n",
    b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n",
]


@pytest.fixture
def server(tmp_path):
    command = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]["web"]["command"]
    options = [word for word in command[1:] if not word.startswith(("--bind", "--workers", "--max-requests"))]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", *options, f"--bind=127.0.0.1:{port}", "--workers=1",
             "--log-level=debug", "--access-logfile=-"],
            cwd=ROOT,
            env=os.environ | {"LOG_LEVEL": "DEBUG", "DATA_DIR": str(tmp_path), "TRUSTED_PROXIES": "0"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    yield port, log
    process.send_signal(signal.SIGTERM)
    process.wait(WITHIN)


def until(log: Path, words: bytes) -> None:
    end = time.monotonic() + WITHIN
    while words not in log.read_bytes():
        assert time.monotonic() < end, log.read_text()
        time.sleep(0.1)


def test_the_web_server_writes_down_nobodys_address(server):
    port, log = server
    until(log, b"Booting worker")

    for request in BROKEN:
        with socket.create_connection(("127.0.0.1", port), timeout=10, source_address=(CALLER, 0)) as line:
            line.sendall(request)
            line.settimeout(10)
            line.recv(1000)
    caller = http.client.HTTPConnection("127.0.0.1", port, timeout=30, source_address=(CALLER, 0))
    for host in ("127.0.0.1", "elsewhere.example"):
        caller.request("GET", "/healthz", headers={"Host": host})
        answer = caller.getresponse()
        answer.read()
        assert (answer.status == 200) is (host == "127.0.0.1")
    caller.close()

    until(log, b"elsewhere.example")
    said = log.read_text()
    assert said.count("Invalid request from ip=[address]") >= 3
    assert (CALLER in said, "GET /healthz HTTP" in said) == (False, False)
