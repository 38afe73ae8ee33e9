"""Saved views on the queue: chips, the small form, the page to manage them; whatever is sent, nothing falls over."""

import re
from urllib.parse import urlencode

import pytest
from django.contrib import admin
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from complaints import savedviews
from complaints.models import Complaint, SavedView
from netralitas.people import accounts
from netralitas.people.models import Region
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, statements_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
VIEWS, ADD = f"{QUEUE}view/", f"{QUEUE}view/add/"
CHOSEN = {"shared": "own", "digest": "none"}


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def officer(cast):
    return cast["verifikator"]


@pytest.fixture
def desk(officer):
    return make.at_desk(officer)


@pytest.fixture
def beside(cast):
    return make.at_desk(cast["verifikator-kedua"])


def kept(actor, name="Mendesak", query=None, **more) -> SavedView:
    return savedviews.create(name, query or {"due": "late"}, known={"due", "status", "q"}, actor=actor, **more)


def chips_in(response) -> list[tuple[str, bool]]:
    """Return the chips of a queue, with whether each is the one shown now."""
    row = response.content.decode().partition('class="saved"')[2].partition("</nav>")[0]
    found = re.findall(r"<a href=\"[^\"]*\"( aria-current=\"true\")?>([^<]*?)\s*<", row)
    return [(name, bool(mark)) for mark, name in found if name != "Kelola tampilan"]


def offers_to_keep(response) -> bool:
    return 'id="form-view"' in response.content.decode()


def test_queue_offers_to_keep_what_it_is_narrowed_to_and_nothing_else(desk):
    make.report()

    offered = [offers_to_keep(desk.get(QUEUE + query)) for query in ("", "?p=1", "?q=+", "?due=late", "?q=tirtamukti")]

    assert offered == [False, False, False, True, True]


def test_kept_view_is_a_chip_that_leads_back_and_is_marked_there(desk):
    case = make.report().complaint
    form = re.search(r'name="query" value="([^"]*)"', desk.get(f"{QUEUE}?status=received&due=soon").content.decode())

    response = desk.post(ADD, {"name": "Segera", "query": form[1].replace("&amp;", "&"), **CHOSEN}, follow=True)

    assert response.redirect_chain == [(f"{QUEUE}?due=soon&status=received", 302)]
    assert (numbers_in(response), chips_in(response)) == ([case.number], [("Segera", True)])
    assert ("Tampilan disimpan." in text_of(response), offers_to_keep(response)) == (True, False)
    assert chips_in(desk.get(f"{QUEUE}?due=soon")) == [("Segera", False)]


def test_chip_of_the_unit_names_its_owner_and_may_be_kept_as_ones_own(officer, beside):
    kept(officer, shared=True)

    response = beside.get(f"{QUEUE}?due=late")

    assert (chips_in(response), offers_to_keep(response)) == ([("Mendesak", True)], True)
    assert "Mendesak Vera Larasmaya" in text_of(response)


def test_address_of_a_view_tells_nothing_and_leads_to_the_queue(desk, beside, officer):
    view = kept(officer, query={"q": "Yusuf Wirabuana", "due": "late"})

    assert view.get_absolute_url() == f"{VIEWS}{view.pk}/"
    assert desk.get(view.get_absolute_url()).url == f"{QUEUE}?due=late&q=Yusuf+Wirabuana"
    assert beside.get(view.get_absolute_url()).status_code == 404
    savedviews.change(view, name=view.name, shared=True, digest="none", actor=officer)
    assert beside.get(view.get_absolute_url()).status_code == 302


def test_filter_that_the_queue_no_longer_knows_is_left_out_of_the_way_back(desk, officer):
    view = savedviews.create("Lama", {"gone": "1", "due": "late"}, known={"gone", "due"}, actor=officer)

    assert desk.get(view.get_absolute_url(), follow=True).redirect_chain == [(f"{QUEUE}?due=late", 302)]
    assert chips_in(desk.get(f"{QUEUE}?due=late")) == [("Lama", True)]


def test_refused_form_is_shown_again_with_what_was_typed_and_can_be_mended(desk, officer):
    kept(officer)

    refused = desk.post(ADD, {"name": "mendesak", "query": "q=a%26b", "shared": "unit", "digest": "daily"})

    words = refused.content.decode()
    assert (refused.status_code, "Anda sudah punya tampilan dengan nama ini." in words) == (422, True)
    assert ('value="mendesak"' in words, 'value="q=a%26b"' in words) == (True, True)
    desk.post(ADD, {"name": "Lain", "query": "q=a%26b", "shared": "unit", "digest": "daily"})
    row = SavedView.objects.get(is_shared=True)
    assert (row.query, row.digest) == ("q=a%26b", "daily")


@pytest.mark.parametrize(
    "query",
    [
        "", "next=https://jahat.example", "//jahat.example", "https://jahat.example/?due=late", "p=2", "e=1", "o=1",
        "narrative__contains=a", "q=%00", "q=a%0D%0ALocation:x", "_popup=1", "due=late&zzz=1", "&&&", "%FF=%FF",
    ],
)  # fmt: skip
def test_query_that_is_none_of_the_queues_is_refused(desk, query):
    response = desk.post(ADD, {"name": "Jahat", "query": query, **CHOSEN})

    assert (response.status_code, SavedView.objects.count()) == (422, 0)


words = st.one_of(
    st.sampled_from(
        ["\x00", "‮txt", "<script>", "{{ 7*7 }}", "%s%d", "😀" * 70, "a" * 5000, "\r\n", " ", "own", "daily"]
    ),
    st.text(max_size=40),
)


@how(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(sent=st.fixed_dictionaries({}, optional=dict.fromkeys(("name", "query", "shared", "digest", "by"), words)))
def test_whatever_is_sent_gets_an_answer(desk, officer, sent):
    view = SavedView.objects.filter(name_index__gt="").first() or kept(officer)

    for address in (ADD, f"{VIEWS}{view.pk}/change/", f"{VIEWS}{view.pk}/up/"):
        assert desk.post(address, sent).status_code in (302, 422)
    assert desk.get(QUEUE, {"q": sent.get("query", "")}).status_code in (200, 302)
    assert desk.get(VIEWS).status_code == 200


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
@pytest.mark.parametrize("what", ["", "change/", "up/", "delete/"])
def test_view_that_is_not_there_is_not_found(desk, pk, what):
    method = desk.post if what else desk.get

    assert method(f"{VIEWS}{pk}/{what}").status_code == 404


@pytest.mark.parametrize("what", ["change/", "up/", "delete/"])
def test_view_of_a_colleague_is_not_there_to_be_changed(beside, officer, what):
    view = kept(officer, shared=True)

    response = beside.post(f"{VIEWS}{view.pk}/{what}", {"name": "Diambil", **CHOSEN})

    assert (response.status_code, SavedView.objects.get().name) == (404, "Mendesak")


def test_page_changes_orders_and_removes_ones_own(desk, officer):
    first, second = kept(officer, "Satu"), kept(officer, "Dua")

    change = {"name": "Dua lagi", "shared": "unit", "digest": "weekly"}
    changed = desk.post(f"{VIEWS}{second.pk}/change/", change, follow=True)
    assert changed.redirect_chain == [(f"{VIEWS}#step-view-{second.pk}", 302)]
    assert "2. Dua lagi Dibagikan E-mail setiap Senin" in text_of(changed)
    assert "1. Dua lagi" in text_of(desk.post(f"{VIEWS}{second.pk}/up/", follow=True))
    asked = desk.get(f"{VIEWS}{second.pk}/delete/")
    assert ("Hapus tampilan “Dua lagi”?" in text_of(asked), SavedView.objects.count()) == (True, 2)
    assert "Tampilan dihapus." in text_of(desk.post(f"{VIEWS}{second.pk}/delete/", follow=True))
    assert list(SavedView.objects.all()) == [first]


def test_page_says_by_what_a_view_narrows_and_not_the_word_looked_for(desk, officer):
    kept(officer, query={"q": "Yusuf Wirabuana", "due": "late"})

    words = text_of(desk.get(VIEWS))

    assert ("Disaring menurut: batas, kata pencarian" in words, "Yusuf" in words) == (True, False)


def test_page_of_somebody_at_another_desk_offers_to_choose_again(desk, officer, cast):
    kept(officer, shared=True, digest="daily")
    place = Region.objects.get(pk="99.02")
    accounts.set_role(officer, Role.VERIFIER, instansi=officer.instansi, region=place, actor=cast["admin"])

    response = desk.get(VIEWS)

    assert "Anda berpindah meja" in text_of(response)
    assert re.search(r'value="own"[^>]*checked', response.content.decode())
    assert '<option value="none" selected>' in response.content.decode()


def test_who_has_no_unit_is_not_offered_to_share(cast):
    response = make.at_desk(cast["auditor"]).get(f"{QUEUE}?due=late")

    assert (offers_to_keep(response), 'value="unit"' in response.content.decode()) == (True, False)


def test_form_sent_after_the_session_ended_is_given_back(client, desk, officer):
    page = desk.get(f"{QUEUE}?due=late").content.decode()
    mark = re.search(r'name="by" value="([^"]*)"', page)[1]
    client.post(ADD, {"name": "Mendesak", "query": "due=late", "by": mark, **CHOSEN})
    client.force_login(officer)

    words = client.get(ADD).content.decode()

    assert ('value="Mendesak"' in words, 'value="due=late"' in words) == (True, True)
    assert SavedView.objects.count() == 0


def test_queue_asks_as_often_with_forty_chips_as_with_one(desk, officer, cast):
    make.report()
    kept(officer, "Tampilan")
    statements_of(desk, QUEUE)
    one = statements_of(desk, QUEUE)
    for n in range(19):
        kept(officer, f"Tampilan {n}")
        kept(cast["verifikator-kedua"], f"Tampilan {n}", shared=True)

    assert (statements_of(desk, QUEUE), one <= 12) == (one, True)
    assert len(chips_in(desk.get(QUEUE))) == 39


def test_every_filter_of_the_list_can_be_kept(desk):
    names = [kind.parameter_name for kind in admin.site.get_model_admin(Complaint).list_filter]
    for name in names:
        desk.post(ADD, {"name": name, "query": urlencode({name: "1"}), **CHOSEN})

    assert SavedView.objects.count() == len(names) > 5
