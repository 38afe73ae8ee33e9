"""What is open to the agency's officer, by what is known of the procedure."""

from datetime import date, timedelta

import pytest

from sanctions.guidance import next_action, open_steps
from sanctions.situation import Situation

pytestmark = pytest.mark.sqlite
TODAY = date(2026, 12, 3)
AHEAD, CAME = TODAY + timedelta(days=1), TODAY


@pytest.mark.parametrize(
    ("case", "steps", "action"),
    [
        (Situation("opened"), ["summon"], "Buat surat panggilan"),
        (Situation("opened", lacks_team=True), ["team", "summon"], "Bentuk Tim Pemeriksa"),
        (Situation("summoned", hearing_on=AHEAD), [], ""),
        (Situation("summoned", hearing_on=AHEAD, lacks_team=True), ["team"], "Bentuk Tim Pemeriksa"),
        (Situation("summoned", hearing_on=CAME), ["examine", "absent"], "Catat pemeriksaan"),
        (Situation("summoned", is_missed=True), ["summon"], "Buat panggilan berikutnya"),
        (Situation("summoned_again", hearing_on=CAME), ["examine", "absent"], "Catat pemeriksaan"),
        (Situation("summoned_again", is_missed=True, may_summon=False), ["report"], "Susun laporan hasil"),
        (Situation("examined"), ["report"], "Susun laporan hasil"),
        (
            Situation("examined", asks_others=True),
            ["report", "ask_other", "take_down", "keep_paper"],
            "Susun laporan hasil",
        ),
        (Situation("reported", is_proven=False, asks_others=True), ["close_unproven"], "Tutup perkara"),
        (Situation("examined", may_relieve=True), ["report", "relieve"], "Susun laporan hasil"),
        (Situation("examined", may_relieve=True, is_relieved=True), ["report", "restore"], "Susun laporan hasil"),
        (Situation("reported", is_proven=True), ["decide"], "Ambil keputusan"),
        (Situation("reported", is_proven=True, has_post_class=False), ["post", "decide"], "Lengkapi kelas jabatan"),
        (Situation("reported", is_proven=False), ["close_unproven"], "Tutup perkara"),
        (Situation("reported", is_proven=True, may_decide=False, may_propose=True), ["propose"], "Usulkan hukuman"),
        (Situation("reported", is_proven=True, may_propose=True), ["decide", "propose"], "Ambil keputusan"),
        (
            Situation("reported", is_proven=True, may_propose=True, is_proposed_first=True),
            ["propose", "decide"],
            "Usulkan hukuman",
        ),
        (Situation("reported", is_proven=False, may_propose=True), ["close_unproven"], "Tutup perkara"),
        (Situation("proposed"), ["decide_proposed"], "Ambil keputusan atas usul"),
        (Situation("proposed", is_above_agency=True, may_decide=False), ["record_outside"], "Catat keputusan Presiden"),
        (
            Situation("proposed", is_above_agency=True),
            ["record_outside", "decide_proposed"],
            "Catat keputusan Presiden",
        ),
        (Situation("decided"), ["call_to_receive", "deliver"], "Panggil untuk menerima keputusan"),
        (Situation("decided", delivery="called", meeting_on=AHEAD), ["deliver"], "Catat penyerahan"),
        (Situation("decided", delivery="called", meeting_on=CAME), ["deliver", "miss_delivery"], "Catat penyerahan"),
        (Situation("decided", delivery="missed"), ["dispatch", "deliver"], "Kirim keputusan"),
        (Situation("decided", delivery="sent"), ["deliver"], "Catat hari diterima"),
        (Situation("delivered"), [], ""),
        (Situation("in_force"), [], ""),
        (Situation("in_force", lacks_execution=True), ["carry_out"], "Catat pelaksanaan"),
        (Situation("in_force", lacks_dismissal=True), ["dismiss"], "Tetapkan tidak dapat diterima"),
        (Situation("served"), [], ""),
        (Situation("not_proven"), [], ""),
        (Situation("council_awaited"), ["council"], "Bentuk Majelis Kode Etik"),
        (Situation("council_set"), ["call"], "Panggil ke sidang"),
        (Situation("council_called", hearing_on=AHEAD), [], ""),
        (Situation("council_called", hearing_on=CAME), ["hear", "miss"], "Catat sidang majelis"),
        (Situation("council_called", is_missed=True), ["call", "hear"], "Panggil lagi ke sidang"),
        (Situation("heard"), ["resolve"], "Catat putusan majelis"),
        (Situation("council_decided", is_proven=True), ["state"], "Terbitkan pernyataan"),
        (Situation("council_decided", is_proven=False), ["close_without_breach"], "Tutup perkara"),
        (Situation("stated"), ["execute"], "Catat pelaksanaan"),
        (Situation("executed"), ["action"], "Putuskan tindakan"),
        (Situation("ethics_done"), [], ""),
    ],
)
def test_steps_and_next_action(case, steps, action):
    assert (open_steps(case, TODAY), next_action(case, TODAY)) == (steps, action)


@pytest.mark.parametrize("status", ["delivered", "in_force", "served"])
def test_a_remedy_that_comes_late_can_be_recorded_after_the_penalty_was_served(status):
    assert open_steps(Situation(status, may_object=True), TODAY) == ["object"]
