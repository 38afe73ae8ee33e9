"""The settings as a fresh process reads them, and what they refuse."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests import certificates as made
from tests.house import ROOT

NEEDED = {"SECRET_KEY": "a-secret-of-this-test-" + "x" * 40, "PATH": "/usr/bin:/bin"}


def _read(*names: str, **environment: str) -> tuple[list[Any], str]:
    """Return the named settings of a process with this environment only, and the last line of its complaint."""
    code = f"import json, netralitas.settings as s; print(json.dumps([getattr(s, n) for n in {names!r}], default=str))"
    answer = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=NEEDED | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    complaint = (answer.stderr.strip().splitlines() or [""])[-1]
    return (json.loads(answer.stdout) if answer.returncode == 0 else []), complaint


def test_nothing_starts_without_a_secret_key():
    values, complaint = _read("DEBUG", SECRET_KEY="")

    assert values == []
    assert complaint.endswith("MissingSecret: Set SECRET_KEY, or SECRET_KEY_FILE to the path of a file that holds it.")


def test_the_defaults_are_the_embedded_portal_and_safe():
    values, _ = _read("DEBUG", "DEMO", "PUBLIC_URL", "REDIS_URL", "SESSION_COOKIE_SECURE", "TRUSTED_PROXIES")

    assert values == [False, False, "http://127.0.0.1:8000", "", False, 0]


def test_sqlite_takes_its_write_lock_at_the_start_of_a_transaction():
    (databases,), _ = _read("DATABASES")

    assert databases["default"]["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }


def test_a_public_name_with_tls_closes_cookies_and_moves_everybody_to_tls():
    values, _ = _read(
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "ALLOWED_HOSTS",
        "CSRF_TRUSTED_ORIGINS",
        PUBLIC_URL="https://netralitas.example.id/",
    )

    assert values == [
        True,
        True,
        True,
        31_536_000,
        ["127.0.0.1", "localhost", "[::1]", "netralitas.example.id"],
        ["https://netralitas.example.id"],
    ]


def test_the_forwarded_scheme_counts_only_behind_a_proxy_of_ours():
    assert _read("SECURE_PROXY_SSL_HEADER")[0] == [None]
    assert _read("SECURE_PROXY_SSL_HEADER", TRUSTED_PROXIES="1")[0] == [["HTTP_X_FORWARDED_PROTO", "https"]]


@pytest.mark.parametrize(
    "environment",
    [
        {"HOST": "0.0.0.0"},
        {"HOST": "10.0.0.4"},
        {"HOST": "::"},
        {"HOST": "portal.example.id"},
        {"PUBLIC_URL": "https://portal.example.id"},
        {"ALLOWED_HOSTS": "127.0.0.1,portal.example.id"},
        {"ALLOWED_HOSTS": "*"},
    ],
)
def test_the_demonstration_refuses_what_others_can_reach(environment):
    values, complaint = _read("DEMO", DEMO="1", **environment)

    assert values == []
    assert complaint == (
        "django.core.exceptions.ImproperlyConfigured: "
        "DEMO=1 starts on loopback only; see HOST, PUBLIC_URL and ALLOWED_HOSTS."
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "localhost", "::1"])
def test_the_demonstration_starts_on_loopback(host):
    assert _read("DEMO", DEMO="1", HOST=host)[0] == [True]


def test_addresses_that_carry_passwords_may_come_from_files(tmp_path):
    for name, value in {
        "DATABASE_URL": "postgres://portal:rahasia@postgres:5432/portal\n",
        "REDIS_URL": "redis://:rahasia@redis:6379/0\n",
        "EMAIL_URL": "smtp+tls://portal:rahasia@surat.example.id:587\n",
    }.items():
        (tmp_path / name).write_text(value)

    values, _ = _read(
        "DATABASES",
        "REDIS_URL",
        "EMAIL_HOST",
        "EMAIL_HOST_PASSWORD",
        "EMAIL_USE_TLS",
        **{f"{name}_FILE": str(tmp_path / name) for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL")},
    )

    database = values[0]["default"]
    assert (database["HOST"], database["PASSWORD"]) == ("postgres", "rahasia")
    assert values[1:] == ["redis://:rahasia@redis:6379/0", "surat.example.id", "rahasia", True]


def test_a_certificate_and_its_key_may_come_from_files(tmp_path):
    for name, value in zip(("SIGNING_CERT", "SIGNING_KEY"), made.pair(), strict=True):
        (tmp_path / name).write_text(value)

    files = {f"{name}_FILE": str(tmp_path / name) for name in ("SIGNING_CERT", "SIGNING_KEY")}

    assert _read("SIGNING_KEY_PAIR")[0] == [None]
    assert _read("SIGNING_KEY_PAIR", **files)[0][0].startswith(
        "Signer(certificate=<Certificate(subject=<Name(CN=Portal Uji)>"
    )


@pytest.mark.parametrize(
    ("which", "sentence"),
    [
        (lambda good, other: {"SIGNING_CERT": good[0]}, "one of the two is missing"),
        (
            lambda good, other: {"SIGNING_CERT": good[0], "SIGNING_KEY": other[1]},
            "the key does not belong to the first certificate",
        ),
        (
            lambda good, other: {"SIGNING_CERT": "rusak", "SIGNING_KEY": good[1]},
            "the first is no certificate in PEM form",
        ),
    ],
)
def test_a_broken_certificate_stops_the_start(which, sentence):
    values, complaint = _read("SIGNING_KEY_PAIR", **which(made.pair(), made.pair()))

    assert values == []
    assert complaint == (
        f"django.core.exceptions.ImproperlyConfigured: SIGNING_CERT and SIGNING_KEY cannot sign a letter: {sentence}."
    )


def test_a_certificate_at_its_end_stops_no_start():
    certificate, key = made.pair(days=(-30, -1))

    assert _read("DEBUG", SIGNING_CERT=certificate, SIGNING_KEY=key)[0] == [False]


def test_the_content_security_policy_allows_nothing_inline_and_nobody_else():
    (policy,), _ = _read("CONTENT_SECURITY_POLICY")

    sources = {source for directive in policy["DIRECTIVES"].values() for source in directive}
    assert sources == {"'self'", "'none'", "data:"}
    assert [name for name, allowed in policy["DIRECTIVES"].items() if "data:" in allowed] == ["img-src"]


def test_production_passes_the_deployment_check():
    answer = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env=NEEDED | {"PUBLIC_URL": "https://netralitas.example.id", "FIELD_KEYS": "x", "INDEX_KEY": "x"},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (answer.returncode, answer.stderr) == (0, "")
