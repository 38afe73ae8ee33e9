"""Icons: defined once a page, only those it uses, and a name that is not drawn is a mistake seen at once."""

import pytest
from django.template import Context, Template

from netralitas.templatetags.icons import sprite_of


def page(body: str) -> str:
    return Template("{% load icons %}{% withsprite %}" + body + "{% endwithsprite %}").render(Context())


def test_page_defines_each_icon_it_uses_once():
    markup = page('{% icon "check" %}{% icon "eye" %}{% icon "check" %}')

    assert (markup.count('<symbol id="i-check"'), markup.count('<symbol id="i-eye"')) == (1, 1)
    assert 'id="i-eye-off"' not in markup


def test_page_without_icons_defines_none():
    assert page("<p>halo</p>") == "<p>halo</p>"


def test_icon_that_is_not_drawn_is_an_error():
    with pytest.raises(KeyError):
        page('{% icon "unicorn" %}')


def test_sprite_names_icons_for_pages_that_cannot_be_enclosed():
    markup = Template('{% load icons %}{% sprite "check lock" %}').render(Context())

    assert markup == sprite_of('href="#i-check" href="#i-lock"')
    assert markup.count("<symbol") == 2
