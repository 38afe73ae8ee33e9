"""Whatever is typed: no form falls over, nothing typed disappears, and what a form accepts can be sent as a report."""

import json
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, example, given
from hypothesis import settings as how
from hypothesis import strategies as st

from complaints import drafts, intake
from complaints.elements import elements_so_far
from complaints.fields import EARLIEST
from complaints.forms.base import StepForm
from complaints.models import Complaint, Draft
from complaints.placing import place_of
from complaints.statuses import Answer, Employment, IdentityMode
from complaints.views.steps import BY_KEY, FORMS
from tests import make

pytestmark = pytest.mark.django_db
QUIET = how(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
EVIL = ["\x00", "‮txt", "<script>", "' OR 1=1 --", "{{ 7*7 }}", "%s%d", "..", "é́", "😀" * 40, "a" * 5000, "\r\n\t", " "]
words = st.one_of(st.sampled_from(EVIL), st.text(max_size=40))
days = st.one_of(
    words,
    st.dates(EARLIEST, date(2024, 12, 1)).map(str),
    st.sampled_from(["0000-00-00", "31-02-2024", "9999-12-31", "1 mei 2024"]),
)
numbers = st.one_of(words, st.sampled_from(["-1", "0", "9" * 30, "1e3", "٣"]))
codes = st.lists(st.sampled_from(["DS-01", "DS-07", "DS-08", "DS-11", "KE-06", "PP-5n1", "XX-1", "\x00"]), max_size=4)
people = st.lists(st.sampled_from(["p0", "p1", "p9", "\x00"]), max_size=3)


def one_of(values: list[str]):
    return st.one_of(st.sampled_from(values), words)


def posts(**fields) -> st.SearchStrategy[QueryDict]:
    """Return forms as a browser, or somebody with worse in mind, may send them: any of the fields, any text."""
    return st.fixed_dictionaries({}, optional=fields).map(_query)


def _query(typed: dict) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in typed.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return query


BUTTONS = ["", "cari", "simpan", "tambah", "hapus"]
answers = one_of(Answer.values)
HOSTILE = {
    "who": posts(
        orang=words, post=words, accused_name=words, accused_description=words, account=words, plate=words,
        agency_text=words, agency_q=words, agency_id=numbers, region_q=words,
        region_code=one_of(["33.05", "99.01", "33", "00.00"]), employment_status=one_of(Employment.values), nip=numbers,
        offered=words,
    ),
    "what": posts(narrative=words, acts=codes, none_fits=words, offered=words),
    "when": posts(
        **{"occurred_on": days, "known_on": days, "known_same_day": words, "occurred_time": words, "place": words},
        **{"contest_code": one_of(["PEMILU-2024", "PILKADA-2024", "PILKADA-ULANG-2025"])},
        **{"saksi-0": words, "kontak-0": words, "saksi-7": words, "saksi-88": words, "saksi--1": words},
    ),
    "detail": posts(
        **{"siapa-DS-07": people, "siapa-DS-08": people, "hari-DS-07": days, "hari-XX": days},
        **{"pasangan-p0": answers, "cltn-p1": answers, "pasangan-p9": answers},
    ),
    "you": posts(mode=one_of(IdentityMode.values), name=words, address=words, phone=numbers, email=words),
}  # fmt: skip
steps = st.fixed_dictionaries(HOSTILE)


@pytest.fixture
def _places(settings):
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, (10_000, 3600))
    make.cast()


def begun() -> Draft:
    """Return a draft of two people and two acts, so that every form has everything to ask."""
    draft, _code = drafts.start()
    for person in ("p0", "p1"):
        draft = drafts.save_person(draft, {"post": person}, person=person)
    draft = drafts.save_step(draft, "what", {"narrative": "Camat membagikan kaus.", "acts": ["DS-07", "DS-08"]})
    return drafts.save_step(draft, "you", {"mode": "anonymous"})


def filled(key: str, query: QueryDict, draft: Draft) -> StepForm:
    return FORMS[key](query, answers=draft.data)


@QUIET
@given(typed=steps)
@example(typed={key: QueryDict() for key in HOSTILE})
def test_form_says_yes_or_a_sentence_and_what_it_keeps_is_plain(_places, typed):
    draft = begun()
    for key, query in typed.items():
        form = filled(key, query, draft)
        if form.is_valid():
            assert json.loads(json.dumps(form.values())) == form.values()
            assert isinstance(form.differences({}), list)
        else:
            assert [problem for problem in form.problems if not problem.sentence.strip()] == []


@QUIET
@given(typed=steps)
def test_whatever_the_forms_accept_can_be_judged_and_sent(_places, typed):
    draft = begun()
    for key, query in typed.items():
        form = filled(key, query, draft)
        if form.is_valid():
            draft = form.keep(draft)
    for key, form_of_step in FORMS.items():
        assert form_of_step(answers=draft.data).kept() is not None, key
    found = elements_so_far(draft.data, place_of(draft.data), has_files=False, now=datetime.now(UTC))

    case = intake.receive(draft).complaint

    assert (found.total, Complaint.objects.filter(pk=case.pk, accused__isnull=False).exists()) == (7, True)
    assert "\x00" not in case.narrative + case.place + case.title


@QUIET
@given(
    key=st.sampled_from(sorted(HOSTILE)),
    extra=st.sampled_from(["", "cari", "simpan", "tambah", "hapus"]),
    data=st.data(),
)
def test_page_answers_every_post_and_gives_back_what_was_typed(_places, key, extra, data):
    browser, query = Client(), data.draw(HOSTILE[key])
    make.answered(browser, until="bukti")
    if extra:
        query[extra] = data.draw(words)
    query["versi"] = data.draw(words)

    response = browser.post(BY_KEY[key].url, query.urlencode(), content_type="application/x-www-form-urlencoded")

    assert response.status_code in (200, 302, 409, 422)
    if response.status_code != 302:
        shown = unescape(response.text)
        for name in {"post", "narrative", "place", "name"} & set(query) - ({"name"} if key != "you" else set()):
            kept = " ".join(query[name].replace("\x00", "").split())[:60]
            assert kept in " ".join(shown.split())


@QUIET
@given(orang=words, dari=words)
def test_page_answers_every_address(_places, orang, dari):
    browser = Client()
    make.answered(browser, until="bukti")

    for key in HOSTILE:
        assert browser.get(BY_KEY[key].url, {"orang": orang, "dari": dari}).status_code in (200, 302)
