"""The contest on the page of a case: set, refused with a sentence, required before registration, doubted when over."""

import pytest

from complaints import contesting, documents, doubts, triage, workflow
from complaints.models import Complaint, Violation
from netralitas.lib.refusal import Refusal
from tests import make
from tests.complaints.desk import QUEUE, page, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
NOBODY_SAID = {"contest_code": ""}
OUTSIDE = {"contest_code": "outside"}


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return make.at_desk(cast["verifikator"])


def adopted(cast, **given):
    return make.study(make.report(files=False, **given).complaint, cast["verifikator"], until="adopt")


def register(case, cast):
    return workflow.move(case, "register", actor=cast["verifikator"], register_number="1/TM", reason="x")


def test_registration_waits_for_the_contest_and_the_page_says_so_before(cast, verifier):
    case = adopted(cast, when=NOBODY_SAID)

    before = verifier.get(page(case))
    refused = verifier.post(step(case, "register"), {"register_number": "1/TM"})
    done = verifier.post(step(case, "set_contest"), {"seen": "", "contest": "PILKADA-2024", "reason": ""})
    taken = verifier.post(step(case, "register"), {"register_number": "1/TM"})

    shut = next(one.shut for one in before.context["steps"] if one.action == "register")
    assert (before.context["what"], shut[:9]) == ("Tetapkan pemilihannya", "tertutup.")
    assert (refused.status_code, refused.context["bound"].codes) == (422, {"contest_missing"})
    assert shut.endswith(str(refused.context["bound"].non_field_errors()[0]))
    assert (done.status_code, done.url.endswith("#kejadian"), taken.status_code) == (302, True, 302)
    assert "Pemilihan ditetapkan" in text_of(verifier.get(page(case)))


def test_queue_says_that_the_contest_is_missing(cast, verifier):
    adopted(cast, when=NOBODY_SAID)

    assert "Tetapkan pemilihannya" in text_of(verifier.get(QUEUE))


def test_refusal_of_the_contest_stands_at_its_field_and_what_was_typed_stays(cast, verifier):
    case = adopted(cast)
    sent = {"seen": "PILKADA-2024", "contest": "PEMILU-2024-PRES", "reason": ""}

    answer = verifier.post(step(case, "set_contest"), sent)

    assert (answer.status_code, list(answer.context["bound"].errors)) == (422, ["reason"])
    assert 'value="PEMILU-2024-PRES" selected' in answer.content.decode()


def test_second_officer_sees_what_the_first_set_and_may_then_send_again(cast, verifier):
    case = adopted(cast, when=NOBODY_SAID)
    verifier.post(step(case, "set_contest"), {"seen": "", "contest": "PILKADA-2024", "reason": ""})
    late = {"seen": "", "contest": "PEMILU-2024-PRES", "reason": "Calon presiden"}

    answer = verifier.post(step(case, "set_contest"), late)
    form = answer.context["bound"]
    again = verifier.post(step(case, "set_contest"), {**late, "seen": form["seen"].value()})

    case.refresh_from_db()
    assert (answer.status_code, form.codes, form["seen"].value()) == (409, {"changed_meanwhile"}, "PILKADA-2024")
    assert (again.status_code, case.contest_id) == (302, "PEMILU-2024-PRES")


@pytest.mark.parametrize("contest", ["' OR 1=1 --", "<script>", "\x00", "PILKADA-2024\n", "ü" * 4000])
def test_what_is_no_contest_is_refused_and_never_shown_as_it_came(cast, verifier, contest):
    case = adopted(cast)

    answer = verifier.post(step(case, "set_contest"), {"seen": contest, "contest": contest, "reason": contest})

    case.refresh_from_db()
    assert (answer.status_code, case.contest_id) == (422, "PILKADA-2024")
    assert "<script>" not in answer.content.decode().replace("<script src", "")


@pytest.mark.parametrize("name", ["satgas", "kemendagri", "auditor"])
def test_reader_of_a_forwarded_case_is_offered_no_form(cast, name):
    case = make.study(make.report().complaint, cast["verifikator"], until="forward")

    assert make.at_desk(cast[name]).get(page(case)).context["contest"].form is None


def test_contests_that_fit_day_and_region_stand_first(cast, verifier):
    choices = verifier.get(page(adopted(cast))).context["contest"].form.fields["contest"].choices
    groups = {title: [code for code, _words in rows] for title, rows in choices if isinstance(rows, list)}

    assert groups["Menurut tanggal kejadian"] == ["PILKADA-2024"]
    assert "PSU-2025" in groups["Pemilihan (Pilkada) lain"]
    assert [code for code, words in choices if not isinstance(words, list)] == ["", "outside"]


def test_contest_that_was_over_is_marked_and_not_refused(cast, verifier):
    case = adopted(cast, when={"occurred_on": "2025-11-03"})

    words = text_of(verifier.get(page(case)))
    register(case, cast)

    assert "Kejadian 3 November 2025 sesudah tahapan Pilkada 2024" in words
    assert "Di luar tahapan; periksa pemilihannya" in words


def test_event_outside_its_contest_is_registered_and_forwarded_with_a_written_reason_alone(cast, verifier):
    case = adopted(cast, when={"occurred_on": "2025-11-03"})
    given = {"register_number": "1/TM"}

    bare = verifier.post(step(case, "register"), given)
    verifier.post(step(case, "register"), {**given, "reason": "Putaran ulang."})
    workflow.move(case, "study", actor=cast["verifikator"])
    triage.decide(case.acts.get(), "proven", reason="Jelas", actor=cast["verifikator"])
    mute = verifier.post(step(case, "forward"), {"conclusion": "Terbukti."})
    verifier.post(step(case, "forward"), {"conclusion": "Terbukti.", "reason": "Hari pemungutan ulang."})

    case.refresh_from_db()
    assert [list(answer.context["bound"].errors) for answer in (bare, mute)] == [["reason"], ["reason"]]
    assert (case.status, case.study_conclusion) == ("proven_forwarded", "Terbukti.")
    notes = dict(case.events.filter(action__in=["register", "forward"]).values_list("action", "note"))
    assert notes == {"register": "Putaran ulang.", "forward": "Hari pemungutan ulang.\nTerbukti."}


def test_page_asks_for_the_contest_before_the_verdict_that_hangs_on_it(cast, verifier):
    case = adopted(cast, what={"acts": ["DS-05"]}, when=OUTSIDE)
    register(case, cast)
    row = Violation.objects.get(edition_id="SKB-2022", code="DS-04")
    triage.choose_act(case, row, accused=case.accused.get(), actor=cast["verifikator"])
    workflow.move(case, "study", actor=cast["verifikator"])

    shown = verifier.get(page(case))

    assert (shown.context["what"], "DS-04" in shown.context["unplaced"]) == ("Tetapkan pemilihannya", True)
    assert shown.context["unplaced"] in text_of(shown)


@pytest.mark.parametrize(
    ("day", "words"),
    [("2024-05-04", "mendahului"), ("2024-05-05", ""), ("2024-12-16", ""), ("2024-12-17", "sesudah tahapan"), ("", "")],
)
def test_first_and_last_day_of_the_stages_lie_within(cast, day, words):
    said = doubts.lies_outside(make.report(when={"occurred_on": day}).complaint)

    assert (words in said, bool(said)) == (True, bool(words))


def test_party_membership_outside_every_contest_is_registered_and_forwarded(cast, verifier):
    case = adopted(cast, what={"acts": ["DS-05"]}, when=OUTSIDE)

    words = text_of(verifier.get(page(case)))
    register(case, cast)
    workflow.move(case, "study", actor=cast["verifikator"])
    triage.decide(case.acts.get(), "proven", reason="Kartu anggota", actor=cast["verifikator"])
    case = workflow.move(case, "forward", actor=cast["verifikator"], conclusion="x")

    assert (case.status, case.contest, case.is_outside_contests) == ("proven_forwarded", None, True)
    assert "Di luar pemilihan" in words
    assert "Fase belum pasti" not in words


def test_act_of_a_contest_outside_every_contest_is_refused(cast):
    case = adopted(cast, when=OUTSIDE)

    with pytest.raises(Refusal) as caught:
        register(case, cast)

    assert (caught.value.code, "DS-07" in caught.value.sentence) == ("act_needs_contest", True)


def test_contradicting_phases_are_not_forwarded_until_an_officer_makes_them_one(cast, verifier):
    officer = cast["verifikator"]
    case = make.report(files=False, what={"acts": ["DS-07", "DS-01"]}).complaint
    photo = case.acts.get(violation__code="DS-07")
    triage.date_act(photo, photo.occurred_on, phase="before", reason="Foto lama", actor=officer)
    case = make.study(case, officer, until="study")
    for act in case.acts.all():
        triage.decide(act, "proven", reason="Jelas", actor=officer)

    before = verifier.get(page(case))
    refused = verifier.post(step(case, "forward"), {"conclusion": "x"})
    hand = {"act": photo.pk, "occurred_on": "2024-10-05", "phase": "after", "reason": "Diunggah lagi"}
    hand |= {"seen": triage.date_mark(case.acts.get(pk=photo.pk))}
    verifier.post(step(case, "date_act"), hand)
    taken = verifier.post(step(case, "forward"), {"conclusion": "x"})

    shut = next(one.shut for one in before.context["steps"] if one.action == "forward")
    assert (before.context["what"], "KE-05 pada 5 Oktober 2024" in shut) == ("Perjelas fase perbuatan", True)
    assert (refused.context["bound"].codes, taken.status_code) == ({"phases_contradict"}, 302)


def test_proven_act_in_an_unknown_phase_is_not_forwarded(cast):
    officer = cast["verifikator"]
    case = make.study(make.report(when={"contest_code": "PILKADA-ULANG-2025"}).complaint, officer, until="study")
    act = triage.decide(case.acts.get(), "proven", reason="Jelas", actor=officer)

    with pytest.raises(Refusal) as caught:
        workflow.move(case, "forward", actor=officer, conclusion="x")
    triage.date_act(act, act.occurred_on, phase="after", reason="Keputusan KPU 22 September", actor=officer)
    case = workflow.move(case, "forward", actor=officer, conclusion="x")

    assert (caught.value.code, case.status) == ("phase_unknown", "proven_forwarded")


def test_day_of_a_judged_act_stays_even_with_a_phase(cast):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    act = triage.decide(case.acts.get(), "proven", reason="Jelas", actor=cast["verifikator"])

    with pytest.raises(Refusal) as caught:
        triage.date_act(act, None, phase="before", reason="x", actor=cast["verifikator"])

    assert caught.value.code == "verdict_given"


def test_act_forbidden_at_all_times_asks_for_no_contest(cast):
    case = adopted(cast, when=NOBODY_SAID, what={"acts": ["DS-07"]})
    party = Violation.objects.get(edition_id="SKB-2022", code="DS-05")
    triage.drop_act(case.acts.get(), reason="x", actor=cast["verifikator"])
    triage.choose_act(case, party, accused=case.accused.get(), actor=cast["verifikator"])

    assert register(case, cast).status == "registered"


def test_phase_of_a_general_election_says_that_its_parts_differ(cast):
    case = make.report(when={"occurred_on": "2023-11-08", "contest_code": "PEMILU-2024"}).complaint

    assert (case.phase, case.phase_reason) == ("unknown", "Hari penetapannya berbeda menurut siapa yang dipilih.")


def test_page_tells_which_contest_it_is_or_that_there_is_none(cast, verifier):
    cases = [adopted(cast), adopted(cast, when=NOBODY_SAID), adopted(cast, when=OUTSIDE)]

    assert [verifier.get(page(case)).context["contest"].words for case in cases] == [
        "Pilkada 2024: gubernur, bupati, wali kota",
        "belum disebutkan",
        "di luar pemilihan",
    ]
    assert Complaint.objects.filter(is_outside_contests=True).count() == 1


def test_study_says_why_an_event_lies_outside_every_contest(cast):
    officer, case = cast["verifikator"], make.study(make.report().complaint, cast["verifikator"], until="study")
    contesting.set_contest(case, contesting.OUTSIDE, reason="Pemilihan kepala desa", seen="PILKADA-2024", actor=officer)
    party = Violation.objects.get(edition_id="SKB-2022", code="DS-05")  # forbidden at all times
    triage.drop_act(case.acts.get(), reason="x", actor=officer)
    act = triage.choose_act(case, party, accused=case.accused.get(), actor=officer)
    triage.decide(act, "proven", reason="Jelas", actor=officer)
    case = workflow.move(case, "forward", actor=officer, conclusion="Terbukti.")

    facts = documents.forwarding_letter(case, actor=officer).context["study"]["facts"]

    assert {"label": "Pemilihan", "value": "di luar pemilihan. Pemilihan kepala desa"} in facts
