"""Take accused of different cases for one person: an officer proposes, another one looks again and decides.

The only writer of ``PersonLink.state`` and ``Accused.person``. A machine only says who looks alike. The same employee
number with a name that fits needs no second officer: it is a fact, not a judgement.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.access import visible_to
from complaints.candidates import same
from complaints.models import Accused, Person, PersonLink
from complaints.personmatch import Grade, Sameness
from complaints.statuses import Status
from netralitas.audit.journal import record
from netralitas.lib.machine import Step, check
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

State = PersonLink.State
OFFICERS = frozenset({Role.VERIFIER, Role.SATGAS})
REASON = frozenset({"reason"})

STEPS = [
    Step("confirm", _lazy("Orang yang sama"), frozenset({State.PROPOSED}), State.CONFIRMED, OFFICERS),
    Step("reject", _lazy("Bukan orang yang sama"), frozenset({State.PROPOSED}), State.REJECTED, OFFICERS, REASON),
    Step("take_back", _lazy("Tarik usulan"), frozenset({State.PROPOSED}), State.UNDONE, OFFICERS),
    Step("undo", _lazy("Batalkan tautan"), frozenset({State.CONFIRMED}), State.UNDONE, OFFICERS, REASON),
]


@transaction.atomic
def propose(accused: Accused, other: Accused, *, reason: str, actor: Any) -> PersonLink:
    """Propose that two accused are one person; by the same number and name it is decided at once.

    Whoever looks a second time must be able to open the case that the first one could not, if there is one. Proposed
    twice it is the link that waits. Raises Refusal: ``unknown_accused`` for a case the actor may not see,
    ``not_alike``, ``linked_already``, ``waits_for_second``, ``missing_reason``.
    """
    if actor.role not in OFFICERS:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    people = _whole_people({accused.pk, other.pk})
    mine, theirs = people[accused.pk], people.get(other.pk)
    if not _sees(actor, mine):
        raise Refusal(_("Terlapor ini tidak ditemukan."), code="unknown_accused")
    sees_both = theirs is not None and _sees(actor, theirs)
    if theirs is None or not _may_be_one(mine, theirs, least=Grade.WEAK if sees_both else Grade.LIKELY):
        raise Refusal(_("Keduanya tidak cukup mirip untuk ditautkan."), code="not_alike")
    if mine.person_id and mine.person_id == theirs.person_id:
        raise Refusal(_("Keduanya sudah tercatat sebagai orang yang sama."), code="linked_already")
    one, two = sorted((mine, theirs), key=lambda row: row.pk)
    if waiting := PersonLink.objects.filter(one=one, other=two, state=State.PROPOSED).first():
        if waiting.proposed_by_id == actor.pk:
            return waiting
        raise Refusal(_("Petugas lain sudah mengusulkannya. Periksa usulan itu."), code="waits_for_second")
    by_nip = _is_by_nip(same(mine, theirs))
    if not by_nip and not reason.strip():
        raise Refusal(_("Tulis alasannya: petugas kedua membacanya."), code="missing_reason", field="reason")
    link = PersonLink.objects.create(
        one=one,
        other=two,
        looked_at=mine if sees_both else theirs,
        by_nip=by_nip,
        reason=reason.strip(),
        proposed_by=actor,
    )
    record("person.propose", link, actor=actor, data={"accused": [one.pk, two.pk], "by_nip": by_nip})
    if by_nip:
        _join(link, people, actor=actor)
    return link


@transaction.atomic
def confirm(link: PersonLink, *, actor: Any) -> PersonLink:
    """Agree as the second officer: from now on the cases of both are cases of one person."""
    row = _held(link)
    _check(row, "confirm", actor)
    people = _whole_people({row.one_id, row.other_id})
    if not _may_be_one(people[row.one_id], people[row.other_id], least=Grade.WEAK):
        raise Refusal(_("Data terlapor berubah: keduanya tidak lagi mirip."), code="not_alike")
    _join(row, people, actor=actor)
    return row


@transaction.atomic
def reject(link: PersonLink, *, reason: str, actor: Any) -> PersonLink:
    """Say as the second officer that they are two people, and why."""
    row = _held(link)
    _check(row, "reject", actor, reason=reason)
    _decide(row, State.REJECTED, actor, note=reason)
    record("person.reject", row, actor=actor)
    return row


@transaction.atomic
def take_back(link: PersonLink, *, actor: Any) -> PersonLink:
    """Take one's own proposal back."""
    row = _held(link)
    _check(row, "take_back", actor)
    _decide(row, State.UNDONE, actor)
    record("person.take_back", row, actor=actor)
    return row


@transaction.atomic
def undo(link: PersonLink, *, reason: str, actor: Any) -> PersonLink:
    """Part two cases again that were taken for one person's: a wrong earlier case must not weigh a day longer.

    One officer is enough; the link, who made it, who undid it and why stay on file. Whoever hangs on the rest by other
    links stays one person.
    """
    row = _held(link)
    _check(row, "undo", actor, reason=reason)
    people = _whole_people({row.one_id, row.other_id})
    _decide(row, State.UNDONE, actor, note=reason)
    pairs = PersonLink.objects.filter(state=State.CONFIRMED, one__in=people, other__in=people)
    first, *others = groups(sorted(people), pairs.values_list("one", "other"))
    for group in others:
        person = Person.objects.create() if len(group) > 1 else None
        Accused.objects.filter(pk__in=group).update(person=person)
    if len(first) == 1:
        Accused.objects.filter(pk__in=first).update(person=None)
    record("person.undo", row, actor=actor, data={"groups": [first, *others]})
    return row


def waiting_for(actor: Any) -> QuerySet[PersonLink]:
    """Return the proposals that this officer may decide as the second one."""
    if actor.role not in OFFICERS:
        return PersonLink.objects.none()
    waiting = PersonLink.objects.filter(state=State.PROPOSED).exclude(proposed_by=actor)
    return waiting.filter(looked_at__complaint__in=visible_to(actor))


def groups(people: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return who hangs together by pairs, each group in order, the one with the lowest key first."""
    group_of = {pk: [pk] for pk in people}
    for one, other in pairs:
        if group_of[one] is not group_of[other]:
            merged = sorted(group_of[one] + group_of[other])
            group_of |= dict.fromkeys(merged, merged)
    return sorted({id(group): group for group in group_of.values()}.values())


def _check(link: PersonLink, action: str, actor: Any, **given: str) -> None:
    """Ask the table, then whose turn it is."""
    check(STEPS, action, status=link.state, role=actor.role, given=given)
    is_mine = link.proposed_by_id == actor.pk
    if action == "take_back" and not is_mine:
        raise Refusal(_("Hanya pengusul yang menariknya."), code="not_your_request")
    if action in ("confirm", "reject"):
        if is_mine:
            raise Refusal(_("Usulan Anda sendiri diputus petugas lain."), code="second_person")
        if not _sees(actor, link.looked_at):
            raise Refusal(
                _("Usulan ini diputus petugas yang boleh membuka perkara yang satunya."), code="not_your_region"
            )
    if action == "undo" and not (_sees(actor, link.one) or _sees(actor, link.other)):
        raise Refusal(_("Tautan ini tidak ditemukan."), code="unknown_link")


def _join(link: PersonLink, people: Mapping[int, Accused], *, actor: Any) -> None:
    """Make the locked people of both ends one; the person who was known first stays."""
    if len({row.nip_index for row in people.values() if row.nip_index}) > 1:
        raise Refusal(
            _("Di antara perkara orang ini ada dua NIP yang berbeda. Periksa NIP atau tautan yang lain dahulu."),
            code="two_numbers",
        )
    known = min((row.person_id for row in people.values() if row.person_id), default=None)
    person = Person.objects.select_for_update().get(pk=known) if known else Person.objects.create()
    Accused.objects.filter(pk__in=people).update(person=person)
    _decide(link, State.CONFIRMED, actor)
    record("person.confirm", link, actor=actor, data={"person": person.pk})
    record("person.join", person, actor=actor, data={"link": link.pk, "accused": sorted(people)})


def _decide(link: PersonLink, state: str, actor: Any, *, note: str = "") -> None:
    link.state, link.decided_by, link.decided_at, link.note = state, actor, timezone.now(), note.strip()
    link.save(update_fields=["state", "decided_by", "decided_at", "note"])


def _held(link: PersonLink) -> PersonLink:
    rows = PersonLink.objects.select_for_update(of=("self",)).select_related("one", "other", "looked_at")
    return rows.get(pk=link.pk)


def _whole_people(ends: set[int]) -> dict[int, Accused]:
    """Lock some accused and everybody who is one person with them, in the order of their keys.

    Raises Refusal ``changed_meanwhile`` when somebody joined or parted them in this very moment.
    """
    found = _hanging_on(ends)
    rows = Accused.objects.select_for_update(of=("self",)).select_related("complaint", "instansi")
    locked = {row.pk: row for row in rows.filter(pk__in=found).order_by("pk")}
    if _hanging_on(ends) != found:
        raise Refusal(_("Tautan orang ini baru saja diubah petugas lain. Coba lagi."), code="changed_meanwhile")
    return locked


def _hanging_on(ends: set[int]) -> set[int]:
    persons = Accused.objects.filter(pk__in=ends).exclude(person=None).values("person")
    return set(Accused.objects.filter(Q(pk__in=ends) | Q(person__in=persons)).values_list("pk", flat=True))


def _may_be_one(one: Accused, other: Accused, *, least: Grade) -> bool:
    apart = one.complaint.report_id != other.complaint.report_id
    open_cases = Status.MERGED not in (one.complaint.status, other.complaint.status)
    return apart and open_cases and same(one, other).grade >= least


def _is_by_nip(found: Sameness) -> bool:
    return found.has_same_nip and found.grade == Grade.CERTAIN


def _sees(actor: Any, accused: Accused) -> bool:
    return visible_to(actor).filter(pk=accused.complaint_id).exists()
