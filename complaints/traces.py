"""Say in words what a trace on social media is: what was done, when, and which picture shows it. Pure."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.statuses import Trace

OTHER = "other"


def trace_title(link: dict[str, Any]) -> str:
    """Return where a trace is and whose account it is of."""
    platform = str(link.get("platform") or "")
    return " · ".join(filter(None, [_("Media lain") if platform == OTHER else platform, link.get("account")]))


def trace_words(link: dict[str, Any], names: dict[str, str]) -> list[str]:
    """Return the known facts of a link beside its address; ``names`` are the files at hand by fingerprint."""
    words = []
    if link.get("kind") in Trace.values:
        words.append(str(Trace(link["kind"]).label))
    day = date_format(date.fromisoformat(link["seen_on"]), "j F Y") if link.get("seen_on") else ""
    if moment := ", ".join(filter(None, [day, link.get("seen_at")])):
        words.append(moment)
    if screenshot := link.get("screenshot"):
        words.append(_("tangkapan layar: %(name)s") % {"name": names.get(screenshot) or screenshot[:8]})
    return words
