"""A real mail server for tests, on loopback."""

import socket
from collections.abc import Awaitable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope


class _OnFreePort(Controller):
    def _create_server(self) -> Awaitable:
        listener = socket.create_server((self.hostname, 0))
        self.port = listener.getsockname()[1]
        return self.loop.create_server(self._factory_invoker, sock=listener)


@dataclass
class SmtpSink:
    """Keep every mail in ``mails``; a test may set ``reply`` ("550 no such user") to have mails refused."""

    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    reply: str = ""

    def start(self) -> tuple[str, int]:
        """Listen on a free port; return host and port."""
        self._controller = _OnFreePort(self, hostname="127.0.0.1")
        self._controller.start()
        return self._controller.hostname, self._controller.port

    def stop(self) -> None:
        """Stop listening; a second call does nothing, so a test may take the server down by itself."""
        if self._controller.server is not None:
            self._controller.stop()

    async def handle_DATA(self, server, session, envelope: Envelope) -> str:
        if self.reply:
            return self.reply
        self.recipients.extend(envelope.rcpt_tos)
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"
