"""What the receipt of a report says: number, elements, fingerprints, next step; no name, no file name, no code."""

from datetime import timedelta, timezone

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.completeness import Completeness, Element
from complaints.models import Complaint, Evidence
from complaints.officewords import contest_words
from complaints.pieces import kind_words
from netralitas.clocks.models import Clock
from netralitas.letters.contexts import NextStep, Pair, ReceiptContext, ReceivedFile, Unverified
from netralitas.letters.language import written_for_letters


@written_for_letters
def receipt_of(
    complaint: Complaint, completeness: Completeness, first: Clock, evidence: list[Evidence]
) -> ReceiptContext:
    """Return the words of the receipt, in the local time of the place of the act."""
    zone = timezone(timedelta(hours=first.utc_offset))
    received = complaint.received_at.astimezone(zone)
    return ReceiptContext(
        received=date_format(received, "j F Y, H.i"),
        facts=[
            Pair(_("Dicatat sebagai"), complaint.get_kind_display()),
            Pair(_("Cara melapor"), complaint.get_identity_mode_display()),
            Pair(_("Pemilihan"), contest_words(complaint)),
            Pair(_("Ditangani oleh"), complaint.handler.name),
        ],
        completeness=[Pair(element.label, _standing(element)) for element in completeness.elements],
        files=[_received(item, zone) for item in evidence],
        steps=[NextStep(_("Kajian awal oleh Bawaslu"), _fact(_by(first, zone), first.needs_verification))],
        at_desk=complaint.entered_by_id is not None,
        track_address=settings.PUBLIC_URL.split("://")[-1] + "/lacak/",
    )


def _received(item: Evidence, zone: timezone) -> ReceivedFile:
    return ReceivedFile(
        type=kind_words(item),
        sha256=item.sha256,
        received=date_format(item.added_at.astimezone(zone), "H.i"),
        size=filesizeformat(item.size) if item.size else "–",
    )


def _standing(element: Element) -> str | Unverified:
    if element.present:
        return _("ada")
    words = " ".join(filter(None, [_("Belum ada."), element.by_when, element.otherwise]))
    return _fact(words, element.needs_verification)


def _by(first: Clock, zone: timezone) -> str:
    day = date_format(first.due_at.astimezone(zone), "l, j F Y")
    return _("Paling lambat %(day)s: %(why)s") % {"day": day, "why": first.explanation}


def _fact(text: str, unverified: bool) -> str | Unverified:
    return Unverified(text) if unverified else text
