"""The reporter reads an invitation to clarify as an invitation, and says whether they come."""

from datetime import timedelta

import pytest
from django.utils import timezone

from complaints import clarifying, talk, triage, workflow
from complaints.models import Clarification
from tests import make
from tests.complaints.desk import page, text_of
from tests.complaints.views.test_reply import HOSTILE

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PLACE = "Kantor Bawaslu, ruang <2>"


@pytest.fixture
def officer(cast):
    return cast["verifikator"]


@pytest.fixture
def row(case, officer) -> Clarification:
    case, at = make.study(case, officer, until="study"), timezone.now() + timedelta(days=3)
    return clarifying.invite(
        case, "reporter", at=at, way="in_person", place=PLACE, purpose="Tentang foto", key="k", actor=officer
    )


def forward(case, officer):
    for act in case.acts.all():
        triage.decide(act, "proven", reason="Terlihat pada foto.", actor=officer)
    workflow.move(case, "forward", actor=officer, conclusion="Terbukti.")


def test_invitation_is_drawn_as_one_and_not_as_a_question(row, send):
    page = send().text

    assert "Undangan klarifikasi</h2>" in page
    assert ("Kantor Bawaslu, ruang &lt;2&gt;" in page, "Tentang foto" in page) == (True, True)
    assert ("Pertanyaan dari petugas" in page, "Kirim jawaban" in page) == (False, False)
    assert page.index("Anda diundang memberi klarifikasi</h1>") < page.index("Saya tidak bisa hadir</button>")


def test_question_stands_beside_an_invitation_with_its_own_form(row, case, officer, send):
    talk.ask(case, "Foto ini dari mana?", key="q", actor=officer)

    page = send().text

    assert ("Pertanyaan dari petugas" in page, "Undangan klarifikasi</h2>" in page) == (True, True)
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(
    ("answer", "reply", "told"),
    [("hadir", "comes", "Tercatat: Anda akan hadir."), ("tidak", "cannot", "Tercatat: Anda tidak bisa hadir.")],
)
def test_reporter_answers_once_and_may_change_it(row, case, send, answer, reply, told):
    given = {"undangan": row.pk, "jawaban": answer, "text": "Hari Senin saja", "key": "a" * 16}

    first, second = send("undangan", **given), send("undangan", **given)

    row.refresh_from_db()
    assert (told in first.text, "tidak dikirim dua kali" in second.text, row.reply) == (True, True, reply)
    assert "Ubah jawaban" in first.text
    assert case.messages.filter(side="reporter").count() == 1
    assert case.messages.filter(is_question=True, settled_at=None).count() == 0


def test_answer_to_what_was_called_off_is_not_taken_and_given_back(row, case, officer, send):
    clarifying.call_off(row, result="x", actor=officer)

    response = send("undangan", undangan=row.pk, jawaban="hadir", text="Saya datang pukul sembilan")

    assert (response.status_code, case.messages.filter(side="reporter").count()) == (409, 0)
    assert "sudah tidak berlaku" in response.text
    assert "Saya datang pukul sembilan" in response.text


def test_invitation_whose_time_is_over_asks_nothing_and_takes_no_answer(row, send):
    Clarification.objects.filter(pk=row.pk).update(at=timezone.now() - timedelta(hours=1))

    page, late = send().text, send("undangan", undangan=row.pk, jawaban="hadir")

    assert ("Waktu ini sudah lewat." in page, "Saya akan hadir</button>" in page) == (True, False)
    assert ("Kami menunggu jawaban Anda" in page, late.status_code) == (False, 409)


@pytest.mark.parametrize("value", [*HOSTILE, "-1", "9" * 40, ""])
def test_hostile_marks_answer_nothing(row, case, send, value):
    wrong = send("undangan", undangan=value, jawaban="hadir", text=value)
    silent = send("undangan", undangan=row.pk, jawaban=value)

    row.refresh_from_db()
    assert (wrong.status_code, silent.status_code) == (422 if len(value) > 4000 else 409, 422)
    assert (row.reply, case.messages.filter(side="reporter").count()) == ("", 0)
    assert "<script>alert(1)</script>" not in wrong.text + silent.text


def test_longest_mark_of_a_form_is_kept(row, case, send):
    mark = "k" * 32

    send("undangan", undangan=row.pk, jawaban="hadir", key=mark)
    send("undangan", undangan=row.pk, jawaban="hadir", key=mark)

    (said,) = case.messages.filter(side="reporter")
    assert len(said.key) <= 40


def test_too_long_a_message_comes_back_in_its_invitation(row, send):
    response = send("undangan", undangan=row.pk, jawaban="tidak", text="x" * 5000)

    assert (response.status_code, "Terlalu panjang" in response.text, "x" * 5000 in response.text) == (422, True, True)
    assert 'href="#id_text_undangan"' in response.text


def test_invitation_speaks_english(row, receipt, client):
    client.cookies["django_language"] = "en"

    page = client.post("/lacak/", {"code": receipt.code}).text

    for words in ("Invitation to clarify", "I cannot come", "In person at", "You are invited to give a clarification"):
        assert words in page


def test_nobody_but_the_desk_reads_when_and_where_the_reporter_is_heard(row, case, officer, cast, send):
    send("undangan", undangan=row.pk, jawaban="hadir", text="Saya datang lewat pintu belakang.")
    talk.ask(case, "Pukul berapa foto itu diunggah?", key="q", actor=officer)
    talk.say(case, "Sekitar pukul sembilan.", key="k")
    forward(case, officer)

    satgas, auditor, desk = (
        text_of(make.at_desk(cast[who]).get(page(case))) for who in ("satgas", "auditor", "verifikator")
    )

    said = ("pintu belakang", "Kantor Bawaslu, ruang", "Sekitar pukul sembilan.")
    assert [one in satgas for one in said] == [False, False, True]
    assert [one in auditor for one in said] == [False, False, True]
    assert [one in desk for one in said] == [True, True, True]


def test_what_the_reporter_wrote_stays_unread_until_the_desk_reads_it(row, case, officer, cast, send):
    send("undangan", undangan=row.pk, jawaban="hadir", text="Saya datang.")
    talk.say(case, "Ada lagi.", key="k")
    forward(case, officer)

    make.at_desk(cast["satgas"]).get(page(case))

    unread = case.messages.filter(side="reporter", seen_at=None)
    assert sorted(one.text for one in unread) == ["Ada lagi.", "Saya akan hadir. Saya datang."]
    make.at_desk(officer).get(page(case))
    assert not unread.all().exists()
