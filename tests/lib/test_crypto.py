import io
import itertools
import os
import tracemalloc

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from netralitas.lib import crypto
from netralitas.lib.crypto import CHUNK, MAGIC, TAG, CannotUnseal, seal_stream, unseal_stream
from netralitas.lib.env import MissingSecret

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def keys(monkeypatch):
    """Return a function that puts other keys into the environment; the keys of the tests come back afterwards."""

    def use(*ring: str) -> None:
        monkeypatch.setenv("FIELD_KEYS", ",".join(ring))
        crypto.forget_keys()

    yield use
    monkeypatch.undo()
    crypto.forget_keys()


def sealed(plain: bytes) -> bytes:
    target = io.BytesIO()
    seal_stream(io.BytesIO(plain), target)
    return target.getvalue()


def unsealed(data: bytes) -> bytes:
    return b"".join(unseal_stream(io.BytesIO(data)))


def parts(data: bytes) -> tuple[bytes, list[bytes]]:
    """Return the header and the sealed chunks."""
    start = len(MAGIC) + 2 + int.from_bytes(data[len(MAGIC) : len(MAGIC) + 2], "big")
    step = CHUNK + TAG
    return data[:start], [data[at : at + step] for at in range(start, len(data), step)]


# --- Keys and small values


@given(st.binary(max_size=500))
def test_seal_comes_back_and_never_looks_the_same(plain):
    token = crypto.seal(plain)

    assert crypto.unseal(token) == plain
    assert token != crypto.seal(plain)


def test_an_old_key_opens_and_the_newest_seals(keys):
    keys(OLD)
    token = crypto.seal(b"rahasia")

    keys(NEW, OLD)
    assert crypto.unseal(token) == b"rahasia"
    fresh = crypto.seal(b"rahasia")

    keys(NEW)
    assert crypto.unseal(fresh) == b"rahasia"
    with pytest.raises(CannotUnseal):
        crypto.unseal(token)


def test_rotate_changes_only_what_an_older_key_sealed(keys):
    keys(OLD)
    token = crypto.seal(b"rahasia")

    keys(NEW, OLD)
    fresh = crypto.rotate(token)

    assert fresh != token
    assert crypto.rotate(fresh) == fresh
    keys(NEW)
    assert crypto.unseal(fresh) == b"rahasia"
    with pytest.raises(CannotUnseal):
        crypto.rotate(token)


@pytest.mark.parametrize("token", [b"", b"bukan token", b"gAAAAAB", b"\xff" * 100])
def test_unseal_of_garbage_is_an_error_never_garbage(token):
    with pytest.raises(CannotUnseal):
        crypto.unseal(token)


def test_unseal_finds_a_changed_bit():
    token = bytearray(crypto.seal(bytes(32)))  # of this length base64 has no bits to spare
    for place in range(len(token)):
        changed = token.copy()
        changed[place] = ord("A") if changed[place] != ord("A") else ord("B")
        with pytest.raises(CannotUnseal):
            crypto.unseal(bytes(changed))


def test_the_ring_takes_blanks_between_its_keys(keys):
    keys(f" {NEW} ", f"\n{OLD}", "")

    assert crypto.unseal(crypto.seal(b"x")) == b"x"


@pytest.mark.parametrize("ring", ["pendek", "x" * 44, f"{NEW};{OLD}"], ids=["short", "long", "semicolon"])
def test_a_malformed_key_is_named_without_being_shown(keys, ring):
    keys(ring)

    with pytest.raises(ValueError) as caught:
        crypto.seal(b"x")

    assert str(caught.value).startswith("FIELD_KEYS holds Fernet keys")
    assert ring not in str(caught.value)


@pytest.mark.parametrize("ring", ["", " , "])
def test_a_ring_without_keys_is_an_error(keys, ring):
    keys(ring)

    with pytest.raises((MissingSecret, ValueError), match="FIELD_KEYS"):
        crypto.seal(b"x")


def test_keys_are_read_once(keys, monkeypatch):
    keys(NEW)
    token = crypto.seal(b"x")

    monkeypatch.setenv("FIELD_KEYS", OLD)
    assert crypto.unseal(token) == b"x"
    crypto.forget_keys()
    with pytest.raises(CannotUnseal):
        crypto.unseal(token)


# --- Blind index


@pytest.mark.parametrize(
    "same", ["budi santoso", "  Budi\tSANTOSO ", "Ｂudi Santoso", "BUDI\u00a0SANTOSO", "Budi\nSantoso"]
)
def test_blind_index_does_not_mind_case_width_and_spacing(same):
    assert crypto.blind_index(same, "person-name") == crypto.blind_index("Budi Santoso", "person-name")


@pytest.mark.parametrize(("one", "other"), [("é", "e\u0301"), ("Straße", "STRASSE"), ("ﬁ", "FI"), ("İ", "i\u0307")])
def test_blind_index_folds_equal_spellings(one, other):
    assert crypto.blind_index(one, "x") == crypto.blind_index(other, "x")


def test_blind_index_differs_by_text_purpose_and_key(keys, monkeypatch):
    indexes = {
        crypto.blind_index(text, purpose)
        for text, purpose in [("budi", "name"), ("budu", "name"), ("budi", "nip"), ("", "name"), ("e budi", "nam")]
    }
    monkeypatch.setenv("INDEX_KEY", "kunci lain")
    crypto.forget_keys()
    indexes.add(crypto.blind_index("budi", "name"))

    assert len(indexes) == 6
    assert {len(index) for index in indexes} == {32}


@given(st.text(max_size=50))
def test_blind_index_takes_any_text(text):
    assert crypto.blind_index(text, "x") == crypto.blind_index(f" {text} ", "x")


def test_blind_index_takes_half_a_surrogate_pair():
    assert len(crypto.blind_index("\ud800", "x")) == 32


# --- Files


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 5])
def test_a_sealed_file_comes_back(size):
    plain = os.urandom(size)
    data = sealed(plain)

    assert unsealed(data) == plain
    assert len(parts(data)[1]) == max(1, -(-size // CHUNK))
    assert plain[:64] not in data or size < 4


@given(st.binary(max_size=300))
def test_any_small_file_comes_back(plain):
    assert unsealed(sealed(plain)) == plain


def test_a_source_that_hands_out_little_at_a_time_is_read_whole():
    class Drip(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 70_000))

    plain, target = os.urandom(2 * CHUNK + 9), io.BytesIO()
    seal_stream(Drip(plain), target)

    assert b"".join(unseal_stream(Drip(target.getvalue()))) == plain


def test_every_changed_byte_of_a_small_sealed_file_is_found():
    data = sealed(b"isi")
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1
        with pytest.raises(CannotUnseal):
            unsealed(bytes(changed))


def test_every_cut_of_a_small_sealed_file_is_found():
    data = sealed(b"isi")
    for length in range(len(data)):
        with pytest.raises(CannotUnseal):
            unsealed(data[:length])


THREE = sealed(b"a" * CHUNK + b"b" * CHUNK + b"c" * 10)
FULL = sealed(b"a" * CHUNK + b"b" * CHUNK)


@pytest.mark.parametrize(
    "order",
    [order for length in range(5) for order in itertools.product(range(3), repeat=length) if order != (0, 1, 2)],
)
def test_chunks_left_out_repeated_or_moved_are_found(order):
    header, chunks = parts(THREE)

    with pytest.raises(CannotUnseal):
        unsealed(header + b"".join(chunks[index] for index in order))


@pytest.mark.parametrize("tail", [b"x", bytes(TAG), bytes(CHUNK + TAG)])
@pytest.mark.parametrize("data", [THREE, FULL], ids=["short end", "full end"])
def test_what_is_added_is_found(data, tail):
    with pytest.raises(CannotUnseal):
        unsealed(data + tail)


def test_a_file_cut_at_a_chunk_is_found_although_each_chunk_is_whole():
    header, chunks = parts(FULL)

    with pytest.raises(CannotUnseal):
        unsealed(header + chunks[0])


def test_chunks_of_another_file_are_found():
    other = sealed(b"a" * CHUNK + b"b" * CHUNK)

    with pytest.raises(CannotUnseal):
        unsealed(parts(FULL)[0] + parts(other)[1][0] + parts(FULL)[1][1])
    with pytest.raises(CannotUnseal):
        unsealed(parts(other)[0] + b"".join(parts(FULL)[1]))


@given(st.binary(max_size=300))
def test_unsealing_random_bytes_is_an_error(data):
    for hostile in (data, MAGIC + data, parts(THREE)[0] + data):
        with pytest.raises(CannotUnseal):
            unsealed(hostile)


def test_sealing_and_unsealing_keep_to_a_few_chunks_of_memory(tmp_path):
    big, target = tmp_path / "besar", tmp_path / "tersegel"
    with big.open("wb") as file:
        file.truncate(48 * CHUNK)

    tracemalloc.start()
    with big.open("rb") as source, target.open("wb") as place:
        seal_stream(source, place)
    size = sum(len(chunk) for chunk in unseal_stream(target.open("rb")))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size == 48 * CHUNK
    assert peak < 10 * CHUNK


def test_unseal_stream_closes_its_source(tmp_path):
    (tmp_path / "a").write_bytes(sealed(b"isi"))
    source = (tmp_path / "a").open("rb")

    assert list(unseal_stream(source)) == [b"isi"]
    assert source.closed


# --- New keys for files


def test_rewrap_changes_the_header_and_nothing_else(keys, tmp_path):
    keys(OLD)
    path = tmp_path / "bukti.sealed"
    path.write_bytes(sealed(b"a" * CHUNK + b"akhir"))
    path.chmod(0o640)
    before = parts(path.read_bytes())

    keys(NEW, OLD)
    assert crypto.rewrap(path) is True
    after = parts(path.read_bytes())

    assert after[0] != before[0]
    assert after[1] == before[1]
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in tmp_path.iterdir()] == ["bukti.sealed"]
    assert crypto.rewrap(path) is False
    keys(NEW)
    assert unsealed(path.read_bytes()) == b"a" * CHUNK + b"akhir"


def test_rewrap_without_the_key_leaves_the_file_alone(keys, tmp_path):
    keys(OLD)
    path = tmp_path / "bukti.sealed"
    path.write_bytes(sealed(b"isi"))
    before = path.read_bytes()

    keys(NEW)
    with pytest.raises(CannotUnseal):
        crypto.rewrap(path)

    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["bukti.sealed"]


def test_rewrap_that_breaks_off_leaves_the_file_and_no_leftovers(keys, tmp_path, monkeypatch):
    keys(OLD)
    path = tmp_path / "bukti.sealed"
    path.write_bytes(sealed(b"isi"))
    before = path.read_bytes()
    keys(NEW, OLD)

    def full(*_args):
        raise OSError("no space left on device")

    monkeypatch.setattr(crypto.shutil, "copyfileobj", full)
    with pytest.raises(OSError, match="no space"):
        crypto.rewrap(path)

    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["bukti.sealed"]


def test_is_sealed_file_looks_at_the_beginning(tmp_path):
    (tmp_path / "a").write_bytes(sealed(b""))
    (tmp_path / "b").write_bytes(b"isi")
    (tmp_path / "c").write_bytes(b"")

    assert [crypto.is_sealed_file(tmp_path / name) for name in "abc"] == [True, False, False]
