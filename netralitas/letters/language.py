"""Letters are written in the state's language, whatever language their writer's screen is in."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.utils.translation import override

Given = ParamSpec("Given")
Words = TypeVar("Words")


def written_for_letters(build: Callable[Given, Words]) -> Callable[Given, Words]:
    """Let a function that makes the words of a letter make them in Indonesian."""

    @wraps(build)
    def written(*args: Given.args, **kwargs: Given.kwargs) -> Words:
        with override(settings.LANGUAGE_CODE):
            return build(*args, **kwargs)

    return written
