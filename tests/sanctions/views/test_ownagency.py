"""The letterhead of an agency and who signs for it, kept by its own officers."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from netralitas.audit.models import Entry
from netralitas.letters import letterheads
from netralitas.letters.statuses import Kind
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi, Office
from netralitas.people.offices import appointing_official_of
from netralitas.people.roles import Role
from sanctions import ownagency
from tests import make
from tests.complaints.desk import statements_of, text_of
from tests.lib import samples
from tests.sanctions.views.test_pages import signed_in

PAGE = "/instansi/kop/"
HEAD = {"unit": "Badan Kepegawaian", "address": "Jalan Melati 1\nTelepon (0999) 123", "city": "Tirta"}
SIGNS = {"title": "Bupati Tirtamukti", "holder_name": "Dr. Hj. Contoh Baru, M.Si.", "holder_nip": ""}
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast(settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.cast()


@pytest.fixture
def agency(cast) -> Instansi:
    return cast["instansi"].instansi


@pytest.fixture
def desk(cast):
    return signed_in(cast["instansi"])


def press(desk, step: str, values: dict):
    seen = desk.get(PAGE).context["seen"][step]
    typed = {f"{step}-{key}": one for key, one in values.items()}
    return desk.post(PAGE, {"langkah": step, "seen": seen, **typed})


def ppk(agency) -> Office:
    return appointing_official_of(agency, date.today())


def test_letterhead_is_that_of_the_next_letter_and_stands_on_the_page(agency, desk):
    said = press(desk, "kop", HEAD)

    agency.refresh_from_db()
    head = letterheads.letterhead_of(agency, Kind.SUMMONS)
    assert (said.status_code, head.name, head.address) == (
        302,
        "BADAN KEPEGAWAIAN",
        ["Jalan Melati 1", "Telepon (0999) 123"],
    )
    assert (letterheads.place_of(agency), head.parent) == ("Tirta", agency.letterhead["government"].upper())
    assert "Kepala surat disimpan." in text_of(desk.get(PAGE, follow=True))
    assert "Telepon (0999) 123" in text_of(desk.get(PAGE))
    assert Entry.objects.get(action="instansi.amend").data == {"changed": ["letterhead"]}


def test_same_day_corrects_the_signatory_and_another_one_records_a_successor(agency, desk):
    before = ppk(agency)
    press(desk, "ttd", {**SIGNS, "since": before.valid_from.isoformat()})
    corrected = ppk(agency)
    press(desk, "ttd", {**SIGNS, "holder_name": "Ir. Contoh Penerus", "since": date.today().isoformat()})
    before.refresh_from_db()

    assert (corrected.pk, corrected.holder_name) == (before.pk, SIGNS["holder_name"])
    assert (ppk(agency).holder_name, ppk(agency).valid_from) == ("Ir. Contoh Penerus", date.today())
    assert before.valid_to is not None
    assert "Contoh Penerus" not in str(list(Entry.objects.values_list("data", flat=True)))


@pytest.mark.parametrize(
    ("step", "values", "field"),
    [
        ("kop", {**HEAD, "address": "a\nb\nc\nd\ne"}, "kop-address"),
        ("kop", {**HEAD, "unit": "x" * 161}, "kop-unit"),
        ("kop", {**HEAD, "city": "a\x00b"}, "kop-city"),
        ("ttd", {**SIGNS, "since": ""}, "ttd-since"),
        ("ttd", {**SIGNS, "since": "9999-01-01"}, "ttd-since"),
        ("ttd", {**SIGNS, "since": "1990-01-01"}, "ttd-since"),
        ("ttd", {**SIGNS, "since": "besok"}, "ttd-since"),
        ("ttd", {**SIGNS, "since": "2020-01-01", "holder_nip": "12"}, "ttd-holder_nip"),
        ("ttd", {**SIGNS, "since": "2020-01-01", "holder_nip": "1" * 17 + "x"}, "ttd-holder_nip"),
        ("ttd", {**SIGNS, "since": "2020-01-01", "holder_name": " "}, "ttd-holder_name"),
    ],
)
def test_wrong_input_is_named_at_its_field_and_kept(agency, desk, step, values, field):
    head, signs = ownagency.head_of(agency), ownagency.signatory_of(ppk(agency))

    answer = press(desk, step, values)

    assert (answer.status_code, f'id="id_{field}_error"' in answer.content.decode()) == (422, True)
    kept = values.get("unit") or values.get("title")
    assert kept in answer.content.decode()
    agency.refresh_from_db()
    assert (ownagency.head_of(agency), ownagency.signatory_of(ppk(agency))) == (head, signs)


def test_words_that_look_like_markup_stay_words(desk):
    press(desk, "kop", {**HEAD, "unit": "<script>alert(1)</script>"})

    assert "<script>alert" not in desk.get(PAGE).content.decode().lower().replace("&lt;", "")


@pytest.mark.parametrize("step", ["kop", "ttd", "lain", ""])
def test_what_a_colleague_changed_meanwhile_is_not_overwritten(agency, desk, step):
    answer = desk.post(PAGE, {"langkah": step, "seen": "0" * 20, **{f"kop-{k}": v for k, v in HEAD.items()}})

    agency.refresh_from_db()
    assert (answer.status_code, agency.letterhead.get("city") == "Tirta") == (422, False)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.AGENCY_OFFICER])
def test_nobody_else_changes_it(agency, role):
    for door, more in ((ownagency.set_letterhead, {}), (ownagency.set_signatory, {"today": date.today()})):
        with pytest.raises(Refusal) as refused:
            door(agency, {**HEAD, **SIGNS, "since": date.today()}, seen="", actor=make.user(role), **more)
        assert refused.value.code == "not_your_agency"


def test_officer_of_another_agency_changes_only_their_own(agency, cast):
    press(signed_in(cast["instansi-lain"]), "kop", HEAD)

    agency.refresh_from_db()
    assert agency.letterhead.get("city") != "Tirta"


def test_page_asks_the_same_few_times(desk):
    desk.get(PAGE)

    assert statements_of(desk, PAGE) <= 12


def send(desk, data: bytes, name: str = "lambang.png"):
    return desk.post(PAGE, {"langkah": "logo", "logo-file": SimpleUploadedFile(name, data)})


def test_logo_is_uploaded_shown_and_taken_down(agency, desk):
    assert (send(desk, samples.emblem()).status_code, "kopview__logo" in desk.get(PAGE).content.decode()) == (302, True)
    shown = desk.get(f"{PAGE}lambang/")
    assert (shown["Content-Type"], shown["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert letterheads.letterhead_of(agency, Kind.SUMMONS).emblem.startswith("logo-")

    assert desk.post(PAGE, {"langkah": "tanpa"}).status_code == 302

    assert (desk.get(f"{PAGE}lambang/").status_code, "kopview__logo" in desk.get(PAGE).content.decode()) == (404, False)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Berkas ini kosong"),
        (b"<svg><script>alert(1)</script></svg>", "Jenis berkas ini tidak diterima."),
        (samples.moving_gif(), "Unggah gambar JPEG atau PNG."),
        (samples.emblem(10, 10), "terlalu kecil untuk dicetak"),
        (samples.emblem() + bytes(1024 * 1024), "Paling besar 1 MB"),
    ],
)
def test_what_is_no_logo_is_said_at_its_field(agency, desk, data, said):
    answer = send(desk, data)

    assert (answer.status_code, list(answer.context["logo_form"].errors)) == (422, ["file"])
    assert said in text_of(answer)


def test_a_logo_stays_with_its_agency(cast, desk):
    send(desk, samples.emblem())

    assert signed_in(cast["instansi-lain"]).get(f"{PAGE}lambang/").status_code == 404
