import pytest

from netralitas.letters import patterns
from netralitas.lib.refusal import Refusal

VALUES = {
    "year": "2024",
    "month": "XI",
    "month_number": "11",
    "security": "R",
    "classification": "800.1.6.2",
    "unit": "SETDA",
    "post": "D4",
}


@pytest.mark.parametrize(
    ("pattern", "number", "printed"),
    [
        ("{security}/{n}/{post}-{classification}/{year}", 417, "R/417/D4-800.1.6.2/2024"),
        ("{classification}/{n}/{unit}", 1188, "800.1.6.2/1188/SETDA"),
        ("{classification}/BAP-{n:3}/TP/{year}", 31, "800.1.6.2/BAP-031/TP/2024"),
        ("{classification}/{n:3} Tahun {year}", 1016, "800.1.6.2/1016 Tahun 2024"),
        ("NTR-{year}-{n:6}", 4812, "NTR-2024-004812"),
        ("B/{n}/{month}/{year}", 7, "B/7/XI/2024"),
        ("{n:3}/{classification}/{unit}/{month_number}/{year}", 69, "069/800.1.6.2/SETDA/11/2024"),
    ],
)
def test_fill(pattern, number, printed):
    assert patterns.fill(patterns.check(pattern), number, VALUES) == printed


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "800/SETDA",
        "{n}/{n}",
        "{n}/{secret}",
        "{n}/{year.__class__}",
        "{n!r}",
        "{n:03d}",
        "{n}/{",
        "{}/{n}",
        "{n}" + "x" * 80,
    ],
)
def test_check_refuses_what_cannot_number_letters(pattern):
    with pytest.raises(Refusal) as refusal:
        patterns.check(pattern)
    assert refusal.value.code == "pattern_form"


@pytest.mark.parametrize("series", ["letter", "minutes", "report", "decision", "statement", "receipt", "supervision"])
@pytest.mark.parametrize("level", ["pusat", "provinsi", "kabkota"])
def test_every_series_has_a_valid_standard(series, level):
    assert patterns.check(patterns.standard(series, level)["pattern"])


def test_central_and_regional_letters_differ():
    assert patterns.standard("letter", "pusat") != patterns.standard("letter", "kabkota")
