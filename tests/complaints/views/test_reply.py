"""What the holder of a code does on the page: every form, its refusals, its second press, its hostile input."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from complaints import talk, workflow
from complaints.models import BlindNotice, Complaint, Evidence, Message, Reporter
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGE = "/lacak/"
STEPS = ("jawab", "tanya", "bukti", "kabar", "kabar-henti", "identitas", "tarik")
HOSTILE = ["<script>alert(1)</script>", "\x00", "' OR 1=1 --", "{{ code }}", "\u202egnp.exe", "a" * 5000, "٣"]


def ended(case, cast):
    workflow.move(case, "examine", actor=cast["verifikator"])
    return workflow.move(case, "decline", actor=cast["verifikator"], ground="DECLINE-OTHER", reason="Bukan ASN")


def photo(name="layar.jpg", colour="#123456") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make.photo(colour).read(), content_type="image/jpeg")


# --- Answers and questions


def test_answer_with_a_file_settles_the_question_and_is_shown(case, cast, send):
    question, _new = talk.ask(case, "Jam berapa?", key="a", actor=cast["verifikator"])
    page = send()
    key = page.context["form"]["key"].value()

    done = send("jawab", text="Jam delapan.", key=key, up_to=str(question.pk), berkas=[photo()])

    assert (page.context["form"]["up_to"].value(), done.status_code) == (question.pk, 200)
    assert "Jawaban Anda sudah sampai kepada petugas. 1 bukti disimpan dan disegel." in done.text
    assert ("Jam delapan." in done.text, "Kami menunggu jawaban Anda" in done.text) == (True, False)
    assert Evidence.objects.get(message__text__isnull=False, message__isnull=False).name == "layar.jpg"


def test_i_do_not_know_is_an_answer(case, cast, send):
    question, _new = talk.ask(case, "Jam berapa?", key="a", actor=cast["verifikator"])

    send("jawab", text="", tidak="1", up_to=str(question.pk))

    assert case.messages.last().text == "Saya tidak tahu."
    question.refresh_from_db()
    assert question.settled_at is not None


@pytest.mark.parametrize("step", ["jawab", "tanya"])
@pytest.mark.parametrize("text", ["", "   ", "\u200b\x00", "x" * 4001])
def test_empty_and_overlong_words_are_refused_at_the_field_and_kept(case, cast, send, step, text):
    talk.ask(case, "Jam berapa?", key="a", actor=cast["verifikator"])

    response = send(step, text=text, up_to="999")

    if text == "\u200b\x00":  # an invisible sign is a sign
        assert response.status_code == 200
        return
    assert (response.status_code, case.messages.filter(side="reporter").count()) == (422, 0)
    assert "id_text_error" in response.text
    assert text.strip() in response.text


def test_second_press_is_told_so_and_writes_nothing(case, send):
    given = {"text": "Halo", "key": "a" * 16}

    first, second = send("tanya", **given), send("tanya", **given)

    assert "Pesan Anda sudah sampai" in first.text
    assert ("tidak dikirim dua kali" in second.text, case.messages.count()) == (True, 1)


@pytest.mark.parametrize("hostile", HOSTILE[:5])
def test_hostile_words_come_back_as_words(case, cast, send, hostile):
    talk.ask(case, hostile or "x", key="a", actor=cast["verifikator"])

    response = send("tanya", text=hostile + " selesai")

    assert response.status_code == 200
    assert "<script>alert(1)</script>" not in response.text
    assert case.messages.last().text == (hostile + " selesai").replace("\x00", "").strip()


@pytest.mark.parametrize("value", [*HOSTILE, "-1", "9" * 40, ""])
def test_hostile_marks_change_nothing(case, cast, send, value):
    question, _new = talk.ask(case, "Jam berapa?", key="a", actor=cast["verifikator"])

    response = send("jawab", text="Jam delapan.", up_to=value, key=value)
    panel = send(buka="percakapan", sebelum=value)

    question.refresh_from_db()
    assert (response.status_code, panel.status_code) == (200, 200)
    assert question.settled_at is None


@pytest.mark.parametrize("name", ["langkah", "buka"])
@pytest.mark.parametrize("value", [*HOSTILE, "hapus", "__class__"])
def test_unknown_step_shows_the_report(send, name, value):
    response = send(**{name: value})

    assert (response.status_code, response.templates[0].name) == (200, "public/track.html")


# --- Evidence


def test_evidence_is_added_with_file_link_and_words(case, send):
    response = send(
        "bukti",
        berkas=[photo()],
        url="https://x.example/camat/9",
        platform="X",
        account="camat",
        kind="post",
        text="Ini",
    )

    rows = Evidence.objects.filter(message__isnull=False).order_by("id")
    assert "Bukti tambahan Anda sudah sampai. 2 bukti disimpan dan disegel." in response.text
    assert [row.kind for row in rows] == ["file", "link"]


def test_refused_file_is_named_beside_what_was_kept(case, send):
    bad = SimpleUploadedFile("virus.exe", b"MZ" + b"\x00" * 100, content_type="image/jpeg")

    response = send("bukti", berkas=[bad, photo()])

    assert response.status_code == 200
    assert ("1 berkas tidak bisa diterima" in response.text, "virus.exe" in response.text) == (True, True)
    assert Evidence.objects.filter(message__isnull=False).count() == 1


def test_too_large_file_is_named_and_the_words_stay(case, send, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_bytes": 100}

    response = send("bukti", berkas=[photo()], text="Lihat sudut kanan")

    assert response.status_code == 422
    assert ("layar.jpg: Lebih besar dari" in response.text, "Lihat sudut kanan" in response.text) == (True, True)


@pytest.mark.parametrize("step", ["bukti", "jawab"])
def test_file_beside_a_refused_form_is_said_to_be_gone(case, cast, send, step):
    talk.ask(case, "Kapan?", key="a", actor=cast["verifikator"])
    typed = {"key": "k", "up_to": Message.objects.get().pk, "text": "a" * 5000, "url": "bukan tautan"}

    with_file, without = send(step, **typed, berkas=photo()), send(step, **typed)

    assert (with_file.status_code, without.status_code) == (422, 422)
    assert "kecuali berkas: pilih lagi sebelum mengirim" in with_file.text
    assert "Tidak ada yang hilang." not in with_file.text
    assert "Tidak ada yang hilang." in without.text


def test_whoever_completed_reads_that_the_answer_is_looked_at(case, cast, send):
    workflow.move(case, "examine", actor=cast["verifikator"])
    workflow.move(case, "ask_completion", actor=cast["verifikator"], reason="Tempatnya di mana?")
    question = Message.objects.get()

    page = send("jawab", key="k", up_to=question.pk, text="Di balai desa")

    assert "Petugas memeriksa jawaban Anda" in page.text
    assert "Kami menunggu jawaban Anda" not in page.text


@pytest.mark.parametrize(
    ("kind", "mode", "said"),
    [
        ("report", "confidential", "Bila lewat, laporan tidak diregister (Perbawaslu 8/2020)."),
        ("initial_information", "anonymous", "Bila lewat, laporan tetap diperiksa dengan yang ada."),
    ],
)
def test_whoever_is_asked_to_complete_reads_what_the_end_of_the_time_does(case, cast, send, kind, mode, said):
    Complaint.objects.filter(pk=case.pk).update(kind=kind, identity_mode=mode)
    workflow.move(case, "examine", actor=cast["verifikator"])
    workflow.move(case, "ask_completion", actor=cast["verifikator"], reason="Tempatnya di mana?")

    page = send("jawab", key="k", up_to=1, text="")

    assert said in page.text
    assert ("tidak diregister" in page.text) == (kind == "report")


@pytest.mark.parametrize(
    "given",
    [{}, {"text": "tanpa bukti"}, {"url": "facebook com"}, {"account": "camat"}, {"url": "javascript:alert(1)"}],
)
def test_no_evidence_is_refused_with_the_words_kept(case, send, given):
    response = send("bukti", **given)

    assert (response.status_code, case.messages.count()) == (422, 0)
    assert all(value in response.text for value in given.values())


def test_what_is_there_already_is_said(case, send):
    send("bukti", berkas=[photo()])

    response = send("bukti", berkas=[photo()])

    assert (response.status_code, "sudah ada pada laporan Anda" in response.text) == (422, True)


# --- Notice, identity, withdrawal


def test_notice_is_turned_on_and_off_and_the_address_is_never_shown(case, send):
    on = send("kabar", address="melati@contoh.example")
    panel = send(buka="kabar")
    off = send("kabar-henti")

    pages = on.text + panel.text + off.text
    assert ("melati@contoh.example" in pages, "sedang menyala" in panel.text) == (False, True)
    assert ("alamatnya sudah dihapus" in off.text, BlindNotice.objects.count()) == (True, 0)


@pytest.mark.parametrize("address", ["", "melati", "a@b", "a@b c.id", "a@contoh.id\nBcc: x@y.id", "x" * 300 + "@a.id"])
def test_bad_address_is_refused_and_kept(case, send, address):
    response = send("kabar", address=address)

    assert (response.status_code, BlindNotice.objects.count()) == (422, 0)
    assert "id_address_error" in response.text


def test_identity_turns_initial_information_into_a_report_and_says_so(case, send):
    panel = send(buka="identitas")
    done = send("identitas", mode="confidential", name="Sekar Melatiningrum", address="Jalan Kenanga 7")

    case.refresh_from_db()
    assert panel.context["modes"] == ["confidential", "open"]
    assert ("sekarang tercatat sebagai laporan" in done.text, case.kind) == (True, "report")
    assert ("Sekar" in done.text, "Kenanga" in done.text) == (False, False)


@pytest.mark.parametrize("mode", ["anonymous", "public", ""])
def test_way_down_is_explained_and_nothing_typed_is_lost(case, send, mode):
    response = send("identitas", mode=mode, name="Sekar", address="Jalan Kenanga 7")

    assert (response.status_code, Reporter.objects.count()) == (422, 0)
    assert ("Sekar" in response.text, "Jalan Kenanga 7" in response.text) == (True, True)


def test_identity_without_a_name_is_refused_at_the_field(case, send):
    response = send("identitas", mode="open", address="Jalan Kenanga 7")

    assert (response.status_code, "id_name_error" in response.text) == (422, True)


def test_withdrawal_asks_the_reason_then_once_more_then_is_done(case, send):
    asked = send("tarik", reason="Saya ditekan.")
    case.refresh_from_db()
    status = case.status
    done = send("tarik", reason="Saya ditekan.", yakin="1")
    again = send("tarik", reason="Saya ditekan.", yakin="1")

    case.refresh_from_db()
    assert ("Benar-benar menarik laporan?" in asked.text, status, case.status) == (True, "received", "withdrawn")
    assert ("Laporan Anda sudah ditarik." in done.text, again.status_code) == (True, 200)
    assert case.events.filter(action="withdraw").count() == 1


@pytest.mark.parametrize("given", [{}, {"yakin": "1"}, {"reason": " ", "yakin": "1"}, {"reason": "x" * 1001}])
def test_withdrawal_without_a_reason_is_refused(case, send, given):
    response = send("tarik", **given)

    case.refresh_from_db()
    assert (response.status_code, case.status) == (422, "received")


def test_pressure_is_asked_for_kept_through_the_confirmation_and_never_required(case, send):
    asked = send("tarik", reason="Saya ditekan.", pressed="on")
    send("tarik", reason="Saya ditekan.", pressed="<script>", yakin="1")

    case.refresh_from_db()
    assert ('name="pressed" value="on"' in asked.text, case.is_pressed, case.status) == (True, True, "withdrawn")


def test_withdrawal_after_registration_says_that_the_handling_goes_on(case, cast, send):
    make.study(case, cast["verifikator"], until="register")

    panel, done = send(buka="tarik"), send("tarik", reason="Saya ditekan.", yakin="1")

    case.refresh_from_db()
    assert "penanganannya berlanjut" in panel.text
    assert (f"Penarikan Anda dicatat. {panel.context['goes_on']}" in done.text, case.status) == (True, "registered")
    assert ('value="tarik"' in done.text, 'value="bukti"' in done.text) == (False, True)


# --- The end of a case


@pytest.mark.parametrize("step", [step for step in STEPS if step != "kabar-henti"])
def test_form_that_comes_after_the_end_is_not_taken_and_given_back(case, cast, send, step):
    ended(case, cast)

    response = send(step, text="Yang saya tulis", reason="Alasan saya", mode="open", name="X", address="a@contoh.id")

    assert response.status_code == 409
    assert ("Yang saya tulis" in response.text, "Alasan saya" in response.text) == (True, True)
    assert (case.messages.count(), BlindNotice.objects.count(), Reporter.objects.count()) == (0, 0, 0)


def test_address_is_forgotten_on_request_even_after_the_end(case, cast, send):
    ended(case, cast)

    response = send("kabar-henti")

    assert (response.status_code, "alamatnya sudah dihapus" in response.text) == (200, True)


def test_ended_case_offers_nothing_and_still_reads(case, cast, send):
    talk.say(case, "Halo", key="k")
    ended(case, cast)

    page, panel = send(), send(buka="bukti")

    assert ("Perkara ini selesai" in page.text, "Halo" in page.text) == (True, True)
    assert [name for name in ("langkah", "buka") if f'name="{name}"' in page.text + panel.text] == []


# --- Statements


def statements(send, **given) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert send(**given).status_code == 200
    return len(caught)


@pytest.mark.parametrize("given", [{}, {"buka": "percakapan"}])
def test_page_asks_the_database_as_often_for_thirty_messages_as_for_one(case, cast, send, given):
    def write(number):
        message, _new = talk.ask(case, f"Pertanyaan {number}", key=str(number), actor=cast["verifikator"])
        Evidence.objects.create(complaint=case, message=message, kind="link", link={"url": "https://x.id"}, sha256="0")

    write(0)
    one = statements(send, **given)
    for number in range(1, 30):
        write(number)

    assert (one, one <= 12) == (statements(send, **given), True)


def test_long_talk_is_turned_page_by_page(case, send):
    for number in range(25):
        Message.objects.create(complaint=case, side="reporter", text=f"pesan-{number}.", key=f"r-{number}")

    first, last = send(), send(buka="percakapan")
    older = send(buka="percakapan", sebelum=str(last.context["talk"].older))

    assert "Baca percakapan sebelumnya" in first.text
    assert ("pesan-24." in last.text, "pesan-4." in last.text) == (True, False)
    assert ("pesan-4." in older.text, "pesan-5." in older.text, older.context["talk"].older) == (True, False, 0)


def test_officers_name_is_not_told(case, cast, send):
    talk.ask(case, "Kapan?", key="a", actor=cast["verifikator"])

    page = send()

    assert ("Petugas Bawaslu Kabupaten Tirtamukti" in page.text, "Larasmaya" in page.text) == (True, False)


def test_page_names_both_limits_and_blames_each_file_by_its_own(send, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_bytes": 2 * 1024**2, "max_media_bytes": 3 * 1024**2}
    hint = send(buka="bukti").text
    assert "dokumen paling besar 2 MB" in hint
    assert "rekaman suara 3 MB" in hint

    film = SimpleUploadedFile("rekaman.mp4", b"\x00" * (3 * 1024**2 + 1), content_type="video/mp4")
    page = send("bukti", berkas=film)
    assert "rekaman.mp4" in page.text
    assert "ebih besar dari 3 MB" in page.text


def test_who_gave_everything_is_asked_to_let_the_officers_know_and_not_to_seal(case, send):
    send("identitas", mode="confidential", name="Sekar Melatiningrum", address="Jalan Kenanga 7")

    panel = send(buka="identitas").text

    assert ("Izinkan petugas mengenal Anda" in panel, "Kirim pilihan" in panel) == (True, True)
    assert ("Lengkapi identitas" in panel, "Kirim identitas" in panel) == (False, False)
