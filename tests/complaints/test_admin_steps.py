"""Every step as a form: what it writes, what a refusal leaves standing, what waits for a session that ended."""

import re

import pytest

from complaints import triage, workflow
from complaints.admin.stepforms import mark_of
from complaints.models import Complaint
from netralitas.people.models import Instansi
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, page, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return make.at_desk(cast["verifikator"])


def test_the_whole_study_is_led_through_the_pages(cast, verifier):
    case = make.report(what={"acts": []}).complaint
    ds07 = case.accused.get()
    row = triage.catalogue.in_force(case.occurred_on)
    violation = next(entry for entry in row if entry.code == "DS-07")

    for action, given in [
        ("examine", {}),
        ("choose_act", {"violation": violation.pk, "accused": ds07.pk}),
        ("adopt", {"reason": "Layak ditelusuri"}),
        ("register", {"register_number": "018/TM/PP/Kab/XI/2026"}),
        ("study", {}),
    ]:
        assert verifier.post(step(case, action), given).status_code == 302
    act = case.acts.get()
    verdict = verifier.post(step(case, "decide"), {"act": act.pk, "verdict": "proven", "reason": "Jelas pada foto"})
    forward = verifier.post(step(case, "forward"), {"conclusion": "Terbukti"}, follow=True)

    case.refresh_from_db()
    assert (verdict.status_code, case.status, case.kind, case.register_number) == (
        302, "proven_forwarded", "finding", "018/TM/PP/Kab/XI/2026",
    )  # fmt: skip
    assert "Langkah “Terbukti, teruskan” tercatat." in text_of(forward)


def test_refused_step_keeps_what_was_typed_and_says_why_at_the_field(cast, verifier):
    officer = cast["verifikator"]
    taken = make.study(make.report().complaint, officer, until="register")
    case = make.study(make.report().complaint, officer, until="adopt")

    response = verifier.post(step(case, "register"), {"register_number": taken.register_number})

    case.refresh_from_db()
    assert (response.status_code, case.status) == (422, "initial_study")
    assert response.context["bound"].errors.as_data()["register_number"][0].code == "register_number_taken"
    assert f'value="{taken.register_number}"' in response.content.decode()
    assert "Nomor register ini sudah dipakai." in text_of(response)


@pytest.mark.parametrize(
    ("until", "action", "given", "field"),
    [
        ("examine", "ask_completion", {"reason": "  "}, "reason"),
        ("examine", "decline", {"ground": "DECLINE-OTHER", "reason": ""}, "reason"),
        ("examine", "decline", {"reason": "x"}, "ground"),
        ("adopt", "register", {"register_number": ""}, "register_number"),
        ("study", "close", {"reason": ""}, "reason"),
        ("study", "decide", {"verdict": "proven", "reason": ""}, "reason"),
        ("study", "decide", {"reason": "Jelas"}, "verdict"),
        ("study", "drop_act", {"reason": ""}, "reason"),
        ("study", "set_phase", {"phase": "before", "reason": ""}, "reason"),
        ("study", "set_phase", {"reason": "x"}, "phase"),
        ("examine", "ask_completion", {"reason": "x" * 5000}, "reason"),
        ("adopt", "register", {"register_number": "9" * 61}, "register_number"),
    ],
)
def test_empty_and_overlong_answers_get_a_sentence_at_their_field(cast, verifier, until, action, given, field):
    case = make.study(make.report().complaint, cast["verifikator"], until=until)
    before = Complaint.objects.values().get(pk=case.pk)
    if action in ("decide", "drop_act"):
        given = {"act": case.acts.get().pk, **given}

    response = verifier.post(step(case, action), given)

    assert (response.status_code, list(response.context["bound"].errors)) == (422, [field])
    assert Complaint.objects.values().get(pk=case.pk) == before
    for value in given.values():
        assert str(value).strip() in response.content.decode()


def test_invisible_characters_do_not_break_a_step(cast, verifier):
    case = make.study(make.report().complaint, cast["verifikator"], until="examine")

    response = verifier.post(step(case, "ask_completion"), {"reason": "Tempat\x00 kejadian\u200b?"})

    assert (response.status_code, case.events.last().note) == (302, "Tempat kejadian\u200b?")


def test_stale_page_shows_where_the_case_is_now_and_gives_the_text_back(cast, verifier):
    officer = cast["verifikator"]
    case = make.study(make.report().complaint, officer, until="examine")
    other = make.user("verifier", "rekan", region="99.01")
    other.first_name, other.last_name = "Damar", "Pradana"
    other.save()
    workflow.move(case, "decline", actor=other, ground="DECLINE-OTHER", reason="Bukan ASN")

    response = verifier.post(step(case, "ask_completion"), {"reason": "Sebutkan tempat kejadian"})

    words = text_of(response)
    assert response.status_code == 409
    assert "tidak terbuka pada status saat ini" in words
    assert "“Tidak diregister” sejak " in words
    assert "(Damar Pradana)" in words
    assert "Sebutkan tempat kejadian" in words


def test_page_says_since_when_a_case_stands_there_also_where_something_else_was_written_since(cast, verifier):
    other = make.user("verifier", "rekan", region="99.01")
    other.first_name, other.last_name = "Damar", "Pradana"
    other.save()
    case = workflow.move(make.report(when={"contest_code": ""}).complaint, "examine", actor=other)
    verifier.post(step(case, "set_contest"), {"seen": "", "contest": "PILKADA-2024", "reason": ""})

    words = text_of(verifier.post(step(case, "examine")))

    assert ("“Kajian awal” sejak " in words, "(Damar Pradana)" in words) == (True, True)


def test_second_press_is_told_that_the_step_is_recorded(cast, verifier):
    case = make.report().complaint

    first = verifier.post(step(case, "examine"), follow=True)
    second = verifier.post(step(case, "examine"), follow=True)

    assert (first.status_code, second.status_code, case.events.filter(action="examine").count()) == (200, 200, 1)
    assert "Langkah ini sudah tercatat" in text_of(second)


def test_two_officers_change_the_same_accused_and_nothing_is_overwritten_unseen(cast, verifier):
    case = make.report().complaint
    person = case.accused.get()
    seen = re.search(r'name="seen" value="(\w+)"', verifier.get(page(case)).content.decode())[1]
    triage.identify(person, {"name": "Yusuf Wirabuana"}, actor=cast["verifikator"])
    typed = {"accused": person.pk, "seen": seen, "name": "Y. Wirabuana", "post": person.post, "employment": "pns"}

    late = verifier.post(step(case, "identify"), typed)

    person.refresh_from_db()
    assert (late.status_code, person.name) == (409, "Yusuf Wirabuana")
    assert "diubah petugas lain" in text_of(late)
    assert 'value="Y. Wirabuana"' in late.content.decode()

    again = re.search(r'name="seen" value="(\w+)"', late.content.decode())[1]
    assert verifier.post(step(case, "identify"), {**typed, "seen": again}).status_code == 302
    person.refresh_from_db()
    assert person.name == "Y. Wirabuana"


def identify_with(case, **given) -> dict:
    person = case.accused.get()
    return {"accused": person.pk, "seen": mark_of(person), "employment": "pns", "post": "Camat", **given}


def test_accused_is_completed_with_a_number_written_as_on_the_card(cast, verifier):
    case = make.report().complaint
    agency = case.accused.get().instansi_id

    response = verifier.post(
        step(case, "identify"),
        identify_with(case, name="Yusuf", nip="19740317 199803 1 002", instansi=agency, post_class="Administrator"),
    )

    person = case.accused.get()
    assert (response.status_code, person.nip, person.post_class) == (302, "197403171998031002", "Administrator")


@pytest.mark.parametrize(
    ("field", "value"),
    [("nip", "123"), ("instansi", "0"), ("employment", "king"), ("post_class", "Raja"), ("name", "x" * 200)],
)
def test_what_cannot_be_of_an_accused_is_refused_at_its_field(cast, verifier, field, value):
    case = make.report().complaint

    response = verifier.post(step(case, "identify"), identify_with(case, **{field: value}))

    assert (response.status_code, list(response.context["bound"].errors)) == (422, [field])


# --- The agency of an accused, looked for on the server


def choices_of(response) -> dict[str, int]:
    """Return the agencies a page offers for the one accused of a case."""
    form = next(panel.form for panel in response.context["accused"])
    return {label: value for value, label in form.fields["instansi"].choices if value}


def chosen_in(response) -> list[str]:
    return re.findall(r'name="instansi" value="(\d*)"[^>]* checked', response.content.decode())


def test_agency_is_found_without_a_script_and_nothing_typed_is_lost(cast, verifier):
    case = make.report(who={"agency_id": "", "agency_text": "Dinas entah"}).complaint
    typed = identify_with(
        case, name="Yusuf W", nip="12", post="Lurah", post_class="Administrator", agency_q="lembah kencana"
    )

    looked = verifier.post(step(case, "identify"), {**typed, "cari": "1"})
    found = choices_of(looked)

    assert (looked.status_code, case.accused.get().name) == (200, "")
    assert list(found) == ["Pemerintah Kabupaten Lembah Kencana"]
    assert "1 instansi cocok" in text_of(looked)
    assert "Belum tersimpan" not in text_of(looked)
    for value in ("Yusuf W", "12", "Lurah", "lembah kencana"):
        assert f'value="{value}"' in looked.content.decode()
    assert '<option value="Administrator" selected>' in looked.content.decode()

    agency = found["Pemerintah Kabupaten Lembah Kencana"]
    saved = verifier.post(step(case, "identify"), {**typed, "nip": "", "instansi": agency})

    assert (saved.status_code, case.accused.get().instansi_id) == (302, agency)


def test_page_offers_the_agency_on_file_and_asks_for_no_other(cast, verifier):
    case = make.report().complaint
    person = case.accused.get()

    response = verifier.get(page(case))

    assert choices_of(response) == {person.instansi.name: person.instansi_id}
    assert chosen_in(response) == [str(person.instansi_id)]
    assert "select2" not in response.content.decode()


def test_second_search_keeps_what_the_first_one_chose(cast, verifier):
    case = make.report().complaint
    first = Instansi.objects.get(code="pemda-99-02")

    response = verifier.post(
        step(case, "identify"), identify_with(case, instansi=first.pk, agency_q="harapan jaya", cari="1")
    )

    assert list(choices_of(response)) == [
        "Pemerintah Kabupaten Tirtamukti",
        "Pemerintah Kabupaten Lembah Kencana",
        "Pemerintah Kota Harapan Jaya",
    ]
    assert chosen_in(response) == [str(first.pk)]


def test_search_whose_answer_was_not_chosen_is_not_saved_as_if_it_were(cast, verifier):
    case = make.report().complaint
    agency = case.accused.get().instansi_id

    response = verifier.post(
        step(case, "identify"), identify_with(case, name="Yusuf", instansi=agency, agency_q="harapan jaya")
    )

    assert (response.status_code, case.accused.get().name) == (422, "")
    assert response.context["bound"].errors.as_data()["agency_q"][0].code == "nothing_chosen"
    assert "Pemerintah Kota Harapan Jaya" in choices_of(response)


def test_who_employs_nobody_is_not_offered(cast, verifier):
    case = make.report().complaint

    response = verifier.post(step(case, "identify"), identify_with(case, agency_q="bawaslu harapan", cari="1"))

    assert Instansi.objects.filter(name="Bawaslu Kota Harapan Jaya", has_appointing_official=False).exists()
    assert "Tidak ada instansi yang cocok." in text_of(response)


def test_search_that_finds_too_many_asks_for_more_words(cast, verifier):
    case = make.report().complaint

    response = verifier.post(step(case, "identify"), identify_with(case, agency_q="kabupaten", cari="1"))

    assert "ini 20 yang terdekat" in text_of(response)


@pytest.mark.parametrize("text", ["", "%", "_", "<script>alert(1)</script>", "a" * 5000, "\x00", "' OR 1=1"])
@pytest.mark.parametrize("chosen", ["", "x", "99999999999999999999", "-1", "²"])
def test_no_search_does_harm(cast, verifier, text, chosen):
    case = make.report().complaint

    response = verifier.post(
        step(case, "identify"), identify_with(case, instansi=chosen, agency_q=text, cari="1", accused="9²")
    )

    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()


def test_search_is_only_of_the_step_that_offers_one(cast, verifier):
    case = make.report().complaint

    assert verifier.post(step(case, "examine"), {"cari": "1"}).status_code == 302
    assert Complaint.objects.get(pk=case.pk).status == "initial_study"


def test_search_waits_for_the_one_whose_session_ended(cast, verifier):
    case = make.report().complaint
    mark = verifier.get(page(case)).context["owner_mark"]
    verifier.cookies.pop("sessionid")
    verifier.post(
        step(case, "identify"), identify_with(case, by=mark, name="Yusuf W", agency_q="harapan jaya", cari="1")
    )
    verifier.force_login(cast["verifikator"])

    back = verifier.get(step(case, "identify"))

    assert 'value="Yusuf W"' in back.content.decode()
    assert "Pemerintah Kota Harapan Jaya" in choices_of(back)


def test_act_of_another_case_cannot_be_decided_from_here(cast, verifier):
    officer = cast["verifikator"]
    mine, other = (make.study(make.report().complaint, officer, until="study") for _n in range(2))

    response = verifier.post(step(mine, "decide"), {"act": other.acts.get().pk, "verdict": "proven", "reason": "x"})

    assert (response.status_code, other.acts.get().verdict) == (422, "pending")


def test_suggestions_come_with_the_words_that_speak_for_them(cast, verifier):
    case = make.report(what={"acts": [], "narrative": "Pak camat ikut kampanye calon di lapangan."}).complaint

    choice = verifier.get(page(case)).context["choose"]

    row, words = choice["suggestions"][0]
    assert (row.code, words) == ("DS-04", "“ikut kampanye”")


def test_case_is_taken_and_given_back(cast, verifier):
    case = make.report().complaint

    verifier.post(step(case, "assign"), {"to": "me"})
    assert Complaint.objects.get().assignee == cast["verifikator"]
    assert numbers_in(verifier.get(QUEUE, {"officer": "me"})) == [case.number]
    verifier.post(step(case, "assign"), {"to": "none"})

    assert Complaint.objects.get().assignee is None


def test_unknown_step_is_no_address(cast, verifier):
    case = make.report().complaint

    assert verifier.post(step(case, "promote")).status_code == 404
    assert verifier.get(step(case, "examine")).status_code == 302


# --- A session that ends in the middle of a form


def test_what_was_typed_waits_for_the_one_who_typed_it(cast, verifier):
    case = make.study(make.report().complaint, cast["verifikator"], until="examine")
    mark = verifier.get(page(case)).context["owner_mark"]
    verifier.session.flush()
    verifier.cookies.pop("sessionid")

    sent = verifier.post(step(case, "ask_completion"), {"by": mark, "reason": "Sebutkan tempat kejadian"})
    verifier.force_login(cast["verifikator"])
    back = verifier.get(step(case, "ask_completion"))

    assert (sent.status_code, sent.url) == (302, f"/admin/login/?next={step(case, 'ask_completion')}")
    assert "Sesi Anda berakhir" in text_of(back)
    assert "Sebutkan tempat kejadian</textarea>" in back.content.decode()
    assert verifier.post(step(case, "ask_completion"), {"reason": "Sebutkan tempat kejadian"}).status_code == 302
    assert verifier.get(step(case, "ask_completion")).status_code == 302


def test_what_was_typed_is_not_given_to_the_next_person_at_the_desk(cast, verifier):
    case = make.study(make.report().complaint, cast["verifikator"], until="examine")
    mark = verifier.get(page(case)).context["owner_mark"]
    verifier.cookies.pop("sessionid")
    verifier.post(step(case, "ask_completion"), {"by": mark, "reason": "Sebutkan tempat kejadian"})

    verifier.force_login(make.user("verifier", "rekan", region="99.01"))

    assert verifier.get(step(case, "ask_completion")).status_code == 302


def test_stranger_cannot_fill_the_session_table(client, cast):
    case = make.report().complaint

    for mark in ("", "1", "forged:mark"):
        client.post(step(case, "examine"), {"by": mark, "reason": "x"})

    assert "sessionid" not in client.cookies
