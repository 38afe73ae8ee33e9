"""The talk on the officer's side: the panel, its form, who may write, what counts as read, the sign in the queue."""

import pytest

from complaints import talk
from complaints.models import Message
from complaints.tasks import count_workload
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, page, statements_of, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return make.at_desk(cast["verifikator"])


@pytest.fixture
def case(cast):
    return make.report().complaint


def asking(**given) -> dict[str, str]:
    return {"once": "a" * 16, "kind": "question", "text": "Jam berapa foto itu diunggah?", **given}


def test_question_goes_to_the_reporter_and_waits(case, verifier):
    response = verifier.post(step(case, "ask"), asking(), follow=True)

    assert "Pesan terkirim kepada pelapor." in text_of(response)
    assert "menunggu jawaban" in text_of(response)
    assert case.messages.get().is_question is True


def test_second_press_sends_nothing_twice(case, verifier):
    verifier.post(step(case, "ask"), asking())
    again = verifier.post(step(case, "ask"), asking(), follow=True)

    assert ("tidak dikirim dua kali" in text_of(again), case.messages.count()) == (True, 1)


@pytest.mark.parametrize(
    "given", [{"text": ""}, {"text": "  \x00"}, {"text": "x" * 4001}, {"kind": "order"}, {"once": ""}]
)
def test_refused_message_comes_back_with_its_words(case, verifier, given):
    response = verifier.post(step(case, "ask"), asking(**given))

    assert (response.status_code, case.messages.count()) == (422, 0)
    assert asking(**given)["text"].replace("\x00", "").strip() in response.content.decode()


def test_words_of_both_sides_are_escaped(case, verifier):
    talk.say(case, "<script>alert(1)</script>", key="k")

    response = verifier.get(page(case))

    assert "<script>alert(1)</script>" not in response.content.decode()
    assert "&lt;script&gt;" in response.content.decode()


def test_form_of_the_panel_is_well_formed(case, verifier):
    markup = verifier.get(page(case)).content.decode()

    assert 'id="form-ask" novalidate>' in markup


def test_message_is_new_until_an_officer_who_works_on_it_had_it_on_the_screen(case, cast, verifier):
    auditor = make.at_desk(cast["auditor"])
    talk.say(case, "Halo", key="k", uploads=[make.photo("#101010")])

    seen = [client.get(page(case)).context["talk"].unseen for client in (auditor, auditor, verifier, verifier)]

    assert seen == [1, 1, 1, 0]
    assert Message.objects.get().seen_at is not None


def test_message_on_a_forwarded_case_waits_for_the_desk_that_can_answer_it(case, cast, verifier):
    make.study(case, cast["verifikator"], until="forward")
    talk.say(case, "Apakah masih berjalan?", key="k")
    make.at_desk(cast["satgas"]).get(page(case))

    found = numbers_in(verifier.get(QUEUE, {"mark": "unread"}))
    form = verifier.get(page(case)).context["talk"].form

    assert (found, form is not None) == ([case.number], True)
    assert "Pesan baru" not in text_of(verifier.get(QUEUE))


def test_way_to_what_lies_unread_stands_over_the_queue_while_something_does(case, verifier):
    before = text_of(verifier.get(QUEUE))
    talk.say(case, "Halo", key="k")

    count_workload()
    ways = {way["name"]: way["count"] for way in verifier.get(QUEUE).context["views"]}
    assert ("Pesan baru" in before, ways["unread"]) == (False, 1)


def test_file_of_an_answer_stands_in_the_talk_without_the_name_the_reporter_gave_it(case, verifier):
    talk.say(case, "Ini gambarnya", key="k", uploads=[make.photo("#101010")])
    item = case.evidence.latest("pk")

    words = text_of(verifier.get(page(case)))

    assert f"1 bukti ditambahkan: Bukti {item.pk} · Gambar (JPEG)" in words
    assert "foto-dua-jari" not in words


@pytest.mark.parametrize("name", ["satgas", "kemendagri", "auditor"])
def test_other_readers_have_no_form_and_no_door(case, cast, name):
    case = make.study(case, cast["verifikator"], until="forward")
    reader = make.at_desk(cast[name])

    panel = reader.get(page(case)).context["talk"]
    response = reader.post(step(case, "ask"), asking())

    assert (panel.form, response.status_code, case.messages.count()) == (None, 409, 0)


def test_queue_marks_what_lies_unread(case, verifier):
    assert "pesan baru" not in text_of(verifier.get(QUEUE))
    talk.say(case, "Halo", key="k")
    marked = "pesan baru" in text_of(verifier.get(QUEUE))
    verifier.get(page(case))

    assert (marked, "pesan baru" in text_of(verifier.get(QUEUE))) == (True, False)


def test_long_talk_costs_no_statement_more_and_is_read_by_key(case, verifier):
    Message.objects.create(complaint=case, side="reporter", text="pesan-0.", key="r-0", seen_at=case.received_at)
    verifier.get(page(case))
    one = statements_of(verifier, page(case))
    for number in range(1, 25):
        Message.objects.create(
            complaint=case, side="reporter", text=f"pesan-{number}.", key=f"r-{number}", seen_at=case.received_at
        )

    last = verifier.get(page(case))
    older = verifier.get(f"{page(case)}?before={last.context['talk'].older}")

    assert (one, one <= 25) == (statements_of(verifier, page(case)), True)
    assert ("pesan-24." in text_of(last), "pesan-4." in text_of(last)) == (True, False)
    assert ("pesan-4." in text_of(older), older.context["talk"].older) == (True, 0)


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "%00", "1%20OR%201"])
def test_hostile_page_key_shows_the_youngest(case, verifier, before):
    assert verifier.get(f"{page(case)}?before={before}").status_code == 200


def test_withdrawal_and_identity_stand_in_the_officers_timeline(case, verifier, cast):
    from complaints import identity, workflow

    identity.upgrade(case, "confidential", {"name": "Sekar", "address": "Jalan 7"})
    workflow.move(case, "withdraw", actor=None, reason="Saya ditekan atasan.")
    words = text_of(verifier.get(page(case)))

    assert "Pelapor memberikan identitas" in words
    assert ("Pelapor menarik laporan" in words, "Saya ditekan atasan." in words) == (True, True)
    assert "Pakai sebagai informasi awal" in words


def test_withdrawn_report_is_taken_up_from_the_page(case, verifier):
    from complaints import workflow

    workflow.move(case, "withdraw", actor=None, reason="x")

    verifier.post(step(case, "revive"), {"reason": "Bukti kuat"})

    case.refresh_from_db()
    assert (case.status, case.kind) == ("initial_study", "initial_information")
