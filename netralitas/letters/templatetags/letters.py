"""Tags and filters of the letters' templates."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from netralitas.letters import words
from netralitas.letters.typography import typeset_html

register = template.Library()


class TypesetNode(template.Node):
    def __init__(self, nodelist: NodeList):
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        # The block was escaped by the template engine; typesetting escapes again whatever it unescaped.
        return mark_safe(typeset_html(self.nodelist.render(context)))  # nosec B308 B703


@register.tag
def typeset(parser: Parser, token: Token) -> TypesetNode:
    """Set all text of the block; stands once, around the whole letter."""
    nodelist = parser.parse(("endtypeset",))
    parser.delete_first_token()
    return TypesetNode(nodelist)


@register.filter
def fact(value: Any) -> str:
    """Print a fact; one that is unverified carries a mark that the style sheet shows in drafts and on receipts."""
    return _marked(value, str)


@register.filter
def fact_caps(value: Any) -> str:
    """Print a fact in capitals."""
    return _marked(value, str.upper)


@register.filter
def fact_midway(value: Any) -> str:
    """Print a fact in the midst of a sentence: its first letter is small."""
    return _marked(value, lambda text: text[:1].lower() + text[1:])


def _marked(value: Any, printed: Callable[[str], str]) -> str:
    if not isinstance(value, dict):
        return printed(str(value))
    if value.get("unverified"):
        return format_html("<span data-unverified>{}</span>", printed(value["text"]))
    return printed(str(value["text"]))


@register.filter
def some(records: Sequence[Mapping[str, Any]], name: str) -> bool:
    """Say whether any record has something under a name."""
    return any(record.get(name) for record in records)


@register.filter
def name_caps(name: str) -> str:
    """Print a name in capitals and leave its titles alone."""
    return words.name_in_capitals(name)


@register.filter
def nip(number: str) -> str:
    """Print an employee number in its groups."""
    return words.nip_in_groups(number)


@register.filter
def clause_label(place: int) -> str:
    """Print the label of a decision's clause: KESATU, KEDUA …"""
    return words.clause_label(place)
