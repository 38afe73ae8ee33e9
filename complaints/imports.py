"""Take a file of reports from SP4N-LAPOR!: look through it first, then make reports of all its rows or of none.

What is to be done is a row. Whoever works on one holds its lock: a worker that is killed lets go of it, and whatever
it had written is gone with its transaction, so the next sweep begins the file anew.
"""

import hashlib
import logging
from datetime import datetime, timedelta
from typing import Any, BinaryIO, cast

from celery import current_app
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints import deskintake, evidence
from complaints.deskintake import Entry
from complaints.importcolumns import Layout, layout_of
from complaints.importjudging import MOST_KNOWN, ROWS_NAMED, Judgement, judged, readings
from complaints.importknown import known_now
from complaints.importrow import Reading
from complaints.models import Import
from complaints.statuses import Channel
from netralitas.audit.journal import record
from netralitas.lib import files
from netralitas.lib.csvin import Table, table_of
from netralitas.lib.machine import Step, check
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

log = logging.getLogger(__name__)
State = Import.State
AT_WORK = (State.CHECKING, State.IMPORTING)
VERIFIER = frozenset({Role.VERIFIER})
STEPS = [
    Step("import", _lazy("Impor"), frozenset({State.CHECKED}), State.IMPORTING, VERIFIER),
    Step("discard", _lazy("Buang"), frozenset({State.CHECKED, State.FAILED}), State.DISCARDED, VERIFIER),
]


def begin(upload: BinaryIO, name: str, *, to_own_region: bool, actor: Any) -> Import:
    """Keep a file sealed and ask for its dry run; the same file again is the one that waits.

    ``to_own_region`` sends rows without a region to the actor's. Raises Refusal: ``not_your_step``, ``too_large``,
    ``imported_before``, ``columns_missing``, and those of ``table_of``.
    """
    if actor.role != Role.VERIFIER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    most = settings.IMPORT["max_bytes"]
    data = upload.read(most + 1)
    if len(data) > most:
        sentence = _("Berkas ini lebih besar dari %(most)s MB. Bagi menjadi beberapa berkas.")
        raise Refusal(sentence % {"most": files.megabytes(most)}, code="too_large", field="berkas")
    sha256 = hashlib.sha256(data).hexdigest()
    if before := _waiting(sha256, actor):
        return before
    _require_unknown(sha256)
    table, layout = _read(data)
    if layout.missing:
        sentence = _("Kolom wajib tidak ditemukan: %(columns)s. Baris pertama harus berisi judul kolom.")
        raise Refusal(sentence % {"columns": ", ".join(layout.missing)}, code="columns_missing", field="berkas")
    upload.seek(0)
    sealed = evidence.seal(upload)
    try:
        with transaction.atomic():
            row = Import.objects.create(
                by=actor,
                name=files.bare_name(name),
                size=len(data),
                sha256=sha256,
                sealed=sealed,
                region=actor.region if to_own_region else None,
                rows=len(table.rows),
                found={"alphabet": table.alphabet, "separator": table.separator},
                shown={"columns": _columns(table, layout), "unread": layout.unread},
            )
            record("import.begin", row, actor=actor, data={"sha256": sha256, "size": row.size, "rows": row.rows})
            _nudge()
    except IntegrityError:  # a second press in this very moment: the database let one of them in
        evidence.discard(sealed)
        if before := _waiting(sha256, actor):
            return before
        raise
    return row


@transaction.atomic
def start(found: Import, *, actor: Any) -> Import:
    """Ask for the import of a file without errors. A second press finds it at work and changes nothing.

    Raises Refusal: those of the table of steps, ``has_errors``, ``nothing_new``, ``imported_before``.
    """
    row = _locked(found, actor)
    if row.state in (State.IMPORTING, State.DONE):
        return row
    check(STEPS, "import", status=row.state, role=actor.role, given={})
    if row.faulty or not row.rows:
        raise Refusal(_("Masih ada baris yang bermasalah. Perbaiki berkasnya, lalu unggah lagi."), code="has_errors")
    if row.known == row.rows:
        raise Refusal(_("Setiap baris sudah tercatat; tidak ada yang perlu diimpor."), code="nothing_new")
    _require_unknown(row.sha256)
    row.state, row.attempts = State.IMPORTING, 0
    try:
        with transaction.atomic():
            row.save(update_fields=["state", "attempts"])
    except IntegrityError:  # another officer started the same file in this very moment
        _require_unknown(row.sha256)
        raise
    record("import.start", row, actor=actor, data={"rows": row.rows, "known": row.known})
    _nudge()
    return row


@transaction.atomic
def discard(found: Import, *, actor: Any) -> Import:
    """Throw a file away that shall not be imported; it is erased at once."""
    row = _locked(found, actor)
    check(STEPS, "discard", status=row.state, role=actor.role, given={})
    _erase(row, State.DISCARDED)
    record("import.discard", row, actor=actor)
    return row


def waiting() -> list[int]:
    """Return the files that wait for their dry run or for their import, those that were tried behind the others."""
    rows = Import.objects.filter(state__in=AT_WORK).order_by("attempts", "id")
    return list(rows.values_list("pk", flat=True))


def take_up(pk: int) -> str:
    """Do what waits to be done with one file; return its new state, "" when it is in other hands.

    A file over which a worker died ``IMPORT["most_attempts"]`` times fails, and stops nobody else.
    """
    if not _is_taken_up(pk):
        return ""
    try:
        return _worked(pk)
    except Exception as error:  # noqa: BLE001  (all of it is rolled back, and the file waits for its next try)
        # The words of an error may quote a cell; its type is enough for the log.
        log.error("import id=%s error=%s", pk, type(error).__name__)
        return ""


@transaction.atomic
def erase_old() -> int:
    """Erase the files whose time is over, and those that nobody imported with them; return how many."""
    until = timezone.now() - timedelta(days=settings.IMPORT["days"])
    old = Import.objects.select_for_update(skip_locked=True).filter(at__lt=until).exclude(sealed="")
    rows = list(old.exclude(state__in=AT_WORK))
    for row in rows:
        _erase(row, row.state if row.state == State.DONE else State.DISCARDED)
        record("import.erase", row, data={"state": row.state})
    return len(rows)


@transaction.atomic
def _is_taken_up(pk: int) -> bool:
    """Count one more attempt at a file, where a kill cannot undo it; False when it was the last, or one runs."""
    row = Import.objects.select_for_update(skip_locked=True).filter(pk=pk, state__in=AT_WORK).first()
    if row is None:
        return False
    if row.attempts < settings.IMPORT["most_attempts"]:
        row.attempts += 1
        row.save(update_fields=["attempts"])
        return True
    record("import.fail", row, data={"at": row.state, "attempts": row.attempts})
    row.state = State.FAILED
    row.save(update_fields=["state"])
    return False


@transaction.atomic
def _worked(pk: int) -> str:
    rows = Import.objects.select_for_update(skip_locked=True, of=("self",)).select_related("by", "by__region")
    row = rows.filter(pk=pk, state__in=AT_WORK).first()
    if row is None:
        return ""
    table, layout = _read(b"".join(evidence.parts_of(row.sealed)))
    known = known_now(own_region=row.region_id or "")
    read = readings(table, layout, known)
    taken = deskintake.numbers_taken(Channel.LAPOR, [one.number for _number, one in read if one.number], actor=row.by)
    is_dry = row.state == State.CHECKING
    found = judged(read, taken, known, user=row.by, is_dry=is_dry)
    row.known = len(found.known)
    row.found |= {"known": found.known[:MOST_KNOWN]}
    if not is_dry and not found.faulty:
        entries = [_entry(f"import-{row.pk}-{number}", one) for number, one in found.good]
        made = deskintake.enter_many(entries, actor=row.by)
        row.state, row.ended_at = State.DONE, timezone.now()
        record("import.done", row, actor=row.by, data={"sha256": row.sha256, "reports": len(made)})
    else:  # also what was good before, and is not any more
        row.state, row.faulty, row.attempts = State.CHECKED, found.faulty, 0
        row.found |= {"flaws": found.flaws, "flawed": found.flawed}
        if is_dry:
            row.found |= _foreseen(found)
            row.shown |= {"rows": found.shown}
        record("import.check", row, data={"rows": row.rows, "faulty": row.faulty, "known": row.known})
    row.save(update_fields=["state", "ended_at", "faulty", "known", "attempts", "found", "shown"])
    return row.state


def _entry(key: str, row: Reading) -> Entry:
    received = cast(datetime, row.received_at)  # a row without it has a flaw
    return Entry(row.answers, Channel.LAPOR, received, key, row.number)


def _foreseen(found: Judgement) -> dict[str, Any]:
    return {
        "hints": [[code, len(rows), rows[:ROWS_NAMED]] for code, rows in found.hints.items()],
        "lacks": dict(found.lacks),
        "kinds": dict(found.kinds),
        "late": found.late,
    }


def _read(data: bytes) -> tuple[Table, Layout]:
    table = table_of(data, most_rows=settings.IMPORT["max_rows"])
    return table, layout_of(table.header)


def _columns(table: Table, layout: Layout) -> list[list[str]]:
    return [[table.header[place], key] for key, place in sorted(layout.places.items(), key=lambda item: item[1])]


def _require_unknown(sha256: str) -> None:
    before = Import.objects.filter(sha256=sha256, state__in=[State.IMPORTING, State.DONE]).select_related("by").first()
    if before is not None:
        day = date_format(timezone.localtime(before.at), "j F Y")
        sentence = _("Berkas yang sama sudah diimpor: diunggah %(who)s pada %(day)s.")
        raise Refusal(sentence % {"who": before.by.full_name, "day": day}, code="imported_before", field="berkas")


def _waiting(sha256: str, actor: Any) -> Import | None:
    return Import.objects.filter(by=actor, sha256=sha256, state__in=[*AT_WORK, State.CHECKED]).first()


def _locked(found: Import, actor: Any) -> Import:
    row = Import.objects.select_for_update().get(pk=found.pk)
    if row.by_id != actor.pk:
        raise Refusal(_("Berkas ini diunggah petugas lain."), code="not_your_step")
    return row


def _erase(row: Import, state: str) -> None:
    evidence.forget(row.sealed)
    row.state, row.sealed, row.name, row.shown = state, "", "", {}
    row.save(update_fields=["state", "sealed", "name", "shown"])


def _nudge() -> None:
    """Ask for a worker once the row is committed; without a broker the next sweep takes it."""
    if settings.REDIS_URL:
        transaction.on_commit(lambda: current_app.send_task("complaints.take_up_imports", retry=False), robust=True)
