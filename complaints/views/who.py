"""Whom the report is about: everybody entered so far, one more, one changed, one taken out."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from complaints import drafts
from complaints.answers import labels_of, people_of, version_of
from complaints.forms.who import WhoForm, new_id
from complaints.placing import place_of
from complaints.views.report import Page, answer, ask, sent_already
from complaints.views.steps import BY_KEY, after, came_from_review, show
from complaints.views.summary import person_lines
from complaints.views.visitor import draft_of
from netralitas.lib.refusal import Refusal

STEP = BY_KEY["who"]
ONE_MORE = "baru"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest) -> HttpResponse:
    """Ask about one person, or show everybody entered; ``?orang=`` says whom to ask about."""
    draft, code = draft_of(request)
    if draft and draft.complaint_id:
        return sent_already(request)
    page = Page(request, STEP, draft, code)
    people = people_of(page.data)
    wanted = request.POST.get("orang") or request.GET.get("orang", "")
    person = next((row for row in people if row["id"] == wanted), None)
    page.context = {"person": person, "others": len(people) - bool(person), "heading": _heading(people, person)}
    if request.method != "POST":
        if draft is None:
            return redirect("report_start")
        if people and person is None and (wanted != ONE_MORE or len(people) >= settings.MOST_ACCUSED):
            return _everybody(page)
        page.version = version_of(person)
        return ask(page, WhoForm(answers=page.data, person=person or {"id": new_id()}))
    if gone := request.POST.get("hapus"):
        return _take_out(page, gone)
    return answer(page, WhoForm(request.POST, answers=page.data, person=person))


def _everybody(page: Page) -> HttpResponse:
    place = place_of(page.data)
    people = person_lines(page.data, place.regions)
    return show(
        page.request,
        "public/report_people.html",
        STEP,
        page.draft,
        page.code,
        place=place,
        people=people,
        may_add=len(people) < settings.MOST_ACCUSED,
        most=settings.MOST_ACCUSED,
        onward=BY_KEY["review"] if came_from_review(page.request) else after(STEP, page.data),
    )


def _take_out(page: Page, person: str) -> HttpResponse:
    if page.draft is None:
        return redirect("report_start")
    try:
        drafts.remove_person(page.draft, person)
    except Refusal as refusal:
        return redirect("report_receipt" if refusal.code == "already_sent" else "report_start")
    return HttpResponseRedirect(STEP.url + ("?dari=periksa" if came_from_review(page.request) else ""))


def _heading(people: list[dict], person: dict | None) -> str:
    if person is not None:
        return _("Ubah: %(who)s") % {"who": labels_of(people)[person["id"]]}
    return _("Siapa lagi yang dilaporkan?") if people else _("Siapa yang dilaporkan?")
