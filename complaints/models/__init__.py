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
from complaints.models.talk import Message
from complaints.models.unsealing import Unsealing
from complaints.models.violation import Edition, Violation

__all__ = [
    "Accused",
    "Act",
    "BlindNotice",
    "CaseEvent",
    "Commitment",
    "Complaint",
    "Contest",
    "Draft",
    "DraftFile",
    "Edition",
    "EverydayAct",
    "Evidence",
    "Import",
    "Message",
    "Milestone",
    "OtherChannel",
    "Publication",
    "PublicationRule",
    "Reporter",
    "Stage",
    "Standing",
    "Unsealing",
    "Upload",
    "Violation",
    "Witness",
]
