"""What a letter of recommendation says; nothing about reporter or witnesses."""

from datetime import date

from django.utils.translation import gettext as _

from complaints.actwords import BLANK, LEVELS, act_words
from complaints.selfcheck import UNDECIDED
from complaints.sight import mask_going_out
from complaints.statuses import Verdict
from netralitas.clocks.models import Clock
from netralitas.law.models import Instrument
from netralitas.letters.citations import instrument
from netralitas.letters.contexts import Addressee, Person, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.recommending import RecommendationContext
from netralitas.letters.words import spans_in_words
from netralitas.people.models import Office
from netralitas.people.offices import appointing_official_of, offices_of
from taskforce.models import Recommendation

CONTROL = "PERPRES116-2022"
BASES = ["UU20-2023", "PP94-2021", "PP42-2004", "SKB-2022", CONTROL]


@written_for_letters
def recommendation_letter(row: Recommendation, *, on: date, window: Clock) -> RecommendationContext:
    """Return the words of the letter: the person, each proven act, the heaviest level, the window and what follows."""
    accused, instruments = row.accused, {i.key: i for i in Instrument.objects.filter(key__in=BASES)}
    official = appointing_official_of(row.agency, on)
    title = official.title if official else row.agency.name
    acts = accused.acts.filter(verdict=Verdict.PROVEN).select_related("violation", "accused").order_by("id")
    control = instruments.get(CONTROL)
    return RecommendationContext(
        addressee=Addressee([title, _("selaku Pejabat Pembina Kepegawaian"), _("di tempat")]),
        opening=_(
            "Sehubungan dengan penerusan Bawaslu Nomor %(register)s tentang dugaan pelanggaran netralitas pegawai ASN, "
            "yang telah diverifikasi dan ditandatangani bersama oleh %(signers)s, dengan hormat kami sampaikan hal-hal "
            "sebagai berikut."
        )
        % {
            "register": row.complaint.register_number,
            "signers": _and([f.institution.name for f in row.findings.select_related("institution")]),
        },
        basis=[
            fact(f"{instrument(i.number, i.title)};", i.needs_verification)
            for key in BASES
            if (i := instruments.get(key))
        ],
        person=person_of(row),
        acts=[act_words(act, row.complaint) for act in acts],
        acts_note=mask_going_out(row.complaint).text(
            " ".join(dict.fromkeys(act.phase_reason for act in acts if act.phase_reason))
        ),
        recommendations=[
            _("memeriksa yang bersangkutan sesuai dengan tata cara yang berlaku;"),
            _sanction(row.level),
            fact(
                _("menyampaikan tindak lanjut kepada %(issuer)s melalui portal. Batas waktu: %(window)s")
                % {"issuer": row.issuer.name, "window": spans_in_words(window.explanation)},
                window.needs_verification,
            ),
        ],
        control=fact(
            _(
                "Apabila sampai batas waktu tersebut belum ada tindak lanjut, dapat dilakukan "
                "tindakan pengendalian menurut %(basis)s."
            )
            % {"basis": control.number if control else BLANK},
            control is None or control.needs_verification,
        ),
        place=place_of(row.issuer),
        signer=signer_of(row.issuer, on),
        copies=[office.title for office in offices_of(row.agency, Office.Kind.STAFFING_OFFICE, on)],
    )


def person_of(row: Recommendation) -> Person:
    """Return the civil servant of a recommendation as every letter names them."""
    accused = row.accused
    return Person(name=accused.name, nip=accused.nip, rank=accused.rank, post=accused.post, unit=row.agency.name)


def signer_of(instansi, on: date) -> Signer:
    """Return who signs for an institution: its appointing official, with blanks where the name is not known."""
    official = appointing_official_of(instansi, on)
    if official is None:
        return Signer(title=instansi.name, name=BLANK)
    return Signer(title=official.title, name=official.holder_name or BLANK, nip=official.holder_nip or "")


def _sanction(level: str) -> str:
    """Return what is asked for; where the law names no level, the letter names none either."""
    if level in UNDECIDED:
        return _(
            "menjatuhkan satu sanksi sesuai dengan hasil pemeriksaan; peraturan tidak menyebut tingkatnya, karena itu "
            "tingkat yang dipilih disertai alasan tertulis; dan"
        )
    return _(
        "menjatuhkan satu sanksi yang paling berat sesuai dengan hasil pemeriksaan, pada tingkat %(level)s; dan"
    ) % {"level": str(LEVELS[level]).lower()}


def _and(names: list[str]) -> str:
    return (
        _("%(list)s dan %(last)s") % {"list": ", ".join(names[:-1]), "last": names[-1]} if names[1:] else "".join(names)
    )
