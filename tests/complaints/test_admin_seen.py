"""Two officers at one case: nobody replaces what a colleague wrote without having had it on the screen."""

import pytest

from tests import make
from tests.complaints.desk import step, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def cast():
    return make.cast()


@pytest.mark.parametrize(
    ("action", "mine", "theirs"),
    [
        ("decide", {"verdict": "proven", "reason": "Jelas."}, {"verdict": "not_proven", "reason": "Foto lama."}),
        ("flag_criminal", {"flagged": "yes", "note": "Pasal 188"}, {"flagged": "no", "note": "Keliru"}),
        ("set_phase", {"phase": "after", "reason": "Menurut berita"}, {"phase": "before", "reason": "Keliru"}),
    ],
)
def test_what_a_colleague_wrote_meanwhile_is_read_before_it_is_replaced(cast, action, mine, theirs):
    case = make.study(make.report().complaint, cast["verifikator"], until="study")
    about = {"act": case.acts.get().pk} if action == "decide" else {}
    first, second = make.at_desk(cast["verifikator"]), make.at_desk(cast["verifikator-kedua"])
    first.post(step(case, action), {**about, **mine, "seen": ""})

    late = second.post(step(case, action), {**about, **theirs, "seen": ""})

    said = text_of(late)
    assert (late.status_code, "Petugas lain mengubahnya sejak halaman Anda dibuka." in said) == (409, True)
    typed = next(iter(set(theirs.values()) & {"Foto lama.", "Keliru"}))
    assert typed in late.content.decode()
    seen = late.context["bound"]["seen"].value()
    assert second.post(step(case, action), {**about, **theirs, "seen": seen}).status_code == 302
