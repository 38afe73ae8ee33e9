"""PPPK: the kinds of the agency's own rule, and letters that do not speak of civil servants."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from netralitas.audit.models import Entry
from netralitas.lib.refusal import Refusal
from netralitas.people.models import Instansi
from sanctions import choosing, decisions, serving
from sanctions.execution_rules import execution_rule
from sanctions.localtime import today_of
from sanctions.models import Decision, OwnPenalty, Penalty
from tests import make
from tests.sanctions.test_dismissal import text_of, told, words

RULE = "Peraturan Bupati Tirtamukti Nomor 12 Tahun 2024"
DAY = date(2026, 1, 1)


@pytest.fixture
def admin(cast):
    return cast["admin"]


@pytest.fixture
def agency(cast):
    return Instansi.objects.get(code="pemda-99-01")


def staff(cast, clock, *, until="report", **given):
    return make.procedure(cast, clock, until=until, employment="pppk", **given)


def kinds(row) -> list[str]:
    found, _choices = choosing.choices_for(row, on=today_of(row))
    return [*[kind.code for kind in found.lawful], "/", *[kind.code for kind in found.lighter]]


def notes(row) -> str:
    return " ".join(choosing.choices_for(row, on=today_of(row))[0].notes)


# --- Which kinds there are


def test_without_kinds_of_the_agency_the_provisional_ones_are_used_and_said_to_be_so(cast, clock):
    row = staff(cast, clock, acts=("PP-5n2",))

    assert kinds(row) == ["PPPK-S", "/", "PPPK-R1", "PPPK-R2", "PPPK-R3"]
    assert "baku sementara, perlu verifikasi" in notes(row)


def test_kinds_of_the_agency_take_the_place_of_the_provisional_ones_of_their_level(cast, clock, agency, admin):
    written = make.own_penalty(agency, admin)
    cut = make.own_penalty(agency, admin, "PPPK-S", name="Pengurangan tunjangan 6 bulan", months=6, article="Pasal 10")
    row = staff(cast, clock, acts=("PP-5n2",))

    assert kinds(row) == [cut.code, "/", written.code]
    assert notes(row) == ""
    assert (written.level, written.letter, written.severity) == ("light", "R", 21)


def test_termination_stays_lawful_whatever_the_agency_adds_beside_it(cast, clock, agency, admin):
    lower = make.own_penalty(agency, admin, "Ba", name="Penurunan jenjang 12 bulan", months=12)

    assert kinds(staff(cast, clock))[:3] == [lower.code, "PPPK-B", "/"]


def test_what_the_agency_has_for_termination_replaces_it(cast, clock, agency, admin):
    end = make.own_penalty(agency, admin, "PPPK-B", name="Pemutusan hubungan perjanjian kerja")

    assert kinds(staff(cast, clock))[:2] == [end.code, "/"]


@pytest.mark.parametrize(
    ("where", "when"),
    [("pemda-99-02", {}), ("pemda-99-01", {"valid_from": date(2027, 1, 1)}),
     ("pemda-99-01", {"valid_to": date(2026, 12, 6)})],
)  # fmt: skip
def test_another_agencys_kinds_and_those_of_other_days_do_not_count(cast, clock, admin, where, when):
    make.own_penalty(Instansi.objects.get(code=where), admin, "PPPK-S", **when)

    assert kinds(staff(cast, clock, acts=("PP-5n2",)))[0] == "PPPK-S"


def test_a_civil_servant_never_meets_them(cast, clock, agency, admin):
    make.own_penalty(agency, admin, "Ba")

    assert kinds(make.procedure(cast, clock, until="report"))[:3] == ["Ba", "Bb", "Bc"]


def test_an_own_kind_is_carried_out_and_counts_as_the_one_it_stands_for(agency, admin):
    written, end = make.own_penalty(agency, admin), make.own_penalty(agency, admin, "PPPK-B")

    assert [execution_rule(kind.code, DAY).code for kind in (written, end)] == [
        "teguran-tertulis-pppk", "putus-pppk",
    ]  # fmt: skip


# --- Who adds one


@pytest.mark.parametrize("who", ["instansi", "satgas", "verifikator", "auditor"])
def test_only_the_administrator_adds_a_kind(cast, agency, who):
    with pytest.raises(Refusal) as refused:
        make.own_penalty(agency, cast[who])
    assert (refused.value.code, OwnPenalty.objects.filter(instansi=agency).count()) == ("not_your_step", 0)


@pytest.mark.parametrize(
    ("given", "code"),
    [({"stands_for": "PTDH"}, "no_counterpart"), ({"stands_for": "MORAL-TERBUKA"}, "no_counterpart"),
     ({"regulation": "  "}, "missing_regulation"), ({"valid_to": date(2024, 1, 1)}, "ends_before")],
)  # fmt: skip
def test_what_stands_for_no_kind_of_discipline_or_on_no_regulation_is_refused(agency, admin, given, code):
    with pytest.raises(Refusal) as refused:
        make.own_penalty(agency, admin, **given)
    assert refused.value.code == code


def test_the_database_holds_that_an_own_kind_names_its_regulation(agency, admin):
    row = make.own_penalty(agency, admin)

    with pytest.raises(IntegrityError), transaction.atomic():
        OwnPenalty.objects.filter(pk=row.pk).update(regulation="")


TYPED = {
    "stands_for": "PPPK-R2", "name": "Peringatan tertulis", "months": "", "regulation": RULE,
    "article": "Pasal 9 huruf b", "valid_from": "2025-01-01", "valid_to": "",
}  # fmt: skip


def test_a_kind_is_added_in_the_admin_journaled_and_ended_there(agency, admin):
    desk = make.at_desk(admin)

    answer = desk.post("/admin/sanctions/ownpenalty/add/", {**TYPED, "instansi": agency.pk})

    row = OwnPenalty.objects.get(instansi=agency)
    assert (answer.status_code, row.name, row.article) == (302, "Peringatan tertulis", f"{RULE} Pasal 9 huruf b")
    assert Entry.objects.filter(action="law.add", subject_id=row.pk).count() == 1
    desk.post(f"/admin/sanctions/ownpenalty/{row.pk}/change/", {"valid_to": "2026-06-30", "name": "Lain"})
    row.refresh_from_db()
    assert (row.valid_to, row.name) == (date(2026, 6, 30), "Peringatan tertulis")
    assert "Peringatan tertulis" in desk.get("/admin/sanctions/ownpenalty/").content.decode()
    assert "Peringatan tertulis" not in desk.get("/admin/sanctions/penalty/?q=Peringatan").content.decode()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("stands_for", "PTDH"),
        ("stands_for", "\x00"),
        ("name", ""),
        ("name", "x" * 500),
        ("months", "-3"),
        ("regulation", ""),
        ("regulation", "x" * 121),
        ("article", "x" * 61),
        ("valid_from", "kapan"),
        ("valid_to", "2024-01-01"),
        ("instansi", "0"),
    ],
)
def test_hostile_input_about_a_kind_is_a_clear_refusal(agency, admin, name, value):
    answer = make.at_desk(admin).post("/admin/sanctions/ownpenalty/add/", {**TYPED, "instansi": agency.pk, name: value})

    assert (answer.status_code, OwnPenalty.objects.count()) == (200, 0)


# --- The letters


def test_no_letter_speaks_of_the_discipline_of_civil_servants(cast, clock):
    row = staff(cast, clock, until="decide")

    for kind in ("summons", "minutes", "examination_report", "decision"):
        said = str(words(row, kind))
        assert [part for part in ("94/2021", "Nomor 94 Tahun 2021", "Pegawai Negeri Sipil") if part in said] == [], kind
    assert "ketentuan disiplin PPPK instansi, PP 49/2018 Pasal 52" in told(words(row, "summons")["notes"])
    assert text_of(words(row, "summons")["suspicion"]).startswith("dugaan pelanggaran netralitas PPPK, yaitu ")
    assert "UU 20/2023 Pasal 24 ayat (1) huruf d" in text_of(words(row, "summons")["suspicion"])
    report = words(row, "examination_report")
    assert report["heading"] == "Pelanggaran disiplin Pegawai Pemerintah dengan Perjanjian Kerja"


def test_the_decision_names_the_law_of_its_staff(cast, clock):
    said = words(staff(cast, clock, until="decide"), "decision")

    recalled = told(said["recalling"])
    for part in (
        "Pasal 24 ayat (1) huruf d dan ayat (2) Undang-Undang Nomor 20 Tahun 2023",
        "Pasal 51, Pasal 52, dan Pasal 53 Peraturan Pemerintah Nomor 49 Tahun 2018",
    ):
        assert part in recalled
    assert said["imposes"] == "Menjatuhkan hukuman disiplin PPPK berupa"
    considered = told(said["considering"])
    assert "PP 49/2018 Pasal 53 ayat (2) huruf b" in considered
    assert "PP 49/2018 Pasal 71 ayat (1) huruf c" in considered
    assert "Pasal 71 ayat (4)" in text_of(said["effective_sentence"])
    assert "7 Desember 2026" in text_of(said["effective_sentence"])


def test_a_provisional_kind_is_said_to_follow_the_agencys_own_rule(cast, clock, officer):
    row = staff(cast, clock, acts=("PP-5n2",))
    decisions.decide(row, Penalty.objects.get(pk="PPPK-S"), considerations=["a"], actor=officer)

    considered = words(row, "decision")["considering"]
    (clause,) = [one for one in considered if "ketentuan disiplin PPPK instansi (PP 49/2018 Pasal 52)" in str(one)]
    assert clause["unverified"] is True


def test_an_own_kind_is_said_to_follow_its_regulation(cast, clock, officer, agency, admin):
    cut = make.own_penalty(
        agency, admin, "PPPK-S", name="Pengurangan tunjangan selama 6 bulan", months=6, article="Pasal 10"
    )
    row = staff(cast, clock, acts=("PP-5n2",))

    decision = decisions.decide(row, Penalty.objects.get(pk=cut.pk), considerations=["a"], actor=officer)

    assert f"menurut {RULE} Pasal 10;" in told(words(row, "decision")["considering"])
    serving.deliver(row, delivered_on=today_of(row), delivery="handed_over", note="", actor=officer)
    decision.refresh_from_db()
    assert (decision.effective_on, decision.ends_on) == (date(2026, 12, 30), date(2027, 6, 29))
    assert decision.is_effect_unverified is True


def test_termination_counts_from_the_day_it_was_found_proven(cast, clock, officer):
    row = staff(cast, clock, until="deliver")

    decision = Decision.objects.get(proceeding=row)
    assert (decision.penalty_id, decision.effective_on, decision.counted) == ("PPPK-B", date(2026, 12, 7), "proven")


def test_a_member_of_a_party_is_terminated_within_a_time_of_its_own(cast, clock, officer):
    row = staff(cast, clock, until="deliver", acts=("DS-05",))

    decision = Decision.objects.get(proceeding=row)
    assert (decision.penalty_id, decision.authority, decision.counted) == ("PPPK-PTDH", "PPK (usul PyB)", "proven")
    assert decision.authority_basis == "PP 49/2018 Pasal 74 ayat (1) huruf c dan ayat (2)"
    assert "Pasal 53 ayat (3) huruf c, Pasal 63, dan Pasal 74" in told(words(row, "decision")["recalling"])
