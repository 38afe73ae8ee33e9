"""Describe the tokens in the OpenAPI document. Apart from ``api.py``: drf-spectacular imports the views."""

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "netralitas.people.api.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": str(_("Token yang diterbitkan pengelola akun, dengan cakupan dan batas waktu.")),
        }
