from complaints.models.complaint import Act, CaseEvent, Complaint, Milestone
from complaints.models.draft import Draft, DraftFile, Upload
from complaints.models.election import Contest, Stage
from complaints.models.evidence import Evidence
from complaints.models.person import Accused, Reporter, Witness
from complaints.models.violation import Edition, Violation

__all__ = [
    "Accused",
    "Act",
    "CaseEvent",
    "Complaint",
    "Contest",
    "Draft",
    "DraftFile",
    "Edition",
    "Evidence",
    "Milestone",
    "Reporter",
    "Stage",
    "Upload",
    "Violation",
    "Witness",
]
