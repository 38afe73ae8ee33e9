from sanctions.models.decision import Decision
from sanctions.models.feed import CalendarFeed
from sanctions.models.handover import HandoverPack
from sanctions.models.penalty import Authority, Penalty
from sanctions.models.proceeding import Examiner, Minutes, Proceeding, Report, Summons
from sanctions.models.rules import RemedyRule, SummonsRule, TeamRule

__all__ = [
    "Authority",
    "CalendarFeed",
    "Decision",
    "Examiner",
    "HandoverPack",
    "Minutes",
    "Penalty",
    "Proceeding",
    "RemedyRule",
    "Report",
    "Summons",
    "SummonsRule",
    "TeamRule",
]
