"""The pages on which an officer imports a file of reports: the form, the dry run, the result."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_POST, require_safe

from complaints import imports
from complaints.access import imports_of, visible_to
from complaints.admin.entry import EntryAdmin
from complaints.admin.queue import local_time
from complaints.completeness import Facts, missing_elements
from complaints.importcolumns import BY_KEY, COLUMNS, plain_title, template
from complaints.importrow import FLAWS, HINTS
from complaints.models import Complaint, Import
from complaints.statuses import Channel, IdentityMode, Kind
from complaints.uploads import left_out
from netralitas.audit.adminbase import REFUSED, TOO_LATE, StepForm, role_of
from netralitas.lib import csvout, files
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role

FLAWS_ON_PAGE = 100
REPORTS_ON_PAGE = 50
RECENT = 5
SEPARATORS = {",": _lazy("koma"), ";": _lazy("titik koma"), "\t": _lazy("tab")}
DOORS = {"start": imports.start, "discard": imports.discard}


class ImportForm(StepForm):
    """One file, and where its rows without a region go."""

    berkas = forms.FileField(
        label=_lazy("Berkas CSV"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={"required": _lazy("Pilih berkasnya dahulu.")},
    )
    to_own_region = forms.BooleanField(required=False, initial=True)

    def __init__(self, data: Any = None, *, user: Any, **kwargs: Any) -> None:
        super().__init__(data, key="import", record=None, **kwargs)
        if user.region is None:
            del self.fields["to_own_region"]
        else:
            words = _("Baris tanpa wilayah masuk ke wilayah saya (%(region)s)")
            self.field("to_own_region").label = words % {"region": user.region.name}


class ImportAdmin(EntryAdmin):
    """The importing part of a case's admin."""

    def get_urls(self) -> list[URLPattern]:
        def at(where: str, view: Any, name: str) -> URLPattern:
            return path(f"import/{where}", self.admin_site.admin_view(view), name=f"complaints_complaint_{name}")

        return [
            at("", self.import_view, "import"),
            at("contoh.csv", require_safe(self.template_view), "import_template"),
            at("<int:pk>/", require_safe(self.import_page), "import_page"),
            at("<int:pk>/kesalahan.csv", require_safe(self.errors_view), "import_errors"),
            at("<int:pk>/<slug:action>/", require_POST(self.import_step), "import_step"),
            *super().get_urls(),
        ]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Show what a file may hold; take one, and lead to its dry run."""
        _require_verifier(request)
        form = ImportForm(user=request.user)
        if request.method == "POST":
            form = ImportForm(request.POST, files=request.FILES, user=request.user)
            for name, sentence in left_out(request):
                form.add_error("berkas", f"{name}: {sentence}")
            if form.is_valid():
                upload, own = form.cleaned_data["berkas"], form.cleaned_data.get("to_own_region", False)
                try:
                    row = imports.begin(upload, upload.name or "", to_own_region=own, actor=request.user)
                except Refusal as refusal:
                    form.add_error("berkas", forms.ValidationError(refusal.sentence, code=refusal.code))
                else:
                    return HttpResponseRedirect(self.address("import_page", row.pk))
        return self._import_form(request, form)

    def template_view(self, request: HttpRequest) -> StreamingHttpResponse:
        """Send a file with every column and two invented rows."""
        _require_verifier(request)
        return _download("contoh-impor-laporan.csv", [column.title for column in COLUMNS], template())

    def import_page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show how far a file has come, and what was found in it."""
        return self._import_page(request, _mine(request, pk))

    def errors_view(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        """Send what is wrong, row by row, for the spreadsheet beside the file."""
        flaws = _flaws(_mine(request, pk))
        return _download(f"kesalahan-impor-{pk}.csv", [_("Baris"), _("Kolom"), _("Yang perlu diperbaiki")], flaws)

    def import_step(self, request: HttpRequest, pk: int, action: str) -> HttpResponse:
        """Start the import of a file, or throw it away."""
        row = _mine(request, pk)
        if action not in DOORS:
            raise Http404
        try:
            DOORS[action](row, actor=request.user)
        except Refusal as refusal:
            return self._import_page(request, _mine(request, pk), problem=refusal.sentence, status=TOO_LATE)
        return HttpResponseRedirect(self.address("import_page", pk))

    def _import_form(self, request: HttpRequest, form: ImportForm) -> HttpResponse:
        recent = [(row, _when(row.at, request)) for row in imports_of(request.user).order_by("-id")[:RECENT]]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Impor laporan dari CSV"),
            "form": form,
            "bound": form if form.is_bound else None,
            "columns": COLUMNS,
            "most": files.megabytes(settings.IMPORT["max_bytes"]),
            "most_rows": number_format(settings.IMPORT["max_rows"], force_grouping=True),
            "days": settings.IMPORT["days"],
            "recent": recent,
        }
        status = REFUSED if form.is_bound else 200
        return TemplateResponse(request, "admin/complaints/complaint/import.html", context, status=status)

    def _import_page(self, request: HttpRequest, row: Import, *, problem: str = "", status: int = 200) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Impor laporan"),
            "row": row,
            "when": _when(row.at, request),
            "erased_on": _when(row.at + timedelta(days=settings.IMPORT["days"]), request),
            "problem": problem,
            "is_at_work": row.state in imports.AT_WORK,
            "separator": SEPARATORS.get(row.found.get("separator", ""), ""),
            "columns": [_column(title, key) for title, key in row.shown.get("columns", [])],
            "known": row.found.get("known", []),
            "flaws": list(_flaws(row))[:FLAWS_ON_PAGE],
            "hints": [(HINTS[code], count, named) for code, count, named in row.found.get("hints", [])],
            "lacks": _counted(row.found.get("lacks", {}), _elements()),
            "kinds": _counted(row.found.get("kinds", {}), dict(Kind.choices)),
            "shown": [_shown(one, request) for one in row.shown.get("rows", [])],
            "queue": f"{self.address('changelist')}?channel={Channel.LAPOR}",
        }
        if row.state == Import.State.DONE:
            context |= _reports(request, row)
        return TemplateResponse(request, "admin/complaints/complaint/imported.html", context, status=status)


def _require_verifier(request: HttpRequest) -> None:
    if role_of(request) != Role.VERIFIER:
        raise PermissionDenied


def _mine(request: HttpRequest, pk: int) -> Import:
    _require_verifier(request)
    row = imports_of(request.user).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _when(moment: datetime, request: HttpRequest) -> str:
    return local_time(moment, request.user.region)


def _flaws(row: Import) -> Iterator[tuple[int, str, str]]:
    """Yield row, column as the file calls it, and sentence of each flaw."""
    titles = {key: title for title, key in row.shown.get("columns", [])}
    for number, key, code, facts in row.found.get("flaws", []):
        title = titles.get(key) or (BY_KEY[key].title if key in BY_KEY else "")
        yield number, title, str(FLAWS[code]) % facts


def _elements() -> dict[str, str]:
    return {element.code: element.label for element in missing_elements(Facts()).elements}


def _column(title: str, key: str) -> tuple[str, str]:
    """Return a column as the file calls it, and what it is read as where that is called otherwise."""
    ours = BY_KEY[key].title
    return title, "" if plain_title(title) == plain_title(ours) else ours


def _counted(counts: dict[str, int], labels: dict[Any, Any]) -> list[tuple[Any, int]]:
    return [(label, counts[code]) for code, label in labels.items() if counts.get(code)]


def _shown(one: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    labels = _elements()
    return {
        **one,
        "received": _when(datetime.fromisoformat(one["received"]), request),
        "kind": Kind(one["kind"]).label,
        "mode": IdentityMode(one["mode"]).label,
        "missing": [labels[code] for code in one["missing"]],
    }


def _reports(request: HttpRequest, row: Import) -> dict[str, Any]:
    """Return one page of the reports a file became, those alone that this person may see, by key."""
    after = request.GET.get("after", "")
    made = visible_to(request.user).filter(entry_key__startswith=f"import-{row.pk}-")
    if after.isascii() and after.isdecimal() and len(after) < 19:
        made = made.filter(pk__gt=int(after))
    found = made.order_by("pk").only("received_at", "external_number", "title", "entry_key")[: REPORTS_ON_PAGE + 1]
    page: list[Complaint] = list(found)
    lines = [(case, str(case.entry_key).rpartition("-")[2]) for case in page[:REPORTS_ON_PAGE]]
    return {"reports": lines, "after": lines[-1][0].pk if len(page) > REPORTS_ON_PAGE else None}


def _download(name: str, header: list[str], rows: Any) -> StreamingHttpResponse:
    response = StreamingHttpResponse(csvout.lines(header, rows), content_type=csvout.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
