"""Why each step is taken and what comes after it, in words for somebody who has never led a procedure.

The sentences are ours; articles, amounts and how sure they are come from the room's data file and the rows of law.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netralitas.law.confidence import needs_verification
from netralitas.law.models import DeadlineRule
from sanctions.path import OVER, WAIT_EFFECT, WAIT_HEARING

DATA = Path(__file__).parent / "data" / "guide.json"
INTERVAL, SECOND_SUMMONS, DELIVERY, SENDING, EFFECT, OBJECTION, WINDOW = "D1", "D2", "D3", "D4", "D5", "T17", "T9"
RULES = [INTERVAL, SECOND_SUMMONS, DELIVERY, SENDING, EFFECT, OBJECTION, WINDOW]
Words = str | Promise


@dataclass(frozen=True)
class Reason:
    """One sentence of the guide with the article it rests on."""

    sentence: str
    basis: str = ""
    needs_verification: bool = False


# A sentence and what it rests on: a key of the data file, or the code of a deadline rule, whose amount and unit may
# stand in the sentence as %(n)s.
SENTENCES: dict[str, list[tuple[Words, str]]] = {
    "open": [
        (_("Atasan langsung terlapor yang memanggil dan memeriksa. Namanya tercetak dalam surat panggilan."), ""),
        (_("Atasan yang tidak memanggil, memeriksa, atau melapor dijatuhi hukuman lebih berat."), "superior_is_liable"),
        (_("Bila atasan langsung ikut terlibat, tulis atasan yang lebih tinggi."), "superior_involved"),
    ],
    "team": [
        (_("Tim terdiri dari atasan langsung, unsur pengawasan, dan unsur kepegawaian."), "team_of_three"),
        (_("Pejabat lain boleh ditambahkan."), "others_may_join"),
        (_("Bila atasan langsung ikut terlibat, atasannya yang duduk dalam tim."), "superior_involved"),
        (_("Pangkat atau jabatan anggota tidak lebih rendah dari yang diperiksa."), "rank_of_members"),
    ],
    "summon": [
        (_("Panggilan selalu tertulis, dari atasan langsung."), "summoned_in_writing"),
        (_("Beri jarak %(n)s antara surat dan hari pemeriksaan."), INTERVAL),
        (_("Bila terperiksa tidak hadir, panggil sekali lagi paling lambat %(n)s kemudian."), SECOND_SUMMONS),
    ],
    "summon_again": [
        (_("Terperiksa dipanggil dua kali sebelum diputus tanpa kehadirannya."), SECOND_SUMMONS),
        (_("Bila tidak hadir lagi, keputusan diambil berdasarkan bukti yang ada, tanpa pemeriksaan."), "absent_twice"),
        (_("Atasan yang tidak memanggil, memeriksa, atau melapor dijatuhi hukuman lebih berat."), "superior_is_liable"),
    ],
    WAIT_HEARING: [
        (_("Serahkan surat panggilan dan simpan bukti penyerahannya."), "summoned_in_writing"),
        (_("Sesudah hari pemeriksaan, catat pemeriksaannya atau catat bahwa terperiksa tidak hadir."), ""),
    ],
    "examine": [
        (
            _("Pemeriksaan tertutup: hanya terperiksa dan pemeriksa yang hadir, tatap muka atau virtual."),
            "closed_hearing",
        ),
        (_("BAP ditandatangani pemeriksa dan terperiksa; terperiksa menerima salinannya."), "minutes_signed"),
        (_("Bila terperiksa menolak menandatangani, alasannya dicatat dan perkara tetap berjalan."), "minutes_signed"),
    ],
    "report": [
        (_("LHP memuat ringkasan, bukti, analisis, dan simpulan bagi pejabat yang memutus."), ""),
        (_("Bila terbukti, langkah berikutnya keputusan; bila tidak terbukti, perkara ditutup dengan LHP ini."), ""),
    ],
    "report_absent": [
        (
            _("Dua panggilan tidak dihadiri: laporan disusun berdasarkan bukti yang ada, tanpa pemeriksaan."),
            "absent_twice",
        ),
        (_("Bila terbukti, langkah berikutnya keputusan; bila tidak terbukti, perkara ditutup dengan LHP ini."), ""),
    ],
    "set_post": [
        (_("Kelas jabatan menentukan siapa yang berwenang menjatuhkan hukuman dan hukuman mana yang tersedia."), ""),
    ],
    "decide": [
        (_("Beberapa perbuatan terbukti, satu hukuman: yang terberat."), "one_heaviest"),
        (_("Pelanggaran yang sama diulang: hukumannya lebih berat dari yang terakhir."), "repeat_is_heavier"),
        (_("Keputusan menyebut jenis pelanggarannya."), "names_the_breach"),
        (_("Pejabat yang tidak menghukum, atau menghukum terlalu ringan, dijatuhi hukuman."), "must_punish"),
        (_("Sesudah ditetapkan, keputusan disampaikan paling lambat %(n)s."), DELIVERY),
    ],
    "close_unproven": [
        (_("Yang tidak terbukti tidak dihukum. LHP menjadi jawaban instansi atas rekomendasi."), ""),
        (_("Hitungan waktu dan pengingat berhenti, dan pelapor membaca bahwa perkara ditindaklanjuti."), ""),
    ],
    "deliver": [
        (_("Keputusan disampaikan paling lambat %(n)s sejak ditetapkan."), DELIVERY),
        (_("Bila yang bersangkutan tidak hadir, keputusan dikirim paling lambat %(n)s kemudian."), SENDING),
        (_("Keputusan mulai berlaku pada %(nth)s sejak diterima."), EFFECT),
        (_("Keberatan atau banding dapat diajukan dalam %(n)s sejak diterima."), OBJECTION),
    ],
    WAIT_EFFECT: [
        (_("Keputusan mulai berlaku pada %(nth)s sejak diterima."), EFFECT),
        (_("Keberatan atau banding dapat diajukan dalam %(n)s sejak diterima."), OBJECTION),
        (_("Unggah keputusan dan berkas pemeriksaan ke I'DIS, yang terhubung dengan SIASN."), "documented"),
    ],
    OVER: [
        (_("Unggah keputusan dan berkas pemeriksaan ke I'DIS, yang terhubung dengan SIASN."), "documented"),
    ],
}


def rules_on(day: date) -> dict[str, DeadlineRule]:
    """Return the deadline rules of a procedure in force on a day, by code, in one query."""
    rows = DeadlineRule.objects.filter(code__in=RULES, valid_from__lte=day)
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("valid_from")
    return {row.code: row for row in rows}


def reasons(action: str, rules: dict[str, DeadlineRule]) -> list[Reason]:
    """Return why a step is taken and what follows. A sentence whose rule is not in force is left out."""
    found = []
    for words, key in SENTENCES.get(action, []):
        if key not in RULES:
            article = _articles().get(key)
            found.append(Reason(str(words), article["text"], needs_verification([article["mark"]])) if article
                         else Reason(str(words)))  # fmt: skip
        elif rule := rules.get(key):
            found.append(Reason(str(words) % _amount(rule), rule.basis, rule.needs_verification))
    return found


def article(key: str) -> Reason:
    """Return one article of the data file, for a sentence that stands elsewhere on the page."""
    row = _articles()[key]
    return Reason("", row["text"], needs_verification([row["mark"]]))


def _amount(rule: DeadlineRule) -> dict[str, str]:
    unit = rule.get_unit_display()
    return {"n": f"{rule.amount} {unit}", "nth": f"{unit} ke-{rule.amount}"}


@cache
def _articles() -> dict[str, dict[str, str]]:
    return json.loads(DATA.read_text(encoding="utf-8"))
