"""Ask a ClamAV daemon about a file, over its own protocol (clamd(8), INSTREAM)."""

import socket
from typing import BinaryIO

CHUNK = 256 * 1024
TIMEOUT_SECONDS = 60
LONGEST_REPLY = 4096


class ScannerUnavailable(Exception):
    """The daemon cannot be reached, broke off, or could not judge; asking again later may help."""


def scan(fileobj: BinaryIO, address: str) -> str:
    """Return ``clean`` or ``infected:<signature>`` for what ``fileobj`` holds from its start.

    ``address`` is ``host:port`` or ``unix:/path``. Raises ScannerUnavailable, also when the file is larger
    than the daemon takes: a file nobody looked into is not clean.
    """
    fileobj.seek(0)
    try:
        with _connect(address) as line:
            line.sendall(b"zINSTREAM\0")
            while chunk := fileobj.read(CHUNK):
                line.sendall(len(chunk).to_bytes(4, "big") + chunk)
            line.sendall(bytes(4))
            reply = _reply(line)
    except OSError as error:
        raise ScannerUnavailable(f"No answer from the scanner: {type(error).__name__}.") from error
    return _verdict(reply)


def _connect(address: str) -> socket.socket:
    if path := address.removeprefix("unix:") if address.startswith("unix:") else "":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(TIMEOUT_SECONDS)
        try:
            line.connect(path)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise ValueError("The scanner's address is host:port or unix:/path.")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=TIMEOUT_SECONDS)


def _reply(line: socket.socket) -> str:
    reply = b""
    while not reply.endswith(b"\0") and len(reply) < LONGEST_REPLY and (part := line.recv(LONGEST_REPLY)):
        reply += part
    return reply.rstrip(b"\0").decode("utf-8", "replace").strip()


def _verdict(reply: str) -> str:
    words = reply.removeprefix("stream: ")
    if words == "OK":
        return "clean"
    if words.endswith(" FOUND"):
        return f"infected:{words.removesuffix(' FOUND')}"
    raise ScannerUnavailable(f"The scanner could not judge: {reply[:200] or 'empty answer'}.")
