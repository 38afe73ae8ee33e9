"""Letters of an invented regency, as a good secretariat would write them."""

from tests.letters.aside import RELIEF, RELIEF_END, STATEMENT, STATEMENT_REQUEST
from tests.letters.before import RECEIPT, RECOMMENDATION, REMINDER
from tests.letters.cast import (
    BKN,
    DEPUTY,
    EXAMINERS,
    HASHES,
    PP94,
    REGENT,
    SECRETARIAT,
    SECRETARY,
    SUSPICION,
    TEAM,
    YUSUF,
)
from tests.letters.ethics import (
    ADMINISTRATIVE_ACTION,
    COUNCIL_DECISION,
    COUNCIL_DECREE,
    INADMISSIBLE,
    MORAL_STATEMENT_CLOSED,
)
from tests.letters.examination import ABSENCE, EXAMINATION_REPORT, MINUTES, REFUSED_MINUTES, SECOND_SUMMONS, SUMMONS
from tests.letters.outcome import (
    CONTRACT_SANCTION,
    DECISION,
    DELIVERY_SUMMONS,
    DISMISSAL_PROPOSAL,
    MORAL_STATEMENT,
)
from tests.letters.supervising import CLARIFICATION_INVITATION, COMPLETION_NOTICE, FORWARDING, STATUS_NOTICE

__all__ = [
    "ABSENCE",
    "ADMINISTRATIVE_ACTION",
    "BKN",
    "CLARIFICATION_INVITATION",
    "COMPLETION_NOTICE",
    "CONTRACT_SANCTION",
    "COUNCIL_DECISION",
    "COUNCIL_DECREE",
    "DECISION",
    "DELIVERY_SUMMONS",
    "DEPUTY",
    "DISMISSAL_PROPOSAL",
    "EXAMINATION_REPORT",
    "EXAMINERS",
    "FORWARDING",
    "HASHES",
    "INADMISSIBLE",
    "MINUTES",
    "MORAL_STATEMENT",
    "MORAL_STATEMENT_CLOSED",
    "PP94",
    "RECEIPT",
    "RECOMMENDATION",
    "REFUSED_MINUTES",
    "REGENT",
    "RELIEF",
    "RELIEF_END",
    "REMINDER",
    "SECOND_SUMMONS",
    "SECRETARIAT",
    "SECRETARY",
    "STATEMENT",
    "STATEMENT_REQUEST",
    "STATUS_NOTICE",
    "SUMMONS",
    "SUSPICION",
    "TEAM",
    "YUSUF",
]
