"""Old keys can be thrown away: every row and file opens with the new one alone, and says the same as before."""

import os
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.apps import apps
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from complaints import evidence
from complaints.models import Evidence
from netralitas.audit import rotation
from netralitas.letters import letters
from netralitas.letters.models import Letter
from netralitas.lib import crypto
from netralitas.outbox.models import Message
from netralitas.people.signin import SecondFactorAdapter
from tests import make

pytestmark = pytest.mark.django_db
FIRST = os.environ["FIELD_KEYS"]
SECOND = Fernet.generate_key().decode()


@pytest.fixture
def keys(monkeypatch) -> Iterator[Callable[..., None]]:
    def use(*ring: str) -> None:
        monkeypatch.setenv("FIELD_KEYS", ",".join(ring))
        crypto.forget_keys()

    yield use
    monkeypatch.undo()
    crypto.forget_keys()


@pytest.fixture(autouse=True)
def store(settings, tmp_path) -> Path:
    settings.STORE_DIR = tmp_path / "store"
    return settings.STORE_DIR


def rotate() -> str:
    said = StringIO()
    call_command("rotate_keys", stdout=said, stderr=said)
    return said.getvalue()


def message(key: str) -> Message:
    return Message.objects.create(
        key=key, to="siti@contoh.id", title="Perihal", text="Isi", due_at=timezone.now(), message_id="", proof=""
    )


def everything() -> dict[str, Any]:
    """Return all that is sealed, opened: every column of every row, every file, every second factor."""
    found: dict[str, Any] = {}
    for model in apps.get_models():
        for name in rotation.sealed_columns(model):
            for pk, value in model._base_manager.values_list("pk", name):
                found[f"{model._meta.label} {pk} {name}"] = value
    for path in sorted(django_settings.STORE_DIR.rglob("*.sealed")):
        found[path.name] = b"".join(crypto.unseal_stream(path.open("rb")))
    for row in Authenticator.objects.filter(type=Authenticator.Type.TOTP):
        found[f"mfa {row.pk}"] = SecondFactorAdapter().decrypt(row.data["secret"])
    return found


def test_rotate_keys_lets_the_old_key_go(keys):
    make.cast()
    make.user("verifier")
    make.report(
        you={"mode": "confidential", "name": "Sekar Melatiningrum", "address": "Jalan Kenanga 7", "phone": "0812"}
    )
    evidence.prepare(Evidence.objects.first().pk)
    letters.pdf_of(Letter.objects.first())
    before = everything()
    tables = {name.split()[0] for name in before}
    assert {"complaints.Reporter", "complaints.Complaint", "letters.Letter", "people.Office", "mfa"} <= tables
    assert len([name for name in tables if name.endswith(".sealed")]) >= 3

    keys(SECOND, FIRST)
    said = rotate()

    keys(SECOND)
    assert everything() == before
    assert said.endswith("Everything is sealed with the newest key.\n")


def test_rotate_keys_done_again_changes_nothing(keys):
    make.cast()
    make.user("verifier")
    make.report()
    keys(SECOND, FIRST)
    rotate()

    said = rotate()

    assert {line.rpartition(": ")[2] for line in said.splitlines()[:-1]} == {"0 sealed anew"}


def test_rotate_keys_counts_the_sealing_of_an_issued_letter(keys):
    make.cast()
    make.report()
    letter = Letter.objects.first()

    keys(SECOND, FIRST)
    rotate()

    after = Letter.objects.get(pk=letter.pk)
    assert (after.resealed, after.context) == (letter.resealed + 1, letter.context)


def test_rotate_keys_takes_tables_in_batches(keys, monkeypatch):
    for number in range(7):
        message(f"pesan-{number}")
    monkeypatch.setattr(rotation, "BATCH", 3)

    keys(SECOND, FIRST)
    said = rotate()

    keys(SECOND)
    assert "outbox.Message: 7 sealed anew" in said
    assert {row.text for row in Message.objects.all()} == {"Isi"}


def test_rotate_keys_names_what_no_key_opens_and_goes_on(keys, store):
    lost, kept = message("hilang"), message("ada")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE outbox_message SET title = 'bukan token' WHERE id = %s", [lost.pk])
    (store / "evidence").mkdir(parents=True)
    (store / "evidence" / "rusak.sealed").write_bytes(crypto.MAGIC + bytes(100))
    keys(SECOND, FIRST)
    said = StringIO()

    with pytest.raises(CommandError, match="2 value"):
        call_command("rotate_keys", stdout=said, stderr=said)

    assert f"No key opens outbox.Message {lost.pk} title" in said.getvalue()
    assert f"No key opens {Path('evidence') / 'rusak.sealed'}" in said.getvalue()
    keys(SECOND)
    assert Message.objects.get(pk=kept.pk).title == "Perihal"
    assert Message.objects.only("text").get(pk=lost.pk).text == "Isi"


def test_rotate_keys_leaves_empty_values_and_other_files_alone(keys, store):
    row = message("kosong")
    store.mkdir()
    (store / "catatan.txt").write_text("bukan berkas tersegel")

    keys(SECOND, FIRST)
    rotate()

    assert Message.objects.get(pk=row.pk).html == ""
    assert (store / "catatan.txt").read_text() == "bukan berkas tersegel"


def test_rotate_keys_leaves_plain_texts_of_second_factors_alone(keys):
    account = make.user("verifier", second_factor=False)
    data = {"migrated_codes": ["12345678", crypto.seal(b"x").decode()], "used_mask": 3, "nama": "gudang", "tidak": None}
    row = Authenticator.objects.create(user=account, type=Authenticator.Type.RECOVERY_CODES, data=data)

    keys(SECOND, FIRST)
    rotate()

    after = Authenticator.objects.get(pk=row.pk).data
    keys(SECOND)
    assert crypto.unseal(after["migrated_codes"].pop().encode()) == b"x"
    assert after == {"migrated_codes": ["12345678"], "used_mask": 3, "nama": "gudang", "tidak": None}


def test_rotate_files_removes_what_an_earlier_run_left_behind(store):
    store.mkdir()
    for name, age in [("lama", 2 * rotation.LEFTOVER_SECONDS), ("baru", 0)]:
        path = store / f"{crypto.REWRAP_PREFIX}{name}"
        path.write_bytes(crypto.MAGIC)
        os.utime(path, (time.time() - age,) * 2)

    tally = rotation.rotate_files(store)

    assert [path.name for path in store.iterdir()] == [f"{crypto.REWRAP_PREFIX}baru"]
    assert (tally.changed, tally.unreadable) == (0, [])


def test_rotate_files_passes_over_a_file_erased_in_the_meantime(store, monkeypatch):
    store.mkdir()
    (store / "a.sealed").write_bytes(crypto.MAGIC)

    def erased(path: Path) -> bool:
        path.unlink()
        raise FileNotFoundError(path)

    monkeypatch.setattr(crypto, "rewrap", erased)

    assert rotation.rotate_files(store).unreadable == []


def test_rotate_files_of_a_folder_that_is_not_there_is_nothing(tmp_path):
    assert rotation.rotate_files(tmp_path / "tidak-ada").changed == 0
