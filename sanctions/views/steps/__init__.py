"""The steps of a case as the workspace shows them, joined from the lanes."""

from sanctions.views.steps import correcting, dismissal, ethics, examination, outcome, remedy

STEPS = examination.STEPS | outcome.STEPS | dismissal.STEPS | remedy.STEPS | ethics.STEPS | correcting.STEPS
