"""Where officers work on cases, and where an administrator reads and corrects the catalogue."""

from complaints.admin.case import CaseAdmin
from complaints.admin.citizenrows import CommitmentAdmin, EverydayActAdmin, StandingAdmin
from complaints.admin.lawrows import (
    ContestAdmin,
    EditionAdmin,
    OtherChannelAdmin,
    PublicationRuleAdmin,
    StageAdmin,
    ViolationAdmin,
)
from complaints.admin.personroom import PersonAdmin

__all__ = [
    "CaseAdmin",
    "CommitmentAdmin",
    "ContestAdmin",
    "EditionAdmin",
    "EverydayActAdmin",
    "OtherChannelAdmin",
    "PersonAdmin",
    "PublicationRuleAdmin",
    "StageAdmin",
    "StandingAdmin",
    "ViolationAdmin",
]
