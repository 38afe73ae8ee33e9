"""What the papers of somebody else's statement say (PP 94/2021 art. 30); none of them tells who reported."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from netralitas.law import deadlines
from netralitas.letters.contexts import Addressee, Fact, Pair, Person, fact, signing
from netralitas.letters.examination import Question, StatementContext
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.supervision import ClarificationInvitationContext
from netralitas.letters.words import date_in_words
from sanctions.examination_rules import Rules
from sanctions.localtime import offset_of, zone_of
from sanctions.models import Proceeding, Statement
from sanctions.papers.facts import acting_as, examiners_of, suspicion_of
from sanctions.statuses import HeardAs
from sanctions.tracks import basis_on, track_of


@written_for_letters
def request_letter(
    row: Proceeding, *, name: str, post: str, capacity: str, meets_at: datetime, place: str, about: str, rules: Rules
) -> ClarificationInvitationContext:
    """Return the words of the request; what the person is asked about is ``about``, in the superior's own words."""
    local = meets_at.astimezone(zone_of(row))
    superior = signing(row.superior_post, row.superior_name, nip=row.superior_nip)
    return ClarificationInvitationContext(
        addressee=Addressee([name, post, _("di tempat")]),
        opening=_(
            "Dalam rangka pemeriksaan dugaan pelanggaran disiplin pegawai, dengan hormat kami meminta keterangan "
            "Saudara sebagai %(capacity)s pada:"
        ) % {"capacity": HeardAs(capacity).label.lower()},
        appointment=[
            Pair(_("hari, tanggal"), date_format(local, "l, j F Y")),
            Pair(_("pukul"), _at(row, meets_at)),
            Pair(_("tempat"), place),
            Pair(_("kepada"), ", ".join([row.superior_name, row.superior_post])),
        ],
        purpose=[about],
        notes=[
            _("Saudara dimintai keterangan sebagai pihak lain, bukan sebagai yang diperiksa;"),
            _("keterangan Saudara dituangkan dalam berita acara yang Saudara baca dan tanda tangani;"),
            _("pemeriksaan bersifat rahasia; mohon surat ini dan isinya tidak disebarkan."),
        ],
        closing=_("Apabila berhalangan, mohon memberitahu kami sebelum waktu tersebut agar waktunya diatur kembali."),
        place=place_of(row.instansi),
        signer=superior,
        basis=_basis(row, rules),
    )  # fmt: skip


@written_for_letters
def statement_letter(
    row: Proceeding,
    *,
    name: str,
    post: str,
    capacity: str,
    held_at: datetime,
    closed_at: datetime,
    venue: str,
    questions: list[dict[str, str]],
    rules: Rules,
) -> StatementContext:
    """Return the words of the minutes of one statement."""
    accused = row.recommendation.accused
    return StatementContext(
        date_words=date_in_words(held_at.astimezone(zone_of(row)).date()),
        hour=_at(row, held_at),
        venue=venue,
        acting_as=acting_as(row),
        examiners=examiners_of(row),
        person=Person(name=name, post=post),
        capacity=str(HeardAs(capacity).label),
        about=", ".join(filter(None, [accused.name, accused.post])),
        suspicion=suspicion_of(row),
        questions=[Question(item["question"], item["answer"]) for item in questions],
        closed_at=_at(row, closed_at),
        basis=_basis(row, rules),
    )


def heard(row: Proceeding) -> list[Fact]:
    """Return a sentence of the report for each statement that was given: as what somebody spoke, never the name."""
    given = row.statements.filter(given_on__isnull=False).select_related("minutes", "paper")
    return [_heard(one) for one in given.order_by("given_on", "id")]


def _heard(one: Statement) -> str:
    known = {
        "capacity": one.get_capacity_display().lower(),
        "day": date_format(one.given_on, "l, j F Y") if one.given_on else "",
    }
    if one.minutes:
        said = _("Keterangan pihak lain (%(capacity)s) diminta pada %(day)s, Berita Acara Nomor %(number)s.")
        return said % {**known, "number": one.minutes.number}
    said = _("Keterangan tertulis pihak lain (%(capacity)s) tanggal %(day)s, sidik berkas SHA-256 %(sha256)s.")
    return said % {**known, "sha256": one.paper.sha256}


def _basis(row: Proceeding, rules: Rules) -> Fact:
    basis, is_unsure = basis_on(track_of(row), rules.get("statement"))
    return fact(_("Keterangan ini diminta berdasarkan %(basis)s.") % {"basis": basis}, is_unsure) if basis else ""


def _at(row: Proceeding, at: datetime) -> str:
    return f"{date_format(at.astimezone(zone_of(row)), 'H.i')} {deadlines.ZONES.get(offset_of(row), '')}".strip()
