"""What one thing that can be done on the page of a case consists of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from complaints.models import Complaint
from netralitas.audit.adminbase import StepForm


@dataclass(frozen=True)
class Move:
    """What is asked, the door that takes it and says so in a sentence, and the part of the page it stands in."""

    form: type[StepForm]
    door: Callable[[Complaint, dict[str, Any], StepForm, Any], str]
    anchor: str = ""
