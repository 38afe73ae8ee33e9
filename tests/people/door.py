"""How tests knock at the door: a name and a password from one address."""

from typing import Any

from django.test import Client

ADDRESS = "203.0.113.77"
WRONG = "bukan-sandi-yang-benar"


def knock(client: Client, username: str, password: str, **extra: str) -> Any:
    """Send the sign-in form and return the answer."""
    return client.post("/masuk/", {"login": username, "password": password}, REMOTE_ADDR=ADDRESS, **extra)
