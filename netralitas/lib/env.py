"""Read secrets from the environment, or from the files that the environment names."""

import os
from pathlib import Path


class MissingSecret(Exception):
    """A secret the portal cannot start without is nowhere to be found."""


def secret(name: str, default: str | None = None) -> str:
    """Return the secret ``name``: the variable itself, else the content of the file that ``NAME_FILE`` names.

    The end of the file's last line is cut off. An empty variable counts as absent, for compose files set
    every name they mention. Raises MissingSecret, without any value in its text, when there is neither and no
    default.
    """
    if value := os.environ.get(name):
        return value
    if file := os.environ.get(f"{name}_FILE"):
        return _content(name, Path(file))
    if default is None:
        raise MissingSecret(f"Set {name}, or {name}_FILE to the path of a file that holds it.")
    return default


def _content(name: str, path: Path) -> str:
    try:
        value = path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise MissingSecret(f"{name}_FILE names {path}, unreadable: {type(error).__name__}.") from error
    if not value:
        raise MissingSecret(f"{name}_FILE names {path}, which is empty.")
    return value
