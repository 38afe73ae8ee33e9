"""The lanes of a procedure, one file each: its rows of the step table, and what is open of it when. Pure."""

from sanctions.lanes import ethics, examination, outcome, proposing, relief, remedy, statements

LANES = (examination, outcome, proposing, remedy, ethics, statements, relief)
