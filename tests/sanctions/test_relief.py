"""Relieving somebody of duty while the case is examined, and what ends that, as the days pass."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from complaints.models import Accused
from netralitas.audit.models import Entry
from netralitas.letters.models import Letter
from netralitas.lib.held import forget_everything
from netralitas.lib.refusal import Refusal
from sanctions import approval, choosing, decisions, desk, proceedings, relief
from sanctions.localtime import today_of
from sanctions.models import ExaminationRule, Relief
from sanctions.path import letters_of, path_of
from sanctions.proceedings import Person
from tests import make

DEPUTY = Person("Yohana Matulessy", "Sekretaris Kecamatan Sendang Asri")


def relieve(row, officer, **given) -> Relief:
    return relief.relieve(row, **{"deputy": DEPUTY, "actor": officer} | given)


def code_of(door, *args, **given) -> str:
    with pytest.raises(Refusal) as refused:
        door(*args, **given)
    return refused.value.code


def report(row, officer, *, is_proven: bool):
    proceedings.report(row, summary="Fakta.", analysis="Nilai.", is_proven=is_proven, advice="Saran.", actor=officer)
    row.refresh_from_db()
    return row


@pytest.fixture
def examined(cast, clock):
    return make.procedure(cast, clock, until="examine")


def test_the_letter_says_who_acts_until_when_and_that_the_rights_stay(officer, examined):
    found = relieve(examined, officer)

    said = found.letter.context
    assert (said["official_title"], said["signer"]["name"]) == (examined.superior_post, examined.superior_name)
    assert said["clauses"][1:4] == [
        "Menunjuk Yohana Matulessy, Sekretaris Kecamatan Sendang Asri, sebagai pejabat pelaksana harian selama "
        "pembebasan sementara (PP 94/2021 Pasal 31 ayat (3)).",
        "Pembebasan sementara berlaku sampai dengan ditetapkannya keputusan hukuman disiplin (PP 94/2021 Pasal 31 ayat "
        "(2)).",
        "Selama pembebasan sementara, hak-hak kepegawaian tetap diberikan sesuai dengan ketentuan peraturan "
        "perundang-undangan (PP 94/2021 Pasal 31 ayat (4)).",
    ]
    assert (found.started_on, found.ended_on) == (today_of(examined), None)
    steps = path_of(examined, letters_of(examined))
    assert "sejak" in next(step for step in steps if step.title.startswith("Dibebaskan")).when
    assert Entry.objects.get(action="proceeding.relieve").data == {
        "letter": found.letter.number, "since": today_of(examined).isoformat(),
    }  # fmt: skip


def test_a_higher_official_relieves_where_there_is_no_superior(officer, examined):
    found = relieve(examined, officer, decider=Person("Sari Wulandari", "Asisten Pemerintahan"))

    assert (found.decider_post, found.letter.context["signer"]["name"]) == ("Asisten Pemerintahan", "Sari Wulandari")


@pytest.mark.parametrize(
    ("post", "head", "title", "on_behalf"),
    [
        ("Plt. Kepala Dinas", "Kepala Dinas", "Plt. Kepala Dinas", ""),
        ("Sekretaris Daerah a.n. Bupati", "Sekretaris Daerah", "Sekretaris Daerah", "a.n. Bupati"),
    ],
)
def test_who_signs_for_somebody_else_says_so_in_decree_and_revocation(officer, examined, post, head, title, on_behalf):
    found = relieve(examined, officer, decider=Person("Sari Wulandari", post))
    ended = relief.restore(examined, reasons=["pemeriksaan selesai."], actor=officer)

    for said in (found.letter.context, ended.end_letter.context):
        assert said["official_title"] == head
        assert (said["signer"]["title"], said["signer"]["on_behalf"]) == (title, on_behalf)


def test_another_officer_approves_the_same_words_a_day_later(cast, clock, officer, examined):
    def take(actor):
        return relieve(examined, actor).letter.number

    draft = approval.submit(examined, "relieve", sent={}, take=take, actor=officer)
    assert Relief.objects.count() == 0
    clock.shift(timedelta(days=1))

    approval.approve(draft, take=take, actor=cast["instansi-kedua"])

    assert Relief.objects.get().started_on == today_of(examined)


def test_a_decision_ends_it_and_says_so(officer, examined):
    found = relieve(examined, officer)
    row = report(examined, officer, is_proven=True)
    lawful, _choices = choosing.choices_for(row, on=today_of(row))

    decision = decisions.decide(row, lawful.lawful[0], considerations=["alasan"], actor=officer)

    found.refresh_from_db()
    assert (found.ended_on, found.end_letter) == (decision.decided_on, None)
    clause = decision.letter.context["clauses"][0]
    assert clause.startswith(f"Pembebasan sementara dari tugas jabatan menurut Keputusan Nomor {found.letter.number}")
    assert clause.endswith("(PP 94/2021 Pasal 31 ayat (2)).")
    row.refresh_from_db()
    titles = [one.title for one in path_of(row, letters_of(row))]
    assert titles[titles.index("Keputusan") + 1] == "Pembebasan sementara berakhir"
    assert Entry.objects.filter(action="proceeding.relief_ended").count() == 1


def test_without_a_decision_it_is_revoked_before_the_case_is_closed(officer, examined):
    found = relieve(examined, officer)
    row = report(examined, officer, is_proven=False)
    assert code_of(decisions.close_unproven, row, actor=officer) == "still_relieved"
    assert code_of(relief.restore, row, reasons=[" "], actor=officer) == "missing_reason"

    ended = relief.restore(row, reasons=["pelanggaran tidak terbukti."], actor=officer)

    assert (ended.pk, ended.ended_on, ended.end_letter.kind) == (found.pk, today_of(row), "relief_end")
    assert ended.end_letter.context["considering"][1] == "bahwa pelanggaran tidak terbukti;"
    assert code_of(relief.restore, row, reasons=["x"], actor=officer) == "not_relieved"
    assert "Pembebasan sementara berakhir" in [one.title for one in path_of(row, letters_of(row))]
    decisions.close_unproven(row, actor=officer)
    row.refresh_from_db()
    assert row.status == "not_proven"


def test_nobody_is_relieved_before_the_day_of_the_examination(cast, clock, officer):
    row = make.procedure(cast, clock, until="summon")
    assert code_of(relieve, row, officer) == "not_examined"
    assert "relieve" not in desk.LaidDown(row.instansi, timezone.now()).open_steps(row)

    clock.move_to(row.summonses.get().hearing_at)

    assert "relieve" in desk.LaidDown(row.instansi, row.summonses.get().hearing_at).open_steps(row)
    assert relieve(row, officer).pk


def test_who_did_not_come_or_was_cleared_is_not_relieved(cast, clock, officer, examined):
    row = make.procedure(cast, clock, until="summon")
    clock.move_to(row.summonses.get().hearing_at)
    proceedings.record_absence(row.summonses.get(), actor=officer)

    assert code_of(relieve, row, officer) == "not_examined"
    assert code_of(relieve, report(examined, officer, is_proven=False), officer) == "not_examined"


@pytest.mark.parametrize(
    "change",
    [
        lambda row: Accused.objects.filter(pk=row.recommendation.accused_id).update(employment="pppk"),
        lambda row: ExaminationRule.objects.filter(code="relief").update(levels=[]),
        lambda row: type(row.recommendation).objects.filter(pk=row.recommendation_id).update(level="moderate"),
    ],
)
def test_only_whom_the_law_names_is_relieved(officer, examined, change):
    change(examined)
    forget_everything()  # an update in bulk tells nobody

    assert code_of(relieve, examined, officer) == "no_relief"


def test_nobody_is_relieved_twice_or_by_a_stranger(cast, officer, examined):
    relieve(examined, officer)

    assert code_of(relieve, examined, officer) == "already_relieved"
    assert code_of(relieve, examined, cast["satgas"]) == "not_your_step"
    assert Letter.objects.filter(kind="relief").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Relief.objects.update(ended_on=date(2020, 1, 1))


def test_no_journal_names_anybody(officer, examined):
    relieve(examined, officer)

    assert DEPUTY.name not in str(list(Entry.objects.values_list("data", flat=True)))
