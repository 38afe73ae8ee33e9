"""The lawful range of penalties for proven acts."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netralitas.lib.held import Held
from netralitas.lib.validity import holds_on, in_force
from sanctions.models import Penalty
from sanctions.repeats import Repeat, heavier
from sanctions.statuses import DISCIPLINE

# Levels an act may have beside those of discipline; each leaves exactly its own kinds. A moral sanction stands beside
# them, dismissal outside PP 94 above them: a party member has no range (UU 20/2023 art. 52(3)j and (4)).
ALONE = frozenset({"moral", "dishonourable"})
PROVISIONAL = _lazy(
    "Jenis hukumannya baku sementara, perlu verifikasi: instansi belum memuat jenis hukuman menurut aturan disiplin "
    "PPPK-nya sendiri."
)
_of_law = Held(
    lambda: list(Penalty.objects.select_related("replaced_by").filter(instansi=None)), of=("sanctions.Penalty",)
)
_with_own = Held(
    lambda: frozenset(Penalty.objects.exclude(instansi=None).values_list("instansi", flat=True)),
    of=("sanctions.Penalty", "sanctions.OwnPenalty"),
)


@dataclass(frozen=True)
class Range:
    """What may be imposed: the kinds of the level the acts call for, and the lighter ones that need a reason.

    ``is_open``: the law names no level for the acts, or whoever they are about has no kind at that level; every kind of
    discipline is lawful and the choice needs a reason.
    ``repeat``: the penalty whose breach is repeated; what is no heavier counts as lighter.
    """

    level: str
    lawful: list[Penalty]
    lighter: list[Penalty]
    notes: list[str]
    is_open: bool = False
    repeat: Repeat | None = None


def range_for(
    level: str,
    *,
    employment: str,
    on: date,
    post_class: str = "",
    repeat: Repeat | None = None,
    instansi: int | None = None,
) -> Range:
    """Return what may be imposed for a level on somebody of an employment status on a day.

    A kind that is suspended is replaced by its transitional kind, with the note that says why (PP 94/2021 arts. 42
    and 45). Several proven acts come in as the heaviest of their levels (art. 35(1)). For an act without a level
    (art. 5 huruf n angka 1) nothing is chosen beforehand and nothing lies below the range. For who repeats a
    breach the range starts above the last penalty (art. 35(2)). Where the agency, ``instansi``, has kinds of its own at
    a level, they take the place of the provisional ones (PP 49/2018 art. 52(1)).
    """
    is_open = level not in ALONE and level not in DISCIPLINE
    levels = DISCIPLINE if is_open else [level]
    below = DISCIPLINE[: DISCIPLINE.index(level)] if level in DISCIPLINE else []
    rows = _own_first([row for row in _in_force(on, instansi) if _applies(row, employment, post_class)])
    usable = [row for row in rows if not row.suspended_note]
    graded = {row.level for row in usable}
    if level in DISCIPLINE and level not in graded and graded.intersection(DISCIPLINE):
        # Contracts grade their sanctions otherwise: nothing lies at this level, so the choice is free and reasoned.
        is_open, levels, below = True, DISCIPLINE, []
    lawful, lighter = [[row for row in usable if row.level in wanted] for wanted in (levels, below)]
    if repeat and level not in ALONE:
        kinds = [row for row in usable if row.level in DISCIPLINE]
        lawful = heavier(lawful, kinds, repeat.earlier.severity)
        lighter = [row for row in kinds if row.severity < lawful[0].severity] if lawful else []
    return Range(
        level=level,
        lawful=lawful,
        lighter=lighter,
        notes=[
            _("%(kind)s ditangguhkan, diganti %(instead)s: %(why)s")
            % {"kind": row.name, "instead": row.replaced_by.name, "why": row.suspended_note}
            for row in rows
            if row.level in {*levels, *(kind.level for kind in lawful)} and row.suspended_note and row.replaced_by
        ]
        + ([str(PROVISIONAL)] if any(row.is_default for row in lawful) else []),
        is_open=is_open,
        repeat=repeat if level not in ALONE else None,
    )


def _own_first(rows: list[Penalty]) -> list[Penalty]:
    """Leave out what an agency's own kinds replace: the provisional ones of their level, and what each stands for."""
    own = [row for row in rows if row.instansi_id]
    levels, replaced = {row.level for row in own}, {row.stands_for_id for row in own}
    return [row for row in rows if not (row.is_default and row.level in levels) and row.pk not in replaced]


def _in_force(on: date, instansi: int | None) -> list[Penalty]:
    rows = [row for row in _of_law() if holds_on(row, on)]
    if instansi in _with_own():
        rows += Penalty.objects.select_related("replaced_by").filter(in_force(on), instansi=instansi)
    return sorted(rows, key=lambda row: (row.severity, row.code))


def _applies(row: Penalty, employment: str, post_class: str) -> bool:
    fits_post = not row.posts or not post_class or post_class in row.posts
    return fits_post and (not row.applies_to or employment in row.applies_to)
