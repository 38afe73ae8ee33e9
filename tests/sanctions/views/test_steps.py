"""The steps of the workspace that end a case another way, and pages that are no longer so."""

from datetime import timedelta

import pytest

from netralitas.audit.models import Entry
from netralitas.clocks.models import Clock
from netralitas.law.models import DeadlineRule, Holiday
from netralitas.lib.held import forget_everything
from sanctions import proceedings
from sanctions.localtime import zone_of
from sanctions.meanwhile import seen_by
from sanctions.models import Authority, Penalty, TrackRule
from tests import make


@pytest.fixture
def desk(officer, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.signed_in(officer)


def address(row) -> str:
    return f"/instansi/perkara/{row.pk}/"


@pytest.fixture
def make_reported(cast, clock, officer):
    def made(*, is_proven: bool):
        row = make.procedure(cast, clock, until="examine")
        proceedings.report(
            row, summary="Fakta.", analysis="Analisis.", is_proven=is_proven, advice="Saran.", actor=officer
        )
        row.refresh_from_db()
        return row

    return made


def test_what_was_not_proven_is_closed_from_the_page(make_reported, settings, officer):
    row = make_reported(is_proven=False)
    settings.DEMO, desk = True, make.signed_in(officer)
    assert 'value="close_unproven"' in desk.get(address(row)).content.decode()

    answer = desk.post(address(row), {"langkah": "close_unproven"}, follow=True)

    row.refresh_from_db()
    assert (answer.status_code, row.status, row.recommendation.status) == (200, "not_proven", "followed_up")
    text = answer.content.decode()
    assert ("Tugas Anda selesai" in text, "Ditutup: tidak terbukti" in text, "Disampaikan" in text) == (
        True,
        True,
        False,
    )


def test_another_official_is_named_before_a_lighter_penalty(make_reported, settings, officer, cast):
    row = make_reported(is_proven=True)
    settings.DEMO, desk = True, make.signed_in(officer)
    typed = {
        "langkah": "decide",
        "penalty": "R3",
        "considerations": "mengakui perbuatannya",
        "below_range_reason": "Baru sekali.",
    }

    refused = desk.post(address(row), typed)
    assert (refused.status_code, "Tulis jabatan dan nama pejabatnya." in refused.content.decode()) == (422, True)
    assert "mengakui perbuatannya" in refused.content.decode()
    named = {"decider_post": "Kepala Dinas Perikanan", "decider_name": "Galuh Paramartha"}
    assert desk.post(address(row), typed | named).status_code == 302
    assert make.approve(row, cast["instansi-kedua"]).status_code == 302
    row.refresh_from_db()
    assert row.decision.letter.context["signer"]["name"] == "Galuh Paramartha"


def test_where_the_law_names_no_level_the_page_says_so_and_asks_why(cast, clock, settings):
    settings.DEMO = True
    row = make.procedure(cast, clock, until="report", acts=("PP-5n1",))
    desk = make.signed_in(cast["instansi"])
    page = desk.get(address(row)).content.decode()
    assert ("Peraturan tidak menyebut tingkat hukuman" in page, "di bawah rentang, dengan" in page) == (True, False)

    sent = {"langkah": "decide", "penalty": "ST1", "considerations": "mengakui"}
    refused = desk.post(address(row), sent)

    assert (refused.status_code, "tulis alasan memilih hukuman ini" in refused.content.decode()) == (422, True)
    assert desk.post(address(row), sent | {"level_reason": "Hadir tanpa atribut."}).status_code == 302


@pytest.mark.parametrize(("penalty", "authority"), [(True, False), (False, True), (False, False)])
def test_the_list_of_penalties_marks_what_is_still_to_be_checked(cast, clock, settings, penalty, authority):
    settings.DEMO = True
    row = make.procedure(cast, clock, until="propose", acts=("DS-05",))
    TrackRule.objects.update(needs_verification=False)
    forget_everything()
    Penalty.objects.filter(pk="PTDH").update(needs_verification=penalty)
    Authority.objects.update(needs_verification=authority)
    Clock.objects.update(needs_verification=False)

    page = make.signed_in(cast["instansi"]).get(address(row)).content.decode()

    assert page.count('class="verify"') == penalty + authority


@pytest.mark.parametrize("unsure", [True, False])
def test_the_day_of_effect_keeps_the_mark_of_its_rule(cast, clock, settings, unsure):
    settings.DEMO = True
    DeadlineRule.objects.filter(code="D5").update(needs_verification=unsure)
    Holiday.objects.update(needs_verification=False)
    forget_everything()
    row = make.procedure(cast, clock, until="decide")
    desk = make.signed_in(cast["instansi"])
    sent = {"langkah": "deliver", "delivered_on": "2026-12-07", "delivery": "handed_over"}

    said = desk.post(address(row), sent, follow=True).content.decode()

    row.refresh_from_db()
    assert row.decision.is_effect_unverified is unsure
    assert ("(perlu verifikasi)." in said, 'class="verify"' in said) == (unsure, unsure)


def test_lighter_penalties_are_folded_away_until_one_is_chosen(make_reported, settings, officer):
    row = make_reported(is_proven=True)
    settings.DEMO, desk = True, make.signed_in(officer)
    folded, unfolded = '<details class="more lighter">', '<details class="more lighter" open>'

    assert folded in desk.get(address(row)).content.decode()
    chosen = desk.post(address(row), {"langkah": "decide", "penalty": "R3", "considerations": "x"})
    reasoned = desk.post(address(row), {"langkah": "decide", "below_range_reason": "Baru sekali."})
    lawful = desk.post(address(row), {"langkah": "decide", "penalty": "Ba", "considerations": ""})

    assert [unfolded in answer.content.decode() for answer in (chosen, reasoned, lawful)] == [True, True, False]
    assert "Hukuman di bawah rentang perlu alasan tertulis." in chosen.content.decode()


def test_a_form_from_a_stale_page_changes_nothing_and_keeps_what_was_typed(cast, clock, officer, desk):
    row = make.procedure(cast, clock, until="open")
    stale = seen_by(row)
    proceedings.set_post(row, post_class="Pengawas", rank="Penata", actor=officer)
    typed = {
        "supervision_name": "Teguh",
        "supervision_post": "Irban",
        "staffing_name": "Sulis",
        "staffing_post": "Kaban",
    }

    answer = desk.post(address(row), {"langkah": "team", "dilihat": stale, **typed})

    text = answer.content.decode()
    assert (answer.status_code, row.examiners.count()) == (409, 0)
    assert ("Perkara ini berubah sejak halaman Anda dibuka." in text, "Irban" in text) == (True, True)
    assert desk.post(address(row), {"langkah": "team", "dilihat": seen_by(row), **typed}).status_code == 302


def test_a_second_press_takes_no_second_step(cast, clock, desk):
    row = make.procedure(cast, clock, until="team")
    sent = {
        "langkah": "summon",
        "dilihat": seen_by(row),
        "hearing_on": "2026-12-03",
        "hearing_time": "09:00",
        "place": "Ruang rapat",
    }

    assert [desk.post(address(row), sent).status_code for _press in range(2)] == [302, 409]
    assert (row.drafts.count(), row.summonses.count()) == (1, 0)


def test_an_unusual_distance_is_said_before_the_summons_is_numbered(cast, clock, desk):
    row = make.procedure(cast, clock, until="team")
    sent = {"langkah": "summon", "hearing_on": "2026-12-01", "hearing_time": "09:00", "place": "Ruang rapat"}

    warned = desk.post(address(row), sent)
    other_day = desk.post(address(row), sent | {"known_interval": "2026-12-02"})

    text = warned.content.decode()
    assert (warned.status_code, other_day.status_code, row.summonses.count()) == (422, 422, 0)
    assert ("Ada 6 hari kerja sejak hari ini" in text, "Tetap Selasa, 1 Desember 2026" in text) == (True, True)
    assert desk.post(address(row), sent | {"known_interval": "2026-12-01"}).status_code == 302
    assert make.approve(row, cast["instansi-kedua"]).status_code == 302
    assert row.summonses.get().letter.number


@pytest.mark.parametrize("value", ["\x00", "x" * 5000, "<script>alert(1)</script>", "2026-13-45", "on"])
def test_a_hostile_answer_to_the_warning_is_a_clear_refusal(cast, clock, desk, value):
    row = make.procedure(cast, clock, until="team")
    sent = {"langkah": "summon", "hearing_on": "2026-12-03", "hearing_time": "09:00", "place": "Ruang rapat"}

    answer = desk.post(address(row), sent | {"known_interval": value})

    assert (answer.status_code, row.summonses.count()) == (422, 0)
    assert "<script>alert" not in answer.content.decode()


def test_a_case_that_was_opened_stands_in_the_journal_and_makes_no_page_stale(cast, clock, desk):
    row = make.procedure(cast, clock, until="open")
    before = seen_by(row)

    desk.get(address(row))

    assert (Entry.objects.filter(action="proceeding.read").count(), seen_by(row)) == (1, before)


@pytest.mark.parametrize(
    ("until", "action", "typed", "field"),
    [
        ("team", "summon", {"hearing_on": "2020-01-01", "hearing_time": "09:00", "place": "Aula"}, "hearing_on"),
        (
            "summon", "examine",
            {"held_on": "2020-01-01", "held_time": "09:00", "closed_time": "10:00", "venue": "Aula"}, "held_on",
        ),
        ("summon", "examine", {"held_time": "09:00", "closed_time": "10:00", "venue": "Aula"}, "question-0"),
    ],
)  # fmt: skip
def test_what_a_door_refuses_stands_at_the_field_that_has_to_change(
    cast, clock, officer, desk, until, action, typed, field
):
    row = make.procedure(cast, clock, until=until)
    if until == "summon":
        clock.shift(timedelta(days=14))
        desk.force_login(officer)
        hearing = row.summonses.get().hearing_at.astimezone(zone_of(row))
        typed = {"held_on": hearing.date().isoformat(), "refusal_note": "", **typed}

    answer = desk.post(address(row), {"langkah": action, **typed})

    form = next(item["form"] for item in answer.context["steps"] if item["name"] == action)
    assert (answer.status_code, list(form.errors)) == (422, [field])
    assert f'href="#id_{field}"' in answer.content.decode()


@pytest.mark.parametrize("nip", ["12", "1974031719980310021", "1974 0317 1998 0310 0a", "١٩٧٤٠٣١٧١٩٩٨٠٣١٠٠٢"])
def test_number_of_the_superior_has_eighteen_figures(cast, desk, nip):
    row = make.recommendation(cast)
    typed = {"superior_name": "Ratih", "superior_post": "Sekda", "superior_nip": nip}

    answer = desk.post(f"/instansi/rekomendasi/{row.pk}/", typed)

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["superior_nip"])


def test_number_of_the_superior_is_written_as_on_the_card_or_left_out(cast, desk):
    for nip, stored in (("19681212 199403 2 001", "196812121994032001"), ("", "")):
        row = make.recommendation(cast)
        typed = {"superior_name": "Ratih", "superior_post": "Sekda", "superior_nip": nip}

        assert desk.post(f"/instansi/rekomendasi/{row.pk}/", typed).status_code == 302
        row.refresh_from_db()
        assert row.proceeding.superior_nip == stored


def test_letter_that_cannot_be_opened_now_says_why_and_offers_to_try_again(cast, desk, monkeypatch):
    letter = make.recommendation(cast).letter

    def broken(*_args):
        raise OSError

    monkeypatch.setattr("netralitas.letters.rendering.pdf_of", broken)
    answer = desk.get(f"/instansi/surat/{letter.pk}/")

    page = answer.content.decode()
    assert (answer.status_code, f'href="/instansi/surat/{letter.pk}/"' in page) == (503, True)
    assert "Berkas PDF surat ini sedang disiapkan." in page
