"""The production shape holds together, as far as can be seen without a Docker engine."""

import re
import subprocess
import sys
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.management import get_commands

from netralitas.celery import app
from tests.house import ROOT

COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
NGINX = (ROOT / ".docker" / "nginx.conf").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / ".docker" / "Dockerfile").read_text(encoding="utf-8")
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
ENDS_BY_ITSELF = {"prepare"}


def _words(command: list[str]) -> list[str]:
    """Return the words of a command, also of one that a shell reads."""
    return command[2].split() if command[:2] == ["sh", "-c"] else command


def test_the_shape_is_the_one_promised():
    assert set(SERVICES) == {"prepare", "web", "worker", "beat", "postgres", "redis", "clamav", "proxy"}


@pytest.mark.parametrize("name", sorted(set(SERVICES) - ENDS_BY_ITSELF))
def test_every_lasting_service_is_asked_for_its_health(name):
    assert SERVICES[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_no_service_runs_as_root_or_gains_rights(name):
    service = SERVICES[name]

    assert service["user"].split(":")[0] not in {"", "0", "root"}
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"clamav"}))  # it keeps its signatures where it likes
def test_what_need_not_write_cannot(name):
    assert SERVICES[name]["read_only"] is True


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_everything_a_service_names_is_declared(name):
    service = SERVICES[name]
    folders = [volume.split(":")[0] for volume in service.get("volumes", []) if not volume.startswith(".")]

    assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])
    assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert set(folders) <= set(COMPOSE["volumes"])
    assert set(service.get("depends_on", {})) <= set(SERVICES)


def test_only_the_proxy_is_open_to_the_world():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    # Whoever holds reports reaches nothing outside: a network that is not internal is a way out.
    outside = {name for name, network in COMPOSE["networks"].items() if not network.get("internal")}
    assert {name for name, service in SERVICES.items() if outside & set(service["networks"])} == {
        "proxy",
        "worker",
        "clamav",
    }


def test_the_worker_can_be_multiplied():
    assert {"container_name", "ports"} & set(SERVICES["worker"]) == set()


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_setting_is_one_that_is_read(name):
    sources = [*(ROOT / "netralitas" / "lib").glob("*.py"), ROOT / "netralitas" / "settings.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text))
    secret = set(re.findall(r'secret\(\s*"([A-Z_]+)"', text))
    given = OURS[name]["environment"]

    assert {key for key in given if key not in read | secret and key.removesuffix("_FILE") not in secret} == set()
    assert {value for key, value in given.items() if key.endswith("_FILE")} == {
        f"/run/secrets/{secret}" for secret in OURS[name]["secrets"]
    }


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_command_of_ours_exists(name):
    words = _words(OURS[name]["command"])
    scripts = {script.name for script in entry_points(group="console_scripts")}

    if words[0] == "python":
        called = [words[place + 1] for place, word in enumerate(words) if word == "manage.py"]
        assert set(called) <= set(get_commands())
        assert called != []
    elif words[0] == "gunicorn":
        module, _, attribute = words[1].partition(":")
        assert (find_spec(module) is not None, attribute) == (True, "application")
        assert "gunicorn" in scripts
    else:
        assert words[:3] == ["celery", "-A", "netralitas"]
        assert words[3] in {"worker", "beat"}
        assert (app.main, "celery" in scripts) == ("netralitas", True)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("web", ["gunicorn", "--check-config", "netralitas.wsgi:application"]),
        ("worker", ["celery", "-A", "netralitas", "worker", "--help"]),
        ("beat", ["celery", "-A", "netralitas", "beat", "--help"]),
    ],
)
def test_every_option_is_known_to_its_program(name, words):
    command = SERVICES[name]["command"]
    options = [re.sub(r"\$\{\w+:-(\w+)\}", r"\1", word) for word in command if word.startswith("--")]
    if name == "web":
        words = [*words, *(option for option in options if not option.startswith("--bind"))]

    answer = subprocess.run(
        [str(Path(sys.executable).with_name(words[0])), *words[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert answer.returncode == 0, answer.stderr
    if name != "web":
        assert [option for option in options if option.split("=")[0] not in answer.stdout] == []


def test_the_health_checks_ask_the_program_that_runs():
    assert "http://127.0.0.1:8000/healthz" in SERVICES["web"]["healthcheck"]["test"][-1]
    assert "--bind=0.0.0.0:8000" in SERVICES["web"]["command"]
    for name, node in (("worker", "celery@"), ("beat", "celerybeat@")):
        asked = SERVICES[name]["healthcheck"]["test"][-1]
        assert asked.startswith("celery -A netralitas inspect ping")
        assert asked.endswith(f"--destination {node}$$HOSTNAME")
    assert settings.CELERY_BEAT_ENABLE_REMOTE_CONTROL is True  # beat answers a ping only then


def test_every_secret_is_drawn_once_and_kept(tmp_path):
    def drawn() -> dict[str, str]:
        subprocess.run([ROOT / ".docker" / "make-secrets", str(tmp_path)], check=True, timeout=60)
        return {path.name: path.read_text().strip() for path in tmp_path.iterdir()}

    first = drawn()

    assert drawn() == first
    assert set(first) == set(COMPOSE["secrets"])
    assert {entry["file"] for entry in COMPOSE["secrets"].values()} == {f".secrets/{name}" for name in first}
    assert Fernet(first["field_keys"])
    assert f":{first['postgres_password']}@postgres:5432/portal" in first["database_url"]
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_secrets_are_in_no_image_and_in_no_commit():
    assert ".secrets/" in (ROOT / ".gitignore").read_text().splitlines()
    assert (ROOT / ".dockerignore").read_text().splitlines()[1] == "*"


def test_the_image_copies_only_what_is_sent_to_it():
    sent = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = set(re.findall(r"^COPY (?!--from)(\S+)", DOCKERFILE, re.MULTILINE))

    assert copied == sent
    assert [name for name in copied if not (ROOT / name).exists()] == []


def test_the_proxy_keeps_no_address():
    assert re.findall(r"access_log\s+([^;]+);", NGINX) == ["off"]
    assert re.findall(r"error_log\s+([^;]+);", NGINX) == ["stderr emerg"]
    assert "log_format" not in NGINX


def test_the_proxy_passes_on_what_the_settings_believe():
    assert "proxy_pass http://$portal;" in NGINX
    assert re.findall(r"set \$portal (\S+);", NGINX) == ["web:8000"]
    assert re.findall(r"X-Forwarded-For (\S+);", NGINX) == ["$remote_addr"]
    assert SERVICES["web"]["environment"]["TRUSTED_PROXIES"] == "1"
    assert set(re.findall(r"/run/secrets/(\w+)", NGINX)) == set(SERVICES["proxy"]["secrets"])


def test_the_proxy_takes_as_much_as_the_portal_allows():
    allowed = settings.EVIDENCE["max_total_bytes"]
    (megabytes,) = re.findall(r"client_max_body_size (\d+)m;", NGINX)

    assert int(megabytes) * 1024 * 1024 > allowed
