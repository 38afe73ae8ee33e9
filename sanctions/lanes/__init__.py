"""The lanes of a procedure, one file each: its rows of the step table, and what is open of it when. Pure."""

from sanctions.lanes import dismissal, ethics, examination, outcome, relief, remedy, statements

LANES = (examination, outcome, dismissal, remedy, ethics, statements, relief)
