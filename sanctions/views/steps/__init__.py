"""The steps of a case as the workspace shows them, joined from the lanes."""

from sanctions.views.steps import correcting, ethics, examination, outcome, proposing, relief, remedy, statements

STEPS = (
    examination.STEPS | outcome.STEPS | proposing.STEPS | remedy.STEPS | ethics.STEPS | statements.STEPS | relief.STEPS
    | correcting.STEPS
)  # fmt: skip
