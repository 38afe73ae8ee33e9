"""The roof's own pages: landing, privacy, health, errors; and what every public page promises."""

import gzip
import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone

from complaints.models import OtherChannel
from netralitas import figures
from netralitas.lib import pdfsign
from netralitas.outbox.models import Message
from tests import certificates as made
from tests import make
from tests.netralitas import manycases

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
PAGES = [
    "/",
    "/privasi/",
    "/angka/",
    "/verifikasi/",
    "/lacak/",
    "/aturan/",
    "/aturan/?q=spanduk",
    "/aturan/DS-06/",
    "/aturan/P20-07/",
    "/aturan/cek/",
    "/aturan/cek/?saya=pns",
    "/aturan/cek/?saya=pns&apa=like",
    "/aturan/cek/?saya=pns&apa=like&waktu=sekarang",
    "/ikrar/",
    "/lapor/",
    "/lapor/lanjut/",
    "/lapor/siapa/",
    "/lapor/apa/",
    "/lapor/kapan/",
    "/lapor/bukti/",
    "/lapor/anda/",
    "/lapor/periksa/",
    "/lapor/tersimpan/",
]
LARGEST = 60 * 1024
EXIT = "https://www.bmkg.go.id/"


@pytest.mark.parametrize("address", PAGES)
def test_public_page_keeps_its_promises(client, address):
    make.answered(client)

    response = client.get(address)

    assert response.status_code == 200
    assert policy(response) == django_settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["default-src"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert foreign(response.text) == []
    assert wire_size(response) <= LARGEST
    for name in set(re.findall(r'href="#i-([a-z-]+)"', response.text)):
        assert f'<symbol id="i-{name}"' in response.text


def policy(response) -> list[str]:
    """Return the sources of the policy's default, after checking that nothing inline is let through."""
    text = response["Content-Security-Policy"]
    assert "unsafe" not in text
    directives = dict(part.strip().split(" ", 1) for part in text.split(";"))
    return directives["default-src"].split()


def foreign(markup: str) -> list[str]:
    """Return every address outside the portal that a page names, but the quick way out and the other channels."""
    known = {EXIT, *OtherChannel.objects.values_list("website", flat=True)}
    return [url for url in re.findall(r'(?:src|href|action)="(https?:[^"]+|//[^"]+)"', markup) if url not in known]


def wire_size(response) -> int:
    """Return the bytes of a page with its styles, scripts and icon, compressed as they travel."""
    parts = [response.content]
    for name in set(re.findall(r'(?:href|src)="/static/([^"]+)"', response.text)):
        parts.append(Path(finders.find(name)).read_bytes())
    return sum(len(gzip.compress(part)) for part in parts)


def test_landing_takes_its_deadlines_from_the_data(client):
    page = client.get("/")

    assert [stage.when for stage in page.context["way"].stages] == [
        "Saat itu juga",
        "2 hari kalender",
        "3 hari kalender",
        "7 hari kalender",
        "14 hari kerja",
    ]
    assert "UU 8/2015 Pasal 134 ayat (5)" in page.text
    assert "Ada 20 perbuatan yang dilarang" in page.text


def test_landing_without_data_still_opens(client):
    from complaints.models import Violation
    from netralitas.law.models import DeadlineRule

    DeadlineRule.objects.all().delete()
    Violation.objects.all().delete()
    OtherChannel.objects.all().delete()

    page = client.get("/")

    assert page.status_code == 200
    assert page.context["way"].stages[1].when == "Sesuai aturan"
    assert "Kanal lain" not in page.text.partition("<footer")[0]


def test_landing_names_other_channels_and_marks_what_is_not_sure(client):
    OtherChannel.objects.filter(code="sigaplapor").update(is_shown=False)

    page = client.get("/").text

    assert 'href="https://www.lapor.go.id/" rel="noreferrer nofollow">lapor.go.id</a>' in page
    assert 'href="sms:1708"' in page
    assert "SigapLapor" not in page
    assert re.search(r"Hotline netralitas ASN <span class=\"verify\">.*perlu verifikasi", page)
    assert not re.search(r"SP4N-LAPOR! <span", page)


def test_landing_shows_no_number_before_it_is_safe(client):
    manycases.recommendations(4)
    figures.publish(now=manycases.NOON)

    assert "Belum ada angka yang dapat ditampilkan dengan aman" in client.get("/").text


def test_landing_shows_what_became_of_recommendations(client):
    manycases.recommendations(7)
    manycases.recommendations(6, state="overdue")
    figures.publish(now=manycases.NOON)

    page = client.get("/")

    assert 'aria-label="Dari 13 rekomendasi: 7 ditindaklanjuti, 6 lewat batas waktu."' in page.text
    assert "Dari 13 rekomendasi kepada pimpinan instansi, inilah yang terjadi sampai 13 November 2024." in page.text


def test_landing_asks_the_same_number_of_times_however_much_there_is(client, django_assert_num_queries):
    client.get("/")
    with django_assert_num_queries(2):
        client.get("/")
    manycases.recommendations(30)
    figures.publish(now=manycases.NOON)
    with django_assert_num_queries(2):
        client.get("/")


def test_landing_form_opens_the_report_by_code(client):
    code = make.sent(client).get("/lapor/terima/").context["code"]
    page = Client().get("/")

    assert 'action="/lacak/" method="post"' in page.text
    assert Client().post("/lacak/", {"code": code}).status_code == 200


def test_healthz_asks_nothing_of_anybody(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"ok": True}


def test_readyz_names_its_parts(client):
    make.cast()
    make.report()

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["database"] == {"ok": True}
    assert answer.json()["messages"]["ok"] is True
    assert len(answer.json()["journal"]["digest"]) == 12


def test_readyz_is_not_ready_when_a_message_waits_too_long(client):
    past = timezone.now() - timedelta(hours=1)
    Message.objects.create(
        key="k", to="a@b.example", title="t", text="x", due_at=past, message_id="<1@b.example>", proof="0" * 64
    )

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["messages"]["ok"]) == (503, False)
    assert answer.json()["messages"]["oldest_unsent_seconds"] >= 3600


def test_readyz_is_not_ready_without_its_broker(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["broker"]) == (503, {"ok": False})


@pytest.mark.parametrize(("days", "status"), [((-1, 30), 200), ((-30, -1), 503)])
def test_readyz_says_how_long_the_signature_holds(client, settings, days, status):
    certificate, key = made.pair(days=days)
    settings.SIGNING_KEY_PAIR = pdfsign.signer_from(certificate, key)

    answer = client.get("/readyz")

    until = (made.NOW + timedelta(days=days[1])).date().isoformat()
    assert answer.status_code == status
    assert answer.json()["signature"] == {"ok": status == 200, "until": until}


def test_unknown_address_says_where_to_go(client):
    response = client.get("/tidak/ada/")

    assert response.status_code == 404
    assert "Halaman ini tidak ada" in response.text


def test_error_of_ours_says_sorry_and_that_nothing_is_lost(client, monkeypatch):
    from netralitas import views

    def broken(_day):
        raise RuntimeError

    monkeypatch.setattr(views, "pathway", broken)
    client.raise_request_exception = False

    response = client.get("/")

    assert response.status_code == 500
    assert "Bukan kesalahan Anda." in response.text


def test_expired_form_gives_back_what_was_typed():
    strict = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    typed = {"narrative": 'Camat bilang "pilih dua"\nlalu membagikan kaus', "acts": ["DS-07", "DS-08"]}

    response = strict.post("/lapor/apa/", {**typed, "csrfmiddlewaretoken": "stale", "password": "rahasia"})

    assert response.status_code == 403
    assert "Camat bilang &quot;pilih dua&quot;\nlalu membagikan kaus" in response.text
    assert re.findall(r'name="acts" value="([^"]+)"', response.text) == ["DS-07", "DS-08"]
    assert 'method="post" action="/lapor/apa/"' in response.text
    assert ("rahasia" in response.text, "stale" in response.text) == (False, False)


def test_expired_form_can_be_sent_again_as_it_stands():
    strict = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})
    page = strict.post("/lapor/siapa/", {"post": "Camat", "agency_text": "Kantor", "csrfmiddlewaretoken": "stale"})
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[1]

    response = strict.post("/lapor/siapa/", {"post": "Camat", "agency_text": "Kantor", "csrfmiddlewaretoken": token})

    assert response.url == "/lapor/apa/"


def test_form_of_another_site_gets_nothing_to_send_again():
    strict = Client(enforce_csrf_checks=True, headers={"origin": "https://jahat.example"})

    response = strict.post("/lapor/apa/", {"narrative": "dikirim situs lain dengan diam-diam"})

    assert response.status_code == 403
    assert "diam-diam" not in response.text


def test_browser_without_cookies_is_told_so():
    strict = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})

    response = strict.post("/lapor/")

    assert response.status_code == 403
    assert "tidak menyimpan kuki" in response.text


def test_too_many_fields_are_explained(client):
    response = client.post("/lapor/apa/", {f"f{n}": "x" for n in range(1100)})

    assert response.status_code == 400
    assert "Kiriman ini tidak dapat dibaca" in response.text


def test_health_answers_are_json(client):
    assert json.loads(client.get("/readyz").content)["ok"] is True


@pytest.mark.parametrize(
    ("address", "way", "no_way"),
    [
        ("/tidak-ada/", 'href="/lacak/"', 'href="/akun/"'),
        ("/admin/complaints/complaint/999999/change/", 'href="/akun/"', 'href="/lacak/"'),
        ("/instansi/perkara/999999/", 'href="/akun/"', 'href="/lacak/"'),
    ],
)
def test_lost_page_leads_back_to_where_the_person_came_from(settings, address, way, no_way):
    settings.DEMO = True
    cast = make.cast()
    desk = make.signed_in(cast["instansi" if "instansi" in address else "verifikator"])

    response = desk.get(address)

    page = response.content.decode()
    assert (response.status_code, way in page, no_way in page) == (404, True, False)
