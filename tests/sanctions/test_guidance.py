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
        (Situation("reported", is_proven=True), ["decide"], "Ambil keputusan"),
        (Situation("reported", is_proven=True, has_post_class=False), ["post", "decide"], "Lengkapi kelas jabatan"),
        (Situation("reported", is_proven=False), ["close_unproven"], "Tutup perkara"),
        (Situation("decided"), ["deliver"], "Catat penyerahan"),
        (Situation("delivered"), [], ""),
        (Situation("in_force"), [], ""),
        (Situation("not_proven"), [], ""),
    ],
)
def test_steps_and_next_action(case, steps, action):
    assert (open_steps(case, TODAY), next_action(case, TODAY)) == (steps, action)
