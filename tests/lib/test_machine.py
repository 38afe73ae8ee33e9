import itertools

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from netralitas.lib.machine import Step, check, open_steps
from netralitas.lib.refusal import Refusal

OPEN, BUSY, DONE = "open", "busy", "done"
CLERK, JUDGE, GUEST = "clerk", "judge", "guest"
BOTH = frozenset({CLERK, JUDGE})
STEPS = [
    Step("start", "Mulai", frozenset({OPEN}), BUSY, frozenset({CLERK})),
    Step("note", "Catat", frozenset({OPEN, BUSY}), None, BOTH, frozenset({"text"})),
    Step("end", "Selesaikan", frozenset({BUSY}), DONE, frozenset({JUDGE}), frozenset({"reason", "number"})),
    Step("undo", gettext_lazy("Kembalikan"), frozenset({DONE}), BUSY, frozenset({JUDGE}), frozenset({"reason"})),
    Step("undo", gettext_lazy("Kembalikan"), frozenset({BUSY}), OPEN, BOTH, frozenset({"reason"})),
]
GIVEN = {"text": "x", "reason": "sebab", "number": 0}


def refusal(action, **facts) -> Refusal:
    with pytest.raises(Refusal) as caught:
        check(STEPS, action, **facts)
    return caught.value


@pytest.mark.parametrize(
    ("action", "status", "role"),
    list(itertools.product(["start", "note", "end", "undo"], [OPEN, BUSY, DONE], [CLERK, JUDGE, GUEST])),
)
def test_check_and_open_steps_agree_for_every_action_status_and_role(action, status, role):
    is_open = any(step.action == action for step in open_steps(STEPS, status=status, role=role))

    if is_open:
        step = check(STEPS, action, status=status, role=role, given=GIVEN)
        assert (step.action, status in step.sources, role in step.roles) == (action, True, True)
    else:
        assert refusal(action, status=status, role=role, given=GIVEN).code in {"not_your_step", "step_not_open"}


def test_check_returns_the_row_of_this_status_when_an_action_has_several():
    assert check(STEPS, "undo", status=DONE, role=JUDGE, given=GIVEN).target == BUSY
    assert check(STEPS, "undo", status=BUSY, role=JUDGE, given=GIVEN).target == OPEN


def test_check_keeps_to_the_roles_of_the_row_of_this_status():
    assert refusal("undo", status=DONE, role=CLERK, given=GIVEN).code == "step_not_open"


@pytest.mark.parametrize(
    ("action", "status", "role", "given", "code", "sentence", "field"),
    [
        ("fly", OPEN, CLERK, {}, "unknown_step", "Langkah ini tidak dikenal.", None),
        ("start", OPEN, GUEST, {}, "not_your_step", "Langkah “Mulai” bukan wewenang peran Anda.", None),
        ("start", DONE, GUEST, {}, "not_your_step", "Langkah “Mulai” bukan wewenang peran Anda.", None),
        (
            "start", DONE, CLERK, {}, "step_not_open",
            "Langkah “Mulai” tidak terbuka pada status saat ini.", None,
        ),
        ("undo", DONE, JUDGE, {}, "missing_reason", "Tulis alasan untuk langkah “Kembalikan”.", "reason"),
        (
            "end", BUSY, JUDGE, {"reason": "sebab"}, "missing_number",
            "Langkah “Selesaikan” belum lengkap. Isi bagian yang ditandai.", "number",
        ),
        (
            "end", BUSY, JUDGE, {}, "missing_number",
            "Langkah “Selesaikan” belum lengkap. Isi bagian yang ditandai.", "number",
        ),
    ],
)  # fmt: skip
def test_check_refuses_with_code_sentence_and_field(action, status, role, given, code, sentence, field):
    with translation.override("id"):
        found = refusal(action, status=status, role=role, given=given)

    assert (found.code, str(found), found.field) == (code, sentence, field)


@pytest.mark.parametrize("blank", [None, "", "  \n\t", [], (), {}, set()])
def test_check_takes_blank_answers_for_missing(blank):
    assert refusal("note", status=OPEN, role=CLERK, given={"text": blank}).code == "missing_text"


@pytest.mark.parametrize("answer", [0, False, "x", [0], 0.0])
def test_check_takes_zero_and_no_for_answers(answer):
    assert check(STEPS, "note", status=OPEN, role=CLERK, given={"text": answer}).target is None


def test_open_steps_keep_the_order_of_the_table():
    assert [step.action for step in open_steps(STEPS, status=BUSY, role=JUDGE)] == ["note", "end", "undo"]
    assert open_steps(STEPS, status=BUSY, role=GUEST) == []


@given(
    st.text(max_size=20),
    st.text(max_size=20),
    st.text(max_size=20),
    st.dictionaries(st.text(max_size=8), st.text(max_size=8)),
)
def test_check_opens_nothing_to_words_that_are_not_in_the_table(action, status, role, given):
    known = {"start", "note", "end", "undo"}
    if action not in known or status not in {OPEN, BUSY, DONE} or role not in {CLERK, JUDGE}:
        with pytest.raises(Refusal):
            check(STEPS, action, status=status, role=role, given=given)
