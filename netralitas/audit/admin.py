"""Where an auditor reads the journal: by subject, by person, by time; nothing here can be written."""

import json
import re
from datetime import UTC
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netralitas.audit.adminbase import AUDITOR, RoomAdmin, icon
from netralitas.audit.journal import digest_of
from netralitas.audit.models import DayHead, Entry

SUBJECT = re.compile(r"([a-z]+\.[a-z]+)\s+(\S{1,40})", re.IGNORECASE)
# The letter before a number people use, and what it is the number of.
NUMBERED = {"L": "complaints.complaint", "R": "taskforce.recommendation"}
NUMBER = re.compile(r"([a-z])-\d{4}-0*(\d{1,12})", re.IGNORECASE)


class ReadOnly(RoomAdmin):
    """Rows that nobody changes, not even an administrator."""

    readers: ClassVar[frozenset[str]] = frozenset({AUDITOR})
    sortable_by: ClassVar[Any] = ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Entry)
class EntryAdmin(ReadOnly):
    """The journal, youngest entry first."""

    list_display = ["moment", "deed", "subject", "who", "details"]
    list_display_links = None
    ordering = ["-id"]
    search_fields = ["id"]
    search_help_text = _lazy("Nomor perkara atau rekomendasi, jenis dan nomor objek, tindakan, atau nama pengguna.")
    list_select_related = ["actor"]
    fields = readonly_fields = (
        "moment", "subject", "seq", "deed", "who", "details_in_full", "previous", "digest", "state",
    )  # fmt: skip

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        return lookup in {"subject_type", "subject_id", "action", "actor"}

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return _found(queryset, search_term.strip()), False

    @admin.display(description=_lazy("Waktu"))
    def moment(self, entry: Entry) -> SafeString:
        at = entry.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
        return format_html('<a class="t" href="{}">{}</a>', reverse("admin:audit_entry_change", args=[entry.pk]), at)

    @admin.display(description=_lazy("Tindakan"))
    def deed(self, entry: Entry) -> SafeString:
        return format_html('<span class="mono">{}</span>', entry.action)

    @admin.display(description=_lazy("Objek"))
    def subject(self, entry: Entry) -> SafeString:
        query = urlencode({"subject_type": entry.subject_type, "subject_id": entry.subject_id})
        return format_html(
            '<a href="{}?{}">{} {}</a><span class="sub">{}</span>', reverse("admin:audit_entry_changelist"), query,
            _name_of(entry.subject_type), entry.subject_id, _("catatan ke-%(n)d") % {"n": entry.seq},
        )  # fmt: skip

    @admin.display(description=_lazy("Pelaku"))
    def who(self, entry: Entry) -> str:
        return entry.actor_label

    @admin.display(description=_lazy("Rincian"))
    def details(self, entry: Entry) -> SafeString:
        words = ", ".join(f"{key}: {_short(value)}" for key, value in entry.data.items())
        return format_html('<span class="sub data">{}</span>', words[:200])

    @admin.display(description=_lazy("Rincian"))
    def details_in_full(self, entry: Entry) -> SafeString:
        return format_html('<pre class="data">{}</pre>', json.dumps(entry.data, indent=2, ensure_ascii=False))

    @admin.display(description=_lazy("Keadaan"))
    def state(self, entry: Entry) -> SafeString:
        if digest_of(entry) == entry.digest:
            return format_html('<span class="good">{}{}</span>', icon("check"), _("sesuai sidiknya"))
        return format_html('<span class="bad">{}{}</span>', icon("alert"), _("isi tidak sesuai sidiknya"))


@admin.register(DayHead)
class DayHeadAdmin(ReadOnly):
    """The seals over whole days."""

    list_display = ["day", "entries", "digest", "sealed_at"]
    ordering = ["-day"]
    fields = readonly_fields = ("day", "entries", "previous", "digest", "sealed_at")


def _found(rows: QuerySet[Entry], text: str) -> QuerySet[Entry]:
    if not text:
        return rows
    if (match := NUMBER.fullmatch(text)) and match[1].upper() in NUMBERED:
        return rows.filter(subject_type=NUMBERED[match[1].upper()], subject_id=match[2])
    if match := SUBJECT.fullmatch(text):
        return rows.filter(subject_type=match[1].lower(), subject_id=match[2])
    if "." in text:
        return rows.filter(action=text.lower())
    return rows.filter(actor_label=text)


def _name_of(subject_type: str) -> str:
    try:
        return capfirst(str(apps.get_model(subject_type)._meta.verbose_name))
    except (LookupError, ValueError):
        return subject_type


def _short(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
