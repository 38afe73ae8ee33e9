"""A letter with an error is replaced by one that says it right: two officers, a new number, the old one void."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netralitas.audit.models import Entry
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions import choosing, correcting, delivery, handover, proceedings, proposing
from sanctions.models import Proposal
from sanctions.proceedings import Person
from tests import make
from tests.complaints.desk import statements_of, text_of


@pytest.fixture
def desk(officer, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.signed_in(officer)


def typed(row) -> dict[str, str]:
    _letter, paper, one = correcting.found(row)
    return dict(correcting.typed_in(row, one, paper))


def correct(row, actor, **changes):
    return correcting.correct(row, given=typed(row) | changes, reason="Salah ketik", actor=actor)


def words_of(letter: Letter) -> str:
    return str(letter.context)


@pytest.mark.parametrize(
    ("until", "change", "holder"),
    [
        ("summon", {"place": "Ruang Rapat Melati"}, lambda row: row.summonses.get()),
        ("summon", {"superior_name": "Contoh Benar, S.H.", "superior_nip": "198001012005011001"}, None),
        ("examine", {"venue": "Ruang Rapat Melati"}, lambda row: row.minutes),
        ("report", {"analysis": "Analisis yang benar."}, lambda row: row.report),
        ("decide", {"considerations": "Pertimbangan yang benar"}, lambda row: row.decision),
    ],
)
def test_what_was_typed_is_put_right_in_the_case_and_in_a_new_letter(cast, clock, officer, until, change, holder):
    row = make.procedure(cast, clock, until=until)
    old = correcting.found(row)[0]
    status = row.status

    new = correct(row, officer, **change)

    row.refresh_from_db()
    old.refresh_from_db()
    assert (old.state, old.superseded_by, new.supersedes, new.number != old.number) == ("void", new, old, True)
    assert (row.status, new.kind, new.issued_by, old.void_reason) == (status, old.kind, officer, "Salah ketik")
    one = (holder or (lambda found: found.summonses.get()))(row)
    one.refresh_from_db()
    assert one.letter == new
    for name, said in change.items():
        assert getattr(row if name in correcting.OF_CASE else one, name) == said
        assert said in words_of(new)
        assert said not in words_of(old)
    told = Entry.objects.get(action="proceeding.correct").data
    assert told == {
        "letter": new.number,
        "instead_of": old.number,
        "changed": sorted(change, key=list(typed(row)).index),
    }


def test_the_superior_is_put_right_in_the_team_too(cast, clock, officer):
    row = make.proceed(make.recommendation(cast), officer, until="summon")

    correct(row, officer, superior_name="Contoh Benar, S.H.", superior_nip="")

    chair = row.examiners.get(element="superior")
    assert (chair.name, chair.nip) == ("Contoh Benar, S.H.", "")


@pytest.mark.parametrize(
    "person", [{"acts": ("DS-05",)}, {"employment": "pppk", "post_class": "Pelaksana"}, {"post_class": "JPT Utama"}]
)
def test_a_proposal_is_put_right_and_still_goes_where_it_went(cast, clock, officer, person):
    row = make.procedure(cast, clock, until="report", **person)
    penalty = choosing.choices_for(row, on=timezone.localdate())[0].lawful[0]
    signer = Person("Ratih Kumalasri", "Sekretaris Daerah", "196812121994032005")
    old = proposing.propose(row, penalty, proposer=signer, through="Menteri Koordinator", actor=officer).letter

    row.refresh_from_db()
    new = correct(row, officer, proposer_name="Ratih Kumalasari")

    assert (new.context["signer"]["name"], new.context["signer"]["nip"]) == ("Ratih Kumalasari", "")
    assert new.context["addressee"] == old.context["addressee"]
    assert Proposal.objects.get().letter == new


def test_a_proposal_is_not_put_right_into_one_to_oneself(cast, clock, officer):
    row = make.procedure(cast, clock, until="propose", employment="pppk", post_class="Pelaksana")
    row.refresh_from_db()

    with pytest.raises(Refusal) as refused:
        correct(row, officer, proposer_post="Bupati Tirtamukti")

    assert refused.value.code == "proposer_decides"


def test_the_call_to_receive_keeps_the_number_of_a_host_who_stays(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")
    host = Person("Contoh Wijaya", "Sekretaris Daerah", "197403171998031002", "Pembina (IV/a)")
    delivery.call(row, meets_at=timezone.now() + timedelta(days=7), place="Aula", host=host, actor=officer)

    new = correct(row, officer, place="Ruang Bupati")

    assert (new.context["venue"], new.context["signer"]["nip"]) == ("Ruang Bupati", "197403171998031002")
    other = correct(row, officer, host_name="Contoh Lain")
    assert (other.context["signer"]["name"], other.context["signer"]["nip"]) == ("Contoh Lain", "")


@pytest.mark.parametrize(
    ("given", "reason", "code"),
    [
        ({}, "Salah", "nothing_changed"),
        ({"place": "Aula Baru"}, "  ", "missing_reason"),
        ({"place": " "}, "Salah", "missing_words"),
        ({"superior_name": ""}, "Salah", "missing_words"),
    ],
)
def test_a_letter_is_not_replaced_for_nothing(cast, officer, given, reason, code):
    row = make.proceed(make.recommendation(cast), officer, until="summon")

    with pytest.raises(Refusal) as refused:
        correcting.correct(row, given=typed(row) | given, reason=reason, actor=officer)
    assert (refused.value.code, Letter.objects.filter(state="void").count()) == (code, 0)


def test_a_letter_that_something_followed_is_not_replaced(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")
    decision = row.decision.letter
    assert correcting.found(row)[0] == decision
    host = Person("Contoh Wijaya", "Sekretaris Daerah")
    delivery.call(row, meets_at=timezone.now() + timedelta(days=7), place="Aula", host=host, actor=officer)
    assert correcting.found(row)[0] != decision
    clock.shift(timedelta(days=7))

    assert correcting.found(row) is None
    with pytest.raises(Refusal) as refused:
        correcting.correct(row, given={}, reason="Salah", actor=officer)
    assert refused.value.code == "step_not_open"


def test_a_summons_is_not_replaced_on_the_day_of_the_hearing_nor_after_it_was_missed(cast, clock, officer):
    row = make.proceed(make.recommendation(cast), officer, until="summon")
    clock.move_to(row.summonses.get().hearing_at)
    assert correcting.found(row) is None
    proceedings.record_absence(row.summonses.get(), actor=officer)
    assert correcting.found(row) is None


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.AGENCY_OFFICER])
def test_nobody_else_replaces_a_letter(cast, officer, role):
    row = make.proceed(make.recommendation(cast), officer, until="summon")

    with pytest.raises(Refusal) as refused:
        correct(row, make.user(role), place="Aula Baru")
    assert refused.value.code == "not_your_step"


def test_a_pack_holds_the_letter_that_holds(cast, clock, officer):
    row = make.procedure(cast, clock, until="decide")
    old = row.decision.letter
    new = correct(row, officer, considerations="Pertimbangan yang benar")

    papers = handover.papers_of(row)
    assert (new in papers, old in papers) == (True, False)


# --- The pages


def test_two_officers_replace_a_letter_and_everybody_can_see_it(cast, officer, desk, client):
    row = make.proceed(make.recommendation(cast), officer, until="summon")
    old, address = row.summonses.get().letter, f"/instansi/perkara/{row.pk}/"
    assert "?ganti=1" in desk.get(address).content.decode()
    form = next(i["form"] for i in desk.get(address, {"ganti": 1}).context["steps"] if i["name"] == "correct")
    filled = {name: form[name].value() for name in form.fields if name != "reason"}
    wanted = filled | {"langkah": "correct", "place": "Ruang Rapat Melati", "reason": "Salah ruang"}

    assert desk.post(address, wanted).status_code == 302
    old.refresh_from_db()
    assert (old.state, Letter.objects.filter(supersedes=old).count()) == ("issued", 0)
    assert make.approve(row, cast["instansi-kedua"]).status_code == 302

    new = Letter.objects.get(supersedes=old)
    assert (new.drafted_by, new.issued_by) == (officer, cast["instansi-kedua"])
    assert f"diganti oleh {new.number}" in text_of(desk.get(address))
    assert f"diganti oleh {new.number}" in text_of(desk.get("/instansi/surat/"))
    public = text_of(client.get(f"/verifikasi/{old.token}/"))
    assert ("Dibatalkan" in public, new.number in public) == (True, True)
    assert old.number in text_of(client.get(f"/verifikasi/{new.token}/"))
    assert "Salah ruang" not in public
    assert "correct" not in [item["name"] for item in desk.get(address).context["steps"]]
    assert letters.pdf_of(new).startswith(b"%PDF")


def test_a_returned_replacement_comes_back_filled(cast, officer, desk):
    row = make.proceed(make.recommendation(cast), officer, until="summon")
    address = f"/instansi/perkara/{row.pk}/"
    desk.post(address, typed(row) | {"langkah": "correct", "place": "Ruang Melati", "reason": "Salah"})
    second, draft = make.signed_in(cast["instansi-kedua"]), row.drafts.latest("pk")
    second.post(address, {"konsep": draft.pk, "putusan": "return", "note": "Ruang apa?"})

    page = desk.get(address)

    first = page.context["steps"][0]
    assert (first["name"], first["form"]["place"].value()) == ("correct", "Ruang Melati")
    assert "Ruang apa?" in text_of(page)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"place": ""}, "place"),
        ({"place": "a\x00b"}, "place"),
        ({"place": "x" * 201}, "place"),
        ({"superior_nip": "12"}, "superior_nip"),
        ({"superior_name": "x" * 121}, "superior_name"),
    ],
)
def test_wrong_input_is_named_at_its_field(cast, officer, desk, changes, field):
    row = make.proceed(make.recommendation(cast), officer, until="summon")
    sent = typed(row) | {"langkah": "correct", "place": "Ruang Melati", "reason": "Salah"} | changes
    before = row.drafts.count()

    answer = desk.post(f"/instansi/perkara/{row.pk}/", sent)

    form = next(item["form"] for item in answer.context["steps"] if item["name"] == "correct")
    assert (answer.status_code, list(form.errors), row.drafts.count()) == (422, [field], before)


def test_asking_for_it_where_nothing_can_be_replaced_says_so(cast, officer, desk):
    row = make.proceed(make.recommendation(cast), officer, until="open")
    address = f"/instansi/perkara/{row.pk}/"

    assert "correct" not in [item["name"] for item in desk.get(address, {"ganti": 1}).context["steps"]]
    assert desk.post(address, {"langkah": "correct", "reason": "Salah", "place": "X"}).status_code == 409


def test_the_page_of_a_case_still_asks_few_times(cast, clock, officer, settings):
    row, settings.DEMO = make.procedure(cast, clock, until="decide"), True
    desk, address = make.signed_in(officer), f"/instansi/perkara/{row.pk}/"
    desk.get(address)

    asked = statements_of(desk, address)
    assert (asked <= 30, statements_of(desk, f"{address}?ganti=1") <= asked + 8) == (True, True)
