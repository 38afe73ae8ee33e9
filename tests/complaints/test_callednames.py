"""Names are found in what citizens write of a witness, however they write."""

import pytest

from complaints.callednames import called


@pytest.mark.parametrize(
    ("details", "found"),
    [
        ("Budi Santoso, tetangga", {"Budi Santoso", "Budi", "Santoso"}),
        ("Ibu Sari Dewi, guru SD Negeri 3", {"Sari Dewi", "Sari", "Dewi"}),
        ("pak budi tukang parkir", {"budi"}),
        ("Pak budi, ketua RT", {"budi"}),
        ("tetangga saya bernama budi santoso", {"budi santoso", "budi", "santoso"}),
        ("BUDI SANTOSO TETANGGA SAYA", {"BUDI SANTOSO", "BUDI", "SANTOSO"}),
        ("H. Ahmad Fauzi, S.Pd.", {"Ahmad Fauzi", "Ahmad", "Fauzi"}),
        ("Budi dan Ana Lestari", {"Budi", "Ana Lestari", "Ana", "Lestari"}),
        ("Istri saya melihat dari rumah", set()),
        ("Warga di lokasi", set()),
        ("beberapa orang yang hadir di balai desa waktu itu", set()),
        ("Sari (0812-1111-2222), sari@contoh.example", {"Sari", "0812-1111-2222", "sari@contoh.example"}),
        ("I Made Sukarta", {"I Made Sukarta", "Made", "Sukarta"}),
        ("", set()),
    ],
)
def test_names_in_words_about_somebody(details, found):
    assert set(called(details)) == found


def test_contact_tells_them_and_words_about_a_contact_do_not():
    assert called("", "081211112222") == ["081211112222"]
    assert called("", "lewat saya") == []


def test_part_that_is_somebody_elses_name_as_well_is_no_secret():
    assert set(called("Budi Santoso", but=["Agus Santoso"])) == {"Budi Santoso", "Budi"}
