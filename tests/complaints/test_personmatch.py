"""How likely two accused are one person: by table, and what holds of any two of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.personmatch import Facts, Grade, are_others, sameness

NO, WEAK, LIKELY, CERTAIN = Grade
NIP, OTHER_NIP, YOUNGER_NIP = "198001012005011001", "198001012005011002", "199001012015011001"
REGENCY, CITY, PROVINCE = 11, 12, 10
YUSUF = Facts(name="Yusuf Wirabuana")
HERE = replace(YUSUF, agency=REGENCY, parent=PROVINCE, region="99.01")
CAMAT = replace(HERE, post="Camat Sendang Asri")


def some(base: Facts = YUSUF, **changes) -> Facts:
    return replace(base, **changes)


ONLY_HERE = some(HERE, name="")
PAIRS = [
    # The number decides; a name that is another one asks for a second look.
    (some(nip=NIP), some(nip=NIP), CERTAIN),
    (some(nip=NIP, name=""), some(nip=NIP), CERTAIN),
    (some(nip=NIP), some(nip=NIP, name="Yusuf W."), CERTAIN),
    (some(nip=NIP), some(nip=NIP, name="Kenanga Puspitasari"), LIKELY),
    (some(CAMAT, nip=NIP), some(CAMAT, nip=OTHER_NIP), NO),
    (some(CAMAT, nip=NIP, account="yusuf.w"), some(CAMAT, nip=YOUNGER_NIP, account="yusuf.w"), NO),
    (some(nip=NIP, plate="DH1XY"), some(nip=OTHER_NIP, plate="DH1XY"), NO),
    (some(CAMAT, nip=NIP), CAMAT, LIKELY),
    (some(nip=NIP), YUSUF, WEAK),
    # A name alone.
    (YUSUF, YUSUF, WEAK),
    (YUSUF, some(name="H. Jusuf Wirabuana, S.Sos."), WEAK),
    (YUSUF, some(name="Yusuf Hadi Wirabuana"), WEAK),
    (YUSUF, some(name="Yusuf"), NO),
    (some(name="Suparman"), some(name="Suparman"), NO),
    (YUSUF, some(name="Yusuf Adiwangsa"), NO),
    (YUSUF, Facts(), NO),
    (Facts(), Facts(), NO),
    # A name and where they work.
    (HERE, HERE, LIKELY),
    (HERE, some(HERE, name="Drs. Yusuf Wirabuana"), LIKELY),
    (HERE, some(HERE, name="Yusuf Hadi Wirabuana"), LIKELY),
    (CAMAT, CAMAT, LIKELY),
    (CAMAT, some(CAMAT, post="Lurah Harapan"), LIKELY),
    (HERE, some(HERE, name="Yusuf"), WEAK),
    (CAMAT, some(CAMAT, name="Yusuf"), LIKELY),
    (CAMAT, some(CAMAT, name="Yusuf W."), LIKELY),
    (some(HERE, name="Suparman"), some(HERE, name="Soeparman"), WEAK),
    (some(CAMAT, name="Suparman"), some(CAMAT, name="Soeparman"), LIKELY),
    (HERE, some(HERE, agency=CITY, region="99.71"), WEAK),
    (CAMAT, some(CAMAT, agency=CITY, region="99.71"), LIKELY),
    (CAMAT, some(CAMAT, agency=CITY, parent=20, region="98.71"), WEAK),
    (CAMAT, some(CAMAT, agency=PROVINCE, parent=None, region="99"), LIKELY),
    (CAMAT, some(CAMAT, agency=None, parent=None), LIKELY),
    (HERE, some(HERE, agency=None, parent=None), WEAK),
    (CAMAT, some(CAMAT, agency=None, parent=None, region="98.01"), WEAK),
    (CAMAT, some(CAMAT, name="Yusuf", agency=CITY, region="99.71"), WEAK),
    (CAMAT, some(CAMAT, name="Yusuf", agency=CITY, parent=20, region="98.71"), NO),
    (CAMAT, some(CAMAT, name="Kenanga Puspitasari"), NO),
    (HERE, some(HERE, name="Suryanti Wirabuana"), NO),
    # An account, a plate.
    (some(account="yusuf.w"), some(account="yusuf.w"), LIKELY),
    (some(HERE, account="yusuf.w"), some(HERE, account="yusuf.w"), CERTAIN),
    (some(HERE, account="yusuf.w"), some(HERE, account="lain"), LIKELY),
    (some(plate="DH1XY"), some(plate="DH1XY"), LIKELY),
    (some(HERE, plate="DH1XY"), some(HERE, plate="DH1XY"), CERTAIN),
    (some(account="yusuf.w", plate="DH1XY"), some(account="yusuf.w", plate="DH1XY"), LIKELY),
    (some(account="yusuf.w"), some(name="Yusuf", account="yusuf.w"), LIKELY),
    (some(account="yusuf.w"), Facts(account="yusuf.w"), WEAK),
    (Facts(account="yusuf.w"), Facts(account="yusuf.w"), WEAK),
    (Facts(account="yusuf.w", plate="DH1XY"), Facts(account="yusuf.w", plate="DH1XY"), LIKELY),
    (some(ONLY_HERE, account="yusuf.w"), some(HERE, account="yusuf.w"), LIKELY),
    (Facts(plate="DH1XY"), YUSUF, NO),
    (some(account="yusuf.w"), some(name="Kenanga Puspitasari", account="yusuf.w"), WEAK),
    (some(HERE, plate="DH1XY"), some(HERE, name="Kenanga Puspitasari", plate="DH1XY"), WEAK),
    (some(CAMAT, account="yusuf.w"), some(CAMAT, account="yusuf.w", agency=CITY, region="99.71"), LIKELY),
    # A post without a name.
    (some(CAMAT, name=""), CAMAT, WEAK),
    (some(CAMAT, name=""), some(CAMAT, name="", post="camat  SENDANG asri"), WEAK),
    (some(ONLY_HERE, post="Guru"), some(HERE, post="Guru"), NO),
    (some(ONLY_HERE, post="Camat Sendang Asri"), some(ONLY_HERE, post="Camat Melati"), NO),
    (some(CAMAT, name=""), some(CAMAT, name="", agency=CITY), NO),
    (ONLY_HERE, ONLY_HERE, NO),
    (ONLY_HERE, HERE, NO),
    # An apparition of everything at once.
    (some(CAMAT, nip=NIP, account="y", plate="DH1"), some(CAMAT, nip=NIP, account="y", plate="DH1"), CERTAIN),
    (some(CAMAT, account="y", plate="DH1"), some(CAMAT, account="y", plate="DH1"), CERTAIN),
    (some(CAMAT, name="Yusuf", account="y"), some(CAMAT, account="y"), LIKELY),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_pair_gets_the_grade_of_the_table(one, other, expected):
    assert (sameness(one, other).grade, sameness(other, one).grade) == (expected, expected)


def test_reasons_and_counter_reasons_are_said_in_words():
    found = sameness(some(CAMAT, account="y"), some(CAMAT, account="y", agency=CITY, region="99.71", post="Lurah"))

    assert found.reasons == ["nama sama", "akun yang sama", "instansi atau wilayah berdekatan"]
    assert found.against == ["instansi berbeda", "jabatan berbeda"]
    assert sameness(some(nip=NIP), some(nip=YOUNGER_NIP)).against == ["tanggal lahir dalam NIP berbeda"]
    assert sameness(some(nip=NIP), some(nip=OTHER_NIP)).against == ["NIP berbeda"]


facts = st.builds(
    Facts,
    name=st.sampled_from(["", "Yusuf Wirabuana", "Yusuf", "Jusuf Wirabuana", "Kenanga Puspitasari", "Yusuf W."]),
    nip=st.sampled_from(["", NIP, OTHER_NIP, YOUNGER_NIP]),
    agency=st.sampled_from([None, REGENCY, CITY]),
    parent=st.sampled_from([None, PROVINCE]),
    region=st.sampled_from(["", "99.01", "99.71"]),
    post=st.sampled_from(["", "Camat", "Camat Sendang Asri"]),
    account=st.sampled_from(["", "yusuf.w"]),
    plate=st.sampled_from(["", "DH1XY"]),
)


@given(facts, facts)
def test_which_accused_comes_first_makes_no_difference(one, other):
    assert sameness(one, other) == sameness(other, one)


@given(facts, facts)
def test_two_numbers_end_the_question_and_a_name_alone_is_never_more_than_weak(one, other):
    grade = sameness(one, other).grade
    if one.nip and other.nip and one.nip != other.nip:
        assert grade == NO
    alone = sameness(Facts(name=one.name), Facts(name=other.name)).grade
    assert alone <= WEAK
    if grade == CERTAIN and not (one.nip and one.nip == other.nip):
        assert one.account == other.account != "" or one.plate == other.plate != ""


@given(facts)
def test_whoever_looks_like_somebody_else_is_said_why(one):
    found = sameness(one, replace(one, name="Yusuf Wirabuana"))

    assert bool(found.reasons) >= (found.grade > NO)


@pytest.mark.parametrize(
    ("these", "those", "expected"),
    [
        ([YUSUF], [Facts(name="Kenanga Puspitasari")], True),
        ([YUSUF], [Facts(name="Drs. H. Jusup Wirabuana, M.Si.")], False),
        ([YUSUF], [Facts(name="Pak Yusuf")], False),
        ([YUSUF], [Facts(name="Kenanga Puspitasari"), YUSUF], False),  # one of several is enough
        ([some(nip=NIP)], [some(nip=OTHER_NIP)], True),
        ([some(nip=NIP)], [Facts(name="Kenanga Puspitasari", nip=NIP)], False),
        ([YUSUF], [Facts(post="Camat")], False),  # who names nobody accuses nobody else
        ([CAMAT], [Facts(post="Lurah Ngadireja")], True),
        ([CAMAT], [Facts(post="Kepala Kecamatan Sendang Asri")], False),
        ([CAMAT], [some(post="Lurah Ngadireja")], False),  # one name, whatever the post
        ([], [YUSUF], False),
        ([YUSUF], [], False),
    ],
)
def test_two_reports_accuse_others_only_when_both_say_whom(these, those, expected):
    assert (are_others(these, those), are_others(those, these)) == (expected, expected)
