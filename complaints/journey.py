"""The way of a report in plain words: what is behind, where it stands, what comes next and by when; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from complaints.statuses import CLOSED, Kind, Status


@dataclass(frozen=True)
class TimelineItem:
    """One line of the path: ``state`` is done, now or next. ``unsure``: a length that is still to be checked."""

    state: str
    title: str
    when: str
    text: str = ""
    unsure: bool = False


@dataclass(frozen=True)
class Length:
    """How long a step may take, by the rule in force."""

    words: str
    unsure: bool


@dataclass(frozen=True)
class Standing:
    """Where a report stands, reduced to what the words hang on.

    ``waits``: a question is open; ``only_invited``: it is none but whether they come to an appointment. ``by``: the day
    of the running duty. ``recommended`` and ``end``, the kind of the milestone that ended it, tell of the rooms above,
    which move no status here. A merged report stands where the case does that it is handled with.
    """

    status: str
    kind: str
    waits: bool = False
    only_invited: bool = False
    by: str = ""
    recommended: bool = False
    end: str = ""

    @property
    def is_over(self) -> bool:
        return self.status in CLOSED or bool(self.end)

    @property
    def waits_for_reporter(self) -> bool:
        return not self.is_over and self.waits

    @property
    def is_completed(self) -> bool:
        """Say whether the reporter has completed what was asked and an officer has not looked yet."""
        return self.status == Status.NEEDS_COMPLETION and not self.waits


# A sentence under what is behind, by the kind of milestone; the others speak for themselves.
SAID = {
    "initial_study": _lazy("Dilihat apakah laporan lengkap dan siapa yang berwenang."),
    "needs_completion": _lazy("Ada yang ditanyakan kepada Anda."),
    "registered": _lazy("Sejak saat itu perkara menjadi tugas pengawas."),
    "adopted": _lazy("Pengawas melanjutkannya atas nama sendiri; nama pelapor tidak diperlukan."),
    "forwarded": _lazy("Satgas memeriksa ulang sebelum memberi rekomendasi."),
    "recommended": _lazy("Pimpinan instansi wajib menindaklanjuti."),
    "partly_not_recommended": _lazy("Satgas sudah memeriksa ulang dan menuliskan alasannya."),
    "partly_followed_up": _lazy("Pimpinan instansi sudah mengambil keputusan. Terlapor lain masih ditunggu."),
    "unsealed": _lazy("Oleh dua pejabat, dengan alasan tertulis. Instansi yang dilaporkan tetap tidak melihatnya."),
    "letter": _lazy("Dapat diunduh di halaman ini."),
    "merged": _lazy("Tentang kejadian yang sama. Kode dan percakapan Anda tetap milik Anda sendiri."),
    "split": _lazy("Terlapornya tidak di bawah satu pimpinan, jadi tiap perkara berjalan sendiri. Kode tetap satu."),
    "revived": _lazy("Diperiksa tanpa perlu peran Anda."),
    "referred": _lazy("Terlapor bukan pegawai yang diawasi Satgas; lembaga lain yang berwenang."),
    "partly_referred": _lazy("Bagi mereka ada lembaga lain yang berwenang. Terlapor lain tetap ditangani di sini."),
    "reopened": _lazy("Ada alasan baru untuk memeriksanya lagi."),
    "invited": _lazy("Anda boleh meminta waktu lain."),
}
# What the end means when another room than Bawaslu's brought it.
ENDED = {
    "not_recommended": _lazy(
        "Satgas memeriksa ulang perkara ini dan menutupnya dengan alasan tertulis. Laporan Anda selesai di sini."
    ),
    "followed_up": _lazy("Pimpinan instansi pegawai itu sudah mengambil keputusan. Laporan Anda selesai di sini."),
}
# The rule whose time a step has; the others hang on events nobody can foresee.
RULES = ("T3", "T3", "T5", "T5", "T7", "T9")
COMPLETION = "T4b"


def ahead(at: Standing, lengths: Mapping[str, Length]) -> list[TimelineItem]:
    """Return what comes now and next; nothing once the case is over."""
    if at.is_over:
        return []
    items = []
    if at.waits_for_reporter:
        # Only a completion has a day; another question waits as long as the case is open.
        by = at.by if at.status == Status.NEEDS_COMPLETION else ""
        items.append(_now(_("Menunggu jawaban Anda"), "", by, lengths.get(COMPLETION)))
    if at.is_completed:
        items.append(_now(_("Petugas memeriksa jawaban Anda"), "", "", None))
    for place, (title, text) in list(enumerate(_steps(at)))[_position(at) :]:
        length = lengths.get(RULES[place])
        if not items:
            items.append(_now(title, text, at.by, length))
        elif length and place >= 2 and RULES[place] != RULES[place - 1]:
            items.append(TimelineItem("next", title, length.words, text, length.unsure))
        else:
            items.append(TimelineItem("next", title, "", text))
    return items


def _now(title: str, text: str, by: str, length: Length | None) -> TimelineItem:
    when = _("Paling lambat %(day)s") % {"day": by} if by else ""
    return TimelineItem("now", title, when, text, bool(by and length and length.unsure))


def headline(at: Standing, last: str) -> str:
    """Return the one sentence above everything; ``last`` is the title of the youngest milestone of the case."""
    if at.is_completed:
        return _("Petugas memeriksa jawaban Anda")
    if at.waits_for_reporter and at.only_invited:
        return _("Anda diundang memberi klarifikasi")
    return _("Kami menunggu jawaban Anda") if at.waits_for_reporter else last


def lead(at: Standing) -> str:
    """Return what happens now, or what the end means."""
    if at.waits_for_reporter and at.only_invited:
        return _("Waktu dan tempatnya di bawah ini. Beri tahu kami apakah Anda bisa hadir.")
    if at.waits_for_reporter:
        return _("Petugas perlu keterangan dari Anda untuk melanjutkan.")
    if at.is_completed:
        return _("Anda sudah melengkapi; petugas memeriksanya. Menambah bukti masih boleh.")
    if at.end in ENDED:
        return str(ENDED[at.end])
    return {
        Status.RECEIVED: _("Laporan Anda menunggu diperiksa kelengkapannya oleh Bawaslu."),
        Status.INITIAL_STUDY: _("Petugas sedang melihat apakah laporan lengkap dan dapat ditangani."),
        Status.NOT_REGISTERED: _(
            "Alasannya tertulis di riwayat di bawah. Bila ada bukti baru, Anda dapat membuat laporan baru."
        ),
        Status.REGISTERED: _("Laporan Anda resmi menjadi perkara dan menunggu dikaji."),
        Status.UNDER_STUDY: _("Bawaslu memeriksa bukti dan keterangan, lalu memutuskan terbukti atau tidak."),
        Status.NOT_PROVEN: _("Bawaslu sudah mengkaji dan tidak menemukan pelanggaran. Perkara ini selesai."),
        Status.REFERRED: _(
            "Bawaslu meneruskan perkara ini kepada lembaga yang berwenang atas terlapor. Laporan Anda selesai di sini."
        ),
        Status.PROVEN_FORWARDED: _("Dugaan Anda terbukti. Perkaranya di tangan Satgas dan pimpinan instansi."),
        Status.RETURNED: _("Satgas meminta kajian dilengkapi. Bawaslu mengerjakannya lagi."),
        Status.REJOINED: _("Perkara ini sudah disatukan kembali dengan laporan asalnya."),
        Status.WITHDRAWN: _("Anda menarik laporan ini. Isinya masih boleh dipakai Bawaslu sebagai informasi awal."),
    }.get(Status(at.status), "")


def _position(at: Standing) -> int:
    """Return which step is the next to be taken."""
    if at.status == Status.PROVEN_FORWARDED:
        return 5 if at.recommended else 4
    return {
        Status.RECEIVED: 0,
        Status.INITIAL_STUDY: 1,
        Status.NEEDS_COMPLETION: 1,
        Status.REGISTERED: 2,
        Status.UNDER_STUDY: 3,
        Status.RETURNED: 2,
    }[Status(at.status)]


def _steps(at: Standing) -> Sequence[tuple[str, str]]:
    decided = _("Diputuskan: diregister atau tidak")
    if at.kind == Kind.INITIAL_INFORMATION:
        decided = _("Diputuskan: diangkat menjadi temuan atau tidak")
    return [
        (_("Petugas memeriksa kelengkapan"), ""),
        (decided, _("Hasilnya tampil di sini.")),
        (_("Bawaslu mengkaji perkara"), ""),
        (_("Diputuskan: terbukti atau bukan pelanggaran"), ""),
        (
            _("Bila terbukti, Satgas memeriksa ulang"),
            _("Lalu rekomendasi dikirim kepada pimpinan instansi pegawai itu."),
        ),
        (_("Pimpinan instansi menindaklanjuti"), _("Anda akan membaca hasilnya di sini.")),
    ]
