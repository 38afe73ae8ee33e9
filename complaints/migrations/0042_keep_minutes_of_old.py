"""Take the minutes of whoever is not the accused out of the evidence of their cases: they stay with Bawaslu.

A scan that one meeting with an accused and another one share is kept as well. Backwards they are exhibits again, as
the code of that time takes everything.
"""

from django.db import migrations


def keep(apps, schema_editor):
    Clarification = apps.get_model("complaints", "Clarification")
    Evidence = apps.get_model("complaints", "Evidence")
    rows = Clarification.objects.filter(minutes__isnull=False).exclude(whom="accused")
    heard = rows.values_list("minutes", "whom")
    of_reporter = {pk for pk, whom in heard if whom == "reporter"}
    Evidence.objects.filter(pk__in=of_reporter).update(kept="sealed")
    Evidence.objects.filter(pk__in={pk for pk, _whom in heard} - of_reporter).update(kept="office")


def give_back(apps, schema_editor):
    apps.get_model("complaints", "Evidence").objects.exclude(kept="").update(kept="")


class Migration(migrations.Migration):
    dependencies = [("complaints", "0041_minutes_stay_with_bawaslu")]
    operations = [migrations.RunPython(keep, give_back)]
