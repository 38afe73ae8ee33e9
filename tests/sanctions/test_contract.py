"""Contract staff (PPNPN): a letter on the yearly contract; the case ends without remedy and hand-over."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from netralitas.clocks.models import Clock
from netralitas.letters import letters, scans
from netralitas.lib.refusal import Refusal
from sanctions import choosing, decisions, desk, execution, handover, objections, proceedings
from sanctions.localtime import today_of
from sanctions.models import Decision, Penalty
from sanctions.proceedings import Person
from sanctions.remedies import remedy_of
from tests import make
from tests.lib import samples
from tests.sanctions import ethicscase
from tests.sanctions.test_dismissal import refusal, text_of, told, words

CONTRACT = "Nomor 800/117/2024 tanggal 2 Januari 2024"


def staff(cast, clock, *, until="report", **given):
    return make.procedure(cast, clock, until=until, employment="ppnpn", post_class="", **given)


def decide(row, code, officer, **given) -> Decision:
    told = {"considerations": ["unggahan itu diakui"], "contract": CONTRACT} | given
    return decisions.decide(row, Penalty.objects.get(pk=code), actor=officer, **told)


def kinds(row) -> tuple[list[str], list[str], bool]:
    found, _choices = choosing.choices_for(row, on=today_of(row))
    return [kind.code for kind in found.lawful], [kind.code for kind in found.lighter], found.is_open


@pytest.mark.parametrize(
    ("acts", "found"),
    [
        (("DS-07",), (["PPNPN-PHK"], ["PPNPN-T"], False)),
        (("PP-5n2",), (["PPNPN-T", "PPNPN-PHK"], [], True)),
        (("PP-5n1",), (["PPNPN-T", "PPNPN-PHK"], [], True)),
    ],
)
def test_the_contract_knows_a_reprimand_and_an_end(cast, clock, acts, found):
    assert kinds(staff(cast, clock, acts=acts)) == found


def test_a_breach_of_the_code_of_ethics_goes_before_no_council(cast, officer):
    advised = ethicscase.recommendation(cast, employment="ppnpn", post_class="")
    row = proceedings.open_for(advised, superior=Person("Ratih Kumalasari", "Sekretaris Daerah"), actor=officer)

    assert (advised.level, row.status, kinds(row)) == ("moral", "opened", (["PPNPN-T", "PPNPN-PHK"], [], True))


def test_a_level_the_contract_does_not_know_needs_a_reason(cast, clock, officer):
    row = staff(cast, clock, acts=("PP-5n2",))
    with pytest.raises(Refusal) as refused:
        decide(row, "PPNPN-T", officer)
    assert refused.value.field == "level_reason"

    assert decide(row, "PPNPN-T", officer, level_reason="Baru sekali.").level_reason == "Baru sekali."


def test_no_team_and_no_class_of_post_is_asked_of_contract_staff(cast, clock, officer):
    row = staff(cast, clock, until="open")
    laid_down = desk.LaidDown(row.instansi, timezone.now())
    assert (laid_down.open_steps(row)[0], laid_down.needs_team(row)) == ("summon", False)

    row = staff(cast, clock)
    assert desk.LaidDown(row.instansi, timezone.now()).open_steps(row) == ["decide"]


def test_the_decision_is_a_letter_on_the_yearly_contract(cast, clock, officer):
    row = staff(cast, clock)

    decision = decide(row, "PPNPN-PHK", officer)

    assert (decision.letter.kind, decision.authority, decision.contract) == (
        "contract_sanction", "PPK atau PyB", CONTRACT,
    )  # fmt: skip
    said = words(row, "contract_sanction")
    assert said["opening"] == (
        f"Berdasarkan SE MenPANRB 1/2023 dan Perjanjian Kerja {CONTRACT}, kami sampaikan hal-hal sebagai berikut."
    )
    assert text_of(said["sanction"]).startswith("Kepada Saudara dijatuhkan sanksi berupa pemutusan hubungan kerja")
    assert said["effective_sentence"] == {"text": "Sanksi ini berlaku sejak surat ini diterima.", "unverified": True}
    assert letters.pdf_of(decision.letter).startswith(b"%PDF")
    assert not Clock.objects.filter(rule_code="D3").exists()


def test_an_authorised_official_may_sign_in_place_of_the_appointing_one(cast, clock, officer):
    row = staff(cast, clock)

    decision = decide(row, "PPNPN-PHK", officer, decider=Person("Ratih Kumalasari", "Sekretaris Daerah"))

    assert decision.letter.context["signer"]["title"] == "Sekretaris Daerah"


def test_without_the_contract_nothing_is_decided(cast, clock, officer):
    row = staff(cast, clock)

    given = {"considerations": ["a"], "contract": "  ", "actor": officer}
    assert refusal(decisions.decide, row, Penalty.objects.get(pk="PPNPN-PHK"), **given) == "missing_contract"
    assert Decision.objects.count() == 0


def test_no_paper_speaks_of_civil_servants_or_their_discipline(cast, clock):
    row = staff(cast, clock, until="decide")

    for kind in ("summons", "minutes", "examination_report", "contract_sanction"):
        said = str(words(row, kind))
        wrong = ("94/2021", "Nomor 94 Tahun 2021", "Pegawai Negeri Sipil", "pegawai ASN")
        assert [part for part in wrong if part in said] == [], kind
    assert "SE MenPANRB 1/2023 dan perjanjian kerja tahunan" in told(words(row, "summons")["notes"])
    assert words(row, "examination_report")["heading"] == (
        "Pelanggaran netralitas Pegawai Pemerintah Non-Pegawai Negeri"
    )


def test_it_counts_from_its_receipt_and_ends_without_a_remedy_and_a_pack(cast, clock, officer):
    row = staff(cast, clock, until="deliver")
    decision = Decision.objects.get(proceeding=row)
    assert (decision.effective_on, decision.counted) == (date(2026, 12, 7), "receipt")
    assert remedy_of(row, decision) is None
    assert refusal(objections.lodge, row, lodged_on=today_of(row), actor=officer) == "no_remedy"
    assert refusal(handover.make, row, actor=officer) == "no_pack"

    row.refresh_from_db()
    assert row.status == "in_force"
    clock.shift(timedelta(days=1))
    paper = scans.judged(BytesIO(samples.pdf()), "surat.pdf")
    execution.carry_out(row, executed_on=today_of(row), title="Surat 12", paper=paper, actor=officer)

    row.refresh_from_db()
    assert (row.status, row.due_at) == ("served", None)


def test_the_page_says_what_he_is_and_offers_no_pack(cast, clock, officer, settings):
    row = staff(cast, clock, until="deliver")
    settings.DEMO, page = True, make.signed_in(officer)

    shown = page.get(f"/instansi/perkara/{row.pk}/").content.decode()

    assert "Sanksi pegawai kontrak" in shown
    assert "Sesudah Desember 2024 seharusnya tidak ada lagi pegawai non-ASN (UU 20/2023 Pasal 66)" in shown
    assert f"/instansi/perkara/{row.pk}/serah/" not in shown
    assert page.get(f"/instansi/perkara/{row.pk}/serah/").status_code == 404


def test_the_form_asks_for_the_contract_of_contract_staff_only(cast, clock, officer, settings):
    sent = {"langkah": "decide", "penalty": "PPNPN-PHK", "considerations": "a"}
    row = staff(cast, clock)
    settings.DEMO, page = True, make.signed_in(officer)
    address = f"/instansi/perkara/{row.pk}/"
    assert 'name="contract"' in page.get(address).content.decode()

    for wrong in ("", "\x00", "x" * 161):
        assert page.post(address, {**sent, "contract": wrong}).status_code == 422
    page.post(address, {**sent, "contract": CONTRACT})
    make.approve(row, cast["instansi-kedua"])

    row.refresh_from_db()
    assert row.status == "decided"
    other = make.procedure(cast, clock, until="report")
    page = make.signed_in(officer)
    assert 'name="contract"' not in page.get(f"/instansi/perkara/{other.pk}/").content.decode()
