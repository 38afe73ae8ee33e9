"""What the notices to a reporter say: what a report lacks, what became of it.

A reporter is addressed by the number of the report: nothing here reads who that is.
"""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.completeness import Completeness, Element
from complaints.models import CaseEvent, Complaint
from complaints.officewords import day_received, head_of, paragraphs, regime_of, until
from complaints.statuses import Status
from netralitas.clocks.models import Clock
from netralitas.clocks.remaining import zone_of
from netralitas.law.deadlines import ZONES
from netralitas.law.provisions import provision
from netralitas.letters.citations import in_full
from netralitas.letters.contexts import Addressee, Fact, NextStep, Pair, fact
from netralitas.letters.language import written_for_letters
from netralitas.letters.letterheads import place_of
from netralitas.letters.supervision import CompletionNoticeContext, StatusNoticeContext
from netralitas.people.models import Instansi


@dataclass(frozen=True)
class Told:
    """What a stage tells a reporter: the step that led to it, its name in capitals, a sentence, whether a reason."""

    action: str
    status: str | Promise
    outcome: str | Promise
    next: str | Promise = ""
    needs_reason: bool = False


_REGISTERED = Told(
    "register",
    _lazy("DIREGISTER"),
    _lazy("Laporan Saudara telah diregister. Sejak saat itu penanganannya menjadi tugas pengawas."),
    next=_lazy("Penanganan dan kajian oleh Bawaslu"),
)
# A stage that stands here can be told in a notice of status; the others have nothing to tell yet.
TOLD = {
    Status.REGISTERED: _REGISTERED,
    Status.UNDER_STUDY: _REGISTERED,
    Status.NOT_REGISTERED: Told(
        "decline",
        _lazy("TIDAK DIREGISTER"),
        _lazy("Laporan Saudara tidak diregister, sehingga tidak ditangani lebih lanjut sebagai laporan."),
        needs_reason=True,
    ),
    Status.NOT_PROVEN: Told(
        "close",
        _lazy("BUKAN PELANGGARAN"),
        _lazy("Menurut kajian kami, peristiwa yang Saudara laporkan bukan pelanggaran netralitas pegawai ASN."),
        needs_reason=True,
    ),
    Status.PROVEN_FORWARDED: Told(
        "forward",
        _lazy("TERBUKTI, DITERUSKAN"),
        _lazy(
            "Menurut kajian kami, dugaan yang Saudara laporkan didukung bukti. Perkaranya kami teruskan kepada Satuan "
            "Tugas Pembinaan dan Pengawasan Netralitas Pegawai ASN untuk diverifikasi. Pihak yang dilaporkan dianggap "
            "tidak bersalah sampai ada putusan."
        ),
        next=_lazy("Verifikasi oleh Satuan Tugas"),
    ),
}


@written_for_letters
def completion_notice(
    case: Complaint, event: CaseEvent, clock: Clock, elements: Completeness, *, on: date
) -> CompletionNoticeContext:
    """Return the notice of what a report lacks: the elements, what the officer asked, by when, what follows, how."""
    due = clock.due_at.astimezone(zone_of(clock))
    missing = elements.missing
    official, name = head_of(case.handler, on)
    return CompletionNoticeContext(
        addressee=to_reporter(case.report),
        opening=_(
            "Sehubungan dengan laporan Saudara Nomor %(number)s yang kami terima pada %(day)s, dengan hormat kami "
            "beritahukan bahwa menurut kajian awal laporan tersebut belum lengkap. Agar dapat diproses lebih lanjut, "
            "mohon Saudara melengkapinya."
        )
        % {"number": case.report.number, "day": day_received(case)},
        lacks=[Pair(element.label, _about(element, elements)) for element in missing],
        asked=paragraphs(event.note),
        due=fact(
            _("Kelengkapan kami tunggu paling lambat %(day)s, pukul %(hour)s %(zone)s: %(why)s")
            % {
                "day": date_format(due, "l, j F Y"),
                "hour": date_format(due, "H.i"),
                "zone": ZONES.get(clock.utc_offset, ""),
                "why": clock.explanation,
            },
            clock.needs_verification,
        ),
        otherwise=_otherwise(missing) or _said("UNREGISTERED", case, on),
        ways=[
            _(
                "melalui portal, kapan saja: buka %(address)s, tulis kode tindak lanjut Saudara, lalu jawab pertanyaan "
                "petugas atau tambahkan bukti; atau"
            )
            % {"address": f"{settings.PUBLIC_URL.split('://')[-1]}/lacak/"},
            _("di kantor %(office)s pada jam kerja, dengan menyebut nomor laporan %(number)s.")
            % {"office": _office_at(case.handler), "number": case.report.number},
        ],
        basis=_notice_basis("NOTICE-COMPLETION", case, on),
        place=place_of(case.handler),
        official=official,
        official_name=name,
        step=f"{event.action}-{event.pk}",
    )


@written_for_letters
def status_notice(
    report: Complaint, case: Complaint, event: CaseEvent, *, reason: str, clock: Clock | None, on: date
) -> StatusNoticeContext:
    """Return the notice of what became of ``report``, which is handled in ``case`` (itself, or the case it joined)."""
    told = TOLD[Status(case.status)]
    official, name = head_of(case.handler, on)
    facts = [
        Pair(_("Nomor laporan"), report.report.number),
        Pair(_("Diterima"), day_received(report)),
        Pair(_("Dicatat sebagai"), report.get_kind_display()),
    ]
    if case.split_from_id:
        facts.append(Pair(_("Penanganan"), _("sebagai salah satu perkara dari laporan ini, menurut terlapornya")))
    elif report.pk != case.pk:
        facts.append(Pair(_("Penanganan"), _("bersama laporan lain tentang kejadian yang sama")))
    if case.register_number:
        on_day = f", {date_format(case.registered_on, 'l, j F Y')}" if case.registered_on else ""
        facts.append(Pair(_("Nomor register"), f"{case.register_number}{on_day}"))
    return StatusNoticeContext(
        addressee=to_reporter(report.report),
        opening=_("Dengan hormat kami beritahukan status penanganan laporan Saudara sebagai berikut:"),
        facts=facts,
        status=str(told.status),
        outcome=str(told.outcome),
        reasons=paragraphs(reason),
        steps=[NextStep(str(told.next), until(clock))] if told.next and clock else [],
        basis=_notice_basis("NOTICE-STATUS", case, on),
        place=place_of(case.handler),
        official=official,
        official_name=name,
        step=f"{event.action}-{event.pk}",
    )


def to_reporter(report: Complaint) -> Addressee:
    """Address a reporter by the number of the report, whatever way of reporting was chosen."""
    return Addressee(
        [
            _("Pelapor laporan Nomor %(number)s") % {"number": report.number},
            _("melalui halaman lacak Portal Netralitas ASN"),
        ]
    )


def _about(element: Element, elements: Completeness) -> Fact:
    kind = _("Syarat formal.") if element in elements.formal else _("Syarat materiel.")
    return fact(f"{kind} {element.note}".strip(), element.note_unsure)


def _otherwise(missing: list[Element]) -> list[Fact]:
    """Return what happens without each group of elements that share an outcome."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for element in missing:
        if element.otherwise:
            key = (element.otherwise, element.outcome.needs_verification)
            groups.setdefault(key, []).append(element.label)
    return [fact(f"{'; '.join(labels)}. {words}", unsure) for (words, unsure), labels in groups.items()]


def _said(code: str, case: Complaint, on: date) -> list[Fact]:
    row = provision(code, on, regime=regime_of(case))
    return [fact(row.sentence, row.needs_verification)] if row else []


def _notice_basis(code: str, case: Complaint, on: date) -> Fact:
    row = provision(code, on, regime=regime_of(case))
    if row is None:
        return ""
    return fact(
        _("Pemberitahuan ini disampaikan berdasarkan %(basis)s.") % {"basis": in_full(row.basis)},
        row.needs_verification,
    )


def _office_at(office: Instansi) -> str:
    address = ", ".join(line.strip() for line in (office.letterhead or {}).get("address", "").splitlines() if line)
    return f"{office.name}, {address}," if address else office.name
