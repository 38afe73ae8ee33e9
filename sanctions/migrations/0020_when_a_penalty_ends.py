from django.db import migrations

from sanctions.terms import served_until


def fill(apps, schema_editor):
    """Give every decision with a day of effect and a duration its last day; a case whose day passed is ended by time."""
    rows = apps.get_model("sanctions", "Decision").objects.filter(effective_on__isnull=False)
    for row in rows.filter(penalty__months__isnull=False).select_related("penalty").iterator():
        row.ends_on = served_until(row.effective_on, row.penalty.months)
        row.save(update_fields=["ends_on"])


class Migration(migrations.Migration):
    """Its reverse leaves the days: the column goes with the migration before."""

    dependencies = [("sanctions", "0019_served")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
