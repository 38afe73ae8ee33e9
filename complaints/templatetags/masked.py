"""Show a free text as its reader may read it."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from complaints.masking import BLOCK
from complaints.models import Accused
from complaints.sight import HIDDEN, MARKED, Mask

register = template.Library()


@register.filter
def masked(text: str, mask: Mask) -> SafeString:
    """Return a text with blocks in the place of what is hidden, and with a mark on what is hidden from others.

    A screen reader says a word instead of the block. Line breaks are kept.
    """
    return format_html_join("", "{}", ((_piece(part, state),) for part, state in mask.pieces(str(text))))


@register.filter
def called(person: Accused, mask: Mask) -> SafeString:
    """Return what an accused is called: by name or post, else as the reporter describes them."""
    return masked(person.called, mask.of_accused(person))


def _piece(text: str, state: str) -> SafeString:
    if state == HIDDEN:
        return format_html(
            '<span class="masked"><span aria-hidden="true">{}</span><span class="sr">[{}]</span></span>',
            BLOCK, _("disamarkan"),
        )  # fmt: skip
    lines = format_html_join(SafeString("<br>"), "{}", ((line,) for line in text.replace("\r\n", "\n").split("\n")))
    if state == MARKED:
        return format_html(
            '<mark class="masked-for-others">{}<span class="sr"> [{}]</span></mark>',
            lines, _("disamarkan bagi pihak lain"),
        )  # fmt: skip
    return lines
