"""What of a report's words leaves the office in its papers: the story and the study, with names hidden."""

import pytest

from complaints import documents, hiding, sight, triage, workflow
from tests import make
from tests.complaints.test_documents import YOU, closed, forwarded, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db, settings, tmp_path):
    settings.STORE_DIR = tmp_path
    return make.cast()["verifikator"]


def test_forwarding_letter_tells_the_story_and_the_study_with_hidden_names(officer):
    story = "Saya, Rahmadi, dan Budi Santoso melihatnya.\nBudi Santoso menyimpan foto."
    case = make.study(make.report(you=YOU, what={"narrative": story}).complaint, officer, until="study")
    hiding.hide(case, ["Budi Santoso"], reporter=True, seen=sight.version(case), actor=officer)
    for act in case.acts.all():
        triage.decide(act, "proven", reason="Menurut Budi Santoso.", actor=officer)
    workflow.move(case, "forward", actor=officer, conclusion="Rahmadi dan Budi Santoso menguatkan.")

    text = text_of(documents.forwarding_letter(case, actor=officer))

    assert "B. Uraian kejadian Saya, █████, dan █████ melihatnya. █████ menyimpan foto. C. Penilaian" in text
    assert "Alasan penilaian: 1. Menurut █████." in text
    assert "E. Simpulan █████ dan █████ menguatkan." in text
    assert "Budi" not in text


def test_names_hidden_later_make_the_letter_a_new_one(officer):
    case = forwarded(officer, what={"narrative": "Budi Santoso melihatnya."})
    before = documents.forwarding_letter(case, actor=officer)
    hiding.hide(case, ["Budi Santoso"], reporter=True, seen=sight.version(case), actor=officer)

    after = documents.forwarding_letter(case, actor=officer)

    assert ("Budi" in text_of(before), "Budi" in text_of(after)) == (True, False)
    assert f"menggantikan surat kami Nomor {before.number}" in text_of(after)


def test_notice_says_no_hidden_word_and_never_tells_an_officer_that_a_guess_was_right(officer):
    case = closed(officer, you=YOU, what={"narrative": "Budi Santoso melihatnya."})
    hiding.hide(case, ["Budi Santoso"], reporter=True, seen=sight.version(case), actor=officer)

    (letter,) = documents.status_notice(case, reason="Kata Budi Santoso, bukan kata Rahmadi.", actor=officer)

    assert "Kata █████, bukan kata Rahmadi." in text_of(letter)
