"""May I do this? One question at a time; the answers given so far stand in the address and nowhere else."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from complaints import catalogue, everyday, season, selfcheck
from complaints.forms.rules import ActSearch, TimeForm
from complaints.models import EverydayAct, Standing, Violation
from complaints.wording import Article, articles, level_words, phase_words, theme_words, verdict_words

REFUSED = 422
LONGEST = 40
WHO, WHAT, WHEN = "saya", "apa", ("pemilihan", "waktu", "tanggal")


@dataclass(frozen=True)
class Asked:
    """What the address says so far; a part that names nothing known is None."""

    standing: Standing | None
    choice: everyday.Choice | None
    query: QueryDict

    def address(self, **changed: str | None) -> str:
        """Return the query with some answers given, changed or (None) taken back."""
        kept = {
            WHO: self.standing.code if self.standing else "",
            WHAT: self.choice.code if self.choice else "",
            **{name: self.query.get(name, "")[:LONGEST] for name in WHEN},
            **{name: value or "" for name, value in changed.items()},
        }
        return "?" + urlencode({name: value for name, value in kept.items() if value})

    @property
    def is_timed(self) -> bool:
        return any(name in self.query for name in WHEN)


@dataclass(frozen=True)
class Falls:
    """One entry an act falls under, with what it brings."""

    row: Violation
    phase: str
    consequence: str


@require_http_methods(["GET", "HEAD", "POST"])
def selfcheck_page(request: HttpRequest) -> HttpResponse:
    """Ask who, what and when; then answer. A search for the act comes by POST, for people write names into it."""
    today = timezone.localdate()
    rows = catalogue.in_force(today)
    acts = list(EverydayAct.objects.all())
    standings = list(Standing.objects.all())
    who = request.GET.get(WHO, "")
    asked = Asked(
        next((one for one in standings if one.code == who), None),
        everyday.choice_of(request.GET.get(WHAT, ""), acts, rows),
        request.GET,
    )
    if not (rows and standings):
        return _page(request, asked, "empty")
    if asked.standing is None:
        return _ask_who(request, asked, standings, acts)
    if asked.standing.reach == "elsewhere":
        return _answer_outside(request, asked, asked.standing)
    if asked.choice is None or request.method == "POST":
        return _ask_what(request, asked, acts, today)
    form = _time_form(asked)
    if not (form.is_bound and form.is_valid()):
        return _page(request, asked, "when", {"form": form}, refused=form.is_bound)
    day, contest = form.day(today), form.cleaned_data["pemilihan"]
    reply = everyday.reply(asked.choice, asked.standing, day=day, contest=contest, rows=rows)
    return _answer(request, asked, reply, form, day)


def _ask_who(request: HttpRequest, asked: Asked, standings: list[Standing], acts: list[EverydayAct]) -> HttpResponse:
    unknown = WHO in request.GET
    context = {
        "standings": standings,
        "often": [(act, asked.address(apa=act.code), verdict_words(act.verdict)) for act in acts if act.is_often],
        "error": _("Pilih salah satu lebih dulu.") if unknown else "",
    }
    return _page(request, asked, "who", context, refused=unknown)


def _ask_what(request: HttpRequest, asked: Asked, acts: list[EverydayAct], today: date) -> HttpResponse:
    form = ActSearch(request.POST) if request.method == "POST" else ActSearch()
    searched = form.is_bound and form.is_valid()
    found = everyday.find(form.cleaned_data["kata"], acts, on=today) if searched else []
    unknown = request.method != "POST" and bool(request.GET.get(WHAT))
    context = {
        "form": form,
        "searched": searched,
        "found": [(choice, asked.address(apa=choice.code)) for choice in found],
        "themes": [
            (theme_words(theme), [(act, asked.address(apa=act.code)) for act in members])
            for theme, members in groupby(acts, key=lambda act: act.theme)
        ],
        "other": asked.address(apa="DS-13"),
        "error": _("Perbuatan itu tidak ada di daftar. Pilih yang lain.") if unknown else "",
    }
    return _page(request, asked, "what", context, refused=unknown or (form.is_bound and not searched))


def _time_form(asked: Asked) -> TimeForm:
    contests = [(one.contest.code, _(one.contest.title)) for one in season.seasons()]
    return TimeForm(asked.query if asked.is_timed else None, contests=contests)


def _answer(request: HttpRequest, asked: Asked, reply: everyday.Reply, form: TimeForm, day: date) -> HttpResponse:
    falls = [
        Falls(
            reply.entries[one.code],
            phase_words(one.phase),
            _(one.consequence) if one.consequence else level_words(one.level),
        )
        for one in reply.answer.findings
    ]
    context = _of_answer(reply.answer) | {
        "falls": falls,
        "bases": [*articles([dict(row) for row in reply.answer.bases], day), *_bases(falls, day)],
        "timing": reply.timing,
        "day": day,
        "is_now": form.cleaned_data["waktu"] == "sekarang",
        "contest": form.contest_title,
    }
    return _page(request, asked, "answer", context)


def _answer_outside(request: HttpRequest, asked: Asked, standing: Standing) -> HttpResponse:
    answer = selfcheck.outside(everyday.asker_of(standing))
    bases = articles([dict(row) for row in answer.bases], timezone.localdate())
    return _page(request, asked, "answer", _of_answer(answer) | {"bases": bases, "outside": True})


def _of_answer(answer: selfcheck.Answer) -> dict[str, Any]:
    return {"answer": answer, "verdict": verdict_words(answer.verdict)}


def _bases(falls: list[Falls], day: date) -> list[Article]:
    """Return the articles in force on the day that the entries rest on, each once."""
    found = [article for fall in falls for article in articles(fall.row.bases, day) if article.is_current]
    return list(dict.fromkeys(found))


def _page(
    request: HttpRequest, asked: Asked, step: str, context: dict[str, Any] | None = None, *, refused: bool = False
) -> HttpResponse:
    common = {
        "step": step,
        "asked": asked,
        "here": "cek",
        "change_who": asked.address(saya=None),
        "change_what": asked.address(apa=None),
        "change_when": asked.address(pemilihan=None, waktu=None, tanggal=None),
    }
    status = REFUSED if refused else 200
    return render(request, f"public/selfcheck_{step}.html", {**common, **(context or {})}, status=status)
