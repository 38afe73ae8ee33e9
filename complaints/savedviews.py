"""Keep, change, order and remove one's own ways to look at the queue. Nobody changes those of somebody else.

Every door locks its owner first, so that the bound on their number and the order of the chips hold.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from urllib.parse import urlencode

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from complaints.models import SavedView
from complaints.viewaccess import READERS, desk_of, has_unit
from netralitas.audit.journal import record
from netralitas.lib.crypto import blind_index
from netralitas.lib.refusal import Refusal
from netralitas.people.models import User
from netralitas.people.zones import zone_of

LONGEST_NAME, LONGEST_VALUE = 60, 2000
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")
Digest = SavedView.Digest


@transaction.atomic
def create(
    name: str,
    query: Mapping[str, str],
    *,
    known: Collection[str],
    actor: User,
    shared: bool = False,
    digest: str = Digest.NONE,
) -> SavedView:
    """Keep what the queue is narrowed to under a name; ``known`` are the parameters the queue can be asked by.

    Raises Refusal(not_your_step, too_many_views, unknown_filter, not_narrowed) besides those of ``change``.
    """
    owner = _locked(actor)
    rows = SavedView.objects.filter(owner=owner)
    places = list(rows.values_list("place", flat=True))
    if len(places) >= settings.SAVED_VIEWS_MOST:
        raise Refusal(
            _("Paling banyak %(n)d tampilan tersimpan. Hapus satu dahulu di halaman kelola.")
            % {"n": settings.SAVED_VIEWS_MOST},
            code="too_many_views",
        )
    row = SavedView(owner=owner, desk=desk_of(owner), place=max(places, default=0) + 1, query=_packed(query, known))
    _name(row, name)
    _share(row, shared, owner)
    _set_digest(row, digest, owner)
    row.save(force_insert=True)
    record("view.create", row, actor=actor, data={"shared": row.is_shared, "digest": row.digest})
    return row


@transaction.atomic
def change(view: SavedView, *, name: str, shared: bool, digest: str, actor: User) -> SavedView:
    """Rename a view, share it with one's unit or not, choose its digest. Journals which of them changed.

    At another desk than the one it was made at, both are off until they are chosen again. Raises Refusal
    (not_your_view, name_missing, name_too_long, name_taken, no_unit, digest_unknown, no_address).
    """
    owner, row = _own(view, actor)
    fields = ["name", "name_index", "desk", "is_shared", "digest", "digested_on"]
    before = [getattr(row, field) for field in fields]
    if row.desk != desk_of(owner):
        row.desk, row.is_shared, row.digest = desk_of(owner), False, Digest.NONE
    _name(row, name)
    _share(row, shared, owner)
    _set_digest(row, digest, owner)
    changed = [field for field, old in zip(fields, before, strict=True) if getattr(row, field) != old]
    if changed:
        row.save(update_fields=changed)
        data = {"changed": changed, "shared": row.is_shared, "digest": row.digest}
        record("view.change", row, actor=actor, data=data)
    return row


@transaction.atomic
def move_up(view: SavedView, *, actor: User) -> None:
    """Put a view before the one it stands behind; the first one stays where it is."""
    owner, row = _own(view, actor)
    rows = list(SavedView.objects.filter(owner=owner))
    at = rows.index(row)
    if at == 0:
        return
    rows.insert(at - 1, rows.pop(at))
    for place, each in enumerate(rows, 1):
        if each.place != place:
            each.place = place
            each.save(update_fields=["place"])
    record("view.move_up", row, actor=actor)


@transaction.atomic
def remove(view: SavedView, *, actor: User) -> None:
    """Remove a view and what it was narrowed to, for oneself and for those it was shared with."""
    _owner, row = _own(view, actor)
    record("view.remove", row, actor=actor)
    row.delete()


def _locked(actor: User) -> User:
    owner = User.objects.select_for_update(of=("self",), no_key=True).select_related("region").get(pk=actor.pk)
    if not owner.is_active or owner.role not in READERS:
        raise Refusal(_("Tampilan tersimpan hanya untuk petugas yang membaca antrean."), code="not_your_step")
    return owner


def _own(view: SavedView, actor: User) -> tuple[User, SavedView]:
    owner = _locked(actor)
    row = SavedView.objects.filter(pk=view.pk, owner=owner).first()
    if row is None:
        raise Refusal(_("Hanya pemiliknya yang mengubah tampilan ini."), code="not_your_view")
    return owner, row


def _packed(query: Mapping[str, str], known: Collection[str]) -> str:
    """Return what the queue is asked in one form, whatever the order it was asked in."""
    asked = {name: value.strip() for name, value in query.items() if value.strip()}
    for name, value in asked.items():
        if name not in known or len(value) > LONGEST_VALUE or UNPRINTABLE.search(value):
            raise Refusal(_("Saringan ini tidak dikenal antrean. Susun lagi di antrean."), code="unknown_filter")
    if not asked:
        raise Refusal(_("Pilih dahulu filter atau kata pencarian di antrean."), code="not_narrowed")
    return urlencode(sorted(asked.items()))


def _name(row: SavedView, name: str) -> None:
    name = " ".join(name.split())
    if not name or UNPRINTABLE.search(name):
        raise Refusal(_("Beri tampilan ini nama."), code="name_missing", field="name")
    if len(name) > LONGEST_NAME:
        raise Refusal(_("Nama paling panjang %(n)d huruf.") % {"n": LONGEST_NAME}, code="name_too_long", field="name")
    index = blind_index(name, "saved-view")
    if SavedView.objects.filter(owner=row.owner_id, name_index=index).exclude(pk=row.pk).exists():
        raise Refusal(_("Anda sudah punya tampilan dengan nama ini."), code="name_taken", field="name")
    row.name, row.name_index = name, index


def _share(row: SavedView, shared: bool, owner: User) -> None:
    if shared and not has_unit(owner):
        raise Refusal(
            _("Akun Anda tidak terikat pada instansi atau wilayah, jadi tidak ada unit untuk berbagi."),
            code="no_unit",
            field="shared",
        )
    row.is_shared = shared


def _set_digest(row: SavedView, digest: str, owner: User) -> None:
    """Choose when a view is told of by e-mail; the first time is a morning after today."""
    if digest not in Digest.values:
        raise Refusal(_("Pilih jadwal ringkasan."), code="digest_unknown", field="digest")
    if digest != Digest.NONE and not owner.email:
        raise Refusal(
            _("Akun Anda belum punya alamat e-mail. Minta pengelola akun mengisinya."),
            code="no_address",
            field="digest",
        )
    if digest != row.digest:
        row.digest, row.digested_on = digest, _today(owner)


def _today(owner: User) -> date:
    return timezone.now().astimezone(zone_of(owner.region)).date()
