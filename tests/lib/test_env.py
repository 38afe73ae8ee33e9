import pytest

from netralitas.lib.env import MissingSecret, secret


@pytest.fixture
def nowhere(monkeypatch):
    monkeypatch.delenv("SANDI", raising=False)
    monkeypatch.delenv("SANDI_FILE", raising=False)
    return monkeypatch


def test_secret_comes_from_the_variable(nowhere):
    nowhere.setenv("SANDI", " rahasia ")

    assert secret("SANDI") == " rahasia "


def test_secret_comes_from_the_file_without_its_line_end(nowhere, tmp_path):
    (tmp_path / "sandi").write_text("rahasia dua kata\r\n")
    nowhere.setenv("SANDI_FILE", str(tmp_path / "sandi"))

    assert secret("SANDI") == "rahasia dua kata"


def test_secret_prefers_the_variable_and_takes_an_empty_one_for_absent(nowhere, tmp_path):
    (tmp_path / "sandi").write_text("dari berkas")
    nowhere.setenv("SANDI_FILE", str(tmp_path / "sandi"))

    nowhere.setenv("SANDI", "dari lingkungan")
    assert secret("SANDI") == "dari lingkungan"
    nowhere.setenv("SANDI", "")
    assert secret("SANDI") == "dari berkas"


def test_secret_falls_back_to_the_default_only_when_nothing_is_named(nowhere, tmp_path):
    assert secret("SANDI", "bawaan") == "bawaan"
    assert secret("SANDI", "") == ""

    nowhere.setenv("SANDI_FILE", str(tmp_path / "tidak-ada"))
    with pytest.raises(MissingSecret):
        secret("SANDI", "bawaan")


def test_secret_that_is_nowhere_says_what_to_set(nowhere):
    with pytest.raises(MissingSecret) as caught:
        secret("SANDI")

    assert str(caught.value) == "Set SANDI, or SANDI_FILE to the path of a file that holds it."


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00"])
def test_secret_of_an_empty_or_unreadable_file_is_missing(nowhere, tmp_path, content):
    (tmp_path / "sandi").write_bytes(content)
    nowhere.setenv("SANDI_FILE", str(tmp_path / "sandi"))

    with pytest.raises(MissingSecret):
        secret("SANDI")
