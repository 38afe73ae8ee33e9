"""The steps of a case as the workspace shows them, joined from the lanes."""

from sanctions.views.steps import correcting, ethics, examination, outcome, remedy

STEPS = examination.STEPS | outcome.STEPS | remedy.STEPS | ethics.STEPS | correcting.STEPS
