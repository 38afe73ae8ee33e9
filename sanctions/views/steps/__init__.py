"""The steps of a case as the workspace shows them, joined from the lanes."""

from sanctions.views.steps import ethics, examination, outcome

STEPS = examination.STEPS | outcome.STEPS | ethics.STEPS
