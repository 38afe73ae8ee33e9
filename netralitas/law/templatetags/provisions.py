"""Say on a page what the law says."""

from typing import Any

from django import template
from django.utils import timezone

from netralitas.law.provisions import provision as said

register = template.Library()


@register.inclusion_tag("components/provision.html")
def provision(code: str, regime: str = "") -> dict[str, Any]:
    """Say a provision in force today with its article and its mark; nothing when there is none."""
    return {"said": said(code, timezone.localdate(), regime=regime)}
