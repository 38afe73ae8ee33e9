from sanctions.models.decision import Decision
from sanctions.models.draft import Draft
from sanctions.models.feed import CalendarFeed
from sanctions.models.penalty import Authority, Penalty
from sanctions.models.proceeding import Examiner, Minutes, Proceeding, Report, Summons
from sanctions.models.rules import RemedyRule, RepeatRule, SummonsRule, TeamRule

__all__ = [
    "Authority",
    "CalendarFeed",
    "Decision",
    "Draft",
    "Examiner",
    "Minutes",
    "Penalty",
    "Proceeding",
    "RemedyRule",
    "RepeatRule",
    "Report",
    "Summons",
    "SummonsRule",
    "TeamRule",
]
