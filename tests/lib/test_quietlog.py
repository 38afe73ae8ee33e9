import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netralitas.lib.quietlog import NoAddress, without_addresses


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Invalid request from ip=203.0.113.77: bad", "Invalid request from ip=[address]: bad"),
        ("client: 203.0.113.77:55001.", "client: [address]:55001."),
        ("('203.0.113.77', 55001)", "('[address]', 55001)"),
        ("[2001:db8::77]:443 and 2001:db8::77, ::1", "[[address]]:443 and [address], [address]"),
        ("from ::ffff:203.0.113.77%eth0", "from [address]%eth0"),
        ("2001:0DB8:0000:0000:0000:0000:0000:0077", "[address]"),
        ("2026-11-26 01:02:12,123 WARNING", "2026-11-26 01:02:12,123 WARNING"),
        ("Django 5.2.19, version 4.1, 1.2.3.4.5, 999.1.1.1", "Django 5.2.19, version 4.1, 1.2.3.4.5, 999.1.1.1"),
        ("std::string, journal a:b, 12:30", "std::string, journal a:b, 12:30"),
        ("Not Found: /instansi/kalender/Zm9v-_bar.ics", "Not Found: /instansi/kalender/[secret].ics"),
    ],
)
def test_addresses_are_masked_and_nothing_else(line, shown):
    assert without_addresses(line) == shown


@given(
    address=st.ip_addresses(),
    before=st.sampled_from(["", " ", "=", "'", "[", "("]),
    after=st.sampled_from(["", ",", "'", "]", "%x"]),
)
def test_no_address_gets_through(address, before, after):
    for form in (str(address), address.exploded, str(address).upper()):
        assert form not in without_addresses(f"{before}{form}{after}")


def test_a_traceback_is_masked_too():
    try:
        raise ConnectionError("refused by 203.0.113.77")
    except ConnectionError:
        record = logging.LogRecord("x", logging.ERROR, "f", 1, "of %s", ("2001:db8::77",), sys.exc_info())

    line = NoAddress("%(message)s").format(record)

    assert line.startswith("of [address]\nTraceback")
    assert ("203.0.113.77" in line, line.endswith("refused by [address]")) == (False, True)
