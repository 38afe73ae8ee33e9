"""Where the Satgas works: recommendations, seats, and its panel on the page of a case."""

from complaints.admin import CaseAdmin, PersonAdmin
from taskforce import findings
from taskforce.admin.casepanel import satgas_panel
from taskforce.admin.recommendation import RecommendationAdmin
from taskforce.admin.seats import SeatAdmin, SignatureRuleAdmin
from taskforce.history import recommended

__all__ = ["RecommendationAdmin", "SeatAdmin", "SignatureRuleAdmin"]

# A case goes back to Bawaslu through the door that knows of recommendations, too.
CaseAdmin.doors["return"] = findings.return_case
CaseAdmin.hung_panels.append(satgas_panel)
PersonAdmin.outcomes.append(recommended)
