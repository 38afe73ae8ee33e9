"""The pages of the register of officials, and the forms that offer whom it names."""

from datetime import date, timedelta

import pytest

from netralitas.letters.models import Letter
from sanctions import officials
from sanctions.models import Official
from tests import make
from tests.complaints.desk import statements_of, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/instansi/pejabat/"
TYPED = make.OFFICIAL | {"valid_from": "2026-01-05"}
MEETING = {"langkah": "call_to_receive", "meeting_time": "09:00", "place": "X"}
PLT = {"capacity": "Plt.", "name": "Contoh Pelaksana", "paper": "800/7/2026", "valid_from": "2026-11-01"}


@pytest.fixture
def desk(officer, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.signed_in(officer)


@pytest.fixture
def add(officer):
    def added(**changes) -> Official:
        return officials.add(officer.instansi, make.OFFICIAL | changes, actor=officer)

    return added


def ganti(**given) -> dict:
    return {f"ganti-{name}": value for name, value in given.items()}


def test_an_official_is_written_down_replaced_for_a_time_and_ended(desk):
    assert "Belum ada pejabat yang dicatat." in text_of(desk.get(PAGE))
    assert desk.post(PAGE, TYPED).status_code == 302
    head = Official.objects.get()

    assert desk.post(f"{PAGE}{head.pk}/", {"langkah": "ganti", **ganti(**PLT)}).status_code == 302
    page = text_of(desk.get(PAGE))
    assert ("Plt. Kepala Bagian Kepegawaian" in page, "menggantikan Contoh Wijaya, S.H." in page) == (True, True)

    seen = desk.get(f"{PAGE}{head.pk}/").context["seen"]
    assert desk.post(f"{PAGE}{head.pk}/", {"langkah": "masa", "seen": seen, "on": "2026-11-22"}).status_code == 302
    assert "Contoh Wijaya" in text_of(desk.get(f"{PAGE}?berakhir=1"))
    assert [row.name for row in desk.get(PAGE).context["rows"]] == ["Contoh Pelaksana"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"function": "raja"}, "function"),
        ({"function": ""}, "function"),
        ({"capacity": "Pjs."}, "capacity"),
        ({"capacity": "Plt."}, "paper"),
        ({"paper": "800/1"}, "paper"),
        ({"capacity": "Plh.", "paper": "800/1"}, "valid_to"),
        ({"valid_to": "2025-01-01"}, "valid_to"),
        ({"valid_from": "besok"}, "valid_from"),
        ({"valid_from": ""}, "valid_from"),
        ({"name": " "}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"post": "x" * 141}, "post"),
        ({"post": "x" * 130, "on_behalf": "y" * 30}, "post"),
        ({"nip": "12"}, "nip"),
        ({"nip": "١٩٧٤٠٣١٧١٩٩٨٠٣١٠٠٢"}, "nip"),
    ],
)
def test_wrong_input_is_named_at_its_field_and_kept(desk, changes, field):
    answer = desk.post(PAGE, TYPED | {"rank": "Penata (III/c)"} | changes)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert ("Penata (III/c)" in answer.content.decode(), Official.objects.count()) == (True, 0)


def test_words_that_look_like_markup_stay_words(desk):
    desk.post(PAGE, TYPED | {"name": "<script>alert(1)</script>", "post": '"><img src=x>'})

    for address in (PAGE, f"{PAGE}{Official.objects.get().pk}/"):
        page = desk.get(address).content.decode()
        assert ("<script>alert" in page, "<img src=x" in page) == (False, False)


@pytest.mark.parametrize("step", ["data", "masa", "ganti", "lain", ""])
def test_a_page_that_is_no_longer_so_changes_nothing(desk, add, step):
    head = add()

    answer = desk.post(f"{PAGE}{head.pk}/", {"langkah": step, "seen": "0" * 20, **TYPED, "on": "2026-11-22"})

    head.refresh_from_db()
    assert answer.status_code in {409, 422}
    assert (head.valid_to, Official.objects.count()) == (None, 1)


def test_officer_of_another_agency_finds_nothing(cast, settings, add):
    settings.DEMO = True
    there = make.signed_in(cast["instansi-lain"])

    assert there.get(f"{PAGE}{add().pk}/").status_code == 404
    assert there.get(PAGE).context["rows"] == []


def test_pages_ask_the_same_few_times_with_one_row_and_with_thirty(desk, add):
    head, _warm = add(), desk.get(PAGE)
    alone = [statements_of(desk, PAGE), statements_of(desk, f"{PAGE}{head.pk}/")]
    for n in range(30):
        add(post=f"Kepala Bagian {n}")

    assert [statements_of(desk, PAGE), statements_of(desk, f"{PAGE}{head.pk}/")] == alone
    assert max(alone) <= 12


def test_the_list_goes_on_by_key(desk, add):
    made = [add(function="superior" if n % 2 else "staffing").pk for n in range(30)]

    first = desk.get(PAGE)
    second = desk.get(PAGE, {"sesudah": first.context["following"]})

    shown = [row.pk for answer in (first, second) for row in answer.context["rows"]]
    assert shown == [*made[::2], *made[1::2]]
    assert second.context["following"] == ""
    assert desk.get(PAGE, {"sesudah": "x,٣"}).status_code == 200


def test_the_direct_superior_is_chosen_from_the_register(cast, desk, add):
    row = make.recommendation(cast)
    chief = add(function="superior", capacity="Plt.", paper="800/1", post="Sekretaris Daerah", on_behalf="Bupati")
    page = desk.get(f"/instansi/rekomendasi/{row.pk}/").content.decode()
    assert "Contoh Wijaya, S.H., Plt. Sekretaris Daerah a.n. Bupati" in page

    answer = desk.post(f"/instansi/rekomendasi/{row.pk}/", {"superior_from": chief.pk})

    row.refresh_from_db()
    opened = row.proceeding
    assert (answer.status_code, opened.superior_name, opened.superior_nip, opened.superior_post) == (
        302, "Contoh Wijaya, S.H.", "197403171998031002", "Plt. Sekretaris Daerah a.n. Bupati",
    )  # fmt: skip


def test_anybody_else_is_still_written_by_hand(cast, desk, add):
    row, _chief = make.recommendation(cast), add(function="superior")
    typed = {"superior_from": "", "superior_name": "Ratih", "superior_post": "Sekda", "superior_nip": ""}

    assert desk.post(f"/instansi/rekomendasi/{row.pk}/", typed).status_code == 302
    row.refresh_from_db()
    assert row.proceeding.superior_name == "Ratih"


@pytest.mark.parametrize("chosen", ["999999", "x", "1' OR 1=1", "ended", "elsewhere"])
def test_who_does_not_act_today_cannot_be_chosen(cast, desk, add, chosen):
    row, _other = make.recommendation(cast), add(function="superior")
    if chosen == "ended":
        chosen = str(add(function="superior", valid_to=date(2026, 11, 22)).pk)
    if chosen == "elsewhere":
        there = cast["instansi-lain"]
        chosen = str(officials.add(there.instansi, make.OFFICIAL | {"function": "superior"}, actor=there).pk)

    answer = desk.post(f"/instansi/rekomendasi/{row.pk}/", {"superior_from": chosen})

    assert answer.status_code == 422
    assert "superior_from" in answer.context["form"].errors


def test_the_team_takes_both_elements_with_their_numbers(cast, clock, desk, add):
    row = make.procedure(cast, clock, until="open")
    staffing, supervision = add(), add(function="supervision", name="Contoh Pengawas", post="Inspektur")
    form = next(i["form"] for i in desk.get(f"/instansi/perkara/{row.pk}/").context["steps"] if i["name"] == "team")
    assert form["staffing_from"].value() == str(staffing.pk)

    answer = desk.post(
        f"/instansi/perkara/{row.pk}/",
        {"langkah": "team", "staffing_from": staffing.pk, "supervision_from": supervision.pk},
    )

    assert answer.status_code == 302
    assert [(one.element, one.name, one.nip) for one in row.examiners.all()][1:] == [
        ("supervision", "Contoh Pengawas", "197403171998031002"),
        ("staffing", "Contoh Wijaya, S.H.", "197403171998031002"),
    ]


def test_a_draft_is_not_approved_after_the_time_of_whom_it_names(cast, clock, officer, settings, add):
    row = make.procedure(cast, clock, until="decide")
    settings.DEMO, desk = True, make.signed_in(officer)
    host, day = add(), row.decision.decided_on + timedelta(days=2)
    typed = {
        "langkah": "call_to_receive",
        "host_from": host.pk,
        "meeting_on": day,
        "meeting_time": "09:00",
        "place": "X",
    }
    assert desk.post(f"/instansi/perkara/{row.pk}/", typed).status_code == 302
    officials.end(host, day - timedelta(days=3), seen=officials.version(host), actor=officer)

    answer = make.approve(row, cast["instansi-kedua"])

    assert (answer.status_code, row.drafts.latest("pk").state) == (422, "open")
    assert "Isian konsep ini tidak dapat dipakai lagi" in text_of(answer)


def test_a_draft_is_approved_with_whom_the_register_names(cast, clock, officer, settings, add):
    row = make.procedure(cast, clock, until="decide")
    settings.DEMO, desk = True, make.signed_in(officer)
    host = add(capacity="Plh.", paper="800/9", valid_to=(row.decision.decided_on + timedelta(days=3)))
    day = row.decision.decided_on + timedelta(days=2)
    typed = {
        "langkah": "call_to_receive",
        "host_from": host.pk,
        "meeting_on": day,
        "meeting_time": "09:00",
        "place": "X",
    }
    assert desk.post(f"/instansi/perkara/{row.pk}/", typed).status_code == 302

    assert make.approve(row, cast["instansi-kedua"]).status_code == 302

    letter = Letter.objects.latest("pk")
    assert (letter.kind, letter.context["signer"]["title"], letter.context["signer"]["rank"]) == (
        "delivery_summons", "Plh. Kepala Bagian Kepegawaian", "Pembina (IV/a)",
    )  # fmt: skip
