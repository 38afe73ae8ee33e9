import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netralitas.lib import codes
from netralitas.lib.refusal import Refusal

DATA = st.text(alphabet=codes.ALPHABET, min_size=16, max_size=16)


def whole(data: str) -> str:
    return data + codes.check_character(data)


def is_code(text: str) -> bool:
    try:
        codes.parse(text)
    except Refusal as found:
        if found.code != "code_form":
            raise
        return False
    return True


def test_new_code_has_eighty_random_bits_a_check_character_and_its_form():
    code = codes.new_code()

    assert [len(part) for part in code.split("-")] == [4, 4, 4, 4, 1]
    assert len(codes.ALPHABET) ** codes.DATA == 2**80
    assert codes.parse(code) == code


def test_new_codes_use_the_whole_alphabet_and_do_not_repeat():
    drawn = [codes.new_code() for _number in range(500)]

    assert len(set(drawn)) == 500
    assert {sign for code in drawn for sign in code} == {*codes.ALPHABET, "-"}


def test_the_example_in_the_refusal_is_a_code():
    with pytest.raises(Refusal) as caught:
        codes.parse("kurang")

    assert codes.parse(codes.EXAMPLE) == codes.EXAMPLE
    assert (
        str(caught.value)
        == f"Kode terdiri dari 17 huruf dan angka, misalnya {codes.EXAMPLE}. Periksa kembali kode Anda."
    )


@given(DATA)
def test_parse_finds_every_single_wrong_character(data):
    code = whole(data)
    for place, sign in itertools.product(range(17), codes.ALPHABET):
        changed = code[:place] + sign + code[place + 1 :]
        assert is_code(changed) == (changed == code)


@given(DATA)
def test_parse_finds_every_exchange_of_two_unequal_characters(data):
    code = whole(data)
    for left, right in itertools.combinations(range(17), 2):
        swapped = list(code)
        swapped[left], swapped[right] = code[right], code[left]
        assert is_code("".join(swapped)) == (code[left] == code[right])


def test_check_character_tells_all_pairs_apart_at_every_place():
    # The sum is linear, so errors are found for every code when they are found beside the all-zero one.
    zero = "0" * 16
    for place, sign in itertools.product(range(16), codes.ALPHABET[1:]):
        assert codes.check_character(zero[:place] + sign + zero[place + 1 :]) != "0"
    for place, (one, two) in itertools.product(range(15), itertools.permutations(codes.ALPHABET, 2)):
        before, after = zero[:place], zero[place + 2 :]
        assert codes.check_character(before + one + two + after) != codes.check_character(before + two + one + after)


@given(
    DATA, st.sampled_from(["", " ", "-", "–", "—", "‑", "−", "\u00a0", "\u200b", "\ufeff", "\n", " - "]), st.booleans()
)
def test_parse_forgives_case_spaces_and_dashes(data, filler, lower):
    typed = filler + filler.join(whole(data)) + filler

    assert codes.parse(typed.lower() if lower else typed) == "-".join(
        [data[:4], data[4:8], data[8:12], data[12:], whole(data)[-1]]
    )


@given(DATA)
def test_parse_reads_i_and_l_as_one_and_o_as_zero(data):
    code = whole(data)
    for one, zero in [("I", "O"), ("l", "o"), ("i", "O"), ("L", "0"), ("\uff11", "\uff10")]:
        assert codes.parse(code.replace("1", one).replace("0", zero)) == codes.parse(code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-" * 17,
        "U" * 17,
        whole("0" * 16)[:-1],
        whole("0" * 16) + "0",
        "é" * 17,
        "🙂" * 17,
        "0" * 100_000,
        "\x00" * 17,
    ],
)
def test_parse_refuses_what_has_not_the_form(text):
    assert not is_code(text)


@given(st.text(max_size=60))
def test_parse_of_any_text_is_a_canonical_code_or_a_refusal(text):
    if is_code(text):
        assert codes.parse(codes.parse(text)) == codes.parse(text)


def test_parse_says_when_only_the_check_character_is_wrong():
    with pytest.raises(Refusal) as caught:
        codes.parse("0" * 16 + "1")

    assert "keliru" in str(caught.value)


def test_index_of_is_the_same_each_time_and_tells_nothing():
    code = codes.new_code()

    assert codes.index_of(code) == codes.index_of(codes.parse(code.lower()))
    assert codes.index_of(code) != codes.index_of(codes.new_code())
    assert len(codes.index_of(code)) == 32


def test_matches_only_the_code_that_was_hashed():
    code = codes.new_code()
    stored = codes.hash_code(code)

    assert stored.startswith("$argon2id$")
    assert code.replace("-", "") not in stored.replace("-", "")
    assert stored != codes.hash_code(code)
    assert codes.matches(code, stored) is True
    assert codes.matches(codes.new_code(), stored) is False


@pytest.mark.parametrize("stored", ["", "x", "$argon2id$v=19$m=32768,t=2,p=1$xx", "pbkdf2_sha256$1$a$b"])
def test_matches_no_code_to_an_empty_or_broken_hash(stored):
    assert codes.matches(codes.EXAMPLE, stored) is False


def test_burn_costs_as_much_as_a_wrong_code():
    stored = codes.hash_code(codes.EXAMPLE)

    def fastest(act) -> float:
        spent = []
        for _turn in range(7):
            start = time.perf_counter()
            act()
            spent.append(time.perf_counter() - start)
        return min(spent)

    wrong, none, broken = (
        fastest(lambda: codes.matches(codes.EXAMPLE[::-1], stored)),
        fastest(codes.burn),
        fastest(lambda: codes.matches(codes.EXAMPLE, "")),
    )

    assert 0.5 < none / wrong < 2
    assert 0.5 < broken / wrong < 2


def test_new_token_has_sixty_random_bits_and_prints_in_fours():
    token = codes.new_token()

    assert (len(token), set(token) <= set(codes.ALPHABET)) == (12, True)
    assert set("ILOU") & set(codes.ALPHABET) == set()
    assert codes.show_token("7K2M9QXD4TRB") == "7K2M-9QXD-4TRB"
    assert len({codes.new_token() for _number in range(200)}) == 200
