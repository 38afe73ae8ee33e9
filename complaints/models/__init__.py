from complaints.models.clarification import Clarification
from complaints.models.complaint import Act, CaseEvent, Complaint, Milestone
from complaints.models.draft import Draft, DraftFile, Upload
from complaints.models.election import Contest, Stage
from complaints.models.everyday import EverydayAct, Standing
from complaints.models.evidence import Evidence
from complaints.models.importing import Import
from complaints.models.notice import BlindNotice
from complaints.models.person import Accused, Reporter, Witness
from complaints.models.pledge import Commitment
from complaints.models.publication import OtherChannel, Publication, PublicationRule
from complaints.models.referral import Referral
from complaints.models.sameperson import MatchKey, Person, PersonLink
from complaints.models.savedview import SavedView
from complaints.models.talk import Message
from complaints.models.unsealing import Unsealing
from complaints.models.violation import Edition, Violation
from complaints.models.wordindex import Swept, WordIndex
from complaints.models.workload import Count, Workload

__all__ = [
    "Accused",
    "Act",
    "BlindNotice",
    "CaseEvent",
    "Clarification",
    "Commitment",
    "Complaint",
    "Contest",
    "Count",
    "Draft",
    "DraftFile",
    "Edition",
    "EverydayAct",
    "Evidence",
    "Import",
    "MatchKey",
    "Message",
    "Milestone",
    "OtherChannel",
    "Person",
    "PersonLink",
    "Publication",
    "PublicationRule",
    "Referral",
    "Reporter",
    "SavedView",
    "Stage",
    "Standing",
    "Swept",
    "Unsealing",
    "Upload",
    "Violation",
    "Witness",
    "WordIndex",
    "Workload",
]
