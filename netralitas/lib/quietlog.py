"""Log lines without anybody's address and without an address that is a key, whoever wrote them."""

import ipaddress
import logging
import re

MASK = "[address]"
# Whatever could be one; which are is asked of the standard library, so that times of day and versions stay.
IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]|\.\d)")
IPV6 = re.compile(
    r"(?<![\w:.])[0-9A-Fa-f]{0,4}"
    r"(?:(?::[0-9A-Fa-f]{0,4}){0,6}:\d{1,3}(?:\.\d{1,3}){3}|(?::[0-9A-Fa-f]{0,4}){2,7})"
    r"(?![\w:])"
)
# Who has the address of a calendar reads it.
SECRET = re.compile(r"(/kalender/)[\w-]+(\.ics)")


class NoAddress(logging.Formatter):
    """Format a line, with its traceback, and put a mask in the place of every IP address.

    Our own lines hold none. Libraries say more than we ask them to: a web server names who sent it a broken request.
    """

    def format(self, record: logging.LogRecord) -> str:
        return without_addresses(super().format(record))


def without_addresses(text: str) -> str:
    """Return the text with each IP address and each secret address replaced."""
    text = SECRET.sub(r"\1[secret]\2", text)
    return IPV4.sub(_masked, IPV6.sub(_masked, text))


def _masked(match: re.Match[str]) -> str:
    try:
        ipaddress.ip_address(match.group())
    except ValueError:
        return match.group()
    return MASK
