"""What the letter says that invites somebody to clarify a case.

It goes to an accused or a witness as well: nothing here tells who reported, and the words of officers go out as every
other that leaves the house. A reporter is addressed by the number of the report and finds it behind the code.
"""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.actwords import BLANK
from complaints.models import Accused, Clarification, Complaint
from complaints.noticewords import to_reporter
from complaints.officewords import head_of, paragraphs, regime_of
from complaints.sight import mask_going_out
from netralitas.law.deadlines import ZONES
from netralitas.law.provisions import provision
from netralitas.letters.citations import in_full
from netralitas.letters.contexts import Addressee, Fact, Pair, Signer, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.supervision import ClarificationInvitationContext
from netralitas.people.zones import offset_of, zone_of

Whom = Clarification.Whom


def accused_meant(row: Clarification, people: list[Accused]) -> Accused | None:
    """Return which accused of a case a clarification is of: the one so called, or the only one there is."""
    called = row.name.casefold().strip()
    named = [person for person in people if called and person.name.casefold().strip() == called]
    if named or len(people) != 1:
        return named[0] if named else None
    return people[0]


@written_for_letters
def clarification_invitation(
    case: Complaint, row: Clarification, *, replaces: str, on: date
) -> ClarificationInvitationContext:
    """Return the letter of one appointment; an addressee without a name is the caller's to refuse."""
    mask, local = mask_going_out(case), row.at.astimezone(zone_of(case.region))
    title, name = head_of(case.handler, on)
    zone = ZONES.get(offset_of(case.region), "")
    where = _("tautan pertemuan") if row.way == Clarification.Way.VIDEO else _("tempat")
    return ClarificationInvitationContext(
        addressee=addressee(case, row),
        opening=_(
            "Dalam rangka penanganan perkara dugaan pelanggaran netralitas dengan Nomor Register %(number)s, dengan "
            "hormat kami mengundang Saudara sebagai %(part)s untuk memberikan klarifikasi pada:"
        )
        % {"number": case.register_number or case.number, "part": row.get_whom_display().lower()},
        appointment=[
            Pair(_("hari, tanggal"), date_format(local, "l, j F Y")),
            Pair(_("pukul"), f"{date_format(local, 'H.i')} {zone}".strip()),
            Pair(_("cara"), row.get_way_display().lower()),
            Pair(where, mask.text(row.place)),
        ],
        purpose=paragraphs(mask.text(row.purpose)),
        notes=_notes(row),
        closing=_(
            "Apabila berhalangan, mohon memberitahu kami sebelum waktu tersebut %(how)s agar dapat ditentukan waktu "
            "lain. Atas perhatian dan kehadiran Saudara, kami ucapkan terima kasih."
        )
        % {"how": _("melalui halaman lacak") if row.whom == Whom.REPORTER else _("dengan menyebut nomor surat ini")},
        place=place_of(case.handler),
        signer=Signer(title, name or BLANK),
        official_name=name,
        by_portal=row.whom == Whom.REPORTER,
        basis=_basis(case, on),
        step=f"clarification-{row.pk}",
        replaces=replaces,
    )


@written_for_letters
def addressee(case: Complaint, row: Clarification) -> Addressee:
    """Return to whom the letter goes; without a first line nobody is named yet."""
    if row.whom == Whom.REPORTER:
        return to_reporter(case.report)
    who = accused_meant(row, list(case.accused.select_related("instansi"))) if row.whom == Whom.ACCUSED else None
    name = row.name or (who.name if who else "")
    post = who.post if who else ""
    unit = (who.instansi.name if who.instansi else who.instansi_text) if who else ""
    return Addressee([line for line in (name, post, unit) if line] + [_("di tempat")])


def _notes(row: Clarification) -> list[Fact]:
    found: list[Fact] = [
        _("klarifikasi adalah kesempatan memberi keterangan, bukan putusan;"),
        _("Saudara dapat membawa catatan, dokumen, atau bukti lain yang berkaitan;"),
        _("keterangan Saudara dituangkan dalam berita acara, yang Saudara baca sebelum menandatanganinya; dan"),
    ]
    if row.whom == Whom.ACCUSED:
        return [*found, _("Saudara dianggap tidak bersalah sampai ada putusan.")]
    if row.whom == Whom.REPORTER:
        return [*found, _("nama dan alamat Saudara tidak dimuat dalam surat ini dan tetap tersegel.")]
    return [*found, _("berita acara keterangan Saudara tetap di Bawaslu dan tidak diteruskan kepada pihak lain.")]


def _basis(case: Complaint, on: date) -> Fact:
    row = provision("CLARIFICATION", on, regime=regime_of(case))
    if row is None:
        return ""
    return fact(
        _("Undangan ini disampaikan berdasarkan %(basis)s.") % {"basis": in_full(row.basis)}, row.needs_verification
    )
