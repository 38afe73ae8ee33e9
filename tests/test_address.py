"""Nobody's address is kept: not in a table, a cache key, a session, a file or a log line, nor as a bare hash.

Two visitors do everything a visitor can do, well and badly, from addresses that are then looked for everywhere.
"""

import base64
import hashlib
import ipaddress
import itertools
import json
import logging
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
import redis
from django.apps import apps
from django.conf import settings as portal
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings

from complaints import drafts
from complaints.models import BlindNotice, Complaint, Draft, Message
from complaints.tasks import erase_drafts, scan_waiting
from netralitas import views
from netralitas.audit.tasks import seal_day
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.letters.tasks import render_waiting
from netralitas.lib import challenge, crypto
from netralitas.outbox.tasks import sweep
from netralitas.people.roles import Role
from tests import make

pytestmark = pytest.mark.postgresql
ADDRESSES = ["203.0.113.77", "2001:db8::77"]  # set aside for documents, so that no machine of this run has them
HASHES = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s"]
PAGES = [
    "/", "/privasi/", "/aturan/", "/aturan/DS-06/", "/aturan/cek/", "/angka/", "/verifikasi/", "/lacak/", "/lapor/",
    "/lapor/lanjut/", "/masuk/",
]  # fmt: skip
CHALLENGE = {"bits": 6, "most_bits": 8, "wait": 60, "most_wait": 60, "seconds": 600}


# --- What is looked for


def forms_of(address: str) -> set[bytes]:
    """Return every way in which somebody might have written an address down without meaning to hide it."""
    ip = ipaddress.ip_address(address)
    network = ipaddress.ip_network((ip, 24 if ip.version == 4 else 64), strict=False)
    names = {str(ip), ip.exploded, ip.reverse_pointer, str(network), str(network.network_address), network.exploded}
    plain = {*(name.encode() for name in names), ip.packed, str(int(ip)).encode()}
    hashed = [hashlib.new(name, text).digest() for name in HASHES for text in plain]
    coded = {code(text) for text in [*plain, *hashed] for code in (base64.b64encode, base64.urlsafe_b64encode)}
    found = {*plain, *(text.hex().encode() for text in [*plain, *hashed]), *(text.rstrip(b"=") for text in coded)}
    return {form.lower() for form in found if len(form) >= 6}


FORMS = {address: forms_of(address) for address in ADDRESSES}


def traces(places: Iterator[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Return each place that tells an address, with the form in which it does."""
    return [
        (place, form)
        for place, content in places
        for forms in FORMS.values()
        for form in forms
        if form in content.lower()
    ]


# --- Where it is looked for


def tables() -> Iterator[tuple[str, bytes]]:
    """Every row of every table as the database writes it, and of every model as the portal reads it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT t::text FROM {connection.ops.quote_name(table)} t")
            yield from ((f"table {table}", row[0].encode()) for row in cursor.fetchall())
    for model in apps.get_models():
        for row in model._base_manager.values():
            yield f"model {model._meta.label}", repr(row).encode()
    for session in Session.objects.all():
        yield "session", repr(session.get_decoded()).encode()


def cached() -> Iterator[tuple[str, bytes]]:
    """Every key of Redis with its value: cache, buckets and the broker's messages, opened."""
    with redis.Redis.from_url(portal.REDIS_URL) as server:
        for key in server.scan_iter("*", count=1000):
            yield "key", key
            read = {b"string": server.get, b"hash": server.hgetall, b"set": server.smembers, b"zset": _members(server)}
            kind = server.type(key)
            value = server.lrange(key, 0, -1) if kind == b"list" else read[kind](key)
            yield f"value of {key!r}", repr(value).encode()
            if kind == b"list":
                for message in value:
                    yield "message", base64.b64decode(json.loads(message)["body"])


def _members(server: redis.Redis):
    return lambda key: server.zrange(key, 0, -1, withscores=True)


def files() -> Iterator[tuple[str, bytes]]:
    """Every file of the store, opened; of letters what they say."""
    for path in Path(portal.STORE_DIR).rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                yield path.name, b"".join(crypto.unseal_stream(file))
    for letter in Letter.objects.all():
        pages = pypdf.PdfReader(BytesIO(letters.pdf_of(letter))).pages
        yield f"letter {letter.pk}", "\n".join(page.extract_text() for page in pages).encode()


class Lines(logging.Handler):
    """Keep every line of every logger, formatted without the mask that the portal's own handler puts on."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def places(self) -> Iterator[tuple[str, bytes]]:
        return ((line.split(" ")[0], line.encode()) for line in self.lines)


@pytest.fixture
def log() -> Iterator[Lines]:
    handler, names = Lines(), [None, *logging.root.manager.loggerDict]
    before = {}
    for name in names:
        logger = logging.getLogger(name)
        before[logger] = (logger.level, logger.disabled)
        logger.setLevel(logging.DEBUG)
        logger.disabled = False
        if name is None or not logger.propagate:
            logger.addHandler(handler)
    connection.force_debug_cursor = True  # every statement with its values
    yield handler
    connection.force_debug_cursor = False
    for logger, (level, disabled) in before.items():
        logger.setLevel(level)
        logger.disabled = disabled
        logger.removeHandler(handler)


# --- What the visitors do


def visitor(address: str, **given) -> Client:
    """Return a browser at an address: straight, or behind the proxy; and headers that other proxies would add."""
    if ":" in address:
        place = {"REMOTE_ADDR": "10.20.30.40", "HTTP_X_FORWARDED_FOR": f"198.51.100.1, {address}"}
    else:
        place = {"REMOTE_ADDR": address}
    names = ("X_REAL_IP", "X_CLIENT_IP", "TRUE_CLIENT_IP", "CF_CONNECTING_IP", "FORWARDED")
    return Client(**given, **place, **{f"HTTP_{name}": address for name in names})


def report(client: Client, address: str) -> str:
    """Send a report with everything that can go wrong on the way; return its follow-up code."""
    make.answered(client)
    upload = SimpleUploadedFile("foto.jpg", make.photo().read(), "image/jpeg")
    client.post("/lapor/bukti/", {"berkas": upload, "unggah": "1"})
    client.post("/lapor/bukti/", {"berkas": SimpleUploadedFile("x.exe", b"MZ"), "unggah": "1"})
    photo = make.photo().read()
    begun = client.post("/lapor/bukti/berkas/", {"name": "b.jpg", "size": str(len(photo)), "changed": "1"}).json()
    part = f"/lapor/bukti/berkas/{begun['key']}/?mulai=0"
    with override_settings(EVIDENCE={**portal.EVIDENCE, "chunk_bytes": 200}):
        assert client.post(part, photo[:200], content_type="application/octet-stream").json()["offset"] == 200
    client.post("/lapor/siapa/", {"post": ""})
    draft = Draft.objects.latest("pk")
    page = client.get("/lapor/periksa/").text
    text = page.split('name="tantangan" value="')[1].split('"')[0]
    early = client.post("/lapor/periksa/", {"truthful": "on", "tantangan": text, "situs": "https://spam.example"})
    assert early.status_code == 422
    found = challenge.read(text, "review", draft.key, now=time.time())
    answer = next(str(number) for number in itertools.count() if found.is_solved_by(str(number)))
    sent = client.post("/lapor/periksa/", {"truthful": "on", "tantangan": text, "jawaban": answer})
    assert sent.url == "/lapor/terima/"
    code = client.get("/lapor/terima/").context["code"]
    client.get("/lapor/terima/tanda-terima.pdf")
    return code


def follow_and_verify(client: Client, code: str) -> None:
    client.post("/lacak/", {"code": "7K2M-9QXD-4TRB-E6WH-S"})
    assert client.post("/lacak/", {"code": code}).status_code == 200
    client.post("/lacak/", {"code": code, "langkah": "tanya", "text": "Sudah sampai mana?", "key": "a"})
    client.post("/lacak/", {"code": code, "langkah": "bukti", "berkas": SimpleUploadedFile("x.exe", b"MZ")})
    client.post("/lacak/", {"code": code, "langkah": "kabar", "address": "melati@contoh.example"})
    pdf = client.post("/lacak/tanda-terima.pdf", {"code": code}).content
    token = Letter.objects.latest("pk").token
    client.post("/verifikasi/", {"token": token})
    client.get("/verifikasi/ABCDABCDABCD/")
    client.post("/verifikasi/", {"berkas": SimpleUploadedFile("surat.pdf", pdf)})
    assert client.post(f"/verifikasi/{token}/", {"berkas": SimpleUploadedFile("surat.pdf", pdf)}).status_code == 200


def begin_again(client: Client) -> None:
    """Keep a draft for later, come back to it by code, and come so often that the portal says no."""
    client.post("/lapor/", {"baru": "1"})
    client.post("/lapor/lanjut/", {"code": "7K2M-9QXD-4TRB-E6WH-S"})
    _draft, code = drafts.start()
    client.post("/lapor/lanjut/", {"code": code})
    for _turn in range(12):
        client.post("/lacak/", {"code": "salah"})
    assert client.post("/lacak/", {"code": "salah"}).status_code == 429


def sign_in(client: Client, name: str) -> None:
    """Sign in badly until the account is locked, and well to another one with a second factor."""
    make.user(Role.VERIFIER, f"terkunci-{name}", region="33.02")
    make.user(Role.AUDITOR, f"masuk-{name}")
    for _turn in range(7):
        client.post("/masuk/", {"login": f"terkunci-{name}", "password": "keliru"})
    client.post("/masuk/", {"login": f"masuk-{name}", "password": make.PASSWORD})
    client.post("/masuk/kode/", {"code": "000000"})
    client.post("/masuk/kode/", {"code": make.totp_code()})
    client.get("/admin/")
    client.get("/akun/")
    client.post("/keluar/")


def do_harm(client: Client, strict: Client, monkeypatch) -> None:
    client.get("/tidak/ada/")
    client.get("/", headers={"host": "jahat.example"})
    client.get("/api/v1/complaints/")
    client.get("/api/v1/complaints/", headers={"authorization": "Token salah"})
    client.post("/lapor/apa/", {f"f{n}": "x" for n in range(1100)})
    client.put("/lapor/apa/", b"{}")
    assert strict.post("/lapor/apa/", {"narrative": "x"}).status_code == 403
    with monkeypatch.context() as patch:
        patch.setattr(views, "pathway", lambda _day: 1 / 0)
        client.raise_request_exception = False
        assert client.get("/").status_code == 500


@pytest.fixture
def visited(log, settings, monkeypatch, tmp_path) -> Lines:
    settings.CHALLENGE, settings.TRUSTED_PROXIES = CHALLENGE, 1
    settings.STORE_DIR = tmp_path
    for address in ADDRESSES:
        client = visitor(address)
        for page in PAGES:
            client.get(page)
        follow_and_verify(client, report(client, address))
        begin_again(client)
        sign_in(client, "v6" if ":" in address else "v4")
        do_harm(client, visitor(address, enforce_csrf_checks=True), monkeypatch)
    for task in (scan_waiting, render_waiting, sweep, seal_day, erase_drafts):
        task()
    return log


@pytest.mark.django_db(transaction=True)
def test_nothing_that_is_kept_or_said_holds_a_visitors_address(visited):
    assert (Complaint.objects.count(), BlindNotice.objects.count(), Message.objects.count()) == (2, 2, 2)
    # one salt, and a bucket for each of two networks in every scope they used
    with redis.Redis.from_url(portal.REDIS_URL) as server:
        assert len(list(server.scan_iter("*rate-salt:*"))) == 1
        assert {sum(1 for _key in server.scan_iter(f"*rate:{scope}:*")) for scope in ("report", "code", "verify")} == {
            2
        }
    assert len(visited.lines) > 1000

    assert traces(tables()) == []
    assert traces(cached()) == []
    assert traces(files()) == []
    assert traces(visited.places()) == []


# --- The search finds what it looks for


WRITTEN = [
    lambda ip: str(ip),
    lambda ip: f"x{ip.exploded}y".upper(),
    lambda ip: hashlib.md5(str(ip).encode()).hexdigest(),
    lambda ip: hashlib.sha1(ip.exploded.encode()).hexdigest(),
    lambda ip: hashlib.sha256(ip.packed).hexdigest().upper(),
    lambda ip: base64.b64encode(hashlib.sha256(str(ip).encode()).digest()).decode(),
    lambda ip: str(int(ip)),
    lambda ip: ip.reverse_pointer,
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_search_finds_an_address_in_every_place(log, address):
    draft, _code = drafts.start()
    for written in WRITTEN:
        text = written(ipaddress.ip_address(address))
        cache.clear()
        drafts.save_step(draft, "what", {"narrative": text})  # sealed in its row
        cache.set(f"k:{text}", 1)
        logging.getLogger("weasyprint.anything").debug("from %s", text)
        said = log.lines[-1]

        assert {place for place, _form in traces(tables())} == {"model complaints.Draft"}, text
        assert {place for place, _form in traces(cached())} >= {"key"}, text
        assert traces([("", said.encode())]) != [], text


@pytest.mark.django_db
def test_the_search_finds_an_address_in_a_plain_row_and_a_session():
    client = Client()
    client.force_login(make.user(Role.AUDITOR, "auditor-203.0.113.77"))
    session = client.session
    session["place"] = ADDRESSES[1]
    session.save()

    places = {place for place, _form in traces(tables())}
    assert {"table people_user", "model people.User", "session"} <= places
