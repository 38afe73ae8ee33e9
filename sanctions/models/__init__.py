from sanctions.models.decision import Decision
from sanctions.models.delivery import DeliverySummons
from sanctions.models.draft import Draft
from sanctions.models.ethics import (
    AdministrativeAction,
    Council,
    CouncilDecision,
    CouncilMember,
    CouncilSession,
    EthicsRule,
    MoralStatement,
)
from sanctions.models.execution import Execution
from sanctions.models.feed import CalendarFeed
from sanctions.models.handover import HandoverPack
from sanctions.models.objection import Objection, RemedyPaper
from sanctions.models.official import Official
from sanctions.models.penalty import Authority, OwnPenalty, Penalty
from sanctions.models.proceeding import Examiner, Minutes, Proceeding, Proposal, Report, Summons
from sanctions.models.relief import Relief
from sanctions.models.rules import (
    DispatchRule,
    ExaminationRule,
    ExecutionRule,
    OverlapRule,
    RemedyRule,
    RepeatRule,
    SummonsRule,
    TeamRule,
)
from sanctions.models.statement import Statement, StatementPaper
from sanctions.models.tracks import EffectRule, TrackRule

__all__ = [
    "AdministrativeAction",
    "Authority",
    "CalendarFeed",
    "Council",
    "CouncilDecision",
    "CouncilMember",
    "CouncilSession",
    "Decision",
    "DeliverySummons",
    "DispatchRule",
    "Draft",
    "EffectRule",
    "EthicsRule",
    "ExaminationRule",
    "Examiner",
    "Execution",
    "ExecutionRule",
    "HandoverPack",
    "Minutes",
    "MoralStatement",
    "Objection",
    "Official",
    "OverlapRule",
    "OwnPenalty",
    "Penalty",
    "Proceeding",
    "Proposal",
    "Relief",
    "RemedyPaper",
    "RemedyRule",
    "RepeatRule",
    "Report",
    "Statement",
    "StatementPaper",
    "Summons",
    "SummonsRule",
    "TeamRule",
    "TrackRule",
]
