import io
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from netralitas.lib.files import ScannerUnavailable, scan
from tests.clamd import running
from tests.lib import samples


@pytest.fixture(scope="module")
def clamd(tmp_path_factory) -> Iterator[tuple[str, str]]:
    """Yield the TCP and the socket address of a real clamd."""
    with running(tmp_path_factory.mktemp("clamd")) as addresses:
        yield addresses


@pytest.fixture(params=["tcp", "socket"])
def address(clamd, request) -> str:
    return clamd[["tcp", "socket"].index(request.param)]


@pytest.mark.parametrize("data", [b"", b"isi biasa", samples.phone_photo(), bytes(3 * 1024 * 1024)])
def test_scan_finds_nothing_in_clean_files(address, data):
    assert scan(io.BytesIO(data), address) == "clean"


@pytest.mark.parametrize(
    "data", [samples.EICAR, samples.archive({"dalam.txt": samples.EICAR}), bytes(600_000) + samples.EICAR]
)
def test_scan_names_what_it_finds(address, data):
    assert scan(io.BytesIO(data), address) == "infected:Eicar-Test-Signature.UNOFFICIAL"


def test_scan_reads_from_the_start(address):
    fileobj = io.BytesIO(samples.EICAR)
    fileobj.seek(30)

    assert scan(fileobj, address).startswith("infected:")


def test_scan_of_a_file_larger_than_the_daemon_takes_is_no_verdict(address):
    with pytest.raises(ScannerUnavailable):
        scan(io.BytesIO(bytes(8 * 1024 * 1024)), address)


@pytest.mark.parametrize("address", ["127.0.0.1:1", "unix:/tidak/ada.sock", "[::1]:1"])
def test_scan_without_a_daemon_is_no_verdict(address):
    with pytest.raises(ScannerUnavailable):
        scan(io.BytesIO(b"isi"), address)


@pytest.mark.parametrize("address", ["", "localhost", "localhost:", ":3310", "unix:", "http://x/"])
def test_scan_of_a_malformed_address_says_the_form(address):
    with pytest.raises(ValueError, match="host:port or unix:/path"):
        scan(io.BytesIO(b"isi"), address)


@pytest.mark.parametrize(
    "reply", [b"", b"stream: ", b"stream: INSTREAM size limit exceeded. ERROR\0", b"\xff\xfe\0", b"OK?\0", b"x" * 9000]
)
def test_scan_takes_no_strange_answer_for_clean(reply):
    with _answering(reply) as port, pytest.raises(ScannerUnavailable):
        scan(io.BytesIO(b"isi"), f"127.0.0.1:{port}")


def test_scan_puts_an_answer_in_pieces_together():
    with _answering(b"stream: O", b"K\0") as port:
        assert scan(io.BytesIO(b"isi"), f"127.0.0.1:{port}") == "clean"


class _answering:  # noqa: N801  (reads as a verb in the tests)
    """A daemon that says what it is told to, piece by piece."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = pieces

    def __enter__(self) -> int:
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()
        return self.listener.getsockname()[1]

    def _serve(self) -> None:
        line, _peer = self.listener.accept()
        with line:
            heard = b""
            while not heard.endswith(bytes(4)):
                heard += line.recv(65536)
            for piece in self.pieces:
                line.sendall(piece)
                time.sleep(0.02)

    def __exit__(self, *_reason: object) -> None:
        self.thread.join()
        self.listener.close()
