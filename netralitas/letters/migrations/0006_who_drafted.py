"""Keep who drafted a letter beside who issued it: two people, for ever.

A constraint makes SQLite build the table anew, and its triggers are lost with the old one; so they are taken down
first and raised again, with the new column among what never changes.
"""

from functools import partial
from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WALLS = import_module("netralitas.letters.migrations.0002_hold_what_was_issued")
raise_walls = partial(WALLS.raise_walls, fixed=[*WALLS.FIXED, "drafted_by_id"])


class Migration(migrations.Migration):
    dependencies = [
        ("letters", "0005_papers_of_the_council"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(WALLS.take_down, WALLS.raise_walls),
        migrations.AddField(
            model_name="letter",
            name="drafted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="penyusun konsep",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(drafted_by__isnull=True)
                | (models.Q(issued_by__isnull=False) & ~models.Q(drafted_by=models.F("issued_by"))),
                name="who_issues_a_letter_did_not_draft_it",
            ),
        ),
        migrations.RunPython(raise_walls, WALLS.take_down),
    ]
