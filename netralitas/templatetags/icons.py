"""Icons: written where they are used, defined once at the end of the page, and only those the page uses."""

import re
from functools import lru_cache
from pathlib import Path

from django import template
from django.template.base import NodeList, Parser, Token
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

SHEET = Path(__file__).resolve().parents[2] / "templates" / "components" / "icons.svg"
SYMBOL = re.compile(r'<symbol id="i-([a-z-]+)".*?</symbol>')
USE = re.compile(r'href="#i-([a-z-]+)"')


@lru_cache(maxsize=1)
def _symbols() -> dict[str, str]:
    return {match.group(1): match.group(0) for match in SYMBOL.finditer(SHEET.read_text(encoding="utf-8"))}


def sprite_of(markup: str) -> SafeString:
    """Return the symbols that a piece of markup refers to, as one hidden drawing; empty when it uses none."""
    names = dict.fromkeys(USE.findall(markup))
    if not names:
        return SafeString("")
    symbols = "".join(_symbols()[name] for name in names)
    # Nothing typed by anybody goes in: the symbols are read from our own sheet.
    return SafeString(f'<svg class="sprite" aria-hidden="true">{symbols}</svg>')  # nosec B703


@register.simple_tag
def icon(name: str) -> SafeString:
    """Place one icon; it never stands without a word beside it."""
    return format_html('<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def sprite(names: str) -> SafeString:
    """Define the icons named (space-separated), for a page whose body ``withsprite`` cannot enclose."""
    return sprite_of("".join(f'href="#i-{name}"' for name in names.split()))


@register.tag
def withsprite(parser: Parser, token: Token) -> template.Node:
    """Render what is enclosed, then define the icons it used: ``{% withsprite %} … {% endwithsprite %}``."""
    nodes = parser.parse(("endwithsprite",))
    parser.delete_first_token()
    return _SpriteNode(nodes)


class _SpriteNode(template.Node):
    def __init__(self, nodes: NodeList):
        self.nodelist = nodes

    def render(self, context: template.Context) -> SafeString:
        markup = self.nodelist.render(context)
        return markup + sprite_of(markup)
