"""A higher official decides for whom the table names, when that one is away or does not punish (arts. 24 and 25)."""

import pytest

from netralitas.audit.models import Entry
from netralitas.lib.held import forget_everything
from netralitas.lib.refusal import Refusal
from sanctions import correcting, decisions
from sanctions.authority import substitutes
from sanctions.models import Authority, Decision, Penalty, Proceeding
from sanctions.penalty_data import load
from sanctions.proceedings import Person
from sanctions.remedies import remedy_of
from tests import make

HEAD_OF_OFFICE = Person("Galuh Paramartha", "Kepala Dinas Perikanan", "197203151998032004")
GOVERNOR = Person("Contoh Wiradarma", "Gubernur Nusa Tengah")
ABSENT, LENIENT = "Pejabat yang berwenang lowong atau berhalangan tetap", "tidak menghukum"


def absent() -> Authority:
    return Authority.objects.get(post=ABSENT)


def decide(row, code: str, officer, **given) -> Decision:
    told = {"considerations": ["diakui"], "below_range_reason": "Baru sekali.", "actor": officer} | given
    decision = decisions.decide(row, Penalty.objects.get(pk=code), **told)
    return Decision.objects.get(pk=decision.pk)


def refusal(row, code: str, officer, **given) -> tuple[str, str | None]:
    with pytest.raises(Refusal) as refused:
        decide(row, code, officer, **given)
    return refused.value.code, refused.value.field


def fresh(row) -> Proceeding:
    return Proceeding.objects.get(pk=row.pk)


@pytest.fixture
def reported(cast, clock):
    """Return a case of a supervisor in a regency: a reprimand is his administrator's, the rest the regent's."""
    return make.procedure(cast, clock, until="report", post_class="Pengawas")


def test_the_law_names_two_reasons_for_a_higher_official(db):
    assert [(row.post.split(",")[0], row.basis) for row in substitutes()] == [
        (ABSENT, "PP 94/2021 Pasal 25"), ("Pejabat yang berwenang tidak menghukum", "PP 94/2021 Pasal 24 ayat (2)-(5)"),
    ]  # fmt: skip


def test_without_another_name_the_appointing_official_is_the_higher_one(reported, officer):
    assert refusal(reported, "R3", officer) == ("missing_decider", "decider_post")

    decision = decide(reported, "R3", officer, instead=absent())

    said = decision.letter.context
    assert (said["signer"]["title"], said["with_invocation"]) == ("Bupati Tirtamukti", True)
    assert (decision.authority, decision.authority_basis) == (
        "pejabat yang lebih tinggi", "PP 94/2021 Pasal 22 ayat (1) huruf a jo. PP 94/2021 Pasal 25",
    )  # fmt: skip
    assert "jo. PP 94/2021 Pasal 25" in str(said["considering"])
    assert remedy_of(fresh(reported), decision).code == "keberatan-ppk"
    assert Entry.objects.get(action="proceeding.decide").data["instead"] == "PP 94/2021 Pasal 25"


def test_another_higher_official_signs_and_is_objected_to_with_the_superior(reported, officer):
    decision = decide(reported, "R3", officer, instead=absent(), decider=HEAD_OF_OFFICE)

    said = decision.letter.context
    assert (said["signer"]["title"], said["with_invocation"]) == ("Kepala Dinas Perikanan", False)
    assert remedy_of(fresh(reported), decision).code == "keberatan-atasan"


def test_for_the_appointing_official_somebody_above_is_named(reported, officer):
    assert refusal(reported, "Ba", officer, instead=absent()) == ("missing_decider", "decider_post")

    decision = decide(reported, "Ba", officer, instead=absent(), decider=GOVERNOR)

    assert decision.letter.context["signer"]["title"] == "Gubernur Nusa Tengah"


@pytest.mark.parametrize(("code", "found"), [("Ba", "missing_decider"), ("R3", None)])
def test_the_appointing_official_is_not_his_own_superior(reported, officer, code, found):
    regent = Person("H. Contoh Tirtamukti", " bupati TIRTAMUKTI")

    if found:
        assert refusal(reported, code, officer, instead=absent(), decider=regent)[0] == found
        return
    decision = decide(reported, code, officer, instead=absent(), decider=regent)
    assert (decision.decider, decision.letter.context["with_invocation"]) == ("appointing_official", True)


def test_a_superior_who_takes_over_is_named_by_his_article(reported, officer):
    lenient = next(row for row in substitutes() if LENIENT in row.post)

    decision = decide(reported, "R3", officer, instead=lenient)

    assert (decision.authority, "jo. PP 94/2021 Pasal 24" in decision.authority_basis) == ("atasannya", True)


@pytest.mark.parametrize(
    ("person", "code"),
    [({"employment": "pppk", "post_class": "Pelaksana"}, "PPPK-S"), ({"post_class": "JPT Utama"}, "Ba")],
)
def test_it_is_for_civil_servants_and_not_for_what_is_proposed(cast, clock, officer, person, code):
    row = make.procedure(cast, clock, until="report", **person)

    found = refusal(row, code, officer, instead=absent(), decider=GOVERNOR)

    assert found in [("no_substitute", "instead"), ("only_proposed", "penalty")]


def test_a_row_that_names_nobody_higher_is_no_substitute(reported, officer):
    elsewhere = Authority.objects.get(post__startswith="Terlapor dalam penugasan")

    assert refusal(reported, "R3", officer, instead=elsewhere) == ("no_substitute", "instead")
    assert refusal(reported, "R3", officer, instead=Authority.objects.exclude(is_substitute=True).first())[0] == (
        "no_substitute"
    )


def test_a_letter_put_right_keeps_who_decided(reported, officer):
    decide(reported, "R3", officer, instead=absent(), decider=HEAD_OF_OFFICE)

    letter = correcting.correct(
        fresh(reported), given={"considerations": "mengakui dan menyesal"}, reason="Salah tulis.", actor=officer
    )

    assert "jo. PP 94/2021 Pasal 25" in str(letter.context["considering"])
    assert letter.context["signer"]["title"] == "Kepala Dinas Perikanan"


@pytest.mark.parametrize(("code", "remedy"), [("R3", "keberatan-atasan"), ("Ba", "keberatan-ppk")])
def test_a_decision_from_before_is_read_by_the_row_it_names(reported, officer, code, remedy):
    decision = decide(reported, code, officer, decider=HEAD_OF_OFFICE)
    Decision.objects.update(decider=None)
    decision.refresh_from_db()

    assert remedy_of(fresh(reported), decision).code == remedy


def test_loading_the_law_again_leaves_what_was_edited_by_hand(db):
    Authority.objects.filter(post=ABSENT).update(deciders=[], edited_by_hand=True)
    Authority.objects.filter(post__contains=LENIENT).update(deciders=[])

    load()
    forget_everything()

    assert [row.post for row in substitutes() if row.post == ABSENT] == []
    assert len(substitutes()) == 1


# --- On the page


@pytest.fixture
def desk(cast, settings, reported):
    settings.DEMO = True  # the second factor has tests of its own
    return make.signed_in(cast["instansi"])


TYPED = {
    "langkah": "decide", "penalty": "R3", "considerations": "mengakui perbuatannya", "below_range_reason": "Sekali.",
    "decider_post": "", "decider_name": "",
}  # fmt: skip


def test_two_officers_let_the_higher_one_decide(cast, desk, reported):
    address = f"/instansi/perkara/{reported.pk}/"
    page = desk.get(address).content.decode()
    assert "Bila pejabatnya lowong, berhalangan, atau tidak menghukum" in page

    assert desk.post(address, TYPED | {"instead": absent().pk}).status_code == 302
    assert make.approve(reported, cast["instansi-kedua"]).status_code == 302

    assert Decision.objects.get().authority == "pejabat yang lebih tinggi"


@pytest.mark.parametrize("half", [{"decider_name": "Galuh"}, {"decider_post": "Kepala Dinas"}])
def test_half_an_official_is_no_official(desk, reported, half):
    answer = desk.post(f"/instansi/perkara/{reported.pk}/", TYPED | {"instead": absent().pk} | half)

    page = answer.content.decode()
    assert (answer.status_code, "Tulis jabatan dan nama pejabatnya." in page, next(iter(half.values())) in page) == (
        422, True, True,
    )  # fmt: skip


@pytest.mark.parametrize("wrong", ["0", "x", "\x00", "999999999999999999999"])
def test_what_is_no_such_reason_stays_on_the_page(desk, reported, wrong):
    answer = desk.post(f"/instansi/perkara/{reported.pk}/", TYPED | {"instead": wrong})

    assert (answer.status_code, "mengakui perbuatannya" in answer.content.decode()) == (422, True)
    assert not Decision.objects.exists()


def test_whoever_is_no_civil_servant_is_not_asked(cast, clock, settings):
    settings.DEMO = True
    row = make.procedure(cast, clock, until="report", employment="pppk", acts=("PP-5n2",))

    page = make.signed_in(cast["instansi"]).get(f"/instansi/perkara/{row.pk}/").content.decode()

    assert ('value="decide"' in page, "Bila pejabatnya lowong" in page) == (True, False)
