"""Name an instrument in full, as an official paper does: from the register's short form. Pure."""

import re

_FORMS = {
    "UU": "Undang-Undang",
    "Perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "Keppres": "Keputusan Presiden",
    "PerBKN": "Peraturan Badan Kepegawaian Negara",
    "Peraturan BKN": "Peraturan Badan Kepegawaian Negara",
    "PermenPANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "Permendagri": "Peraturan Menteri Dalam Negeri",
    "Perbawaslu": "Peraturan Badan Pengawas Pemilihan Umum",
    "PKPU": "Peraturan Komisi Pemilihan Umum",
}
_SHORT = re.compile(rf"\b({'|'.join(sorted(_FORMS, key=len, reverse=True))}) (?:Nomor )?(\d+)/(\d{{4}})\b")
_GAZETTE = re.compile(r"\b(T?LN) (?:(\d{4})/)?(\d+)\b")
_GAZETTES = {"LN": "Lembaran Negara Republik Indonesia", "TLN": "Tambahan Lembaran Negara Republik Indonesia"}


def in_full(text: str) -> str:
    """Write out every short form in a text: "PP 94/2021" is "Peraturan Pemerintah Nomor 94 Tahun 2021"."""
    return _SHORT.sub(lambda found: f"{_FORMS[found[1]]} Nomor {found[2]} Tahun {found[3]}", text)


def instrument(number: str, title: str, gazette: str = "") -> str:
    """Return an instrument as Mengingat and Dasar name it, without a sign at its end.

    ``number`` "PP 94/2021" and ``title`` "Disiplin Pegawai Negeri Sipil" give "Peraturan Pemerintah Nomor 94 Tahun
    2021 tentang Disiplin Pegawai Negeri Sipil"; ``gazette`` "LN 2021/202, TLN 6718" follows in brackets, written out.
    """
    named = f"{in_full(number)} tentang {in_full(title).removeprefix('tentang ')}"
    return f"{named} ({_in_full_gazette(gazette)})" if gazette else named


def _in_full_gazette(gazette: str) -> str:
    def place(found: re.Match[str]) -> str:
        year = f" Tahun {found[2]}" if found[2] else ""
        return f"{_GAZETTES[found[1]]}{year} Nomor {found[3]}"

    return _GAZETTE.sub(place, gazette)
