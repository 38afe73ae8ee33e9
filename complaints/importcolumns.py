"""Which columns an export of SP4N-LAPOR! may have, what they are called, and what they mean; pure.

No public description of that export exists: the names are our reading of it (docs/import.md).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

LONGEST_STORY = 20_000


@dataclass(frozen=True)
class Column:
    """One column: its name in the template file, other names it is known by, its two invented examples.

    Where a file has several of the names, the first of ``also`` in order counts, and the template's name last.
    """

    key: str
    title: str
    meaning: Any
    examples: tuple[str, str]
    also: tuple[str, ...] = ()
    most: int = 120
    is_required: bool = False


COLUMNS = (
    Column("number", "Nomor Laporan", _("Nomor yang diberikan LAPOR!; satu laporan, satu nomor."),
           ("8801234", "8801235"),
           ("Tracking ID", "ID Laporan", "Nomor Aduan", "No Laporan", "No Aduan", "Kode Laporan", "Nomor Tiket"),
           60, True),
    Column("received", "Tanggal Laporan", _("Waktu masuk; waktu menangani dihitung sejak ini. Boleh dengan jam."),
           ("21-10-2024 09:30", "2024-10-22"),
           ("Tanggal Diterima", "Tanggal Masuk", "Tanggal Disposisi", "Tanggal Aduan", "Waktu Laporan"),
           40, True),
    Column("title", "Judul Laporan", _("Ditulis di atas uraian."),
           ("Camat hadir di kampanye", ""), ("Judul", "Judul Aduan", "Perihal"), 300),
    Column("story", "Isi Laporan", _("Uraian kejadian menurut pelapor."),
           ("Camat mengajak warga memilih satu pasangan calon.", "Guru membagikan kaus calon di sekolah."),
           ("Uraian Kejadian", "Uraian", "Isi Aduan", "Isi", "Deskripsi"), LONGEST_STORY, True),
    Column("happened", "Tanggal Kejadian", _("Hari kejadian, bila disebut."), ("20-10-2024", ""),
           ("Waktu Kejadian",), 40),
    Column("known", "Tanggal Mengetahui", _("Hari pelapor mengetahui kejadian, bila disebut."), ("20-10-2024", ""),
           ("Tanggal Diketahui",), 40),
    Column("place", "Lokasi Kejadian", _("Tempat kejadian."), ("Balai Desa Sendang Asri", ""),
           ("Tempat Kejadian", "Alamat Kejadian", "Lokasi"), 300),
    Column("region", "Kabupaten/Kota", _("Nama lengkap atau kode Kemendagri. Menentukan Bawaslu mana yang menangani."),
           ("Kabupaten Tirtamukti", "99.71"),
           ("Kode Wilayah", "Wilayah", "Kab/Kota", "Kabupaten Kota Kejadian", "Kabupaten", "Kota"), 100),
    Column("accused", "Nama Terlapor", _("Bila disebut."), ("", "Yusuf Contoh"), ("Terlapor",)),
    Column("post", "Jabatan Terlapor", _("Bila disebut."), ("Camat Sendang Asri", "Guru"), ("Jabatan",)),
    Column("agency", "Instansi Terlapor", _("Tempat kerja terlapor, bukan instansi yang menangani aduan."),
           ("Pemerintah Kabupaten Tirtamukti", "SMP Negeri 2"), ("Unit Kerja Terlapor", "Tempat Kerja Terlapor"), 160),
    Column("nip", "NIP Terlapor", _("Bila disebut."), ("", ""), ("NIP",), 30),
    Column("account", "Akun Terlapor", _("Akun media sosial."), ("", ""), ("Akun Media Sosial", "Akun")),
    Column("plate", "Nomor Kendaraan Terlapor", _("Pelat nomor kendaraan, bila disebut."), ("", "AB 1234 XY"),
           ("Nomor Kendaraan", "Nomor Polisi", "Pelat Nomor", "Plat Nomor"), 20),
    Column("employment", "Status Pegawai", _("PNS, PPPK, honorer, kepala desa, atau TNI/Polri."), ("PNS", ""),
           ("Status Kepegawaian", "Status Terlapor"), 60),
    Column("act", "Kode Aturan", _("Kode dari katalog; boleh kosong, petugas menetapkannya kemudian."), ("DS-07", ""),
           ("Kode Perbuatan",), 20),
    Column("contest", "Kode Pemilihan", _("Kode dari daftar, atau “Di luar pemilihan”. Kosong: belum diketahui."),
           ("PILKADA-2024", ""), (), 40),
    Column("witness", "Saksi", _("Nama dan cara menghubungi saksi. Disegel."), ("", ""), ("Nama Saksi",), 300),
    Column("link", "Tautan Bukti", _("Satu atau beberapa tautan, dipisah spasi."), ("https://media.example/1", ""),
           ("Tautan", "Lampiran", "Link Bukti", "Link"), 2000),
    Column("anonymous", "Anonim", _("Ya atau Tidak. Bila Ya, identitas pelapor tidak ikut disimpan."), ("Tidak", "Ya"),
           ("Apakah Anonim",), 20),
    Column("confidential", "Rahasia", _("Ya atau Tidak. Kosong berarti Ya: identitas disegel."), ("Ya", ""),
           ("Apakah Rahasia",), 20),
    Column("name", "Nama Pelapor", _("Disegel dan dienkripsi."), ("Kenanga Contoh", ""), ("Pelapor",)),
    Column("address", "Alamat Pelapor", _("Disegel dan dienkripsi."), ("Jalan Contoh 1, Tirtamukti", ""), (), 300),
    Column("phone", "Telepon Pelapor", _("Disegel dan dienkripsi."), ("", ""),
           ("Nomor HP", "No HP", "Nomor Telepon", "No Telepon", "HP Pelapor", "Nomor Telepon Pelapor"), 30),
    Column("email", "E-mail Pelapor", _("Disegel dan dienkripsi."), ("", ""), ("Email", "Surel Pelapor"), 120),
)  # fmt: skip
BY_KEY = {column.key: column for column in COLUMNS}
REQUIRED = tuple(column for column in COLUMNS if column.is_required)


@dataclass(frozen=True)
class Layout:
    """Where a file holds which column: key by place, what is not read, and which required columns are not there."""

    places: dict[str, int]
    unread: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """Return a row's cells by column; a row may end before its last empty cells."""
        return {key: row[place] for key, place in self.places.items() if place < len(row)}


def layout_of(header: Sequence[str]) -> Layout:
    """Find the columns in a file's first row, whatever their order, case and punctuation."""
    plain = [plain_title(title) for title in header]
    places = {column.key: plain.index(name) for column in COLUMNS if (name := _named(column, plain))}
    unread = [title for place, title in enumerate(header) if title and place not in places.values()]
    return Layout(places, unread, [column.title for column in REQUIRED if column.key not in places])


def template() -> Iterator[tuple[str, ...]]:
    """Yield the rows of an example file below its first."""
    yield from (tuple(column.examples[row] for column in COLUMNS) for row in (0, 1))


def plain_title(title: str) -> str:
    """Return a column's title in small letters, with single blanks for everything that is no letter or figure."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in title.casefold()).split())


def _named(column: Column, plain: Sequence[str]) -> str:
    return next((name for title in (*column.also, column.title) if (name := plain_title(title)) in plain), "")
