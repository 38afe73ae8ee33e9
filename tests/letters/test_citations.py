import pytest

from netralitas.letters.citations import in_full, instrument


@pytest.mark.parametrize(
    ("given", "full"),
    [
        (
            ("PP 94/2021", "Disiplin Pegawai Negeri Sipil", "LN 2021/202, TLN 6718"),
            "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil (Lembaran Negara Republik "
            "Indonesia Tahun 2021 Nomor 202, Tambahan Lembaran Negara Republik Indonesia Nomor 6718)",
        ),
        (
            ("UU 20/2023", "Aparatur Sipil Negara"),
            "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
        ),
        (
            ("Peraturan BKN 6/2022", "Peraturan Pelaksanaan PP 94/2021 tentang Disiplin PNS"),
            "Peraturan Badan Kepegawaian Negara Nomor 6 Tahun 2022 tentang Peraturan Pelaksanaan Peraturan Pemerintah "
            "Nomor 94 Tahun 2021 tentang Disiplin PNS",
        ),
        (
            ("SKB 22 September 2022", "Pedoman Pembinaan"),
            "SKB 22 September 2022 tentang Pedoman Pembinaan",
        ),
    ],
)
def test_instrument(given, full):
    assert instrument(*given) == full


def test_in_full_writes_out_every_short_form():
    assert in_full("PP 94/2021 Pasal 5 dan Perpres 116/2022 Pasal 19, bukan SUPP 1/2020") == (
        "Peraturan Pemerintah Nomor 94 Tahun 2021 Pasal 5 dan Peraturan Presiden Nomor 116 Tahun 2022 Pasal 19, bukan "
        "SUPP 1/2020"
    )
