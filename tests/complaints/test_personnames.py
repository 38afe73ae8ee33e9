"""Names written in a hundred ways are taken apart alike; other names stay other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.personnames import Fit, fit, parts_of

SAME, WITHIN, SHORT, APART, UNKNOWN = Fit.SAME, Fit.WITHIN, Fit.SHORT, Fit.APART, Fit.UNKNOWN
PAIRS = [
    ("Yusuf Wirabuana", "YUSUF  WIRABUANA", SAME),
    ("Drs. H. Yusuf Wirabuana, M.Si.", "Yusuf Wirabuana", SAME),
    ("Prof. Dr. Ir. Yusuf Wirabuana, S.T., M.T., Ph.D", "Yusuf Wirabuana", SAME),
    ("Hj. Kenanga Puspitasari S.Pd.I", "Kenanga Puspitasari", SAME),
    ("Kenanga Puspitasari, S. Pd., M. Pd.", "kenanga puspitasari", SAME),
    ("Kenanga Puspitasari SE MM", "Kenanga Puspitasari", SAME),
    ("Kenanga Puspitasari, SH., M.Kn.", "Kenanga Puspitasari", SAME),
    ("Bpk. Wirabuana, Yusuf", "Yusuf Wirabuana", SAME),
    ("Wirabuana Yusuf", "Yusuf Wirabuana", SAME),
    ("Jusuf Wirabuana", "Yusuf Wirabuana", SAME),
    ("Muhammad Ridwan Larasmaya", "Mohamad Ridwan Larasmaya", SAME),
    ("Mochammad Ridwan Larasmaya", "Muh. Ridwan Larasmaya", SAME),
    ("Moh Ridwan Larasmaya", "Mukhammad Ridwan Larasmaya", SAME),
    ("Muhammad Ridwan Larasmaya", "Ridwan Larasmaya", SAME),
    ("M. Ridwan Larasmaya", "Muhammad Ridwan Larasmaya", WITHIN),
    ("Muhammad Ridwan", "Mohammad Ridwan", SAME),
    ("Soekardjo Djojoningrat", "Sukarjo Jojoningrat", SAME),
    ("Tjahjo Adiwangsa", "Cahyo Adiwangsa", SAME),
    ("Sjarif Adiwangsa", "Syarif Adiwangsa", SAME),
    ("Syarief Adiwangsa", "Sarip Adiwangsa", SAME),
    ("Achmad Chairul Anwar", "Ahmad Khoirul Anwar", SAME),
    ("Rizky Ramadhan Prasetyawan", "Riski Romadhon Prasetyawan", SAME),
    ("Rizqi Ramadhan", "Rizki Ramadan", SAME),
    ("Fitriyah Zulaikha", "Fitria Zulaikhah", SAME),
    ("Siti Rochmatul Aisyah", "St. Rohmatul Aisya", SAME),
    ("Abdurrahman Larasmaya", "Abdul Rahman Larasmaya", SAME),
    ("Abd. Rochman Larasmaya", "Abdul Rahman Larasmaya", SAME),
    ("Nur Aini Larasmaya", "Nuraini Larasmaya", SAME),
    ("Noer Hadi Larasmaya", "Nurhadi Larasmaya", SAME),
    ("Ma'ruf Larasmaya", "Maruf Larasmaya", SAME),
    ("Ahmad bin Yusuf Larasmaya", "Ahmad Yusuf Larasmaya", SAME),
    ("Njoman Adiwangsa", "Nyoman Adiwangsa", SAME),
    ("I Nyoman Adiwangsa", "Nyoman Adiwangsa", WITHIN),
    ("Vera Kusumaningrat", "Fera Kusumaningrat", SAME),
    ("José Adiwangsa", "Jose Adiwangsa", SAME),
    ("Yusuf Hadi Wirabuana", "Yusuf Wirabuana", WITHIN),
    ("Yusuf H. Wirabuana", "Yusuf Hadi Wirabuana", WITHIN),
    ("Y. Hadi Wirabuana", "Yusuf Hadi Wirabuana", WITHIN),
    ("Yusuf Wirabuwana Hadi", "Yusuf Wirabuana Hadi", SAME),
    ("Kenanga Puspitasari", "Kenanga Puspitosari", WITHIN),
    ("Kenanga Pusptasari", "Kenanga Puspitasari", WITHIN),
    ("Yusuf W.", "Yusuf Wirabuana", SHORT),
    ("Yusuf", "Yusuf Wirabuana", SHORT),
    ("Suparman", "Soeparman", SHORT),
    ("Muhammad", "Mohamad", SHORT),
    ("M. Ridwan", "Muhammad Ridwan", SHORT),
    ("Yusuf Wirabuana", "Yusuf Adiwangsa", APART),
    ("Yusuf W.", "Yusuf Adiwangsa", APART),
    ("Suryanto Wirabuana", "Suryanti Wirabuana", APART),
    ("Rina Wirabuana", "Rini Wirabuana", APART),
    ("Hadi Larasmaya", "Hari Larasmaya", APART),
    ("Muhammad Ridwan", "Muhammad Hasan", APART),
    ("Siti Aminah", "Siti Rahmah", APART),
    ("Candra Wirabuana", "Indra Wirabuana", APART),
    ("", "Yusuf Wirabuana", UNKNOWN),
    ("H.", "Yusuf Wirabuana", UNKNOWN),
    ("???", "123", UNKNOWN),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_names_fit_as_a_clerk_would_say(one, other, expected):
    assert (fit(one, other), fit(other, one)) == (expected, expected)


@pytest.mark.parametrize("title", ["Drs.", "H.", "Ir.", "Prof. Dr.", "Hj.", "Bapak"])
@pytest.mark.parametrize("degree", ["", ", S.Pd.", " S.Sos., M.AP.", ", SH", " SE", ", A.Md.Kep."])
def test_titles_and_degrees_say_nothing(title, degree):
    assert parts_of(f"{title} Yusuf Wirabuana{degree}") == parts_of("Yusuf Wirabuana")


names = st.lists(
    st.sampled_from(["Yusuf", "M.", "Muhammad", "Wirabuana", "Wirabuwana", "W.", "Puspitasari", "Puspitosari", "Nur"]),
    max_size=5,
).map(" ".join)


@given(st.one_of(names, st.text(max_size=60)), st.one_of(names, st.text(max_size=60)))
def test_which_name_comes_first_makes_no_difference(one, other):
    assert fit(one, other) == fit(other, one)


@given(st.text(max_size=300))
def test_every_name_fits_itself_or_is_none(name):
    assert fit(name, name) in (Fit.SAME, Fit.SHORT, Fit.UNKNOWN)
