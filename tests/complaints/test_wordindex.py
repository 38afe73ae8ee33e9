"""A report is found by its words, and its words are nowhere to be read."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from complaints import blindwords, drafts, findable, intake, triage, wordindex
from complaints.models import Complaint, MatchKey, Swept, WordIndex
from netralitas.lib import crypto
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
WORDS = [
    "yusuf", "WIRABUANA", "bertopi merah", "sendang", "jari", "fotonya", "Facebook", "kabupaten", "camat",
]  # fmt: skip
SECRET = {"accused_name": "Yusuf Wirabuana", "account": "@camat.sendang", "accused_description": "bertopi merah"}


@pytest.fixture(autouse=True, name="cast")
def _cast():
    return make.cast()


def found(text: str) -> list[int]:
    """Return the reports whose index has every word of a text."""
    rows = Complaint.objects.order_by("pk")
    for numbers in blindwords.asked(text):
        rows = rows.filter(word_index__words__holds_any=numbers)
    return list(rows.values_list("pk", flat=True))


@pytest.mark.parametrize("text", WORDS)
def test_report_is_found_by_each_word_of_its_story_its_people_and_their_agency(text):
    case = make.report(who=SECRET).complaint

    assert found(text) == [case.pk]


def test_report_that_a_citizen_sent_is_found_after_the_next_sweep():
    draft, _code = drafts.start()
    drafts.save_person(draft, {"post": "Camat", "accused_name": "Yusuf Wirabuana", "region_code": "99.01"}, person="1")
    drafts.save_step(draft, "what", {"narrative": "Camat membagikan kaus.", "acts": ["DS-07"]})
    drafts.save_step(draft, "you", {"mode": "anonymous"})
    case = intake.receive(draft).complaint
    before = found("wirabuana")

    swept = [findable.sweep(), findable.sweep()]

    assert (before, swept, found("wirabuana")) == ([], [1, 0], [case.pk])
    assert MatchKey.objects.filter(accused__complaint=case).exists()


def test_report_sent_while_a_whole_file_was_imported_is_not_passed_over(settings):
    case = make.report(who=SECRET).complaint
    WordIndex.objects.all().delete()
    last = Complaint.objects.get(pk=case.pk)
    last.pk, last.code_index = case.pk + settings.IMPORT["max_rows"], "another"
    last.save(force_insert=True)
    findable.make_findable([last])

    assert (findable.sweep(), found("wirabuana")) == (1, [case.pk])


def sweep_in(minutes: int) -> int:
    """Sweep as if it were so many minutes later."""
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        return findable.sweep()


def test_sweep_finds_what_appears_below_others_and_reads_no_old_report_again():
    old, late = (make.report(files=False).complaint for _n in range(2))
    sweep_in(0)
    make.report(files=False)
    WordIndex.objects.filter(complaint=late).delete()  # as if it had been written all the time, and were seen now
    swept = [sweep_in(60), sweep_in(61)]
    WordIndex.objects.filter(complaint=old).delete()

    assert (swept, sweep_in(62), sweep_in(200)) == ([1, 0], 0, 0)


def test_sweep_asks_the_same_for_one_report_and_for_ten(django_assert_num_queries):
    named = {"mode": "confidential", "name": "Sekar Melatiningrum"}
    findable.sweep()
    for many in (1, 10):
        cases = [make.report(you=named, files=False).complaint.pk for _n in range(many)]
        WordIndex.objects.filter(pk__in=cases).delete()
        with django_assert_num_queries(17):
            assert findable.sweep() == many


def test_sweep_after_hours_without_one_skips_nothing():
    make.report(files=False)
    sweep_in(0)
    sweep_in(90)
    missed = [make.report(files=False).complaint for _n in range(3)]
    WordIndex.objects.filter(complaint__in=missed[:2]).delete()

    assert [sweep_in(600), sweep_in(601), sweep_in(700)] == [2, 0, 0]
    assert Swept.objects.count() == 4  # of five


def test_accused_identified_before_the_sweep_is_found_with_all_the_others(cast):
    case = make.report(others=({"post": "Lurah", "accused_name": "Sekar Puspaningrum"},)).complaint
    WordIndex.objects.all().delete()
    MatchKey.objects.all().delete()
    triage.identify(case.accused.order_by("pk").first(), {"name": "Yusuf Wirabuana"}, actor=cast["verifikator"])

    findable.sweep()

    assert (found("wirabuana"), found("puspaningrum")) == ([case.pk], [case.pk])
    assert MatchKey.objects.values("accused").distinct().count() == 2


def test_sweep_broken_off_in_the_middle_leaves_nothing_half(monkeypatch):
    case = make.report(who=SECRET).complaint
    WordIndex.objects.all().delete()
    MatchKey.objects.all().delete()
    with monkeypatch.context() as broken:
        broken.setattr(findable, "write_keys", lambda people: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            findable.sweep()
    left = WordIndex.objects.count()

    findable.sweep()

    assert (left, found("wirabuana")) == (0, [case.pk])
    assert MatchKey.objects.exists()


def test_several_words_have_to_stand_in_the_same_report():
    one = make.report(who=SECRET).complaint
    make.report(who={"accused_name": "Yusuf Kelana"})

    assert found("wirabuana yusuf") == [one.pk]
    assert found("kelana wirabuana") == []


def test_reporter_and_witness_are_in_no_index():
    you = {"mode": "open", "name": "Kenanga Pertiwi", "address": "Jalan Melati 1", "email": "kenanga@pos.example"}
    make.report(you=you, when={"witnesses": [{"who": "Cempaka", "contact": "0812"}]})

    assert [found(text) for text in ("kenanga", "pertiwi", "melati", "pos", "cempaka", "0812")] == [[]] * 6


def test_words_are_kept_as_numbers_alone():
    make.report(who=SECRET)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM complaints_wordindex")
        kept = str(cursor.fetchall()).casefold()

    assert not any(word in kept for word in ("yusuf", "wirabuana", "facebook", "camat"))


def test_same_word_is_another_number_where_it_is_sealed():
    clear, sealed = blindwords.asked("camat")[0]

    assert clear != sealed
    assert blindwords.numbers_of(["camat"], []) == [clear]
    assert blindwords.numbers_of([], ["Camat, camat: CAMAT"]) == [sealed]


def test_word_is_found_in_its_province_by_a_number_of_its_own():
    case = make.report(who=SECRET).complaint
    there, elsewhere, anywhere = (blindwords.asked("wirabuana", province=code)[0] for code in ("99", "33", ""))

    def holds(numbers: list[int]) -> list[int]:
        return list(WordIndex.objects.filter(words__holds_any=numbers).values_list("pk", flat=True))

    assert (holds(there), holds(elsewhere), holds(anywhere)) == ([case.pk], [], [case.pk])
    assert len({*there, *elsewhere, *anywhere}) == 6


def test_numbers_hang_on_the_key(monkeypatch):
    before = blindwords.asked("camat")
    monkeypatch.setenv("INDEX_KEY", "another-key-" + "y" * 40)
    crypto.forget_keys()
    after = blindwords.asked("camat")
    monkeypatch.undo()
    crypto.forget_keys()

    assert set(before[0]).isdisjoint(after[0])
    assert blindwords.asked("camat") == before


@pytest.mark.parametrize("text", ["", "a", "yang dan di", "%", "\x00", "'; --", "x" * 5000])
def test_nothing_is_asked_where_no_word_is_left(text):
    assert blindwords.asked(text) == []


def test_name_that_an_officer_corrects_is_found_and_the_old_one_no_longer(cast):
    case = make.report(who=SECRET).complaint
    triage.identify(case.accused.get(), {"name": "Bagas Prasetya"}, actor=cast["verifikator"])

    assert (found("bagas"), found("wirabuana"), found("facebook")) == ([case.pk], [], [case.pk])


def test_index_follows_what_is_erased_and_goes_with_its_report():
    case = make.report(who=SECRET).complaint
    case.narrative = case.place = ""
    case.save(update_fields=["narrative", "place"])
    wordindex.rewrite(case)

    assert (found("facebook"), found("yusuf")) == ([], [case.pk])


def test_reports_without_an_index_get_one_in_batches(monkeypatch):
    monkeypatch.setattr(findable, "BATCH", 2)
    cases = [make.report(files=False).complaint.pk for _n in range(5)]
    WordIndex.objects.filter(pk__in=cases[:4]).delete()
    said = StringIO()

    call_command("index_words", stdout=said)

    assert "4 reports indexed" in said.getvalue()
    assert found("facebook") == cases


def test_everything_is_indexed_anew_on_demand():
    case = make.report(who=SECRET).complaint
    WordIndex.objects.update(words=[1, 2])

    call_command("index_words", "--all", stdout=StringIO())

    assert found("yusuf") == [case.pk]


def test_set_of_numbers_is_asked_one_question_alone():
    make.report()

    assert WordIndex.objects.filter(words__holds_any=[]).count() == 0
    assert sorted(WordIndex.objects.get().words) == WordIndex.objects.get().words
    with pytest.raises(FieldError):
        WordIndex.objects.filter(words__contains=[1])
