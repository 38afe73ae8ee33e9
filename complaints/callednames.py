"""What in the words about somebody is their name, as citizens write of a witness; pure.

"Ibu Sari Dewi, guru SD, 0812…" names Sari Dewi and a telephone number. A name is found by its capitals, behind a form
of address, or, where somebody types without capitals, as what is left of a few words. It is better to find too much:
an officer takes out what is none.
"""

import re
from collections.abc import Iterable, Iterator

from complaints.masking import cleaned, name_and_parts, telling
from complaints.personnames import DEGREES, TITLES

WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
ADDRESSED = TITLES - {"kol", "letkol", "mayor", "kapten"} | {"mas", "mbak", "mba", "bang", "kang", "teh", "neng", "cak"}
# Words about somebody that are nobody's name.
ABOUT = """
    saya kami dia ia beliau mereka nya yang dan atau juga serta dengan bersama di ke dari pada dalam oleh untuk ada
    adalah itu ini tersebut seorang dua tiga empat lima orang warga tetangga teman rekan kawan saksi sahabat kerja
    istri suami ayah bapaknya ibunya ibu bapak anak adik kakak paman bibi tante om keponakan sepupu mertua ipar
    kakek nenek guru dosen siswa murid mahasiswa pegawai honorer pns asn pppk staf staff kepala ketua wakil
    sekretaris bendahara anggota pengurus panitia petugas penjaga satpam sopir supir pengemudi tukang parkir ojek
    pedagang penjual pembeli petani nelayan buruh wartawan jurnalis dokter bidan perawat polisi tentara hansip
    linmas relawan kader partai tim tokoh masyarakat agama adat pemuda rt rw dusun desa kelurahan kecamatan
    kabupaten kota provinsi dinas kantor badan biro bagian bidang sekolah sd sdn smp smpn sma sman smk smkn mi mts
    man tk negeri swasta puskesmas rsud rumah sakit pasar masjid mushola musala gereja pura balai aula lapangan
    warung toko jalan jl gang gg nomor no nomer hp wa whatsapp telepon telpon telp tlp email surel alamat kontak
    nama bernama dipanggil panggilan hadir melihat mendengar merekam mencatat tahu mengetahui lokasi tempat depan
    belakang samping dekat sebelah lurah camat bupati wali gubernur sekda kades mantan bawaslu panwas panwaslu
    panwascam kpu ppk pps kpps dprd bkn tni polri lain lainnya beberapa semua para peserta
"""
NO_NAME = TITLES | ADDRESSED | DEGREES | frozenset(ABOUT.split())
FEW = 6  # words of a text without any capital that may be a name with what somebody is
LONGEST = 4  # words of a name
SEPARATES = re.compile(r"[,;:()/\n.–—]|\s-\s")


def called(details: str, contact: str = "", *, but: Iterable[str] = ()) -> list[str]:
    """Return what tells who is meant: each name, its parts, telephone numbers and addresses; without parts in ``but``.

    ``details`` says who, ``contact`` how to reach them, which tells them whole.
    """
    others = list(but)
    names = [part for name in _names(details) for part in name_and_parts(name, but=others)]
    return cleaned(
        [*names, *telling(details), *telling(contact), *([contact] if any(map(str.isdigit, contact)) else [])]
    )


def _names(text: str) -> Iterator[str]:
    bare = text
    for found in telling(text):
        bare = bare.replace(found, ",")
    pieces = [WORD.findall(piece) for piece in SEPARATES.split(bare)]
    words = [word for piece in pieces for word in piece]
    is_plain = len(words) <= FEW and not any(word[0].isupper() for word in words)
    for piece in pieces:
        yield from _runs(piece, is_plain=is_plain)


def _runs(words: list[str], *, is_plain: bool) -> Iterator[str]:
    """Return the runs of words that make a name in one piece of a sentence."""
    run: list[str] = []
    is_addressed = False
    for word in words:
        plain = word.casefold()
        if plain not in NO_NAME and (word[0].isupper() or is_addressed or is_plain) and len(run) < LONGEST:
            run.append(word)
            is_addressed = is_addressed and word.islower()
            continue
        if run:
            yield " ".join(run)
        run, is_addressed = [], plain in ADDRESSED
    if run:
        yield " ".join(run)
