"""The pages of an import, as an officer uses them, and as somebody hostile would."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaints.importcolumns import COLUMNS
from complaints.models import Complaint, Import
from complaints.tasks import take_up_imports
from netralitas.people.roles import Role
from tests import make
from tests.complaints import lapor, parted
from tests.complaints.desk import QUEUE, numbers_in, page, statements_of, step, text_of

NIP = "198501012010011001"
FORM = reverse("admin:complaints_complaint_import")


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


@pytest.fixture
def desk(cast):
    return make.at_desk(cast["verifikator"])


def at(row, step: str = "") -> str:
    return f"{FORM}{row.pk}/{step}"


def sent(desk, *rows, **more) -> Import:
    response = desk.post(FORM, {"berkas": lapor.upload(*rows), **more})
    assert response.status_code == 302
    take_up_imports()
    row = Import.objects.latest("pk")
    assert response.url == at(row)
    return row


def test_officer_looks_through_a_file_and_imports_it(desk):
    assert FORM in desk.get(QUEUE).content.decode()
    row = sent(desk, lapor.row(1), lapor.row(2, region=""), to_own_region="on")

    preview = desk.get(at(row))
    words = text_of(preview)
    assert "2 baris dapat diimpor. Belum ada yang dicatat." in words
    assert "tanpa wilayah yang dikenali: masuk ke wilayah Anda" in words
    assert "Camat mengajak warga memilih" in words
    assert lapor.ROW["name"] not in words
    assert Complaint.objects.count() == 0

    assert desk.post(at(row, "start/")).status_code == 302
    assert "sedang dicatat sekaligus" in text_of(desk.get(at(row)))
    take_up_imports()
    result = desk.get(at(row))
    cases = list(Complaint.objects.order_by("pk"))
    assert "2 laporan tercatat" in text_of(result)
    for case in cases:
        assert page(case) in result.content.decode()
    assert numbers_in(desk.get(result.context["queue"])) == [case.number for case in cases]
    case = desk.get(page(cases[0]))
    assert "(nomor 8801)" in text_of(case)
    assert "Hubungi lewat LAPOR!, nomor 8801." in text_of(case)
    assert "Laporan dicatat (selesai)" in text_of(case)
    assert step(cases[0], "ask") not in case.content.decode()


@pytest.mark.parametrize("words", ["8802", "wirabuana yusuf", "warga memilih lurah", "dh1xy", "@lurah.sendang", NIP])
def test_imported_report_is_found_by_whatever_it_holds(desk, words):
    row = sent(
        desk,
        lapor.row(1),
        lapor.row(2, post="Lurah", accused="Yusuf Wirabuana", plate="DH 1 XY", account="lurah.sendang", nip=NIP),
    )
    desk.post(at(row, "start/"))
    take_up_imports()

    assert numbers_in(desk.get(QUEUE, {"q": words})) == [Complaint.objects.get(external_number="8802").number]


def test_reporter_without_a_code_is_written_to_elsewhere(cast, desk):
    row = sent(desk, lapor.row(1))
    desk.post(at(row, "start/"))
    take_up_imports()
    case = Complaint.objects.get()

    shown = desk.get(page(case))
    refused = desk.post(step(case, "ask"), {"text": "Jam berapa?", "once": "k", "kind": "question"})

    assert "Hubungi lewat LAPOR!, nomor 8801" in text_of(shown)
    assert "Kirim kepada pelapor" not in text_of(shown)
    assert (refused.status_code, case.messages.count()) == (422, 0)
    assert "Pelapor laporan ini tidak memegang kode." in text_of(refused)


def test_case_split_from_a_report_is_written_to_by_the_code_of_the_report(cast, desk):
    case = parted.parted(parted.report(), cast["verifikator"])

    words = text_of(desk.get(page(case)))

    assert "tidak memegang kode" not in words
    assert "Kirim kepada pelapor" in words


def test_officer_is_told_each_error_by_row_and_column(desk):
    row = sent(desk, lapor.row(1), lapor.row(2, received="kemarin"), lapor.row(3, anonymous="mungkin"))

    words = text_of(desk.get(at(row)))
    assert "2 dari 3 baris bermasalah" in words
    assert "Baris 3 Tanggal Laporan Bukan tanggal yang dikenal" in words
    assert at(row, "start/") not in desk.get(at(row)).content.decode()
    refused = desk.post(at(row, "start/"))
    assert (refused.status_code, Complaint.objects.count()) == (409, 0)
    assert "Masih ada baris yang bermasalah" in text_of(refused)


def test_list_of_errors_runs_no_formula_in_a_spreadsheet(desk):
    data = lapor.content(lapor.row(1, received="kemarin")).replace(b"Tanggal Laporan", b"=tanggal(laporan)")
    data = data.replace(b"=tanggal(laporan)", b"=Tanggal Laporan")
    desk.post(FORM, {"berkas": SimpleUploadedFile("x.csv", data)})
    take_up_imports()

    body = b"".join(desk.get(at(Import.objects.get(), "kesalahan.csv")).streaming_content).decode("utf-8-sig")

    header, line = csv.reader(io.StringIO(body))
    assert header == ["Baris", "Kolom", "Yang perlu diperbaiki"]
    assert line[:2] == ["2", "'=Tanggal Laporan"]


def test_template_can_be_sent_back_as_it_is(desk):
    body = b"".join(desk.get(f"{FORM}contoh.csv").streaming_content)
    desk.post(FORM, {"berkas": SimpleUploadedFile("contoh.csv", body)})
    take_up_imports()

    row = Import.objects.get()
    assert (row.state, row.rows, row.faulty) == (Import.State.CHECKED, 2, 0)
    assert [title for title, _key in row.shown["columns"]] == [column.title for column in COLUMNS]
    assert row.shown["unread"] == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "required"),
        (b"", "empty"),
        (b"PK\x03\x04\0\0", "workbook"),
        (b"a,b\n1,2\n", "columns_missing"),
        (lapor.content(), "no_rows"),
        (lapor.content(lapor.row(1)) + b'"x', "quotes"),
        (lapor.content(lapor.row(1)) + b"\0", "binary"),
        (lapor.content(*[lapor.row(n) for n in range(4)]), "too_many_rows"),
        (lapor.content(lapor.row(1, story="a" * 5000)), "too_large"),
    ],
)
def test_file_that_cannot_be_taken_is_refused_before_it_is_kept(desk, settings, data, code):
    settings.IMPORT = {**settings.IMPORT, "max_rows": 3, "max_bytes": 4000}

    sent = {"berkas": SimpleUploadedFile("x.csv", data)} if data is not None else {}
    response = desk.post(FORM, sent)

    assert (response.status_code, response.context["form"].codes) == (422, {code})
    assert Import.objects.count() == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.booleans(), st.text(max_size=30))
def test_whatever_is_sent_the_page_answers(desk, data, with_header, name):
    if with_header:
        data = lapor.content(lapor.row(1)) + data

    response = desk.post(FORM, {"berkas": SimpleUploadedFile(f"x{name}.csv", data)})
    take_up_imports()

    assert response.status_code in (302, 422)
    if response.status_code == 302:
        assert Import.objects.latest("pk").state == Import.State.CHECKED
        shown = desk.get(response.url)
        assert shown.status_code == 200
        assert "<script>alert" not in shown.content.decode()
    assert Complaint.objects.count() == 0


def test_words_of_a_file_stay_words(desk):
    evil = "<script>alert(1)</script>"
    data = lapor.content(lapor.row(1, story=evil, post=evil, region=evil)).replace(b"Saksi", evil.encode())

    desk.post(FORM, {"berkas": SimpleUploadedFile(f"{evil}.csv", data)})
    take_up_imports()

    row = Import.objects.get()
    assert row.rows == 1
    assert evil not in desk.get(at(row)).content.decode()


def test_file_of_another_officer_is_not_there(cast, desk):
    row = sent(desk, lapor.row(1))
    other = make.at_desk(cast["verifikator-kedua"])

    assert [other.get(at(row, step)).status_code for step in ("", "kesalahan.csv")] == [404, 404]
    assert [other.post(at(row, step)).status_code for step in ("start/", "discard/")] == [404, 404]


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.VERIFIER])
def test_nobody_else_imports(cast, desk, role):
    row = sent(desk, lapor.row(1))
    other = make.signed_in(make.user(role))

    gets = [other.get(address).status_code for address in (FORM, f"{FORM}contoh.csv", at(row))]
    posts = [other.post(address).status_code for address in (FORM, at(row, "start/"))]

    assert set(gets + posts) <= {302, 403, 404}
    row.refresh_from_db()
    assert (row.state, Import.objects.count()) == (Import.State.CHECKED, 1)


def test_steps_that_are_none_are_not_there(desk):
    row = sent(desk, lapor.row(1))

    assert desk.post(at(row, "finish/")).status_code == 404
    assert desk.get(at(row, "start/")).status_code == 405
    assert desk.get(at(row) + "?after=%D9%A3").status_code == 200


def test_thrown_away_file_says_so(desk):
    row = sent(desk, lapor.row(1))

    assert "dibuang dan sudah dihapus" in text_of(desk.post(at(row, "discard/"), follow=True))
    assert "Camat mengajak" not in text_of(desk.get(at(row)))


def test_pages_ask_the_same_at_one_row_and_at_sixty(desk):
    def counts(*rows):
        row = sent(desk, *rows)
        checked = statements_of(desk, at(row))
        desk.post(at(row, "start/"))
        take_up_imports()
        return checked, statements_of(desk, at(row)), statements_of(desk, FORM)

    desk.get(FORM)  # what is held for a minute is read once
    one = counts(lapor.row(0))

    assert counts(*[lapor.row(n) for n in range(1, 61)]) == one


def test_long_result_is_turned_by_key(desk):
    row = sent(desk, *[lapor.row(n) for n in range(60)])
    desk.post(at(row, "start/"))
    take_up_imports()

    first = desk.get(at(row))
    second = desk.get(f"{at(row)}?after={first.context['after']}")

    assert (len(first.context["reports"]), len(second.context["reports"])) == (50, 10)
    assert second.context["after"] is None
