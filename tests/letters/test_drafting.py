"""Whose words a letter is, and how it looks before it is one."""

import io

import pypdf
import pytest
from django.db import IntegrityError, transaction

from netralitas.letters import drafting
from netralitas.letters.models import Letter
from tests import make
from tests.letters import samples
from tests.letters.issuing import DAY, issued

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


def test_letters_issued_within_are_collected_and_keep_their_author():
    author, officer = make.person("satgas", "penyusun"), make.person("satgas", "penyetuju")

    with drafting.drafted(by=author) as found:
        letter = issued(actor=officer)
    after = issued(make.agency("kab-lain"), actor=officer)

    assert found == [letter]
    assert [row.drafted_by for row in (Letter.objects.get(pk=letter.pk), after)] == [author, None]


@pytest.mark.parametrize("alone", ["satgas", None])
def test_the_database_refuses_a_letter_drafted_and_issued_by_one(alone):
    author = make.person("satgas")

    with pytest.raises(IntegrityError), transaction.atomic(), drafting.drafted(by=author):
        issued(actor=author if alone else None)


def test_the_database_holds_who_drafted():
    author, officer = make.person("satgas", "penyusun"), make.person("satgas", "penyetuju")
    alone = issued(actor=officer)
    with drafting.drafted(by=author):
        letter = issued(make.agency("kab-lain"), actor=officer)

    for row, by in ((letter, None), (alone, author)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=row.pk).update(drafted_by=by)


def test_a_sketch_says_what_the_letter_says_and_nothing_of_its_number():
    letter = issued(kind="decision", context=samples.DECISION)
    again = issued(letter.issuer, kind="decision", context=samples.DECISION)
    sketch = drafting.sketch_of(Letter.objects.get(pk=letter.pk))

    assert (sketch, drafting.title_of(sketch)) == (drafting.sketch_of(again), letter.title)
    pdf = drafting.preview(sketch, on=DAY)
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert ("DRAF" in text, letter.number in text) == (True, False)


@pytest.mark.parametrize("unsure", [True, False])
def test_a_sketch_tells_of_a_fact_that_is_still_to_be_checked(unsure):
    said = {"text": "Pasal 1", "unverified": True} if unsure else "Pasal 1"
    sketch = {"kind": "decision", "classification": "rahasia", "context": {"recalling": ["x", [{"value": said}]]}}

    assert drafting.is_unverified(sketch) is unsure
