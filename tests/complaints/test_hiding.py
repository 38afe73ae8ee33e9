"""Names in free text are hidden from everybody but the office that handles the case, and the text stays as it was."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.html import escape

from complaints import hiding, identity, sight, splitting, talk, triage, workflow
from complaints.models import Complaint, Witness
from complaints.statuses import Status
from netralitas.audit.models import Entry
from netralitas.people.roles import Role
from tests import make
from tests.complaints.desk import DECLINED, QUEUE, numbers_in, page, statements_of, step, text_of
from tests.complaints.parted import code_of, parted, teacher

NAMED = {"mode": "confidential", "name": "Kenanga Puspita", "address": "Jalan Melati 1", "phone": "0812-3456-7890"}
STORY = "Saya, Kenanga, dan Budi Santoso melihat Camat. Budi menyimpan foto. Hubungi 0812-3456-7890."
SEEN_BY_OTHERS = "Saya, █████, dan █████ melihat Camat. █████ menyimpan foto. Hubungi █████."


@pytest.fixture
def cast(db):
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


def report(**changes) -> Complaint:
    return make.report(**{"you": NAMED, "what": {"narrative": STORY}, **changes}).complaint


def witnessed(**changes) -> Complaint:
    return report(when={"witnesses": [{"who": "Budi Santoso, tetangga", "contact": "0857-1111-2222"}]}, **changes)


def hide(case: Complaint, *words: str, actor, reporter: bool = True) -> list[str]:
    fresh = Complaint.objects.get(pk=case.pk)
    return hiding.hide(case, words, reporter=reporter, seen=sight.version(fresh), actor=actor)


def seen(case: Complaint, user) -> str:
    fresh = Complaint.objects.get(pk=case.pk)
    return sight.mask_for(fresh, user).text(fresh.narrative)


def test_everybody_but_the_office_reads_blocks(cast, verifier):
    case = report()
    hide(case, "Budi Santoso", "Budi", actor=verifier)

    assert seen(case, cast["satgas"]) == seen(case, cast["auditor"]) == SEEN_BY_OTHERS
    assert Complaint.objects.get(pk=case.pk).narrative == STORY


def test_sealed_name_of_the_reporter_is_hidden_from_its_own_officers_and_without_their_doing(cast, verifier):
    case = report()

    assert seen(case, verifier).startswith("Saya, █████, dan Budi Santoso")
    assert code_of(hide, case, actor=verifier, reporter=False) == "sealed"
    typed = {"words": "", "reporter": "show", "seen": sight.version(case)}
    make.at_desk(verifier).post(step(case, "hide"), typed)
    assert "Kenanga" not in seen(case, cast["satgas"])


def test_open_name_is_shown_once_an_officer_says_so(cast, verifier):
    case = report(you={**NAMED, "mode": "open"})
    assert "Kenanga" not in seen(case, cast["satgas"])

    hide(case, actor=verifier, reporter=False)

    assert seen(case, cast["satgas"]) == STORY


def test_open_name_is_marked_for_the_officers_who_may_read_it(verifier):
    case = report(you={**NAMED, "mode": "open"})

    mask = sight.mask_for(case, verifier)

    assert mask.hidden == ()
    assert ("Kenanga", sight.MARKED) in mask.pieces(STORY)


def test_name_the_accused_has_too_is_not_hidden(cast, verifier):
    case = report(you={**NAMED, "name": "Kenanga Camat"}, what={"narrative": "Camat dan Kenanga hadir."})

    assert seen(case, cast["satgas"]) == "Camat dan █████ hadir."


def test_anonymous_report_has_no_name_to_hide(cast, verifier):
    case = report(you={"mode": "anonymous"})

    assert seen(case, cast["satgas"]) == STORY
    assert sight.reporter_times(case) == 0


def test_portal_proposes_witnesses_and_numbers_and_counts_the_reporter_without_telling(verifier):
    case = witnessed()
    hide(case, actor=verifier)
    case.refresh_from_db()
    witnesses = Witness.objects.filter(complaint=case)

    assert dict(sight.suggestions(case, witnesses)) == {"Budi Santoso": 1, "Budi": 2, "Santoso": 1}
    assert sight.reporter_times(case) == 2
    hide(case, "Budi Santoso", "Budi", actor=verifier)
    assert [word for word, _n in sight.suggestions(Complaint.objects.get(pk=case.pk), witnesses)] == ["Santoso"]


def test_portal_proposes_the_contact_of_somebody_else_and_not_that_of_the_reporter(verifier):
    case = report(what={"narrative": "Hubungi 0857 1111 2222, saksi@contoh.example, atau saya di 081234567890."})

    assert dict(sight.suggestions(case, [])) == {"0857 1111 2222": 1, "saksi@contoh.example": 1}


def test_journal_and_database_hold_no_word(verifier):
    case = report()
    hide(case, "Budi Santoso", actor=verifier)

    entry = Entry.objects.get(action="complaint.hide")
    assert entry.data == {"words": 1, "before": 0, "reporter": True}
    with connection.cursor() as cursor:
        cursor.execute("SELECT masks FROM complaints_complaint WHERE id = %s", [case.pk])
        assert "Budi" not in cursor.fetchone()[0]


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.VERIFIER])
def test_no_other_role_hides(cast, role):
    assert code_of(hide, report(), "Budi", actor=make.user(role)) == "not_your_step"


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.MERGED, Status.REJOINED}))
def test_words_are_hidden_at_every_stage(verifier, status):
    case = report()
    Complaint.objects.filter(pk=case.pk).update(status=status)

    assert hide(case, "Budi", actor=verifier) == ["Budi"]


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(verifier):
    case = report()
    hide(case, "Budi", actor=verifier)

    assert code_of(hiding.hide, case, ["Ana"], reporter=True, seen="", actor=verifier) == "changed_meanwhile"


@pytest.mark.parametrize("words", [[f"kata{n}" for n in range(501)], ["a" * 121]])
def test_too_much_is_refused(verifier, words):
    assert code_of(hide, report(), *words, actor=verifier) == "too_many_words"


@pytest.mark.parametrize("words", [["sri  wahyuni"], ["Sri", "Wahyuni"]])
def test_name_of_an_accused_is_not_hidden_whole_even_of_a_split_case(verifier, words):
    case = report(others=({**teacher(), "accused_name": "Sri Wahyuni"},))
    parted(case, verifier)

    assert code_of(hide, case, *words, actor=verifier) == "name_of_accused"
    assert hide(case, "Wahyuni", actor=verifier) == ["Wahyuni"]


def test_split_case_is_hidden_with_its_report(cast, verifier):
    case = report(others=(teacher(),))
    part = parted(case, verifier)

    hide(part, "Budi", actor=verifier)

    assert "Budi" not in seen(part, cast["satgas"]) + seen(case, cast["satgas"])
    splitting.rejoin(part, reason="Keliru", actor=verifier)
    assert "Budi" not in seen(case, cast["satgas"])


# --- On the page


def test_nobody_finds_a_case_by_a_word_that_is_hidden(verifier):
    case = report(you={"mode": "anonymous"}, others=(teacher(),))
    part, desk = parted(case, verifier), make.at_desk(verifier)

    def finds(text: str) -> list[str]:
        return sorted(numbers_in(desk.get(QUEUE, {"q": text})))

    assert finds("santoso") == finds("kenanga") == finds("menyimpan") == [case.number, part.number]

    hide(part, "Budi Santoso", actor=verifier)
    identity.upgrade(case, "confidential", {"name": "Kenanga Puspita", "address": "Jalan Melati 1"})

    assert (finds("santoso"), finds("kenanga")) == ([], [])
    assert finds("menyimpan") == [case.number, part.number]


def test_verifier_hides_what_is_proposed_with_one_press_and_sees_it_marked(verifier):
    case = witnessed()
    hide(case, actor=verifier)
    desk = make.at_desk(verifier)
    form = desk.get(page(case)).context["mask_form"]
    assert [secret for secret in ("Kenanga", "0812", "Melati") if secret in str(form)] == []

    typed = {"seen": form["seen"].value(), "words": "Budi Santoso\n", "add": ["Budi"], "reporter": "hide"}
    answer = desk.post(step(case, "hide"), typed, follow=True)

    said = text_of(answer)
    assert "2 kata atau frasa disamarkan." in said
    assert "Budi Santoso [disamarkan bagi pihak lain]" in said
    assert "Saya, █████ [disamarkan]" in said
    assert "Kenanga" not in answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {"words": "Budi", "reporter": "perhaps"},
        {"words": "Budi", "reporter": "hide", "add": ["Bukan usulan"]},
        {"words": "x" * 21_000, "reporter": "hide"},
        {"words": "\n".join(f"kata{n}" for n in range(501)), "reporter": "hide"},
        {"words": "Budi"},
    ],
)
def test_hostile_words_hide_nothing(verifier, typed):
    case = report(you={**NAMED, "mode": "open"}, what={"narrative": "Budi dan 0857 1111 2222."})

    assert make.at_desk(verifier).post(step(case, "hide"), typed).status_code == 422
    assert Complaint.objects.get(pk=case.pk).masks is None


def test_words_that_look_like_markup_stay_words(cast, verifier):
    case = report(what={"narrative": "<b>Budi</b> & .* (x"})
    hide(case, "<b>Budi</b>", "(x", actor=verifier)

    shown = make.at_desk(verifier).get(page(case)).content.decode()

    assert escape("<b>Budi</b>") in shown
    assert "<b>Budi</b>" not in shown


def test_page_asks_as_often_with_sixty_words_and_thirty_witnesses(verifier):
    case, more = report(), report()
    Witness.objects.bulk_create(Witness(complaint=more, details=f"Saksi{n} Kedua") for n in range(30))
    hide(more, *(f"kata{n}" for n in range(60)), actor=verifier)
    desk = make.at_desk(verifier)
    statements_of(desk, page(case))

    assert statements_of(desk, page(case)) == statements_of(desk, page(more))


# --- What a desk wrote itself


def note_of(case: Complaint, words: str, *, actor) -> str:
    """Write a note into a case and return what its writer reads of it."""
    triage.flag_criminal(case, True, note=words, actor=actor)
    response = make.at_desk(actor).get(page(case))
    assert response.context["criminal_form"]["note"].value() == words
    return text_of(response)


@pytest.mark.parametrize("guess", ["Kenanga Puspita", "Sri Lestari"])
def test_note_of_an_officer_does_not_tell_whether_it_guesses_the_reporter(cast, verifier, guess):
    case = report()

    assert f"Mungkin {guess} yang melapor." in note_of(case, f"Mungkin {guess} yang melapor.", actor=verifier)
    assert guess not in text_of(make.at_desk(cast["auditor"]).get(page(case))) or guess != NAMED["name"]


def test_talk_and_timeline_show_an_officer_their_own_words_and_a_reporter_s_hidden(verifier):
    case = report()
    talk.ask(case, "Apakah Kenanga hadir?", key="k1", actor=verifier)
    talk.say(case, "Ya, saya Kenanga.", key="k2")
    workflow.move(case, "examine", actor=verifier)
    workflow.move(case, "decline", actor=verifier, ground=DECLINED["ground"], reason="Kenanga tidak datang.")

    said = text_of(make.at_desk(verifier).get(page(case)))

    assert "Apakah Kenanga hadir?" in said
    assert "Kenanga tidak datang." in said
    assert "Ya, saya █████ [disamarkan]" in said


@pytest.mark.parametrize("field", ["name", "post"])
@pytest.mark.parametrize("who", ["verifikator", "satgas"])
def test_nobody_unhides_the_reporter_by_writing_a_guess_into_the_accused(cast, verifier, field, who):
    case = make.study(report(), verifier, until="forward") if who == "satgas" else report()
    before = seen(case, cast[who])
    assert "Kenanga" not in before

    triage.identify(case.accused.get(), {field: "Kenanga Sri Budi"}, actor=cast[who])

    assert seen(case, cast[who]) == before


def test_print_answers_no_guess_of_the_desk_and_still_hides_what_citizens_wrote(cast, verifier):
    case = report()
    hide(case, "Budi Santoso", actor=verifier)
    triage.flag_criminal(case, True, note="Mungkin Kenanga Puspita; saksi Budi Santoso.", actor=verifier)

    said = [
        text_of(make.at_desk(user).get(reverse("admin:complaints_complaint_print", args=[case.pk])))
        for user in (verifier, cast["auditor"])
    ]

    assert "Mungkin Kenanga Puspita; saksi █████ [disamarkan]" in said[0]
    assert "Kenanga" not in said[1]
    assert all("█████ [disamarkan] melihat Camat" in one and "Saya, █████" in one for one in said)


def test_accused_is_called_by_name_also_where_the_reporter_has_the_same(verifier):
    case = report()
    triage.identify(case.accused.get(), {"name": "Kenanga Puspita"}, actor=verifier)

    assert "<b>Kenanga Puspita</b>" in make.at_desk(verifier).get(page(case)).content.decode()


def test_count_of_the_reporter_leaves_out_what_officers_wrote(verifier):
    case = report()
    before = sight.reporter_times(case)
    case.study_conclusion = "Kenanga Puspita"

    assert sight.reporter_times(case) == before == 2


def test_word_too_short_to_hide_is_named_and_not_dropped_in_silence(verifier):
    case = report()
    typed = {"words": "Budi\na\n", "reporter": "hide", "seen": sight.version(case)}

    said = text_of(make.at_desk(verifier).post(step(case, "hide"), typed, follow=True))

    assert "1 kata atau frasa disamarkan. Terlalu pendek, jadi tidak disamarkan: a." in said
