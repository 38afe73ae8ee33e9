"""Where the catalogue and the calendar of elections are read by all and corrected by the administrator."""

import pytest
from django.urls import reverse

from complaints import catalogue_data
from complaints.models import Commitment, Contest, Edition, EverydayAct, Stage, Standing, Violation
from netralitas.audit.models import Entry
from netralitas.people.roles import STAFF_ROLES, Role
from sanctions import penalty_data
from sanctions.models import Authority, Penalty
from tests import make
from tests.complaints.desk import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

ROOMS = {
    "complaints_violation": Violation,
    "complaints_edition": Edition,
    "complaints_contest": Contest,
    "complaints_stage": Stage,
    "complaints_everydayact": EverydayAct,
    "complaints_standing": Standing,
    "complaints_commitment": Commitment,
    "sanctions_penalty": Penalty,
    "sanctions_authority": Authority,
}
ADDED_BY_HAND = {"complaints_contest", "complaints_stage"}


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
@pytest.mark.parametrize("room", ROOMS)
def test_everybody_reads_and_the_administrator_corrects(room, role):
    browser = make.signed_in(make.user(role))
    row = ROOMS[room].objects.first()
    writes = role == Role.ADMIN

    assert browser.get(reverse(f"admin:{room}_changelist")).status_code == 200
    page = browser.get(reverse(f"admin:{room}_change", args=[row.pk]))
    assert (page.status_code, 'name="_save"' in page.content.decode()) == (200, writes)
    adds = writes and room in ADDED_BY_HAND
    assert browser.get(reverse(f"admin:{room}_add")).status_code == (200 if adds else 403)
    assert browser.get(reverse(f"admin:{room}_delete", args=[row.pk])).status_code == 403


def test_corrected_entry_is_journaled_and_survives_the_next_loading():
    browser = make.signed_in(make.user(Role.ADMIN))
    row = Violation.objects.get(edition_id="SKB-2022", code="DS-07")
    address = reverse("admin:complaints_violation_change", args=[row.pk])
    typed = {
        "title": row.title, "plain": "Lebih jelas.", "yes_examples": "Satu\r\n\r\n Dua ", "no_examples": "",
        "instead": "\n".join(row.instead), "keywords": "\n".join(row.keywords),
        "note": row.note, "needs_verification": "on",
    }  # fmt: skip

    response = browser.post(address, typed)
    catalogue_data.load()

    row.refresh_from_db()
    assert (response.status_code, row.plain, row.yes_examples, row.edited_by_hand) == (
        302,
        "Lebih jelas.",
        ["Satu", "Dua"],
        True,
    )
    entry = Entry.objects.get(action="law.change", subject_type="complaints.violation")
    assert sorted(entry.data) == ["no_examples", "plain", "yes_examples"]


@pytest.mark.parametrize(("model", "room"), [(Edition, "edition"), (Contest, "contest")])
def test_corrected_name_of_an_edition_or_contest_survives_the_next_loading(model, room):
    browser = make.signed_in(make.user(Role.ADMIN))
    row = model.objects.get(pk="SKB-2022" if model is Edition else "PILKADA-2024")
    typed = {"title": "Judul yang dibetulkan", "note": row.note}
    typed |= (
        {"valid_from": row.valid_from.isoformat(), "valid_to": "", "complete": "on"}
        if model is Edition
        else {"regime": row.regime, "parent": ""}
    )

    response = browser.post(reverse(f"admin:complaints_{room}_change", args=[row.pk]), typed)
    catalogue_data.load()

    row.refresh_from_db()
    assert (response.status_code, row.title, row.edited_by_hand) == (302, "Judul yang dibetulkan", True)


def test_corrected_answer_standing_and_commitment_survive_the_next_loading():
    browser = make.signed_in(make.user(Role.ADMIN))
    act, standing = EverydayAct.objects.get(code="like"), Standing.objects.get(pk="pppk")
    commitment = Commitment.objects.get(number=4)
    typed = {
        f"admin:complaints_everydayact_change {act.pk}": {
            "title": act.title, "reason": "Lebih jelas.", "instead": "Satu\r\n\r\n Dua ",
            "keywords": "\n".join(act.keywords), "confidence": "T",
        },
        "admin:complaints_standing_change pppk": {"title": standing.title, "hint": "", "note": "Catatan baru."},
        f"admin:complaints_commitment_change {commitment.pk}": {
            "title": commitment.title, "text": "Saya menolak.", "source": commitment.source, "confidence": "C2",
        },
    }  # fmt: skip

    answers = [browser.post(reverse(*name.split()[:1], args=name.split()[1:]), data) for name, data in typed.items()]
    catalogue_data.load()

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    for row in (act, standing, commitment):
        row.refresh_from_db()
    assert (act.reason, act.instead, act.is_often, act.edited_by_hand) == ("Lebih jelas.", ["Satu", "Dua"], False, True)
    assert (standing.note, standing.needs_verification, commitment.text) == ("Catatan baru.", False, "Saya menolak.")
    assert Entry.objects.filter(action="law.change").count() == 3


def test_stage_of_a_new_contest_is_added_through_the_door_of_the_law():
    browser = make.signed_in(make.user(Role.ADMIN))
    browser.post(
        reverse("admin:complaints_contest_add"), {"code": "PILKADA-2029", "title": "Pilkada 2029", "regime": "pilkada"}
    )

    browser.post(
        reverse("admin:complaints_stage_add"),
        {
            "contest": "PILKADA-2029", "region": "", "kind": "determination", "label": "Penetapan pasangan calon",
            "start": "2029-09-22", "basis": "PKPU", "confidence": "D", "needs_verification": "on",
        },
    )  # fmt: skip

    assert list(Stage.objects.filter(contest="PILKADA-2029").values_list("edited_by_hand", flat=True)) == [True]
    assert Entry.objects.filter(action="law.add").count() == 2


def test_corrected_penalty_survives_the_next_loading():
    browser = make.signed_in(make.user(Role.ADMIN))
    row = Penalty.objects.order_by("severity", "code").first()
    typed = {
        field: getattr(row, field) if getattr(row, field) is not None else ""
        for field in ("name", "months", "article", "siasn_id", "suspended_note")
    }
    typed |= {"article": "Pasal yang dibetulkan", "valid_from": row.valid_from.isoformat(), "valid_to": ""}
    typed |= {"replaced_by": row.replaced_by_id or ""}

    response = browser.post(reverse("admin:sanctions_penalty_change", args=[row.pk]), typed)
    penalty_data.load()

    row.refresh_from_db()
    assert (response.status_code, row.article, row.edited_by_hand) == (302, "Pasal yang dibetulkan", True)


def test_catalogue_speaks_in_words_and_marks_what_is_not_certain():
    browser = make.signed_in(make.user(Role.VERIFIER))

    words = text_of(browser.get(reverse("admin:complaints_violation_changelist"), {"edition__code__exact": "SKB-2022"}))

    assert ("Sesudah calon ditetapkan" in words, "perlu verifikasi" in words, "moderate" in words) == (
        True,
        True,
        False,
    )


def test_stages_are_narrowed_by_words_and_not_by_codes():
    browser = make.signed_in(make.user(Role.AUDITOR))
    address = reverse("admin:complaints_stage_changelist")

    words = text_of(browser.get(address))
    voting = browser.get(address, {"kind": "voting"}).context["cl"].queryset

    assert "pemungutan suara" in words
    assert "quiet_period" not in words
    assert {stage.kind for stage in voting} == {"voting"}
    assert browser.get(address, {"kind": "zzz"}).context["cl"].result_count == Stage.objects.count()
