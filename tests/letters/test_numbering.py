import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction

from netralitas.letters import numbering
from netralitas.letters.models import NumberSeries
from netralitas.lib.refusal import Refusal
from tests import make

DAY = date(2024, 11, 29)


def draw(issuer, series="letter", on=DAY, classification="rahasia"):
    return numbering.draw(issuer, series, on=on, classification=classification)


@pytest.mark.django_db
@pytest.mark.sqlite
def test_numbers_follow_each_other_per_institution_series_and_year():
    regency, other = make.agency(), make.agency("kab-lain", letterhead={})
    assert [draw(regency), draw(regency)] == ["800.1.6.2/1/SETDA", "800.1.6.2/2/SETDA"]
    assert draw(other) == "800.1.6.2/1/KAB-LAIN"
    assert draw(regency, "minutes") == "800.1.6.2/BAP-001/TP/2024"
    assert draw(regency, on=date(2025, 1, 2)) == "800.1.6.2/1/SETDA"
    assert draw(regency) == "800.1.6.2/3/SETDA"


@pytest.mark.django_db
@pytest.mark.sqlite
def test_a_central_letter_carries_its_security_letter_and_codes():
    codes = {"post": "D4", "classification": {"letter": "WS.03"}}
    bkn = make.agency("lembaga-rekaan", name="Lembaga Rekaan", kind="lpnk", level="pusat", letterhead={"codes": codes})
    assert draw(bkn) == "R/1/D4-WS.03/2024"
    assert draw(bkn, classification="biasa") == "B/2/D4-WS.03/2024"
    assert draw(bkn, classification="sangat_rahasia") == "SR/3/D4-WS.03/2024"


@pytest.mark.django_db
@pytest.mark.sqlite
def test_what_is_rolled_back_was_never_drawn():
    regency = make.agency()
    draw(regency)
    with transaction.atomic():
        draw(regency)
        transaction.set_rollback(True)
    assert draw(regency) == "800.1.6.2/2/SETDA"


@pytest.mark.django_db
@pytest.mark.sqlite
def test_an_own_pattern_holds_from_its_year_on():
    regency = make.agency()
    numbering.set_pattern(regency, "letter", year=2025, pattern="B-800/{n}/SETDA/{month}/{year}", actor=None)
    assert draw(regency) == "800.1.6.2/1/SETDA"
    assert draw(regency, on=date(2025, 3, 1)) == "B-800/1/SETDA/III/2025"
    assert draw(regency, on=date(2027, 12, 1)) == "B-800/1/SETDA/XII/2027"


@pytest.mark.django_db
@pytest.mark.sqlite
def test_a_pattern_in_use_stays():
    regency = make.agency()
    draw(regency)
    with pytest.raises(Refusal) as refusal:
        numbering.set_pattern(regency, "letter", year=2024, pattern="{n}/BARU", actor=None)
    assert refusal.value.code == "series_in_use"


@pytest.mark.django_db
@pytest.mark.sqlite
def test_a_pattern_is_checked_before_it_is_taken():
    with pytest.raises(Refusal) as refusal:
        numbering.set_pattern(make.agency(), "letter", year=2024, pattern="{n.__class__}", actor=None)
    assert refusal.value.code == "pattern_form"
    assert NumberSeries.objects.count() == 0


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_numbers_drawn_at_once_have_no_gap_and_no_double():
    regency = make.agency()
    start = threading.Barrier(8)

    def work(_place):
        try:
            start.wait()
            return [draw(regency) for _round in range(10)]
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        drawn = [number for numbers in pool.map(work, range(8)) for number in numbers]
    assert sorted(drawn) == sorted(f"800.1.6.2/{n}/SETDA" for n in range(1, 81))
    assert NumberSeries.objects.get().last == 80
