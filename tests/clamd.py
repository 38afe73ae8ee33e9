"""A real scanner for tests: Debian's clamd with the one signature that every scanner knows."""

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.lib import samples

FINDING = "Eicar-Test-Signature.UNOFFICIAL"


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, str]]:
    """Run clamd with its files in ``folder``; yield its TCP and its socket address."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    if program is None:
        pytest.fail("clamd is missing: install Debian's clamav-daemon, these tests ask a real scanner.")
    (folder / "eicar.ndb").write_text(f"Eicar-Test-Signature:0:*:{samples.EICAR.hex()}\n")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "clamd.conf").write_text(
        f"Foreground yes\nDatabaseDirectory {folder}\nLocalSocket {folder}/clamd.sock\nTCPAddr 127.0.0.1\n"
        f"TCPSocket {port}\nStreamMaxLength 4M\nMaxThreads 2\nTemporaryDirectory {folder}\n"
    )
    log = (folder / "clamd.log").open("wb")
    daemon = subprocess.Popen([program, f"--config-file={folder}/clamd.conf"], stdout=log, stderr=log)
    try:
        _wait(folder / "clamd.sock", daemon, folder / "clamd.log")
        yield f"127.0.0.1:{port}", f"unix:{folder}/clamd.sock"
    finally:
        daemon.terminate()
        daemon.wait(timeout=20)
        log.close()


def _wait(path: Path, daemon: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if daemon.poll() is not None:
            break
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(path))
                return
            except OSError:
                time.sleep(0.05)
    pytest.fail(f"clamd did not start: {log.read_text()[-500:]}")
