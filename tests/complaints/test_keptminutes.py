"""What anybody but an accused told Bawaslu stays there: minutes and words, in every list, count and paper."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from complaints import clarifying, documents, evidence, tracking, triage, twins, unsealing, workflow
from complaints.models import Clarification, Complaint, Evidence
from complaints.tasks import scan_waiting
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.people import tokens
from tests import make
from tests.complaints.desk import page, statements_of, step, text_of
from tests.complaints.parted import parted, report

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
COLOURS = {
    "reporter": "#110011", "witness": "#220022", "expert": "#330033", "informant": "#440044", "accused": "#550055",
}  # fmt: skip
KEPT = [whom for whom in COLOURS if whom != "accused"]
YOU = {"mode": "confidential", "name": "Kenanga Puspita", "address": "Jalan Melati 1"}


@pytest.fixture
def cast(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()


@pytest.fixture
def case(cast) -> Complaint:
    """A case with the Satgas, in whose study everybody was heard and minutes of each were kept."""
    case = make.study(make.report(files=False, you=YOU).complaint, cast["verifikator"], until="study")
    for whom, colour in COLOURS.items():
        clarifying.record_heard(
            case,
            whom,
            name="" if whom == "reporter" else f"Nama {whom}",
            at=timezone.now(),
            way="in_person",
            place=f"Rumah {whom}",
            result=f"Ucapan {whom}",
            key=whom,
            scan=make.photo(colour),
            actor=cast["verifikator"],
        )
    scan_waiting()
    for act in case.acts.all():
        triage.decide(act, "proven", reason="Diakui", actor=cast["verifikator"])
    return workflow.move(case, "forward", actor=cast["verifikator"], conclusion="Terbukti")


def minutes(case, whom) -> Evidence:
    return Evidence.whole.get(pk=case.clarifications.get(whom=whom).minutes_id)


def opened(client, case, item) -> int:
    return client.get(reverse("admin:complaints_complaint_evidence", args=[case.pk, item.pk])).status_code


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


def test_minutes_of_the_accused_alone_are_an_exhibit_in_every_list_and_count(case, cast):
    exhibit = minutes(case, "accused")

    assert [row.kept for row in map(minutes, [case] * 5, COLOURS)] == ["sealed", "office", "office", "office", ""]
    assert list(twins.evidence_of(case)) == list(case.evidence.all()) == list(Evidence.objects.all()) == [exhibit]
    assert list(Complaint.objects.prefetch_related("evidence").get(pk=case.pk).evidence.all()) == [exhibit]
    letter = documents.forwarding_letter(case, actor=cast["verifikator"])
    assert [row["sha256"] for row in letter.context["study"]["evidence"]] == [exhibit.sha256]


def test_kept_minutes_do_not_make_a_report_complete(cast):
    case = make.study(make.report(files=False, you=YOU).complaint, cast["verifikator"], until="study")
    clarifying.record_heard(
        case, "witness", at=timezone.now(), way="video", place="x", result="x", key="k", scan=make.photo("#123123"),
        actor=cast["verifikator"],
    )  # fmt: skip

    missing = make.at_desk(cast["verifikator"]).get(page(case)).context["elements"].missing

    assert "Bukti" in [element.label for element in missing]


@pytest.mark.parametrize("name", ["satgas", "kemendagri", "auditor"])
def test_nobody_outside_bawaslu_finds_them_or_reads_a_word_of_them(case, cast, name):
    client = make.at_desk(cast[name])

    html = client.get(page(case)).content.decode()
    printed = client.get(reverse("admin:complaints_complaint_print", args=[case.pk])).content.decode()

    for whom in KEPT:
        item = minutes(case, whom)
        original = client.post(reverse("admin:complaints_complaint_original", args=[case.pk, item.pk]))
        assert (opened(client, case, item), original.status_code) == (404, 404)
        for secret in (item.sha256[:8], f"/evidence/{item.pk}/", f"Ucapan {whom}", f"Rumah {whom}", f"Nama {whom}"):
            assert (secret in html, secret in printed) == (False, False)
        assert f"Keterangan {Clarification.Whom(whom).label.lower()} tersimpan pada Bawaslu." in html
    assert minutes(case, "accused").sha256[:8] in html


def test_interface_and_the_agency_hold_none_of_them(case, cast):
    kept = [minutes(case, whom).sha256 for whom in KEPT]
    make.recommend(case, cast)

    for name in ("verifikator", "satgas"):
        header = {"HTTP_AUTHORIZATION": f"Bearer {tokens.issue(cast[name], ['read'], None)[1]}"}
        answer = Client().get(f"/api/v1/complaints/{case.pk}/", **header)
        assert [row["sha256"] for row in answer.json()["evidence"]] == [minutes(case, "accused").sha256]
    agency = make.at_desk(cast["instansi"])
    paths = [f"/admin/complaints/complaint/{case.pk}/evidence/{minutes(case, whom).pk}/" for whom in KEPT]
    assert {agency.get(path).status_code for path in paths} <= {302, 403, 404}
    assert not any(sha in agency.get("/instansi/").content.decode() for sha in kept)


def test_reporter_reads_how_many_exhibits_there_are_and_of_no_minutes_kept(case):
    found = tracking.tracked(Complaint.objects.get(pk=case.pk))

    assert found.complaint.evidence.count() == 1


def test_office_opens_minutes_of_a_witness_and_another_office_does_not(case, cast):
    item = minutes(case, "witness")
    other = make.user("verifier", instansi="pemda-99-01")

    assert opened(make.at_desk(cast["verifikator"]), case, item) == 200
    assert opened(make.at_desk(other), case, item) == 404
    assert code_of(evidence.open_clean, item, actor=other) == "not_your_office"
    assert code_of(unsealing.ask, case, "original", item=item, reason="Perlu", actor=other) == "no_original"
    html = make.at_desk(cast["verifikator-kedua"]).get(page(case)).content.decode()
    assert (f"/evidence/{item.pk}/" in html, "Ucapan witness" in html) == (True, True)


def test_minutes_of_the_reporter_open_to_two_of_the_office_with_a_reason(case, cast):
    item, first, second = minutes(case, "reporter"), cast["verifikator"], cast["verifikator-kedua"]
    client, original = make.at_desk(first), reverse("admin:complaints_complaint_original", args=[case.pk, item.pk])

    assert code_of(evidence.open_clean, item, actor=first) == "sealed"
    assert (opened(client, case, item), client.post(original).status_code) == (302, 302)
    client.post(step(case, "ask_original"), {"item": item.pk, "reason": "Mencocokkan keterangan"})
    row = case.unsealings.get()
    words = text_of(client.get(page(case)))
    assert f"Berita acara pelapor {item.pk}" in words
    assert code_of(unsealing.grant, row, actor=first) == "second_person"
    unsealing.grant(row, actor=second)
    assert b"".join(client.post(original).streaming_content)[:3] == b"\xff\xd8\xff"
    assert Entry.objects.filter(action="evidence.read", data__unsealing=row.pk).exists()
    assert "Mencocokkan" not in make.at_desk(cast["satgas"]).get(page(case)).content.decode()


def test_minutes_of_a_split_case_open_there_and_come_back_with_it(cast):
    whole = report()
    part = parted(whole, cast["verifikator"])
    item = Evidence.whole.create(
        complaint=part, kind="file", sealed="x.sealed", sha256="0" * 64, kept="sealed", mime="image/jpeg"
    )

    asked = unsealing.ask(part, "original", item=item, reason="Perlu", actor=cast["verifikator"])
    workflow.move(part, "rejoin", actor=cast["verifikator"], reason="Satu pimpinan")

    item.refresh_from_db()
    assert (asked.state, item.complaint_id) == ("asked", whole.pk)


def test_old_minutes_are_taken_out_of_the_evidence(case):
    Evidence.whole.update(kept="")

    import_module("complaints.migrations.0042_keep_minutes_of_old").keep(apps, None)

    assert [minutes(case, whom).kept for whom in COLOURS] == ["sealed", "office", "office", "office", ""]


def test_only_a_file_is_kept(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.whole.create(complaint=case, kind="link", link={"url": "x"}, sha256="1" * 64, kept="office")


def test_page_lists_the_next_appointment_first_then_back_by_day_and_names_what_came_of_each(cast):
    case = make.study(make.report(files=False, you=YOU).complaint, cast["verifikator"], until="study")
    now, actor = timezone.now(), cast["verifikator"]
    for key, days in (("far", 5), ("near", 2)):
        clarifying.invite(
            case, "witness", at=now + timedelta(days=days), way="video", place="x", purpose="x", key=key, actor=actor
        )
    for key, minutes_ago in (("early", 9), ("late", 3)):
        clarifying.record_heard(
            case, "accused", at=now - timedelta(minutes=minutes_ago), way="video", place="x", result="x", key=key,
            scan=make.photo("#0a0b0c" if key == "late" else "#0c0b0a"), actor=actor,
        )  # fmt: skip

    client = make.at_desk(actor)
    found = client.get(page(case)).context["clarifications"].appointments

    assert [one.row.key for one in found] == ["near", "far", "late", "early"]
    assert found[2].minutes == f"Bukti {found[2].row.minutes_id} · Gambar (JPEG)"
    one = statements_of(client, page(case))
    clarifying.record_heard(
        case, "accused", at=now, way="video", place="x", result="x", key="more", scan=make.photo("#aa0b0a"), actor=actor
    )
    assert statements_of(client, page(case)) == one
