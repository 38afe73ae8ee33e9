"""The letter that invites to a clarification, and what a forwarding letter says of who was heard."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from complaints import clarifying, documents, triage, workflow
from complaints.models import Complaint
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from netralitas.people.zones import zone_of
from tests import make
from tests.complaints.desk import page, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
YOU = {"mode": "confidential", "name": "Kenanga Puspita", "address": "Jalan Melati 1"}
WITNESS = "Rahmadi Salim"


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


@pytest.fixture
def officer(cast):
    return cast["verifikator"]


@pytest.fixture
def case(officer) -> Complaint:
    return make.study(make.report(you=YOU).complaint, officer, until="study")


def invite(case, actor, whom="witness", **given):
    values = {"name": WITNESS if whom != "reporter" else "", "way": "in_person", "place": "Ruang 2", "key": whom}
    at = timezone.now() + timedelta(days=3)
    purpose = "Keterangan tentang foto yang dikirim Kenanga Puspita"
    return clarifying.invite(case, whom, at=at, purpose=purpose, actor=actor, **{**values, **given})


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


@pytest.mark.parametrize("whom", ["witness", "expert", "informant", "accused"])
def test_letter_names_who_is_invited_and_nothing_of_the_reporter(case, officer, whom):
    letter = documents.clarification_invitation(invite(case, officer, whom), actor=officer)

    words = json.dumps(letter.context, ensure_ascii=False)
    assert letter.context["addressee"]["lines"][0] == WITNESS
    assert [pair["value"] for pair in letter.context["appointment"]][2:] == ["tatap muka", "Ruang 2"]
    assert [secret in words for secret in ("Kenanga", "Melati", case.number)] == [False, False, False]
    assert letter.context["basis"]["unverified"] is True
    assert letters.pdf_of(letter)[:5] == b"%PDF-"


def test_letter_to_the_only_accused_takes_name_post_and_agency_from_the_case(case, officer):
    triage.identify(case.accused.get(), {"name": "Yusuf Wirabuana"}, actor=officer)

    letter = documents.clarification_invitation(invite(case, officer, "accused", name=""), actor=officer)

    person = case.accused.get()
    assert letter.context["addressee"]["lines"] == [
        "Yusuf Wirabuana", person.post, person.instansi.name, "di tempat",
    ]  # fmt: skip
    assert "dianggap tidak bersalah" in letter.context["notes"][-1]


def test_reporter_is_addressed_by_number_and_finds_the_letter_behind_the_code(case, officer):
    letter = documents.clarification_invitation(invite(case, officer, "reporter"), actor=officer)

    assert letter.context["addressee"]["lines"][0] == f"Pelapor laporan Nomor {case.number}"
    assert (letter.context["by_portal"], "Kenanga" in json.dumps(letter.context)) == (True, False)
    assert documents.letters_for_reporter([case]) == [letter]
    assert case.milestones.filter(kind="letter").count() == 1


def test_letter_is_given_out_once_and_void_once_the_appointment_is_moved(case, officer):
    row = invite(case, officer)
    first, again = (documents.clarification_invitation(row, actor=officer) for _n in range(2))

    moved = clarifying.put_off(row, row.at + timedelta(days=1), result="Sakit", actor=officer)
    second = documents.clarification_invitation(moved, actor=officer)
    clarifying.call_off(moved, result="Tidak perlu", actor=officer)

    assert (first, again.state) == (again, "issued")
    assert first.number in second.context["replaces"]
    given = Letter.objects.filter(kind="clarification_invitation")
    assert list(given.values_list("state", flat=True)) == ["void", "void"]
    assert code_of(documents.clarification_invitation, moved, actor=officer) == "not_invited"


def test_letter_without_a_name_or_by_another_office_is_refused(case, cast, officer):
    row = invite(case, officer, name="")
    other = make.user("verifier", instansi="pemda-99-01")

    assert code_of(documents.clarification_invitation, row, actor=officer) == "nobody_named"
    assert code_of(documents.clarification_invitation, row, actor=other) == "not_your_office"
    assert code_of(documents.clarification_invitation, row, actor=cast["satgas"]) == "not_your_step"


def test_letter_is_issued_from_the_page_and_only_its_office_reads_it(case, cast, officer):
    row, client = invite(case, officer), make.at_desk(officer)

    draft = client.post(
        reverse("admin:complaints_complaint_draft", args=[case.pk, "invitation_letter"]), {"clarification": row.pk}
    )
    assert (draft["Content-Type"], Letter.objects.filter(kind="clarification_invitation").count()) == (
        "application/pdf", 0,
    )  # fmt: skip
    client.post(step(case, "invitation_letter"), {"clarification": row.pk})
    letter = Letter.objects.get(kind="clarification_invitation")
    assert letter.number in text_of(client.get(page(case)))
    for act in case.acts.all():
        triage.decide(act, "proven", reason="x", actor=officer)
    workflow.move(case, "forward", actor=officer, conclusion="x")

    paper = reverse("admin:complaints_complaint_document", args=[case.pk, letter.pk])
    others = [cast["satgas"], cast["kemendagri"], cast["auditor"], make.user("verifier", instansi="pemda-99-01")]
    assert client.get(paper).status_code == 200
    assert {make.at_desk(other).get(paper).status_code for other in others} == {404}


@pytest.mark.parametrize("value", ["", "0", "-1", "x\x00", "9" * 30])
def test_hostile_appointment_gets_a_sentence(case, officer, value):
    response = make.at_desk(officer).post(step(case, "invitation_letter"), {"clarification": value})

    assert (response.status_code, Letter.objects.filter(kind="clarification_invitation").count()) == (422, 0)


def test_study_lists_who_was_heard_by_part_and_the_words_of_the_accused_alone(case, officer):
    for whom in ("accused", "witness", "reporter"):
        clarifying.record_heard(
            case, whom, name=WITNESS if whom == "witness" else "", at=timezone.now(), way="video", place="x",
            result=f"Ucapan {whom}, kata Kenanga Puspita", key=whom, actor=officer,
        )  # fmt: skip
    for act in case.acts.all():
        triage.decide(act, "proven", reason="x", actor=officer)
    workflow.move(case, "forward", actor=officer, conclusion="x")

    letter = documents.forwarding_letter(case, actor=officer)

    heard = letter.context["study"]["clarifications"]
    assert [(row["who"].split(" (")[0], row["outcome"], row["way"]) for row in heard] == [
        ("Terlapor", "Hadir", "Pertemuan video"), ("Saksi", "Hadir", "Pertemuan video"),
        ("Pelapor", "Hadir", "Pertemuan video"),
    ]  # fmt: skip
    assert heard[0]["said"].startswith("Ucapan accused")
    assert [row["said"] for row in heard[1:]] == [
        "Keterangan saksi tersimpan pada Bawaslu.", "Keterangan pelapor tersimpan pada Bawaslu.",
    ]  # fmt: skip
    words = json.dumps(letter.context, ensure_ascii=False)
    assert [word in words for word in (WITNESS, "Kenanga", "Ucapan witness")] == [False, False, False]


@pytest.mark.parametrize(("number", "rows"), [(5, 5), (6, 1)])
def test_study_counts_many_who_were_heard_alike_in_one_row(case, officer, number, rows):
    Complaint.objects.filter(pk=case.pk).update(received_at=timezone.now() - timedelta(days=20))
    days = [timezone.now() - timedelta(days=number - n) for n in range(number)]
    for n, day in enumerate(days):
        clarifying.record_heard(
            case, "witness", name=f"Saksi {n}", at=day, way="video" if n else "in_person", place="x", result="x",
            key=f"w{n}", actor=officer,
        )  # fmt: skip
    clarifying.record_heard(
        case, "accused", at=timezone.now(), way="video", place="x", result="Benar", key="a", actor=officer
    )
    for act in case.acts.all():
        triage.decide(act, "proven", reason="x", actor=officer)
    workflow.move(case, "forward", actor=officer, conclusion="x")

    heard = documents.forwarding_letter(case, actor=officer).context["study"]["clarifications"]

    assert (len(heard), heard[-1]["said"]) == (rows + 1, "Benar")
    if rows == 1:
        first, last = (date_format(day.astimezone(zone_of(case.region)), "j F Y") for day in (days[0], days[-1]))
        assert (heard[0]["who"], heard[0]["when"]) == ("Saksi, 6 kali klarifikasi", f"{first} sampai {last}")
        assert (heard[0]["way"], heard[0]["said"]) == (
            "Tatap muka, Pertemuan video",
            "Keterangan saksi tersimpan pada Bawaslu.",
        )


def test_study_for_one_receiver_leaves_out_what_another_accused_said(officer):
    case = make.report(you=YOU, others=({"post": "Lurah Karang Asri", "employment_status": "pns"},)).complaint
    case = make.study(case, officer, until="study")
    first, second = case.accused.order_by("pk")
    triage.identify(first, {"name": "Yusuf Wirabuana"}, actor=officer)
    triage.identify(second, {"name": "Teuku Ramadhan"}, actor=officer)
    for name in ("Yusuf Wirabuana", "Teuku Ramadhan", "Keduanya"):
        clarifying.record_heard(
            case, "accused", name=name, at=timezone.now(), way="video", place="x", result=f"Ucapan {name}", key=name,
            actor=officer,
        )  # fmt: skip
    for act in case.acts.all():
        triage.decide(act, "proven", reason="x", actor=officer)
    workflow.move(case, "forward", actor=officer, conclusion="x")

    letter = documents.forwarding_letter(case, accused=[first], actor=officer)

    assert [row["said"] for row in letter.context["study"]["clarifications"]] == [
        "Ucapan Yusuf Wirabuana", "Keterangan terlapor tersimpan pada Bawaslu.",
    ]  # fmt: skip
