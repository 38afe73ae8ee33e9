"""Questions and answers: sealed, journaled without their words, each said once, evidence bound to its message."""

import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from complaints import merging, talk, transcript, triage, workflow
from complaints.models import Evidence, Message
from complaints.timeline import announce
from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
QUESTION = "Jam berapa foto itu diunggah?"
ANSWER = "Sekitar jam delapan malam."
LINK = {"platform": "X", "url": "https://x.example/camat/1", "account": "camat", "kind": "post"}


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def verifier(cast):
    return cast["verifikator"]


@pytest.fixture
def case(cast):
    return make.report().complaint


def kinds(case) -> list[str]:
    return list(case.milestones.values_list("kind", flat=True))


def stored_files(settings) -> list:
    return sorted((settings.STORE_DIR / "evidence").rglob("*.sealed"))


def test_question_stands_in_the_timeline_and_waits(case, verifier):
    message, is_new = talk.ask(case, QUESTION, key="a", actor=verifier)

    assert (is_new, message.side, kinds(case)) == (True, "staff", ["question"])
    assert transcript.open_questions(case) == [message]


def test_information_is_no_question(case, verifier):
    talk.ask(case, "Video paling besar 20 MB.", key="a", actor=verifier, is_question=False)

    assert (transcript.open_questions(case), kinds(case)) == ([], [])


def test_answer_settles_only_the_questions_its_writer_saw(case, verifier):
    seen, _new = talk.ask(case, QUESTION, key="a", actor=verifier)
    meanwhile, _new = talk.ask(case, "Dan siapa saksinya?", key="b", actor=verifier)

    said = talk.say(case, ANSWER, key="k", up_to=seen.pk)

    assert (said.answered, transcript.open_questions(case)) == (1, [meanwhile])
    assert kinds(case)[-1] == "answered"


def test_words_are_unreadable_in_the_database_and_absent_from_the_journal(case, verifier):
    talk.ask(case, QUESTION, key="a", actor=verifier)
    talk.say(case, ANSWER, key="k", up_to=10**9, uploads=[make.photo("#111111")])

    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM complaints_message")
        rows = str(cursor.fetchall())
    journal = str(list(Entry.objects.filter(action__startswith="talk.").values_list("data", "actor_label")))
    words = ["foto itu", "delapan malam", "foto-dua-jari"]
    assert [word for word in words if word in rows + journal] == []
    assert ("verifikator" in journal, "pelapor" in journal) == (True, True)


def test_added_evidence_is_sealed_hashed_journaled_and_announced(case, settings):
    said = talk.say(case, "", key="k", uploads=[make.photo("#222222")], link=LINK)

    rows = list(Evidence.objects.filter(message=said.message).order_by("id"))
    entry = Entry.objects.get(action="talk.say")
    assert [row.kind for row in rows] == ["file", "link"]
    assert (settings.STORE_DIR / "evidence" / rows[0].sealed[:2] / rows[0].sealed).exists()
    assert entry.data["sha256"] == [row.sha256 for row in rows]
    assert kinds(case)[-1] == "added"


def test_same_file_twice_is_kept_once_and_leaves_nothing_on_disk(case, settings, django_capture_on_commit_callbacks):
    before = len(stored_files(settings))
    with django_capture_on_commit_callbacks(execute=True):
        said = talk.say(case, "", key="k", uploads=[make.photo("#333333"), make.photo("#333333")])
        with pytest.raises(Refusal) as refused:
            talk.say(case, "", key="m", uploads=[make.photo("#333333")])

    assert (said.added, refused.value.code) == (1, "nothing_new")
    assert len(stored_files(settings)) == before + 1


def test_bad_file_is_named_and_does_not_hold_up_the_words(case):
    empty = make.photo()
    empty.truncate(0)
    empty.size, empty.name = 0, "kosong.jpg"

    said = talk.say(case, ANSWER, key="k", uploads=[empty, make.photo("#444444")])

    assert (said.added, [one.name for one in said.turned]) == (1, ["kosong.jpg"])


def test_only_bad_files_and_no_words_are_refused_by_name(case):
    empty = make.photo()
    empty.truncate(0)
    empty.size, empty.name = 0, "kosong.jpg"

    with pytest.raises(Refusal) as refused:
        talk.say(case, "  ", key="k", uploads=[empty])

    assert (refused.value.code, "kosong.jpg" in refused.value.sentence) == ("nothing_taken", True)
    assert case.messages.count() == 0


def test_form_sent_twice_says_its_words_once(case, verifier):
    first = talk.say(case, ANSWER, key="k", uploads=[make.photo("#555555")])
    again = talk.say(case, ANSWER, key="k", uploads=[make.photo("#666666")])
    asked = [talk.ask(case, QUESTION, key="q", actor=verifier) for _press in range(2)]

    assert (first.message, first.is_new, again.is_new) == (again.message, True, False)
    assert ([new for _row, new in asked], case.messages.count()) == ([True, False], 2)
    assert Evidence.objects.filter(message__isnull=False).count() == 1


def test_key_of_the_reporters_choice_cannot_stand_in_the_way_of_a_step(case, verifier):
    case = make.study(case, verifier, until="examine")
    for number in range(20, 40):
        talk.mark_seen(case)
        talk.say(case, "x", key=f"step-{number}")

    workflow.move(case, "ask_completion", actor=verifier, reason="Tempat kejadian?")

    assert [row.text for row in transcript.open_questions(case)] == ["Tempat kejadian?"]


def test_evidence_ends_at_the_limit_and_the_refused_one_is_removed(case, settings, django_capture_on_commit_callbacks):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_added": 1}
    talk.say(case, "", key="k", uploads=[make.photo("#777777")])
    before = stored_files(settings)

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refusal) as refused:
        talk.say(case, "", key="m", uploads=[make.photo("#888888")])

    assert (refused.value.code, stored_files(settings)) == ("too_many_added", before)


def test_no_more_files_at_once_than_the_portal_takes(case, settings):
    settings.EVIDENCE = {**settings.EVIDENCE, "max_files": 2}

    said = talk.say(case, "", key="k", uploads=[make.photo(f"#{n}{n}{n}") for n in (1, 2, 3)])

    assert (said.added, len(said.turned)) == (2, 1)


def test_officer_is_not_buried_in_messages(case, monkeypatch):
    monkeypatch.setattr(talk, "MOST_UNREAD", 2)
    for key in ("a", "b"):
        talk.say(case, "Halo", key=key)

    with pytest.raises(Refusal) as refused:
        talk.say(case, "Halo", key="c")
    talk.mark_seen(case)

    assert (refused.value.code, talk.say(case, "Halo", key="c").is_new) == ("too_many_unread", True)


@pytest.mark.parametrize("name", ["satgas", "kemendagri", "auditor", "instansi", "instansi-lain"])
def test_nobody_but_a_verifier_writes_to_the_reporter(case, cast, name):
    with pytest.raises(Refusal) as refused:
        talk.ask(case, QUESTION, key="a", actor=cast[name])

    assert refused.value.code == "not_your_step"


def test_ended_case_takes_no_word_from_either_side(case, verifier):
    case = make.study(case, verifier, until="examine")
    workflow.move(case, "decline", actor=verifier, ground="DECLINE-OTHER", reason="Bukan ASN")

    with pytest.raises(Refusal) as theirs:
        talk.say(case, ANSWER, key="k")
    with pytest.raises(Refusal) as ours:
        talk.ask(case, QUESTION, key="a", actor=verifier)

    assert (theirs.value.code, ours.value.code) == ("case_over", "step_not_open")


@pytest.mark.parametrize("is_forwarded", [False, True])
def test_desk_answers_a_merged_report_as_long_as_its_lead_goes_on(case, verifier, is_forwarded):
    lead = make.study(make.report().complaint, verifier, until="study")
    merging.merge(lead, [case], reason="Satu kejadian.", actor=verifier)
    if is_forwarded:
        triage.decide(lead.acts.get(), "proven", reason="Terlihat pada foto.", actor=verifier)
        workflow.move(lead, "forward", actor=verifier, conclusion="Terbukti.")
    talk.say(case, "Apakah masih berjalan?", key="k")

    _message, is_new = talk.ask(case, "Masih.", key="a", actor=verifier, is_question=False)

    assert is_new


def test_desk_answers_on_a_forwarded_case_until_it_ends(case, verifier):
    case = make.study(case, verifier, until="forward")
    talk.say(case, "Apakah masih berjalan?", key="k")
    talk.ask(case, "Masih.", key="a", actor=verifier, is_question=False)
    announce(case, "followed_up")

    with pytest.raises(Refusal) as refused:
        talk.ask(case, "Sudah selesai.", key="b", actor=verifier, is_question=False)

    assert refused.value.code == "step_not_open"


def test_completion_is_asked_in_the_talk_and_closed_by_going_on(case, verifier):
    case = make.study(case, verifier, until="examine")

    workflow.move(case, "ask_completion", actor=verifier, reason="Sebutkan tempat kejadian.")
    asked = transcript.open_questions(case)
    workflow.move(case, "complete", actor=verifier)

    assert [row.text for row in asked] == ["Sebutkan tempat kejadian."]
    assert (kinds(case).count("question"), transcript.open_questions(case)) == (0, [])


@pytest.mark.parametrize(
    "wrong",
    [
        {"side": "reporter", "with_actor": True},
        {"side": "staff"},
        {"side": "reporter", "is_question": True},
        {"side": "reporter", "settled_at": timezone.now()},
    ],
)
def test_database_refuses_a_message_that_cannot_be(case, verifier, wrong):
    actor = verifier if wrong.pop("with_actor", False) else None

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(complaint=case, text="x", key="k", actor=actor, **wrong)


def test_long_talk_is_read_page_by_page_with_the_same_statements(case, django_assert_num_queries):
    for number in range(45):
        Message.objects.create(complaint=case, side="reporter", text=str(number), key=f"r-{number}")

    with django_assert_num_queries(2):
        last = transcript.page_of(case)
    with django_assert_num_queries(2):
        middle = transcript.page_of(case, before=last.older)
    first = transcript.page_of(case, before=middle.older)

    read = [line.message.text for page in (first, middle, last) for line in page.lines]
    assert (read, first.older) == ([str(number) for number in range(45)], 0)


@pytest.mark.parametrize(("text", "key"), [("17", 17), ("", 0), ("-1", 0), ("٣", 0), ("9" * 30, 0), ("1;--", 0)])
def test_page_is_named_by_a_plain_number_or_not_at_all(text, key):
    assert transcript.key_of(text) == key


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_say_it_once():
    make.cast()
    case = make.report().complaint
    outcomes = []

    def press():
        try:
            outcomes.append(talk.say(case, ANSWER, key="k").is_new)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (sorted(outcomes), case.messages.count()) == ([False, True], 1)
