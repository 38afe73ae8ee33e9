"""What tells a witness is hidden from everybody but the office, without anybody doing anything."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils import timezone as clock

from complaints import clarifying, documents, findable, merging, sight, triage
from complaints.models import Complaint
from tests import make
from tests.complaints.desk import QUEUE, numbers_in, page, printed, step, text_of
from tests.complaints.parted import parted, teacher
from tests.complaints.test_hiding import NAMED, SEEN_BY_OTHERS, STORY, hide, report, seen, witnessed

MARKED = "Memuat kata yang kini disamarkan: terbitkan penggantinya."


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


def heard(case: Complaint, whom: str, name: str, *, actor) -> None:
    part = {"at": clock.now(), "way": "in_person", "place": "Kantor", "result": "Tahu.", "key": whom}
    clarifying.record_heard(case, whom, name=name, actor=actor, **part)


def test_witness_is_hidden_from_others_before_anybody_does_anything(cast, verifier):
    case = witnessed()

    assert seen(case, cast["satgas"]) == seen(case, cast["auditor"]) == SEEN_BY_OTHERS
    assert ("Budi Santoso", sight.MARKED) in sight.mask_for(case, verifier).pieces(STORY)
    assert "0857-1111-2222" in sight.words_of(case)
    hide(case, "Budi", actor=verifier)
    assert "Santoso" in seen(case, cast["satgas"])


def test_witness_of_the_name_of_an_accused_hides_nothing_of_that_name(cast):
    sri = {**teacher(), "accused_name": "Sri Wahyuni"}
    named = {"witnesses": [{"who": "Sri Wahyuni"}, {"who": "Ana Wahyuni"}]}
    case = report(when=named, others=(sri,), what={"narrative": "Sri Wahyuni dan Ana Wahyuni"})

    assert seen(case, cast["satgas"]) == "Sri Wahyuni dan █████"


@pytest.mark.parametrize("whom", ["witness", "informant"])
def test_whoever_is_heard_is_hidden_in_what_officers_write(cast, verifier, whom):
    case = make.study(report(), verifier, until="register")
    heard(case, whom, "Pak Rano Karta", actor=verifier)
    heard(case, "expert", "Dewi Anggun", actor=verifier)

    mask = sight.mask_of(Complaint.objects.get(pk=case.pk))

    assert mask.desk.text("Rano Karta dan ahli Dewi Anggun; kata Rano.") == "█████ dan ahli Dewi Anggun; kata █████."


def test_witnesses_of_a_merged_report_are_hidden_in_its_lead(cast, verifier):
    lead, other = report(), witnessed()
    assert "Budi" in seen(lead, cast["satgas"])

    merging.merge(lead, [other], reason="Satu peristiwa.", actor=verifier)

    assert seen(lead, cast["satgas"]) == SEEN_BY_OTHERS


def test_merged_report_hides_what_its_lead_hides_and_is_not_found_by_it(cast, verifier):
    lead, other = witnessed(), report(you={"mode": "anonymous"})
    findable.make_findable([lead, other])
    assert "Kenanga" in text_of(make.at_desk(cast["auditor"]).get(page(other)))

    merging.merge(lead, [other], reason="Satu peristiwa.", actor=verifier)
    hide(lead, "Budi Santoso", "Budi", "menyimpan foto", actor=verifier)

    for name in ("auditor", "verifikator"):
        desk = make.at_desk(cast[name])
        assert "Kenanga" not in text_of(desk.get(page(other)))
        assert [
            numbers_in(desk.get(QUEUE, {"q": words, "status": "all"})) for words in ("Kenanga Puspita", "Budi Santoso")
        ] == [[], []]
    said = text_of(make.at_desk(cast["auditor"]).get(page(other)))
    assert ("Budi" in said, "menyimpan foto" in said) == (False, False)
    assert "menyimpan" not in text_of(make.at_desk(verifier).get(printed(other)))


def test_name_of_an_accused_is_said_whole_in_list_and_page(cast, verifier):
    case = make.study(witnessed(), verifier, until="forward")
    triage.identify(case.accused.get(), {"name": "Agus Santoso"}, actor=cast["satgas"])
    desk = make.at_desk(cast["satgas"])

    assert "Agus Santoso" in text_of(desk.get(QUEUE))
    assert "<b>Agus Santoso</b>" in desk.get(page(case)).content.decode()


def test_officer_hears_which_letters_stand_with_a_word_that_is_hidden_now(cast, verifier):
    case = make.study(report(), verifier, until="forward")
    letter = documents.forwarding_letter(case, actor=verifier)
    fresh = Complaint.objects.get(pk=case.pk)
    typed = {"words": "Budi", "reporter": "hide", "seen": sight.version(fresh)}

    said = text_of(make.at_desk(verifier).post(step(case, "hide"), typed, follow=True))

    assert f"Surat {letter.number} sudah terbit dengan kata yang kini disamarkan" in said
    assert "Surat yang mungkin sudah diterbitkan Satgas atau instansi tidak berubah." in said
    assert documents.letters_with([case], []) == documents.letters_with([case], ["Rano"]) == []
    assert MARKED in text_of(make.at_desk(verifier).get(page(case)))
    assert MARKED not in text_of(make.at_desk(cast["satgas"]).get(page(case)))
    documents.forwarding_letter(Complaint.objects.get(pk=case.pk), actor=verifier)
    assert MARKED not in text_of(make.at_desk(verifier).get(page(case)))


def test_word_in_the_name_of_an_accused_alone_marks_no_letter(cast, verifier):
    case = make.study(report(who={"accused_name": "Budi Hartono"}), verifier, until="forward")
    letter = documents.forwarding_letter(case, actor=verifier)

    nameless = make.study(report(who={"post": "Camat Sendang Asri"}), verifier, until="forward")
    documents.forwarding_letter(nameless, actor=verifier)

    assert documents.letters_with([case], ["Hartono"]) == []
    assert documents.letters_with([nameless], ["Camat Sendang Asri"]) == []
    assert documents.letters_with([case], ["Budi"]) == [letter]  # the story says it, too


def forwarded(case: Complaint, officer) -> str:
    """Forward a case and give out its letter; return the number of that."""
    return str(documents.forwarding_letter(make.study(case, officer, until="forward"), actor=officer).number)


def test_letters_of_every_case_that_holds_the_words_are_named(verifier):
    case = report(others=(teacher(),))
    part = parted(case, verifier)
    other = report(you={"mode": "anonymous"})
    merging.merge(case, [other], reason="Satu peristiwa.", actor=verifier)
    numbers = [forwarded(Complaint.objects.get(pk=one.pk), verifier) for one in (case, part)]
    typed = {"words": "Budi", "reporter": "hide", "seen": sight.version(Complaint.objects.get(pk=other.pk))}

    said = text_of(make.at_desk(verifier).post(step(other, "hide"), typed, follow=True))

    assert f"Surat {numbers[0]} sudah terbit" in said
    assert "Budi" in sight.words_of(Complaint.objects.get(pk=case.pk))
    typed["seen"], typed["words"] = sight.version(Complaint.objects.get(pk=case.pk)), "Budi\nfoto"
    said = text_of(make.at_desk(verifier).post(step(case, "hide"), typed, follow=True))
    assert f"Surat {', '.join(numbers)} sudah terbit" in said


def test_whoever_else_reported_is_hidden_in_what_officers_write_of_the_lead(cast, verifier):
    named = {**NAMED, "name": "Rahmat Hidayat", "address": "Jalan Dahlia 2", "phone": "0813-0000-1111"}
    lead, other = report(you=named), report(you={**NAMED, "mode": "open"})
    merging.merge(lead, [other], reason="Satu peristiwa.", actor=verifier)
    triage.flag_criminal(lead, True, note="Kata Kenanga Puspita.", actor=verifier)
    lead = make.study(Complaint.objects.get(pk=lead.pk), verifier, until="forward")
    Complaint.objects.filter(pk=lead.pk).update(study_conclusion="Menurut Kenanga Puspita.")

    letter = documents.forwarding_letter(Complaint.objects.get(pk=lead.pk), actor=verifier)

    assert "Kenanga" not in str(letter.context)
    assert "Kenanga" not in text_of(make.at_desk(cast["satgas"]).get(page(lead)))
    assert "Kata Kenanga Puspita." in text_of(make.at_desk(verifier).get(page(lead)))


def test_officer_reads_what_is_hidden_where_the_conclusion_is_written(verifier):
    case = make.study(witnessed(), verifier, until="study")
    triage.decide(case.acts.get(), "proven", reason="Terlihat.", actor=verifier)

    said = text_of(make.at_desk(verifier).get(page(case)))

    assert "Disamarkan bagi Satgas dan dalam surat: 0857-1111-2222, Budi Santoso. Ubah di bagian Kejadian." in said


def test_reports_from_before_hide_their_witnesses_too(cast, verifier):
    case = make.study(witnessed(), verifier, until="register")
    heard(case, "witness", "Rano Karta", actor=verifier)
    Complaint.objects.update(masks=None)

    import_module("complaints.migrations.0046_hide_witnesses").hide(apps, None)

    assert seen(case, cast["satgas"]) == SEEN_BY_OTHERS
    assert {"Rano Karta", "Budi Santoso", "0857-1111-2222"} < set(sight.words_of(Complaint.objects.get()))
