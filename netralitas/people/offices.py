"""Who holds an office, and which body is competent, on a date. Looks up, never writes."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from netralitas.lib.held import Held
from netralitas.lib.refusal import Refusal
from netralitas.lib.validity import in_force
from netralitas.people.models import Instansi, Mandate, Office, Region

ELECTION_SUPERVISOR = "bawaslu"


def offices_of(instansi: Instansi, kind: str, on: date) -> list[Office]:
    """Return the offices of a kind that exist on a day, the one with the longest standing first."""
    return list(_valid(on).filter(instansi=instansi, kind=kind).order_by("valid_from", "id"))


def appointing_official_of(instansi: Instansi, on: date) -> Office | None:
    """Return the office that appoints and punishes on a day, the newest when two overlap."""
    return (
        _valid(on).filter(instansi=instansi, kind=Office.Kind.APPOINTING_OFFICIAL).order_by("valid_from", "id").last()
    )


def successor_of(office: Office) -> Office | None:
    """Return the row that follows this one by date; None while nobody follows."""
    after = office.valid_to or office.valid_from
    return (
        Office.objects.filter(instansi=office.instansi_id, kind=office.kind, valid_from__gt=after)
        .order_by("valid_from", "id")
        .first()
    )


def expected_kinds(instansi: Instansi) -> list[str]:
    """Return the offices that messages of the portal go to, the first one first."""
    kinds: list[str] = []
    if instansi.has_appointing_official:
        kinds += [Office.Kind.STAFFING_OFFICE, Office.Kind.AUTHORISED_OFFICIAL]
    if instansi.is_satgas_member or not instansi.has_appointing_official:
        kinds.append(Office.Kind.CASE_DESK)
    return kinds


def missing_contact(instansi: Instansi, on: date) -> list[str]:
    """Return the kinds of office that should be written to and cannot be reached on a day."""
    reachable = set(_reachable(on).filter(instansi=instansi).values_list("kind", flat=True))
    return [kind for kind in expected_kinds(instansi) if kind not in reachable]


def without_contact(on: date) -> QuerySet[Instansi]:
    """Return the bodies whose first office to write to (staffing office or case desk) has no address."""
    desk = _reachable(on).filter(instansi=OuterRef("pk"))
    return active(on).filter(
        Q(has_appointing_official=True) & ~Exists(desk.filter(kind=Office.Kind.STAFFING_OFFICE))
        | Q(has_appointing_official=False) & ~Exists(desk.filter(kind=Office.Kind.CASE_DESK))
    )


def active(on: date) -> QuerySet[Instansi]:
    """Return the bodies that exist on a day."""
    return Instansi.objects.filter(Q(active_from=None) | Q(active_from__lte=on)).filter(
        Q(active_to=None) | Q(active_to__gte=on)
    )


def employers(on: date, text: str = "") -> QuerySet[Instansi]:
    """Return the agencies that employ civil servants on a day, by name or region when a text is given."""
    found = active(on).filter(has_appointing_official=True)
    for word in text.split():
        found = found.filter(Q(name__icontains=word) | Q(short_name__icontains=word) | Q(region__name__icontains=word))
    return found.order_by("name")


def _every_region() -> dict[str, Region]:
    return {row.pk: row for row in Region.objects.select_related("province")}


def _supervisors() -> dict[str, Instansi]:
    return {row.code: row for row in Instansi.objects.filter(code__startswith=ELECTION_SUPERVISOR)}


def _agency_names() -> dict[int, tuple[str, str]]:
    return {pk: (name, short) for pk, name, short in Instansi.objects.values_list("pk", "name", "short_name")}


def _agency_places() -> dict[int, tuple[int | None, str | None]]:
    return {pk: (parent, region) for pk, parent, region in Instansi.objects.values_list("pk", "parent", "region")}


agency_places = Held(_agency_places, of=("people.Instansi",))  # key of the agency above and code of the region, by key
agency_names = Held(_agency_names, of=("people.Instansi",))  # in full and in short, by key
regions = Held(_every_region, of=("people.Region",))  # by code
_supervising = Held(_supervisors, of=("people.Instansi",))


def election_supervisor_of(region_code: str) -> Instansi:
    """Return the Bawaslu of a regency or city, else of its province, else the national one.

    UU 7/2017 art. 93-106. Raises Refusal(no_instansi) while the list of agencies is not loaded.
    """
    found = _supervising()
    for code in (
        f"{ELECTION_SUPERVISOR}-{region_code.replace('.', '-')}",
        f"{ELECTION_SUPERVISOR}-{region_code[:2]}",
        ELECTION_SUPERVISOR,
    ):
        if code in found:
            return found[code]
    raise Refusal(_("Daftar instansi belum dimuat."), code="no_instansi")


def recommending_body(on: date) -> Instansi:
    """Return the body that recommends to appointing officials on a day: KASN, BKN, whoever the law names.

    Raises Refusal(no_recommending_body) for a day that no mandate covers.
    """
    mandate = (
        Mandate.objects.select_related("instansi")
        .filter(in_force(on), kind=Mandate.Kind.RECOMMENDING_BODY)
        .order_by("valid_from")
        .last()
    )
    if mandate is None:
        raise Refusal(
            _("Tidak ada lembaga yang berwenang memberi rekomendasi pada %(on)s.") % {"on": on.isoformat()},
            code="no_recommending_body",
        )
    return mandate.instansi


def _valid(on: date) -> QuerySet[Office]:
    return Office.objects.filter(in_force(on))


def _reachable(on: date) -> QuerySet[Office]:
    return _valid(on).filter(email__isnull=False).exclude(email="")
