"""What happens to a report, and how long each stage may take by the rules in force. Looks up, never writes.

No length of time is written here: amount, unit, article and the mark of doubt come from the rows of law.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.law.models import DeadlineRule

CHECK, COMPLETE, STUDY, MORE, SATGAS, ACT = "T3", "T4b", "T5", "T6", "T7", "T9"
BY_REGIME = (CHECK, COMPLETE, STUDY, MORE)
PILKADA, PEMILU = "PLK", "PML"


@dataclass(frozen=True)
class Limit:
    """How long something may take, since when, by which article, and whether that is still to be checked."""

    length: str
    since: str
    basis: str
    needs_verification: bool


@dataclass(frozen=True)
class Stage:
    """One stage of a report's way, as a citizen reads it; ``unsure``: one of its times is still to be checked."""

    when: str
    title: str
    text: str
    limit: Limit | None = None
    unsure: bool = False


@dataclass(frozen=True)
class Comparison:
    """One stage's limits under both regimes; both are the same where the law makes no difference."""

    title: str
    pilkada: Limit | None
    pemilu: Limit | None


@dataclass(frozen=True)
class Pathway:
    """The way of a report in a Pilkada, and the limits of both regimes beside each other."""

    stages: list[Stage]
    limits: list[Comparison]

    @property
    def is_unsure(self) -> bool:
        return any(stage.unsure for stage in self.stages)


def pathway(on: date) -> Pathway:
    """Return the way of a report by the rules in force on a day."""
    codes = [f"{step}-{regime}" for step in BY_REGIME for regime in (PILKADA, PEMILU)]
    codes += [SATGAS, ACT]
    rules = deadlines.rules_on(on)
    limits = {code: _limit(rules.get(code)) for code in codes}
    check, study, more = (limits[f"{step}-{PILKADA}"] for step in (CHECK, STUDY, MORE))
    satgas, act = limits[SATGAS], limits[ACT]
    stages = [
        Stage(
            _("Saat itu juga"),
            _("Tanda terima dan kode"),
            _("Bukti Anda diberi sidik jari digital, jadi tidak bisa diubah diam-diam."),
        ),
        _stage(
            check,
            _("Diperiksa kelengkapannya"),
            _("Bila ada yang kurang, Anda diberi tahu apa dan sampai kapan."),
        ),
        _stage(
            study,
            _("Dikaji Bawaslu"),
            _("Dapat ditambah %(more)s bila perlu keterangan lain.") % {"more": more.length} if more else "",
            and_more=more,
        ),
        _stage(
            satgas,
            _("Satgas memeriksa ulang"),
            _("Bila terbukti. Lalu rekomendasi dikirim kepada menteri, gubernur, bupati, atau wali kota pegawai itu."),
        ),
        _stage(
            act,
            _("Pimpinan instansi wajib bertindak"),
            _("Bila tidak, lembaga pengawas diberi tahu dan mengambil langkah."),
        ),
    ]
    return Pathway(stages, _compared(limits))


def _stage(limit: Limit | None, title: str, text: str, *, and_more: Limit | None = None) -> Stage:
    unsure = any(one.needs_verification for one in (limit, and_more) if one)
    return Stage(limit.length if limit else _("Sesuai aturan"), title, text, limit, unsure)


def _compared(limits: dict[str, Limit | None]) -> list[Comparison]:
    titles = {
        CHECK: _("Memeriksa kelengkapan"),
        COMPLETE: _("Anda melengkapi"),
        STUDY: _("Mengkaji"),
        MORE: _("Bila perlu keterangan lain"),
        SATGAS: _("Satgas memverifikasi"),
        ACT: _("Pimpinan instansi bertindak"),
    }
    found = []
    for step, title in titles.items():
        codes = [f"{step}-{regime}" if step in BY_REGIME else step for regime in (PILKADA, PEMILU)]
        pilkada, pemilu = (limits[code] for code in codes)
        if pilkada or pemilu:
            found.append(Comparison(title, pilkada, pemilu))
    return found


def _limit(rule: DeadlineRule | None) -> Limit | None:
    if rule is None:
        return None
    return Limit(f"{rule.amount} {rule.get_unit_display()}", _(rule.anchor), rule.basis, rule.needs_verification)
