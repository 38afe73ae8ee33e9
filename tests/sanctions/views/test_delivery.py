"""Calling to receive, absence and dispatch from the page of a case."""

from datetime import timedelta

import pytest

from tests import make
from tests.sanctions.test_delivery import MEETS

CALL = {
    "langkah": "call_to_receive", "meeting_on": "2026-12-14", "meeting_time": "09:00", "place": "Ruang Sekda",
    "host_post": "Sekretaris Daerah", "host_name": "Ratih Kumalasari",
}  # fmt: skip
SENT = {"langkah": "dispatch", "dispatched_on": "2026-12-14", "way": "courier", "proof": "Jalan Bahari 3, Anjar"}


@pytest.fixture
def decided(cast, clock, settings):
    settings.DEMO = True  # the second factor has tests of its own
    return make.procedure(cast, clock, until="decide")


def test_two_officers_call_and_one_records_what_became_of_it(cast, clock, officer, decided):
    desk, address = make.signed_in(officer), f"/instansi/perkara/{decided.pk}/"
    assert "tanpa panggilan? Lewati ini" in desk.get(address).content.decode()
    assert desk.post(address, CALL).status_code == 302
    assert make.approve(decided, cast["instansi-kedua"]).status_code == 302
    page = desk.get(address).content.decode()
    assert ("Senin, 14 Des 2026, 09.00" in page, 'value="miss_delivery"' in page) == (True, False)
    assert "Dipanggil menerima keputusan Senin, 14 Desember 2026" in desk.get("/instansi/").content.decode()

    clock.move_to(MEETS + timedelta(hours=1))
    desk = make.signed_in(officer)
    assert desk.post(address, {"langkah": "miss_delivery"}).status_code == 302
    assert "Kirim keputusan" in desk.get("/instansi/").content.decode()
    assert desk.post(address, SENT).status_code == 302
    page = desk.get(address).content.decode()
    assert "hari menurut bukti terima" in page
    received = {"langkah": "deliver", "delivered_on": "2026-12-14", "delivery": "sent"}
    assert desk.post(address, received).status_code == 302

    decided.refresh_from_db()
    assert (decided.status, decided.decision.delivery) == ("delivered", "sent")


@pytest.mark.parametrize(
    "wrong",
    [
        {"meeting_on": "kemarin"}, {"meeting_on": "2026-12-01"}, {"meeting_on": "9999-12-31"},
        {"meeting_time": "25:61"},
        {"place": "x" * 201}, {"place": "a\x00b"}, {"host_post": ""}, {"host_name": "y" * 121},
    ],
)  # fmt: skip
def test_what_is_no_call_stays_on_the_page_with_its_words(officer, decided, wrong):
    desk = make.signed_in(officer)

    answer = desk.post(f"/instansi/perkara/{decided.pk}/", CALL | wrong)

    assert (answer.status_code, decided.drafts.filter(step="call_to_receive").count()) == (422, 0)
    assert "Sekretaris Daerah" in answer.content.decode() or "host_post" in wrong


@pytest.mark.parametrize("sent", [{"langkah": "dispatch"}, {"langkah": "miss_delivery"}])
def test_a_step_that_is_not_open_is_said_to_be_gone(officer, decided, sent):
    assert make.signed_in(officer).post(f"/instansi/perkara/{decided.pk}/", sent).status_code == 409


def test_delivery_by_post_without_a_dispatch_is_refused_at_its_field(officer, decided):
    sent = {"langkah": "deliver", "delivered_on": "2026-12-07", "delivery": "sent"}

    assert make.signed_in(officer).post(f"/instansi/perkara/{decided.pk}/", sent).status_code == 422


@pytest.mark.parametrize(
    "wrong", [{"way": "merpati"}, {"proof": ""}, {"proof": "z" * 501}, {"dispatched_on": "2026-12-20"}]
)
def test_what_is_no_dispatch_stays_on_the_page(cast, clock, officer, decided, wrong):
    desk, address = make.signed_in(officer), f"/instansi/perkara/{decided.pk}/"
    desk.post(address, CALL)
    make.approve(decided, cast["instansi-kedua"])
    clock.move_to(MEETS)
    desk = make.signed_in(officer)
    desk.post(address, {"langkah": "miss_delivery"})

    assert desk.post(address, SENT | wrong).status_code == 422
