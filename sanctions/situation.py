"""What is known of a procedure, reduced to what its next step hangs on; pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sanctions.statuses import SUMMONED


class Handing(StrEnum):
    """How far the handing over of a decision has come: nobody called, called, did not come, sent."""

    OPEN = "open"
    CALLED = "called"
    MISSED = "missed"
    SENT = "sent"


@dataclass(frozen=True)
class Situation:
    """What the guidance asks of a procedure.

    ``hearing_on``: the day of a hearing nothing is recorded of yet. ``is_missed``: the last hearing was missed.
    ``may_summon``: the law provides for another summons. ``is_proven``: what the report or the ethics council found,
    None without one. ``may_object``: a remedy is open against the decision and none was lodged in time.
    ``lacks_answer``: the agency has to answer one that runs, and no answer is recorded.
    ``delivery``: how far the handing over has come. ``meeting_on``: the day somebody is called to receive the decision,
    while nothing is recorded of it. ``lacks_execution``: the penalty is in effect, and nobody recorded
    that it was carried out. ``lacks_dismissal``: nobody has written yet that a remedy which came too late cannot be
    accepted. ``may_relieve``: the law lets the person be relieved of duty and the examination has begun.
    ``asks_others``: somebody looks at the case itself, where others may be asked for a statement.
    ``may_decide``: the range holds a penalty that the agency decides at once. ``may_propose``: it holds one that has to
    be proposed first, ``is_proposed_first``: and nothing else but what lies below the range.
    ``is_above_agency``: what was proposed the President decides.
    """

    status: str
    lacks_team: bool = False
    hearing_on: date | None = None
    is_missed: bool = False
    may_summon: bool = True
    is_proven: bool | None = None
    has_post_class: bool = True
    may_object: bool = False
    lacks_answer: bool = False
    delivery: Handing = Handing.OPEN
    meeting_on: date | None = None
    lacks_execution: bool = False
    lacks_dismissal: bool = False
    asks_others: bool = False
    may_relieve: bool = False
    is_relieved: bool = False
    may_decide: bool = True
    may_propose: bool = False
    is_proposed_first: bool = False
    is_above_agency: bool = False

    @property
    def was_missed(self) -> bool:
        return self.status in SUMMONED and self.is_missed

    def hearing_has_come(self, today: date) -> bool:
        """Say whether a hearing that nothing is recorded of is due."""
        return self.status in SUMMONED and self.hearing_on is not None and self.hearing_on <= today
