"""Issue a sample letter."""

from datetime import date

from netralitas.letters import letters
from tests import make
from tests.letters import samples

DAY = date(2024, 11, 29)


def issued(issuer=None, **given):
    """Return a summons of an invented regency, or whatever is given instead."""
    issuer = issuer or make.agency()
    return letters.issue(
        **{
            "kind": "summons",
            "issuer": issuer,
            "subject": issuer,
            "context": samples.SUMMONS,
            "actor": None,
            "on": DAY,
            **given,
        }
    )
