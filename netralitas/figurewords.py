"""What the public figures are called: tables, units, rows and columns, what is added up and what hides nothing."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.statuses import Channel, Phase
from netralitas.lib.smallcells import REST


@dataclass(frozen=True)
class Words:
    """What one table is called: its title, what its rows are, its rest, and the row of what names nothing."""

    title: str | Promise
    rows: str | Promise
    rest: str | Promise
    nothing: str | Promise = ""


WORDS = {
    "outcome": Words(_("Apa yang terjadi pada laporan"), _("Tahap"), _("Tahap dengan angka kecil, digabung")),
    "waiting": Words(_("Rekomendasi yang belum ditindaklanjuti"), _("Batas waktu"), _("Angka kecil, digabung")),
    "contest": Words(
        _("Laporan menurut pemilihan"),
        _("Pemilihan"),
        _("Pemilihan dengan angka kecil, digabung"),
        _("Tidak menyebut pemilihan"),
    ),
    "province": Words(
        _("Dari provinsi mana"),
        _("Provinsi tempat kejadian"),
        _("Wilayah dengan angka kecil, digabung"),
        _("Wilayah belum disebut"),
    ),
    "way": Words(_("Bagaimana orang melapor"), _("Cara"), _("Cara dengan angka kecil, digabung")),
    "phase": Words(_("Sebelum atau sesudah calon ditetapkan"), _("Fase"), _("Fase dengan angka kecil, digabung")),
    "month": Words(_("Laporan tiap bulan"), _("Bulan diterima"), _("Bulan dengan angka kecil, digabung")),
    "act": Words(
        _("Perbuatan apa yang paling sering dilaporkan"),
        _("Dugaan perbuatan"),
        _("Perbuatan dengan angka kecil, digabung"),
    ),
    "follow_up": Words(
        _("Tindak lanjut menurut provinsi"),
        _("Provinsi instansi"),
        _("Wilayah dengan angka kecil, digabung"),
        _("Instansi pusat"),
    ),
    "sanction": Words(_("Sanksi menurut tingkat"), _("Tingkat"), _("Tingkat dengan angka kecil, digabung")),
}
# What became of reports and of recommendations, as it stands after a number.
STATES = {
    "checking": _("masih diperiksa"),
    "not_registered": _("tidak diregister"),
    "study": _("masih dikaji"),
    "not_proven": _("bukan pelanggaran"),
    "referred": _("diteruskan ke lembaga lain"),
    "forwarded": _("terbukti, diteruskan"),
    "ended": _("ditarik atau disatukan"),
    "followed_up": _("ditindaklanjuti"),
    "waiting": _("belum ditindaklanjuti"),
    "within": _("masih dalam batas waktu"),
    "overdue": _("lewat batas waktu"),
}
WAYS = {
    "open": _("Portal, terbuka"),
    "confidential": _("Portal, rahasia"),
    "anonymous": _("Portal, anonim"),
    **{channel.value: channel.label for channel in Channel if channel != Channel.PORTAL},
}
PHASES = {
    Phase.BEFORE.value: _("Sebelum penetapan (bakal calon)"),
    Phase.AFTER.value: _("Sesudah penetapan (calon)"),
    Phase.UNKNOWN.value: _("Belum pasti"),
}
LEVELS = {
    "moral": _("Sanksi moral"),
    "light": _("Hukuman disiplin ringan"),
    "moderate": _("Hukuman disiplin sedang"),
    "heavy": _("Hukuman disiplin berat"),
    "dishonourable": _("Diberhentikan tidak dengan hormat"),
}
# The rows whose names are fixed; all others are named by rows of data, and those names come with the edition.
ROWS = {"outcome": STATES, "waiting": STATES, "way": WAYS, "phase": PHASES, "sanction": LEVELS}
UNITS = {
    "report": _("laporan"),
    "recommendation": _("rekomendasi"),
    "act": _("dugaan perbuatan"),
    "decision": _("keputusan"),
}
COLUMNS = {**STATES, REST: _("angka kecil, digabung"), "": _("jumlah")}
# The stages of which the median time is told.
STAGES = {
    "checking": _("Dari diterima sampai diregister"),
    "study": _("Dari diregister sampai hasil kajian"),
    "satgas": _("Dari verifikasi Satgas sampai rekomendasi"),
    "follow_up": _("Dari rekomendasi sampai ditindaklanjuti"),
    "decision": _("Dari pemeriksaan dibuka sampai keputusan"),
}
# What the words of the page mean, and how is counted.
DEFINITIONS = [
    (_("Laporan"), _("Satu kiriman dari satu pelapor, juga bila beberapa orang melaporkan kejadian yang sama.")),
    (_("Diregister"), _("Syarat formal dan materiel lengkap, sehingga perkara dikaji.")),
    (
        _("Dugaan perbuatan"),
        _("Seperti dilaporkan, belum tentu terbukti. Satu laporan dapat memuat beberapa perbuatan."),
    ),
    (_("Rekomendasi"), _("Untuk satu orang; satu perkara dapat menghasilkan beberapa rekomendasi.")),
    (
        _("Lewat batas waktu"),
        _("Batas menurut aturan saat rekomendasi diterima sudah lewat, dan belum ada tindakan yang tercatat."),
    ),
    (_("Lama tahap"), _("Nilai tengah (median) dalam hari kalender, dari yang sudah selesai.")),
]


def row_name(table: str, key: str, names: dict[str, str]) -> str:
    """Return what a row is called."""
    if key == REST:
        return str(WORDS[table].rest)
    if not key:
        return str(WORDS[table].nothing)
    if table == "month":
        return date_format(date.fromisoformat(f"{key}-01"), "F Y")
    return str(ROWS.get(table, names).get(key, key))
