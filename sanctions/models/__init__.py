from sanctions.models.decision import Decision
from sanctions.models.penalty import Authority, Penalty, TeamRule
from sanctions.models.proceeding import Examiner, Minutes, Proceeding, Report, Summons

__all__ = ["Authority", "Decision", "Examiner", "Minutes", "Penalty", "Proceeding", "Report", "Summons", "TeamRule"]
