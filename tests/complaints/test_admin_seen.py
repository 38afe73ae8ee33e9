"""Two officers at one case: nobody replaces what a colleague wrote without having had it on the screen."""

import pytest

from tests import make
from tests.complaints.desk import page, step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


def about_of(case, action: str) -> dict[str, object]:
    """Return what names the act that a step is about, with its day."""
    act = case.acts.get()
    return {"decide": {"act": act.pk}, "date_act": {"act": act.pk, "occurred_on": act.occurred_on}}.get(action, {})


@pytest.mark.parametrize(
    ("action", "mine", "theirs"),
    [
        ("decide", {"verdict": "proven", "reason": "Jelas."}, {"verdict": "not_proven", "reason": "Foto lama."}),
        ("flag_criminal", {"flagged": "yes", "note": "Pasal 188"}, {"flagged": "no", "note": "Keliru"}),
        ("date_act", {"phase": "after", "reason": "Menurut berita"}, {"phase": "before", "reason": "Keliru"}),
        ("set_phase", {"phase": "after", "reason": "Menurut berita"}, {"phase": "before", "reason": "Keliru"}),
    ],
)
def test_what_a_colleague_wrote_meanwhile_is_read_before_it_is_replaced(cast, action, mine, theirs):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    about = about_of(case, action)
    first, second = make.at_desk(cast["verifikator"]), make.at_desk(cast["verifikator-kedua"])
    first.post(step(case, action), {**about, **mine, "seen": ""})

    late = second.post(step(case, action), {**about, **theirs, "seen": ""})

    said = text_of(late)
    assert (late.status_code, "Petugas lain mengubahnya sejak halaman Anda dibuka." in said) == (409, True)
    typed = next(iter(set(theirs.values()) & {"Foto lama.", "Keliru"}))
    assert typed in late.content.decode()
    seen = late.context["bound"]["seen"].value()
    assert second.post(step(case, action), {**about, **theirs, "seen": seen}).status_code == 302


@pytest.mark.parametrize(
    ("action", "first", "second", "kept"),
    [
        (
            "decide",
            {"verdict": "proven", "reason": "Jelas."},
            {"verdict": "not_proven", "reason": "Foto lama."},
            ["Putusan perbuatan diganti", "Sebelumnya: Terbukti. “Jelas.”", "Sekarang: Tidak terbukti. “Foto lama.”"],
        ),
        (
            "flag_criminal",
            {"flagged": "yes", "note": "Pasal 188"},
            {"flagged": "no", "note": "Keliru"},
            ["Tanda jalur pidana diganti", "Ditandai jalur pidana. “Pasal 188”", "Tidak menyangkut pidana. “Keliru”"],
        ),
        (
            "set_phase",
            {"phase": "after", "reason": "Menurut berita"},
            {"phase": "before", "reason": "Keliru"},
            ["Fase perkara diganti", ": Sesudah penetapan (calon). “Menurut berita”", "(bakal calon). “Keliru”"],
        ),
        (
            "date_act",
            {"phase": "after", "reason": "Menurut berita"},
            {"phase": "before", "reason": "Keliru"},
            [
                "Tanggal atau fase perbuatan diganti",
                "fase sesudah penetapan (calon). “Menurut berita”",
                "(bakal calon). “Keliru”",
            ],
        ),
    ],
)
def test_what_is_replaced_stays_in_the_timeline_with_its_reason(cast, action, first, second, kept):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    about, desk = about_of(case, action), make.at_desk(cast["verifikator"])
    desk.post(step(case, action), {**about, **first})
    untold = case.events.filter(action=action).count()
    seen = {form.key.split("-")[0]: form["seen"].value() for form in seen_on(desk.get(page(case)))}

    for _press in range(2):
        desk.post(step(case, action), {**about, **second, "seen": seen[action]})

    item = next(item for item in desk.get(page(case)).context["timeline"] if item.title == kept[0])
    assert (untold, case.events.filter(action=action).count()) == (0, 1)
    who = f"Yang sebelumnya dari {cast['verifikator'].full_name}, "
    assert [words for words in (*kept[1:], who) if words not in item.note] == []


def seen_on(response) -> list[object]:
    """Return the forms of a page that say what it showed."""
    act = response.context["acts"][0]
    return [act.verdict, act.date, response.context["phase_form"], response.context["criminal_form"]]
