"""The steps of a case as the workspace shows them, joined from the lanes."""

from sanctions.views.steps import correcting, dismissal, ethics, examination, outcome, relief, remedy, statements

STEPS = (
    examination.STEPS | outcome.STEPS | dismissal.STEPS | remedy.STEPS | ethics.STEPS | statements.STEPS | relief.STEPS
    | correcting.STEPS
)  # fmt: skip
