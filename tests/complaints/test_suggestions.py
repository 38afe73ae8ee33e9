import json
import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints import catalogue
from complaints.catalogue import CUES, ORDER
from complaints.suggestions import MOST_LETTERS, MOST_REASONS, lexicon_of, rank
from tests.complaints import sentences
from tests.complaints.test_catalogue_data import of_edition

DATA = json.loads(CUES.read_text(encoding="utf-8"))
NOW, IN_2020 = of_edition("skb_2022"), [row["code"] for row in of_edition("skb_2020")]
KEYWORDS = {row["code"]: row["keywords"] for row in NOW + of_edition("skb_2020")}
LEXICON = lexicon_of(DATA, KEYWORDS)
AFTER = {row["code"] for row in NOW if row["phase"] == "after"}
OFFERED = [
    row["code"]
    for row in sorted(NOW, key=lambda row: (ORDER.index(row["kind"]), row["number"], row["code"]))
    if row["level"] != "none" and row["pair"] not in AFTER
]
SENTENCES = sentences.read()
VIOLATIONS = [sentence for sentence in SENTENCES if sentence.is_violation]
INNOCENT = [sentence for sentence in SENTENCES if not sentence.is_violation]


def codes(text: str, among: list[str] = OFFERED) -> list[str]:
    return [match.code for match in rank(text, among, LEXICON)]


def reasons(text: str) -> dict[str, list[str]]:
    return {match.code: match.reasons for match in rank(text, OFFERED, LEXICON)}


def share(of: list[sentences.Sentence]) -> float:
    return sum(sentence.is_met_by(codes(sentence.text)) for sentence in of) / len(of)


# --- How good it is, on sentences as citizens write them


def test_nine_of_ten_violations_have_their_rows_among_the_first_three():
    assert share(VIOLATIONS) >= 0.9


@pytest.mark.parametrize("kind", ["short", "misspelled", "colloquial", "several", "before", "after"])
def test_no_kind_of_sentence_is_left_behind(kind):
    assert share([sentence for sentence in VIOLATIONS if sentence.kind == kind]) >= 0.9


def test_nine_of_ten_innocent_sentences_bring_no_suggestion():
    assert share(INNOCENT) >= 0.9


def test_first_suggestion_is_a_right_one_in_four_of_five():
    firsts = [(codes(sentence.text)[:1], sentence.codes) for sentence in VIOLATIONS]

    assert sum(bool(set(first) & set(right)) for first, right in firsts) / len(firsts) >= 0.8


@pytest.mark.django_db
@pytest.mark.sqlite
def test_sentences_are_judged_on_what_the_form_offers():
    assert [row.code for row in catalogue.for_citizens(date(2024, 10, 1))] == OFFERED


def test_list_holds_every_row_twice_each_kind_and_no_sentence_twice():
    expected = Counter(code for sentence in VIOLATIONS for code in sentence.codes)

    assert {code for code in OFFERED if expected[code] < 2} == set()
    assert set(expected) <= set(OFFERED)
    assert len(VIOLATIONS) >= 60
    assert len({sentence.text for sentence in SENTENCES}) == len(SENTENCES)
    assert min(Counter(sentence.kind for sentence in SENTENCES).values()) >= 20


def test_rows_of_the_edition_of_2020_are_found_by_the_same_words():
    twins = {row: set(act["rows"]) & set(IN_2020) for act in DATA["acts"] for row in act["rows"]}
    asked = [(s, set().union(*(twins[code] for code in s.codes))) for s in VIOLATIONS]
    judged = [bool(set(codes(s.text, IN_2020)) & rows) for s, rows in asked if rows]

    assert sum(judged) / len(judged) >= 0.9


def test_every_row_a_citizen_may_choose_has_its_words():
    named = {row for act in DATA["acts"] for row in act["rows"]}

    assert named == {row["code"] for row in NOW} - {"PP-5n1"} | set(IN_2020)


def test_every_word_of_the_data_is_heard_as_itself():
    parts = {w for act in LEXICON.acts for cue in act.cues + act.against for words in cue.words for w in words}
    parts |= LEXICON.elections
    alone = parts - set(DATA["joined"]) - {"#"}

    assert {word for word in alone if [word] != [r for t in LEXICON.ear.listen(word) for r in t.roots]} == set()
    assert {
        way for word, ways in DATA["joined"].items() for way in ways if LEXICON.ear.listen(way)[0].roots != {word}
    } <= {"nomor #"}


# --- What a reason is


def test_reason_is_what_the_citizen_wrote():
    assert reasons("Pak Camat NGE-LIKE postingan Paslon 2!!") == {"DS-06": ["LIKE postingan Paslon"]}
    assert reasons("ikut kampanye. Lalu ikut kampanye.") == {"DS-04": ["ikut kampanye"]}


def test_reasons_stand_in_the_order_of_the_text_without_one_twice():
    found = reasons("komen di akun paslon, lalu share status paslon, follow grup relawan")["DS-06"]

    assert found == ["komen di akun paslon", "status paslon", "grup relawan"]
    assert len(found) <= MOST_REASONS


def test_rows_come_best_first_and_equal_ones_in_the_order_of_the_catalogue():
    matches = rank(
        "ikut kampanye pakai mobil dinas dan seragam korpri, komen di akun paslon", OFFERED, LEXICON, limit=9
    )

    order = [(-match.score, OFFERED.index(match.code)) for match in matches]
    assert len(order) > 3
    assert order == sorted(order)


@pytest.mark.parametrize(
    "text",
    [
        "dia tidak pernah ikut kampanye",
        "pegawai itu bukan anggota partai",
        "tidak ikut pasang baliho caleg",
        "dia tdk pernah menyebarkan foto calon",
        "gak mau foto bareng calon",
        "pns itu netral, tidak memihak",
    ],
)
def test_what_is_denied_is_not_suggested(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tidak hanya ikut kampanye", "DS-04"),
        ("tidak malu ikut kampanye", "DS-04"),
        ("pns kan tidak boleh ikut kampanye", "DS-04"),
        ("tidak netral", "DS-13"),
        ("dia tidak cuti. Ia ikut kampanye", "DS-04"),
        ("yang tidak mendukung calon dimutasi", "DS-12"),
        ("jangan pilih paslon 1", "DS-08"),
    ],
)
def test_a_no_that_denies_nothing_changes_nothing(text, code):
    assert codes(text)[0] == code


def test_the_catch_all_stands_back_when_a_nearer_row_fits():
    assert codes("camat tidak netral") == ["DS-13"]
    assert codes("camat tidak netral, ia pasang baliho caleg") == ["DS-01"]


def test_weak_words_count_only_beside_an_election():
    assert codes("dia dimutasi ke kecamatan lain") == []
    assert codes("dia dimutasi ke kecamatan lain. Itu sesudah pilkada") == ["DS-12"]
    assert codes("dia dimutasi. Anaknya sakit. Rumahnya jauh. Ini tahun pilkada") == []


def test_counter_words_take_their_words_away_but_not_those_of_another_act():
    assert codes("warga melepas baliho caleg") == []
    assert codes("melepas baliho caleg lalu ikut kampanye") == ["DS-04"]


# --- What the administrator adds


def test_words_of_a_row_are_heard_like_any_other():
    lexicon = lexicon_of(DATA, {"DS-08": ["Nyawer biduan", "tim sukses", "  "], "DS-13": ["kasak-kusuk"]})

    assert [m.code for m in rank("camat nyawer itu biduannya paslon", OFFERED, lexicon)] == ["DS-08"]
    assert [m.reasons for m in rank("camat nyawer itu biduannya paslon", OFFERED, lexicon)] == [
        ["nyawer itu biduannya"]
    ]
    assert rank("camat nyawer biduan", OFFERED, lexicon) == []
    assert [m.code for m in rank("kasak kusuk soal caleg", OFFERED, lexicon)] == ["DS-13"]


def test_words_of_a_row_stand_under_the_counter_words_of_its_act():
    lexicon = lexicon_of(DATA, {"DS-01": ["baliho", "pigura"]})

    assert [m.code for m in rank("pigura caleg", OFFERED, lexicon)] == ["DS-01"]
    assert rank("warga melepas baliho caleg", OFFERED, lexicon) == []


def test_words_of_a_row_take_nothing_from_the_others():
    lexicon = lexicon_of(DATA, KEYWORDS | {"DS-13": ["memasang gambar", "kampanye", "tidak", "yang"]})

    for sentence in SENTENCES[:60]:
        plain = {match.code for match in rank(sentence.text, OFFERED, LEXICON, limit=99)}
        assert plain - {"DS-13"} <= {match.code for match in rank(sentence.text, OFFERED, lexicon, limit=99)}


# --- Whatever is typed

WORDS = st.sampled_from([*sorted(LEXICON.ear.vocabulary), "tidak", "pernah", "hanya", ",", ".", "2", "\n", "́", "ß"])
TYPED = st.text(max_size=300) | st.lists(WORDS, max_size=80).map(" ".join)


@given(TYPED, st.integers(min_value=0, max_value=5))
@settings(deadline=None)
def test_any_text_is_answered_with_few_rows_and_its_own_words(text, limit):
    matches = rank(text, OFFERED, LEXICON, limit=limit)

    assert len(matches) <= limit
    assert len({match.code for match in matches}) == len(matches)
    assert all(match.reasons for match in matches)
    assert all(reason in text and reason.strip() for match in matches for reason in match.reasons)


@given(TYPED)
@settings(deadline=None)
def test_the_same_text_is_answered_the_same(text):
    assert rank(text, OFFERED, LEXICON) == rank(text, OFFERED, lexicon_of(DATA, KEYWORDS))


LONG = {
    "a wall of letters": "a" * MOST_LETTERS,
    "affixes": "memperdikenyakannya" * 300,
    "affixed slips": " ".join(f"memper{word[:2]}x{word[2:]}kannya" for word in sorted(LEXICON.ear.vocabulary)),
    "one word": "like " * 1000,
    "one cue": "ikut kampanye calon " * 300,
    "denials": "tidak pernah " * 400,
    "commas": "calon," * 700,
    "joined halves": "tim nomor media " * 300,
    "every word": " ".join(sorted(LEXICON.ear.vocabulary)),
    "figures": "1 2 3 4 " * 500,
    "letters with marks": "é\u0301\u0302" * 1300,
    "far beyond the form": "camat ikut kampanye paslon " * 40_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_four_thousand_letters_of_anything_take_less_than_a_second(text):
    started = time.process_time()
    rank(text, OFFERED, LEXICON)

    assert time.process_time() - started < 1


def test_what_stands_beyond_four_thousand_letters_is_not_read():
    assert codes("x " * 1985 + "ikut kampanye") == ["DS-04"]
    assert codes("x " * 2000 + "ikut kampanye") == []


def test_no_cues_no_suggestion():
    lexicon = lexicon_of(DATA | {"acts": []})

    assert rank("ikut kampanye", OFFERED, lexicon) == []


def test_row_without_an_act_is_found_by_its_keywords_alone():
    lexicon = lexicon_of(DATA, {"X-01": ["kasak-kusuk"]})

    assert [match.code for match in rank("kasak kusuk soal caleg", ["X-01"], lexicon)] == ["X-01"]
