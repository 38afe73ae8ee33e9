"""The Satgas judges what decides the level: before anybody signs, and nothing goes out without it."""

import threading

import pytest
from django.db import connections
from django.urls import reverse

from complaints.models import Act
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from taskforce import findings, judging, recommendations
from taskforce.models import Recommendation
from tests import make
from tests.complaints.desk import statements_of, text_of
from tests.taskforce.judged import WHY, act_of, issued, judge, opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db):
    return make.cast()


def code_of(call, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        call(*args, **given)
    return refused.value.code


def page(row) -> str:
    return reverse("admin:taskforce_recommendation_change", args=[row.pk])


@pytest.mark.parametrize("code", ["DS-03", "DS-09", "DS-13"])
def test_nothing_is_signed_or_issued_while_a_level_is_not_judged(cast, code):
    row = opened(cast, code, "KE-02")
    given = {"note": "Cukup", "actor": cast["satgas"]}

    assert code_of(findings.cosign, row, "agreed", **given) == "level_unjudged"
    assert code_of(recommendations.issue, row, grounds="", actor=cast["satgas"]) == "level_unjudged"


@pytest.mark.parametrize(
    ("code", "answer", "level", "said"),
    [
        ("DS-03", "unit", "light", "Ringan menurut dampaknya (unit kerjanya saja)"),
        ("DS-03", "agency", "moderate", "Sedang menurut dampaknya (seluruh instansi)"),
        ("DS-09", "state", "heavy", "Berat menurut dampaknya (negara atau pemerintahan)"),
        ("DS-13", "moral", "moral", "Sanksi moral, ditetapkan Satgas"),
        ("DS-13", "moderate", "moderate", "Sedang, ditetapkan Satgas"),
    ],
)
def test_level_of_the_recommendation_and_its_letter_are_those_judged(cast, code, answer, level, said):
    row = issued(judge(opened(cast, code), code, answer, cast), cast)

    words = row.letter.context["acts"][0]["level"]
    assert row.level == level
    assert (words["text"] if isinstance(words, dict) else words).startswith(said)
    assert (
        f"pada tingkat {said.split(' menurut')[0].split(',')[0].lower()}; dan"
        in row.letter.context["recommendations"][1]
    )


def test_heaviest_of_several_acts_follows_a_judgement(cast):
    row = opened(cast, "DS-03", "PP-5n2")
    assert row.level == "moderate"

    assert judge(row, "DS-03", "state", cast).level == "heavy"
    assert judge(row, "DS-03", "unit", cast, seen="state").level == "moderate"
    assert [entry.data["level"] for entry in Entry.objects.filter(action="recommendation.judge").order_by("pk")] == [
        "heavy", "moderate",
    ]  # fmt: skip


def test_the_satgas_may_judge_anew_what_the_verifier_judged_until_somebody_signs(cast):
    row = opened(cast, "DS-03")
    judge(row, "DS-03", "unit", cast)
    assert judge(row, "DS-03", "agency", cast, seen="unit").level == "moderate"
    findings.cosign(row, "agreed", note="Cukup", actor=cast["kemendagri"])

    assert code_of(judge, row, "DS-03", "state", cast, seen="agency") == "already_signed"
    assert Act.objects.get().judged_impact == "agency"


def test_verification_signed_before_levels_were_judged_is_judged_still(cast):
    row = opened(cast, "DS-03")
    judge(row, "DS-03", "unit", cast)
    findings.cosign(row, "agreed", note="Cukup", actor=cast["kemendagri"])
    Act.objects.update(judged_impact="", level_reason="")  # as a row from before the migration

    assert judge(row, "DS-03", "state", cast).level == "heavy"


@pytest.mark.parametrize(
    ("name", "code"),
    [("verifikator", "not_your_step"), ("kemendagri", "not_your_step"), ("auditor", "not_your_step"),
     ("instansi", "not_your_step"), ("admin", "not_your_step")],
)  # fmt: skip
def test_nobody_but_the_satgas_judges_a_verification(cast, name, code):
    assert code_of(judge, opened(cast, "DS-13"), "DS-13", "light", cast, actor=cast[name]) == code


@pytest.mark.parametrize(
    ("answer", "given", "code"),
    [
        ("dishonourable", {}, "answer_unknown"), ("agency", {}, "answer_unknown"),
        ("light", {"reason": " "}, "missing_reason"), ("light", {"seen": "heavy"}, "changed_meanwhile"),
    ],
)  # fmt: skip
def test_level_outside_the_matrix_needs_a_lawful_answer_and_a_reason(cast, answer, given, code):
    assert code_of(judge, opened(cast, "DS-13"), "DS-13", answer, cast, **given) == code


def test_act_of_somebody_else_or_not_proven_is_not_judged(cast):
    row, other = opened(cast, "DS-03"), opened(cast, "DS-13")
    given = {"reason": WHY, "seen": "", "actor": cast["satgas"]}

    assert code_of(judging.judge, row, act_of(other, "DS-13"), "light", **given) == "act_not_proven"


def test_issued_recommendation_is_judged_no_more(cast):
    row = issued(judge(opened(cast, "DS-03"), "DS-03", "unit", cast), cast)

    assert code_of(judge, row, "DS-03", "state", cast, seen="unit") == "step_not_open"


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_who_signs_while_another_judges_signs_the_level_that_stands():
    cast = make.cast()
    row = judge(opened(cast, "DS-03"), "DS-03", "unit", cast)
    together, outcome = threading.Barrier(2), {}

    def sign() -> None:
        findings.cosign(row, "agreed", note="Cukup", actor=cast["kemendagri"])

    def change() -> None:
        judge(row, "DS-03", "state", cast, seen="unit")

    def press(name: str, call) -> None:
        together.wait()
        try:
            call()
            outcome[name] = "taken"
        except Refusal as refusal:
            outcome[name] = refusal.code
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=one) for one in (("sign", sign), ("change", change))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    levels = {"taken": "heavy", "already_signed": "light"}
    assert outcome["sign"] == "taken"
    assert Recommendation.objects.get().level == levels[outcome["change"]]


def test_page_says_what_is_to_be_judged_before_anybody_can_sign(cast):
    row, desk = opened(cast, "DS-13"), make.at_desk(cast["satgas"])

    said = text_of(desk.get(page(row)))
    assert "Nilai tingkat perbuatan ini" in said
    assert "Tingkat dibahas dan diputus oleh Satgas" in said
    assert "tertutup: Tingkat belum dapat ditentukan. Nilai dahulu: DS-13." in said
    address = reverse("admin:taskforce_recommendation_step", args=[row.pk, "judge"])
    typed = {"act": act_of(row, "DS-13").pk, "seen": "", "answer": "light", "reason": WHY}
    missing = desk.post(address, {**typed, "reason": ""})
    assert (missing.status_code, "Tulis alasannya." in text_of(missing)) == (422, True)
    judged = text_of(desk.post(address, typed, follow=True))

    assert "Tingkat perbuatan dinilai." in judged
    assert "Ringan, ditetapkan Satgas" in judged
    assert "tertutup: Tingkat belum dapat ditentukan" not in judged


@pytest.mark.parametrize("name", ["verifikator", "kemendagri", "auditor"])
def test_who_may_not_judge_reads_the_level_without_a_form(cast, name):
    row = judge(opened(cast, "DS-13"), "DS-13", "light", cast)
    if name == "verifikator":
        row = issued(row, cast)
    said = text_of(make.at_desk(cast[name]).get(page(row)))

    assert "Ringan, ditetapkan Satgas" in said
    assert "penilaian tingkat" not in said


def test_page_asks_the_database_no_more_for_many_judged_acts(cast):
    one, many = opened(cast, "DS-13"), opened(cast, "DS-13", "DS-03", "DS-09", "DS-05")
    desk = make.at_desk(cast["satgas"])
    statements_of(desk, page(one))

    assert statements_of(desk, page(many)) == statements_of(desk, page(one)) <= 25
