"""How the fields of a form are drawn."""

from typing import Any

from django.forms.renderers import DjangoTemplates, Jinja2

BUILT_IN = "django/forms/widgets/"


class Widgets(DjangoTemplates):
    """Draw Django's own widgets by the Jinja2 templates that come with it, and every other one as ever.

    The page of a case has some seventy fields; in Django's template language they took a quarter of its time. The
    widgets of the admin exist in that language alone.
    """

    quick = Jinja2()

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith(BUILT_IN):
            return self.quick.get_template(template_name)
        return super().get_template(template_name)
