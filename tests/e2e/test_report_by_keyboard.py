"""The whole report by keyboard only, on a narrow screen, without JavaScript: two people, two acts, two witnesses."""

import pytest

from complaints.models import Complaint
from tests import make

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]
STORY = "Camat mengunggah foto bersama pasangan calon, lalu lurah mengajak warga memilih calon itu."
FAR = 150


class Keyboard:
    """A page that is used by keys alone: forward with Tab, back never, nothing clicked."""

    def __init__(self, page):
        self.page = page

    def reach(self, selector: str) -> None:
        """Press Tab until the focus stands on an element; fail when it never does."""
        for _press in range(FAR):
            self.page.keyboard.press("Tab")
            if self.page.locator(":focus").and_(self.page.locator(selector)).count():
                return
        raise AssertionError(f"{selector} is not reached by keyboard on {self.page.url}")

    def write(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.page.keyboard.type(text)

    def use(self, selector: str, key: str = "Space") -> None:
        """Reach a control and use it on the page it stands on."""
        self.reach(selector)
        self.page.keyboard.press(key)

    def press(self, selector: str) -> None:
        """Reach a link or a button and follow it to the page it leads to."""
        self.reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def onward(self) -> None:
        self.press(".btn-row .btn:not(.btn--plain)")

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def is_narrow(self) -> bool:
        """Say whether the page fits the screen: nothing stands out to the right of it."""
        return self.page.locator("main").bounding_box()["width"] <= self.page.viewport_size["width"]


@pytest.fixture
def keys(open_page) -> Keyboard:
    make.cast()
    return Keyboard(open_page(width=360, height=740, js=False))


def test_report_is_written_and_sent_by_keyboard_alone(keys):
    keys.page.goto("/lapor/")
    keys.press("form button[type=submit]")

    keys.write("#id_post", "Camat Sendang Asri")
    keys.write("#id_agency_q", "tirtamukti")
    keys.press("button[value=agency]")
    keys.use("input[name=agency_id]", "ArrowDown")  # from "none of these" round to the first found
    keys.use("input[name=employment_status]")
    keys.press("button[name=tambah]")
    assert keys.heading() == "Siapa lagi yang dilaporkan?"
    keys.use("summary:has-text('akun media sosial')", "Enter")
    keys.write("#id_account", "@lurah.contoh")
    keys.onward()
    assert keys.page.get_by_text("2 orang sudah Anda sebutkan.").is_visible()
    keys.onward()

    keys.write("#id_narrative", STORY)
    keys.press("button[value=acts]")
    for code in ("DS-07", "DS-08"):
        keys.use(f"input[value={code}]")
    keys.onward()

    keys.write("#id_occurred_on", "10202024")
    keys.use("#id_known_same_day")
    keys.write("#id_place", "Kecamatan Sendang Asri")
    keys.use("#id_contest_code", "ArrowDown")
    keys.write("#id_saksi-0", "Ketua RT 03")
    keys.press("button[value=saksi]")
    keys.write("#id_saksi-1", "Ibu warung")
    keys.onward()

    assert keys.heading() == "Sedikit rincian lagi"
    assert keys.is_narrow()
    keys.use("input[name='siapa-DS-08']")  # not the first one
    keys.onward()
    keys.onward()
    keys.use("input[name=mode]")
    keys.write("#id_name", "Sekar Melatiningrum")
    keys.onward()

    assert keys.heading() == "Periksa, lalu kirim"
    assert keys.page.get_by_text("Oleh: @lurah.contoh").is_visible()
    keys.use("#id_truthful")
    keys.onward()

    case = Complaint.objects.get()
    assert keys.page.get_by_text(case.number).first.is_visible()
    assert sorted(case.acts.values_list("violation__code", "accused__post")) == [
        ("DS-07", ""),
        ("DS-07", "Camat Sendang Asri"),
        ("DS-08", ""),
    ]
    assert [row.details for row in case.witnesses.order_by("pk")] == ["Ketua RT 03", "Ibu warung"]
    assert (case.occurred_on.isoformat(), case.reporter.identity["name"]) == ("2024-10-20", "Sekar Melatiningrum")


def test_mistake_is_found_and_mended_by_keyboard_alone(keys):
    keys.page.goto("/lapor/")
    keys.press("form button[type=submit]")
    keys.onward()
    keys.press(".summary-err a")
    keys.page.keyboard.type("Camat")
    keys.onward()

    assert keys.heading() == "Apa yang terjadi?"


def test_back_and_forward_keep_everything(keys):
    page = keys.page
    page.goto("/lapor/")
    keys.press("form button[type=submit]")
    keys.write("#id_post", "Camat")
    keys.onward()
    keys.write("#id_narrative", STORY)
    keys.use("summary:has-text('Pilih sendiri dari daftar')", "Enter")
    keys.use("input[value=DS-08]")
    keys.onward()

    page.go_back()
    page.go_back()
    page.go_back()
    assert page.url.endswith("/lapor/")
    page.go_forward()
    assert page.get_by_role("heading", name="Camat").is_visible()
    page.go_forward()
    assert page.locator("#id_narrative").input_value() == STORY
    assert page.locator("input[value=DS-08]").is_checked()
