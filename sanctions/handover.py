"""Carry a delivered decision over into I'DIS and SIASN: a pack of fields and papers, and its acknowledgement.

There is no live connection: the officer types or uploads what the pack holds, on the day the other system answers.
"""

import hashlib
import io
import json
import zipfile
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.law.confidence import needs_verification
from netralitas.letters import letters, scans
from netralitas.letters.models import Letter, Scan
from netralitas.letters.statuses import State
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions import remedypapers, siasn
from sanctions.execution_rules import execution_rule, lacks_execution
from sanctions.localtime import local_date, today_of
from sanctions.models import Decision, Execution, HandoverPack, Proceeding, RemedyPaper
from sanctions.proceedings import locked
from sanctions.statuses import ENDS_THE_PENALTY, Status
from sanctions.tracks import track_of

# What goes into a file of the pack carries no hour: the same pack is the same file, byte for byte.
NO_HOUR = (1980, 1, 1, 0, 0, 0)


def is_handed_over(row: Proceeding) -> bool:
    """Say whether a penalty of a case is recorded in those systems at all; that of contract staff is not."""
    track = track_of(row)
    return track is None or track.with_pack


def facts_of(row: Proceeding) -> dict[str, Any]:
    """Return what is known of a decided case, by the names the set of fields uses. Empty without a decision."""
    decision = Decision.objects.filter(proceeding=row).select_related("penalty", "letter").first()
    if decision is None:
        return {}
    settled = row.objections.exclude(outcome="").first()
    ended = settled if settled and settled.outcome in ENDS_THE_PENALTY else None
    changed = settled if settled and settled.former_penalty_id else None
    accused, penalty, start = row.recommendation.accused, decision.penalty, decision.effective_on
    years, months = divmod(penalty.months or 0, 12)
    said = [accused.name, f"NIP {accused.nip}" if accused.nip else "", accused.rank, penalty.name, penalty.article]
    if changed:
        said.append(_("mengubah Keputusan %(number)s") % {"number": decision.number})
    return {
        "penalty_id": penalty.siasn_id,
        "level_letter": siasn.shape()["levels"].get(penalty.level, ""),
        "number": changed.number if changed else decision.number,
        "decided_on": changed.decided_on if changed else decision.decided_on,
        "starts_on": start,
        "ends_on": decision.ends_on,
        "years": years if penalty.months else None,
        "months": months if penalty.months else None,
        "basis": penalty.article,
        "void_number": ended.number if ended else "",
        "void_on": ended.decided_on if ended else None,
        "note": "; ".join(filter(None, said)),
    }


def papers_of(row: Proceeding) -> list[Letter]:
    """Return the papers of a case that belong in a pack, in the order of their coming; void ones are left out."""
    kinds = [paper["kind"] for paper in siasn.shape()["papers"]]
    about = Letter.objects.filter(subject_type=row._meta.label_lower, subject_id=str(row.pk), kind__in=kinds)
    return list(about.exclude(state=State.VOID).order_by("id"))


def lacking(
    row: Proceeding, fields: list[siasn.Field], papers: list[Letter], remedies: list[remedypapers.OnPaper]
) -> list[str]:
    """Return in words what a pack lacks: fields that the other system needs, papers, signed scans and kept papers."""
    have = {letter.kind for letter in papers}
    signed = {scan.letter_id for scan in _signed(papers)}
    found = [f"{field.label}. {field.hint}".strip() for field in fields if field.is_lacking]
    missing = [paper["label"] for paper in siasn.shape()["papers"] if paper["needed"] and paper["kind"] not in have]
    unsigned = [letter.number for letter in papers if letter.pk not in signed]
    return [
        *found,
        *(_("%(paper)s belum ada.") % {"paper": label} for label in missing),
        *(_("Pindaian bertanda tangan surat %(number)s belum diunggah.") % {"number": one} for one in unsigned),
        *_lacking_papers(row, remedies),
    ]


def _lacking_papers(row: Proceeding, remedies: list[remedypapers.OnPaper]) -> list[str]:
    """Return in words which papers of an execution or of a remedy nobody has uploaded."""
    found = [
        _("Surat putusan %(remedy)s Nomor %(number)s belum diunggah.") % {"remedy": one.rule.name, "number": one.number}
        for one, paper in remedies
        if paper is None
    ]
    if lacks_execution(row) and (rule := execution_rule(row.decision.penalty_id, today_of(row))):
        found.append(_("Surat pelaksanaan belum dicatat: %(paper)s.") % {"paper": rule.paper})
    return found


@transaction.atomic
def make(proceeding: Proceeding, *, actor: Any) -> HandoverPack:
    """Freeze a new edition of the pack; the last one stands while nothing has changed, however often it is asked for.

    Raises Refusal before the decision is delivered, while a remedy runs, and for anybody else.
    """
    row = locked(proceeding)
    _require_officer(actor)
    if not is_handed_over(row):
        raise Refusal(_("Sanksi ini tidak dicatat dalam I'DIS dan SIASN."), code="no_pack")
    if not Decision.objects.filter(proceeding=row, delivered_on__isnull=False).exists():
        raise Refusal(_("Berkas serah disusun sesudah keputusan disampaikan."), code="not_delivered")
    if row.status == Status.OBJECTED:
        raise Refusal(_("Upaya administratif masih berjalan. Serahkan sesudah diputus."), code="remedy_runs")
    fields, papers, remedies = siasn.fields_of(facts_of(row)), papers_of(row), remedypapers.outcomes_of(row)
    content = {
        "fields": {field.name: field.value for field in fields},
        "lacking": lacking(row, fields, papers, remedies),
        "letters": [letter.pk for letter in papers],
        "scans": list(_signed(papers).values_list("pk", flat=True)),
        "executions": list(row.executions.values_list("pk", flat=True)),
        "remedies": [paper.pk for _one, paper in remedies if paper],
    }
    last = row.packs.first()
    if last is not None and last.content == content:
        return last
    pack = HandoverPack.objects.create(
        proceeding=row, ordinal=last.ordinal + 1 if last else 1, content=content, made_by=actor
    )
    kept = len(content["executions"]) + len(content["remedies"])
    record("proceeding.pack", row, actor=actor, data={"edition": pack.ordinal, "papers": len(papers), "kept": kept})
    return pack


def letters_in(pack: HandoverPack) -> list[Letter]:
    """Return the letters of a pack in their order."""
    found = Letter.objects.in_bulk(pack.content["letters"])
    return [found[pk] for pk in pack.content["letters"]]


def papers_without_file(packs: list[HandoverPack]) -> dict[int, int]:
    """Return, by pack, how many of its papers a worker has yet to make a file of."""
    keys = {pk for pack in packs for pk in pack.content["letters"]}
    waiting = set(Letter.objects.filter(pk__in=keys, sha256="").values_list("pk", flat=True))
    return {pack.pk: len(waiting.intersection(pack.content["letters"])) for pack in packs}


def file_of(pack: HandoverPack, *, actor: Any) -> bytes:
    """Return the pack as a ZIP: the fields, papers, signed scans, the papers of executions and remedies, what is
    lacking, and a fingerprint of each file.

    The same pack gives the same bytes. Journals who took it, with the fingerprint of the whole. Raises Refusal
    ``letter_waiting`` while a paper has no file yet.
    """
    files = {
        f"surat/{number:02d}-{letter.kind}.pdf": letters.pdf_of(letter)
        for number, letter in enumerate(letters_in(pack), start=1)
    }
    places = {pk: number for number, pk in enumerate(pack.content["letters"], start=1)}
    for scan in Scan.objects.filter(pk__in=pack.content["scans"]):
        files[f"pindaian/{places[scan.letter_id]:02d}.{scan.extension}"] = scans.read(scan)
    for folder, model, keys in (("pelaksanaan", Execution, "executions"), ("putusan", RemedyPaper, "remedies")):
        # An edition made before these were kept names none.
        for number, paper in enumerate(model.objects.filter(pk__in=pack.content.get(keys, [])).order_by("pk"), start=1):
            files[f"{folder}/{number:02d}.{paper.extension}"] = scans.read(paper)
    shape = siasn.shape()
    told = {
        "sumber": shape["source"],
        "perluVerifikasi": needs_verification([shape["mark"]]),
        "jenisDokumen": shape["document_type"],
        "isian": pack.content["fields"],
    }
    files["siasn.json"] = json.dumps(told, ensure_ascii=False, indent=2).encode()
    files["belum-lengkap.txt"] = "".join(f"{line}\n" for line in pack.content["lacking"]).encode()
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    files["sha256.txt"] = sums.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, NO_HOUR), data)
    data = out.getvalue()
    with transaction.atomic():
        row = locked(pack.proceeding)
        fingerprint = hashlib.sha256(data).hexdigest()
        record("proceeding.read_pack", row, actor=actor, data={"edition": pack.ordinal, "sha256": fingerprint})
    return data


@transaction.atomic
def acknowledge(pack: HandoverPack, *, on: date, words: str, actor: Any) -> HandoverPack:
    """Record that the other system has the penalty: on which day, and what it answered (number or receipt)."""
    row = locked(pack.proceeding)
    _require_officer(actor)
    current = HandoverPack.objects.select_for_update().get(pk=pack.pk)
    if current.acknowledged_on is not None:
        raise Refusal(_("Tanda terima edisi ini sudah dicatat."), code="already_acknowledged")
    if not words.strip():
        raise Refusal(_("Tulis nomor atau bunyi tanda terimanya."), code="missing_words", field="words")
    if not local_date(row, current.made_at) <= on <= today_of(row):
        raise Refusal(_("Tanggal terima harus antara hari berkas disusun dan hari ini."), code="day_wrong", field="on")
    current.acknowledged_on, current.acknowledged_by, current.acknowledgement = on, actor, words.strip()
    current.save(update_fields=["acknowledged_on", "acknowledged_by", "acknowledgement"])
    record("proceeding.pack_received", row, actor=actor, data={"edition": current.ordinal, "on": on})
    return current


def _signed(papers: list[Letter]) -> QuerySet[Scan]:
    return Scan.objects.filter(letter__in=papers, is_current=True).order_by("letter_id")


def _require_officer(actor: Any) -> None:
    if actor.role != Role.AGENCY_OFFICER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
