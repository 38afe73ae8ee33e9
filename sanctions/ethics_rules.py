"""What PP 42/2004 lays down for a case of the code of ethics on a day. Looks up, never writes."""

from collections.abc import Mapping
from datetime import date

from complaints.statuses import Employment
from netralitas.letters.contexts import Fact, fact
from netralitas.lib.validity import held_law
from sanctions.council import Composition
from sanctions.models import EthicsRule

Rules = Mapping[str, EthicsRule]
_in_force = held_law(EthicsRule)


def rules_on(on: date) -> Rules:
    """Return every rule in force on a day, by its code."""
    return {row.code: row for row in _in_force(on)}


def composition(rules: Rules) -> Composition:
    """Return how a council is composed."""
    return Composition(**{name: _amount(rules[name]) for name in ("chair", "secretary", "members", "odd_above")})


def lowest_echelon(rules: Rules) -> int:
    """Return the lowest structural echelon that may state a moral sanction for the appointing official."""
    return _amount(rules["delegate"])


def code_of(rules: Rules, employment: str) -> Fact:
    """Return what the code is called that somebody of an employment status has to keep."""
    rule = rules["code_pns" if employment == Employment.PNS else "code_other"]
    return fact(rule.text, rule.needs_verification)


def _amount(rule: EthicsRule) -> int:
    if rule.amount is None:
        raise ValueError(f"{rule.code} has no amount")
    return rule.amount
