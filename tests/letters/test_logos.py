"""The logo above an agency's letters: which pictures are taken, and which letters carry it."""

from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings as portal
from PIL import Image

from netralitas.audit.models import Entry
from netralitas.letters import drafting, letterheads, letters, logos, rendering, scans
from netralitas.letters.kinds import KINDS
from netralitas.letters.models import Logo
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from tests import make
from tests.letters import samples as words
from tests.letters.issuing import issued
from tests.lib import samples

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
WORDS = replace(words.SUMMONS, letterhead=None)


@pytest.fixture
def agency():
    return make.agency()


@pytest.fixture
def officer(agency):
    return make.person("agency_officer", instansi=agency)


@pytest.fixture
def put(agency, officer):
    def done(data: bytes = b"", name: str = "lambang.png") -> Logo:
        return logos.set_logo(agency, BytesIO(data or samples.emblem()), name, actor=officer)

    return done


def page_of(letter) -> str:
    face = letters._face(letter)
    return rendering.html_of(KINDS[letter.kind], letter.context, face)


def test_letters_carry_the_logo_from_then_on_and_those_before_do_not(agency, put):
    before = issued(agency, context=WORDS)
    logo = put()
    after, decision = (
        issued(agency, context=WORDS),
        issued(agency, kind="decision", context=replace(words.DECISION, emblem="")),
    )

    assert [one.context["letterhead"]["emblem"] for one in (before, after)] == ["region", f"logo-{logo.pk}"]
    assert ("data:image/png;base64" in page_of(before), "emblem-region.svg" in page_of(before)) == (False, True)
    for letter in (after, decision):
        drawn = page_of(letter).split('src="data:image/png;base64,')[1].split('"')[0]
        assert b64decode(drawn) == scans.read(logo)
    assert letters.pdf_of(after).startswith(b"%PDF")


def test_a_letter_keeps_the_logo_of_its_day_whatever_comes_after(agency, officer, put):
    logo = put()
    letter = issued(agency, context=WORDS)
    sketch = drafting.sketch_of(letter)
    put(samples.saved(samples.picture(400, 400), "JPEG"), "baru.jpg")
    logos.remove(agency, actor=officer)

    assert logos.picture_in(letter.context) == scans.read(logo)
    assert drafting.preview(sketch, on=letter.dated).startswith(b"%PDF")
    assert issued(agency, context=WORDS).context["letterhead"]["emblem"] == "region"


def test_what_is_kept_is_a_small_picture_without_anything_else(put):
    logo = put(samples.saved(samples.picture(2000, 1000), "JPEG", comment=b"Penulis"), "x.jpeg")

    with Image.open(BytesIO(scans.read(logo))) as kept:
        assert (kept.format, kept.size, kept.info) == ("PNG", (600, 300), {})
    sealed = Path(portal.STORE_DIR) / "scans" / logo.clean_file[:2] / logo.clean_file
    assert b"PNG" not in sealed.read_bytes()[:4096]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "x.png", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "x.svg", "type_refused"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "x.png", "type_refused"),
        (samples.moving_gif(), "x.gif", "type_refused"),
        (samples.pdf(), "x.pdf", "type_refused"),
        (samples.emblem()[:200], "x.png", "broken"),
        (samples.huge_png(), "x.png", "bomb"),
        (samples.emblem() + bytes(1024 * 1024), "x.png", "too_large"),
        (samples.emblem(119, 200), "x.png", "too_small"),
        (samples.emblem(900, 200), "x.png", "too_long"),
        (samples.emblem(), "x.exe.pdf", "type_mismatch"),
    ],
)
def test_what_is_no_logo_is_refused_and_changes_nothing(agency, officer, data, name, code):
    with pytest.raises(Refusal) as refused:
        logos.set_logo(agency, BytesIO(data), name, actor=officer)

    assert (refused.value.code, Logo.objects.count()) == (code, 0)


def test_the_scanner_looks_first(put, settings):
    settings.CLAMD_ADDRESS = "127.0.0.1:1"

    with pytest.raises(Refusal) as refused:
        put()
    assert (refused.value.code, Logo.objects.count()) == ("scanner_away", 0)


def test_journal_tells_which_logo_came_and_went(agency, officer, put):
    first, second = put(), put(samples.emblem(320, 320))
    logos.remove(agency, actor=officer)
    logos.remove(agency, actor=officer)

    told = [(entry.data["logo"], entry.data["replaces"]) for entry in Entry.objects.filter(action="instansi.logo")]
    assert told == [(first.pk, None), (second.pk, first.pk), (None, second.pk)]
    assert letterheads.logo_of(agency) is None


@pytest.mark.parametrize("role", [*(role for role in Role.values if role != Role.AGENCY_OFFICER), "elsewhere"])
def test_nobody_else_sets_or_removes_it(agency, put, role):
    logo = put()
    there = (
        make.person("agency_officer", "petugas-lain", instansi=make.agency("kab-lain"))
        if role == "elsewhere"
        else make.user(role)
    )

    for act in (
        lambda: logos.set_logo(agency, BytesIO(samples.emblem()), "x.png", actor=there),
        lambda: logos.remove(agency, actor=there),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "not_your_agency"
    assert letterheads.logo_of(agency) == logo


def test_a_logo_that_cannot_be_read_makes_the_letter_wait(agency, put):
    logo = put()
    letter = issued(agency, context=WORDS)
    (Path(portal.STORE_DIR) / "scans" / logo.clean_file[:2] / logo.clean_file).unlink()

    with pytest.raises(Refusal) as refused:
        letters.pdf_of(letter)
    assert refused.value.code == "letter_waiting"
