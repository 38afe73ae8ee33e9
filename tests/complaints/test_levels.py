"""Which level an act comes to: the rule as a table, and the verifier's judgement of the impact on real rows."""

import threading
from itertools import product

import pytest
from django.db import IntegrityError, connections, transaction

from complaints import triage
from complaints.actlevels import level_of_act, unjudged
from complaints.actwords import act_words
from complaints.levels import SETTABLE, SEVERITY, asks, heaviest, level_of
from complaints.models import Act, Violation
from netralitas.audit.models import Entry
from netralitas.letters.contexts import fact
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints.desk import page, statements_of, step, text_of

OWN = [{"text": "Pasal 10"}]
BY_IMPACT = [
    {"impact": "unit", "level": "light", "articles": [{"text": "Pasal 9"}]},
    {"impact": "agency", "level": "moderate", "articles": [{"text": "Pasal 10"}]},
    {"impact": "state", "level": "heavy", "articles": [{"text": "Pasal 11"}]},
]
REASON = "Akun itu dibaca seluruh pegawai."


# --- The rule


@pytest.mark.parametrize(
    ("impact", "level", "article", "lacks"),
    [
        ("", "impact", "Pasal 10", "impact"),
        ("unsure", "impact", "Pasal 10", "impact"),
        ("unit", "light", "Pasal 9", ""),
        ("agency", "moderate", "Pasal 10", ""),
        ("state", "heavy", "Pasal 11", ""),
    ],
)
def test_level_follows_the_impact_where_the_row_leaves_it_to_the_impact(impact, level, article, lacks):
    found = level_of("moderate", OWN, BY_IMPACT, impact=impact, set_level="heavy")

    assert (found.name, found.articles[0]["text"], found.lacks) == (level, article, lacks)


@pytest.mark.parametrize(("given", "level", "lacks"), [("", "satgas", "level"), ("light", "light", "")])
def test_level_outside_the_matrix_is_what_the_satgas_set(given, level, lacks):
    found = level_of("satgas", [], [], impact="state", set_level=given)

    assert (found.name, found.lacks) == (level, lacks)


@pytest.mark.parametrize("level", ["moral", "none", "moderate", "heavy", "dishonourable"])
def test_a_level_that_stands_in_the_text_is_nobodys_to_judge(level):
    found = level_of(level, OWN, [], impact="unit", set_level="light")

    assert (found.name, found.articles, found.lacks, asks(level, [])) == (level, OWN, "", "")


@pytest.mark.parametrize(
    ("levels", "most"),
    [
        (["moral", "none"], "none"),
        (["none", "light"], "light"),
        (["impact", "moderate"], "moderate"),
        (["satgas", "moral"], "moral"),
        (["heavy", "dishonourable", "light"], "dishonourable"),
    ],
)
def test_one_penalty_the_heaviest_for_several_acts(levels, most):
    assert heaviest(levels) == heaviest(reversed(levels)) == most


@pytest.mark.django_db
def test_only_two_rows_hang_on_the_impact_and_every_level_of_the_catalogue_has_its_place():
    rows = Violation.objects.exclude(levels_by_impact=[])

    assert sorted(row.code for row in rows) == ["DS-03", "DS-09"]
    assert set(Violation.objects.values_list("level", flat=True)) <= set(SEVERITY)
    assert set(SETTABLE) < set(SEVERITY)
    for row in rows:
        assert [(one["impact"], one["level"]) for one in row.levels_by_impact] == [
            ("unit", "light"), ("agency", "moderate"), ("state", "heavy"),
        ]  # fmt: skip
        assert [article["text"] for one in row.levels_by_impact for article in one["articles"]] == [
            f"PP 94/2021 Pasal {n} ayat (1) huruf {letter}" for n, two in ((9, "ab"), (10, "bc"), (11, "cd"))
            for letter in two
        ]  # fmt: skip


# --- The verifier's judgement


@pytest.fixture
def cast(db):
    return make.cast()


def studied(cast, *codes: str):
    case = make.report(files=False, what={"acts": list(codes)}).complaint
    return make.study(case, cast["verifikator"], until="study")


def judge(act: Act, answer: str, actor, **given) -> Act:
    return triage.judge(act, answer, **{"reason": REASON, "seen": "", "actor": actor, **given})


def code_of(*args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        judge(*args, **given)
    return refused.value.code


def test_impact_is_judged_during_the_study_and_journaled_without_the_reason(cast):
    case = studied(cast, "DS-03")
    act = case.acts.get()
    assert unjudged([act]) == ["DS-03"]

    act = judge(act, "state", cast["verifikator"])

    assert (level_of_act(act).name, act.level_reason) == ("heavy", REASON)
    entry = Entry.objects.get(action="complaint.judge")
    assert entry.data == {"act": act.pk, "impact": "state", "before": ""}


def test_what_the_reporter_said_of_the_impact_judges_nothing(cast):
    detail = {"acts": {"DS-03": {"impact": "state"}}}
    act = make.report(files=False, what={"acts": ["DS-03"]}, detail=detail).complaint.acts.get()

    assert (act.impact, act.judged_impact, level_of_act(act).lacks) == ("state", "", "impact")


@pytest.mark.parametrize(
    ("answer", "given", "code"),
    [
        ("unsure", {}, "answer_unknown"),
        ("heavy", {}, "answer_unknown"),
        ("", {}, "answer_unknown"),
        ("unit", {"reason": " \n"}, "missing_reason"),
        ("unit", {"seen": "agency"}, "changed_meanwhile"),
    ],
)
def test_judgement_that_says_nothing_or_was_made_on_an_old_page_is_refused(cast, answer, given, code):
    act = studied(cast, "DS-03").acts.get()

    assert code_of(act, answer, cast["verifikator"], **given) == code
    assert Act.objects.get().judged_impact == ""


@pytest.mark.parametrize("code", ["DS-13", "DS-07", "PP-5n1"])
def test_no_verifier_judges_what_is_the_satgas_or_stands_in_the_text(cast, code):
    assert code_of(studied(cast, code).acts.get(), "unit", cast["verifikator"]) == "level_not_asked"


@pytest.mark.parametrize("name", ["satgas", "auditor", "kemendagri", "admin", "instansi", "instansi-lain"])
def test_nobody_but_a_verifier_judges_during_the_study(cast, name):
    assert code_of(studied(cast, "DS-03").acts.get(), "unit", cast[name]) == "not_your_step"


def test_after_the_study_the_verifier_judges_no_more(cast):
    case = make.report(files=False, what={"acts": ["DS-03"]}, when={"occurred_on": "2024-09-01"}).complaint
    case = make.study(case, cast["verifikator"], until="forward")

    assert code_of(case.acts.get(), "unit", cast["verifikator"]) == "step_not_open"


def test_the_same_judgement_sent_twice_is_recorded_once(cast):
    act = studied(cast, "DS-03").acts.get()

    judge(act, "unit", cast["verifikator"])
    judge(act, "unit", cast["verifikator"])

    assert Entry.objects.filter(action="complaint.judge").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
def test_of_two_officers_who_judge_at_once_the_second_reads_the_first():
    cast = make.cast()
    act, answers = studied(cast, "DS-03").acts.get(), {}
    together = threading.Barrier(2)

    def press(answer: str) -> None:
        together.wait()
        try:
            judge(act, answer, cast["verifikator"])
            answers[answer] = "taken"
        except Refusal as refusal:
            answers[answer] = refusal.code
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(answer,)) for answer in ("unit", "state")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers.values()) == ["changed_meanwhile", "taken"]
    assert answers[Act.objects.get().judged_impact] == "taken"


@pytest.mark.parametrize(
    "values",
    [{"judged_impact": "unit"}, {"judged_level": "light"}, {"judged_impact": "unsure", "level_reason": "x"},
     {"judged_level": "dishonourable", "level_reason": "x"}],
)  # fmt: skip
def test_the_database_takes_no_judgement_without_a_reason_or_outside_the_levels(cast, values):
    studied(cast, "DS-03")

    with pytest.raises(IntegrityError), transaction.atomic():
        Act.objects.update(**values)


# --- What letters and pages say of it


@pytest.mark.parametrize(
    ("impact", "said"),
    [
        ("", "Tingkat mengikuti dampak perbuatan, belum dinilai"),
        ("unit", "Ringan menurut dampaknya (unit kerjanya saja), PP 94/2021 Pasal 9 ayat (1) huruf a, "
                 "PP 94/2021 Pasal 9 ayat (1) huruf b"),
        ("state", "Berat menurut dampaknya (negara atau pemerintahan), PP 94/2021 Pasal 11 ayat (1) huruf c, "
                  "PP 94/2021 Pasal 11 ayat (1) huruf d"),
    ],
)  # fmt: skip
def test_letter_names_the_level_of_the_impact_with_its_articles_and_none_before(cast, impact, said):
    case = studied(cast, "DS-03")
    act = case.acts.get()
    act = judge(act, impact, cast["verifikator"]) if impact else act

    assert act_words(act, case).level == fact(said, True)


def test_page_of_the_case_asks_for_the_impact_with_the_hint_and_each_level(cast):
    detail = {"acts": {"DS-03": {"impact": "agency"}}}
    case = make.report(files=False, what={"acts": ["DS-03", "DS-07"]}, detail=detail).complaint
    case = make.study(case, cast["verifikator"], until="study")
    desk, act = make.at_desk(cast["verifikator"]), case.acts.get(violation__code="DS-03")

    said = text_of(desk.get(page(case)))
    assert said.count("Nilai tingkat perbuatan ini") == 1
    assert "Menurut pelapor: seluruh instansi. Ini petunjuk saja." in said
    assert "Negara atau pemerintahan: berat (PP 94/2021 Pasal 11 ayat (1) huruf c, d), perlu verifikasi" in said
    judged = desk.post(
        step(case, "judge"), {"act": act.pk, "seen": "", "answer": "unit", "reason": REASON}, follow=True
    )

    assert "Dampak dinilai: ringan menurut dampaknya (unit kerjanya saja)." in text_of(judged)
    assert "Ubah penilaian tingkat" in text_of(judged)
    assert REASON in text_of(judged)


def test_judgement_on_an_old_page_comes_back_with_what_was_typed(cast):
    case = studied(cast, "DS-03")
    judge(case.acts.get(), "unit", cast["verifikator"])
    desk = make.at_desk(cast["verifikator"])

    late = desk.post(
        step(case, "judge"), {"act": case.acts.get().pk, "seen": "", "answer": "state", "reason": "Lain lagi"}
    )

    assert (late.status_code, "Lain lagi" in late.content.decode()) == (409, True)
    assert "sudah dinilai petugas lain" in text_of(late)


@pytest.mark.parametrize(
    ("field", "value"),
    list(product(["act", "seen", "answer", "reason"], ["", "\x00", "9" * 40, "<script>", "-1", "agency' OR 1=1", "٣"])),
)
def test_hostile_judgement_is_answered_and_changes_nothing_it_should_not(cast, field, value):
    case = studied(cast, "DS-03")
    desk, act = make.at_desk(cast["verifikator"]), case.acts.get()

    answer = desk.post(
        step(case, "judge"), {"act": act.pk, "seen": "", "answer": "unit", "reason": REASON, field: value}
    )

    act.refresh_from_db()
    # A reason may be any text but none; every other field is refused, but for "seen" left empty, as it stands.
    taken = (field, value) == ("seen", "") or (field == "reason" and value not in ("", "\x00"))
    assert (answer.status_code in (409, 422), act.judged_impact) == (not taken, "unit" if taken else "")


def test_page_asks_the_database_no_more_for_acts_that_are_judged(cast):
    plain, asked = studied(cast, "DS-07"), studied(cast, "DS-03")
    desk = make.at_desk(cast["verifikator"])
    statements_of(desk, page(plain))

    assert statements_of(desk, page(asked)) == statements_of(desk, page(plain)) <= 25
