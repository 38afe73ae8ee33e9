"""What every admin room shares: the search box, the empty list, the refused form."""

import re

import pytest
from django.urls import reverse

from tests import make
from tests.complaints.desk import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
USERS = reverse("admin:people_user_changelist")


@pytest.fixture
def cast():
    return make.cast()


@pytest.fixture
def admin(cast):
    return make.at_desk(cast["admin"])


@pytest.mark.parametrize(
    ("who", "room", "label"),
    [
        ("verifikator", "complaints_complaint", "Cari laporan"),
        ("satgas", "taskforce_recommendation", "Cari rekomendasi"),
        ("auditor", "audit_entry", "Cari catatan jurnal"),
        ("admin", "people_user", "Cari pengguna"),
    ],
)
def test_search_box_is_named_in_words_that_are_seen(cast, who, room, label):
    response = make.at_desk(cast[who]).get(reverse(f"admin:{room}_changelist"))

    assert re.findall(r'<label for="searchbar">([^<]+)</label>', response.content.decode()) == [label]


def test_search_is_taken_back_without_losing_the_filter(admin):
    response = admin.get(USERS, {"q": "<b>sari", "role__exact": "satgas"})
    page = response.content.decode()

    assert "0 cocok. Hapus pencarian" in text_of(response)
    assert 'value="&lt;b&gt;sari"' in page
    assert '<a href="?role__exact=satgas">Hapus pencarian</a>' in page
    assert '<input type="hidden" name="role__exact" value="satgas">' in page


def test_search_says_how_many_fit(admin):
    assert "1 cocok." in text_of(admin.get(USERS, {"q": "kusumawardhani"}))


def test_empty_list_says_so_instead_of_showing_nothing(cast):
    auditor = make.at_desk(cast["auditor"])

    assert "Belum ada segel harian." in text_of(auditor.get(reverse("admin:audit_dayhead_changelist")))
    assert "Tidak ada yang cocok." in text_of(auditor.get(reverse("admin:audit_entry_changelist"), {"q": "tidak-ada"}))


def test_refused_form_names_every_error_with_the_way_to_its_field(admin):
    page = admin.post(reverse("admin:taskforce_seat_add"), {}).content.decode()

    summary = page[page.index('class="summary-err"') :].split("</ul>")[0]
    targets = re.findall(r'href="#(\w+)"', summary)
    assert targets == ["id_officer", "id_institution", "id_valid_from"]
    assert [target for target in targets if f'id="{target}"' not in page] == []


def test_form_without_errors_has_no_summary(admin):
    assert "summary-err" not in admin.get(reverse("admin:taskforce_seat_add")).content.decode()


def test_field_that_completes_itself_brings_the_script_that_names_it(admin):
    page = admin.get(reverse("admin:taskforce_seat_add")).content.decode()

    assert page.index("admin/js/autocomplete") < page.index("js/named-select")
