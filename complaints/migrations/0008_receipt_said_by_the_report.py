"""The receipt is found by its report; that a report was received is said by the report itself."""

from django.db import migrations


def forget_receptions(apps, schema_editor):
    apps.get_model("complaints", "Milestone").objects.filter(kind="received").delete()


class Migration(migrations.Migration):
    dependencies = [("complaints", "0007_public_figures")]

    operations = [
        migrations.RunPython(forget_receptions, migrations.RunPython.noop),
        migrations.RemoveField(model_name="complaint", name="receipt"),
    ]
