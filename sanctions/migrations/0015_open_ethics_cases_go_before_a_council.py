"""Bring the open cases of the code of ethics before a council; what was decided under PP 94 stays as it was."""

from django.db import migrations

OPEN = ["opened", "summoned", "summoned_again", "examined", "reported"]


def forwards(apps, schema_editor):
    proceedings = apps.get_model("sanctions", "Proceeding").objects
    proceedings.filter(status__in=OPEN, recommendation__level="moral").update(status="council_awaited")


class Migration(migrations.Migration):

    dependencies = [("sanctions", "0014_ethics_track"), ("taskforce", "0003_verify_whoever_is_accused")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
