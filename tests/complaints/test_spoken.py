import pytest

from complaints.spoken import Ear, distance

KNOWN = "sebar pilih coblos like bagi kampanye baliho paslon timses pakai deklarasi kenal dukung spanduk nyalon calon"
EAR = Ear(
    KNOWN.split(),
    spellings={"laik": "like", "pake": "pakai", "no": "nomor", "yg": "yang"},
    fillers=["yang", "nge", "di"],
    joined={("tim", "sukses"): "timses", ("nomor", "#"): "nomorurut"},
    not_slips=["pantai"],
)


def heard(text: str) -> list[set[str]]:
    return [set(token.roots) for token in EAR.listen(text)]


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("menyebarkan", [{"sebar"}]),
        ("nyebarin", [{"sebar"}]),
        ("disebarluaskan", [set()]),
        ("memilihnya", [{"pilih"}]),
        ("milih", [{"pilih"}]),
        ("nyoblos", [{"coblos"}]),
        ("nge-like", [{"like"}]),
        ("ngelaik", [{"like"}]),
        ("LIKEEEE", [{"like"}]),
        ("bagi2", [{"bagi"}]),
        ("bagi-bagi", [{"bagi"}, {"bagi"}]),
        ("memperkenalkannya", [{"kenal"}]),
        ("dipake", [{"pakai"}]),
        ("dpake", [{"pakai"}]),
        ("tim sukses", [{"timses"}]),
        ("TIM\nSUKSES", [{"timses"}]),
        ("no 2", [{"nomorurut"}]),
        ("no 08123456789", [{"nomor"}, set()]),
        ("yg nyalon", [{"nyalon"}]),  # the word as it stands wins over what remains of it
        ("dicalonkan", [{"calon"}]),
    ],
)
def test_word_is_heard_without_its_affixes_and_its_slang(text, roots):
    assert heard(text) == roots


@pytest.mark.parametrize(
    ("typed", "root"),
    [
        ("kampenye", "kampanye"),
        ("kampnye", "kampanye"),
        ("kampnaye", "kampanye"),
        ("balio", "baliho"),
        ("deklrsi", "deklarasi"),
        ("berkampnye", "kampanye"),
        ("spndk", "spanduk"),
        ("mendukng", "dukung"),
        ("palson", "paslon"),
        ("pasloon", "paslon"),
    ],
)
def test_word_of_five_letters_or_more_is_heard_in_spite_of_slips(typed, root):
    assert heard(typed) == [{root}]


@pytest.mark.parametrize("typed", ["lika", "pulih", "pilah", "salon", "pantai", "kampung", "bersih", "a" * 40, "xyzzy"])
def test_another_word_is_not_taken_for_a_slip(typed):
    assert heard(typed) == [set()]


def test_token_stands_where_it_was_written_and_knows_its_breath_and_sentence():
    text = "Dia nyebarin, di kampanye. Tim sukses!"

    tokens = EAR.listen(text)

    assert [text[token.start : token.end] for token in tokens] == ["Dia", "nyebarin", "kampanye", "Tim sukses"]
    assert [(token.sentence, token.breath) for token in tokens] == [(0, 0), (0, 0), (0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0),
        ("a", "", 1),
        ("a", "b", 1),
        ("kampanye", "kampnye", 1),
        ("paslon", "palson", 1),
        ("pilih", "pulih", 1),
        ("kampanye", "kapmnaye", 2),
        ("baliho", "spanduk", 6),
    ],
)
def test_distance_counts_lost_added_changed_and_swapped_letters(one, other, slips):
    assert distance(one, other) == distance(other, one) == slips
