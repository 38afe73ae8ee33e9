"""Hide what tells a witness in the reports that are there, as in new ones from their first moment.

The words by which they are found follow with ``portal index_words --all``.
"""

from collections import defaultdict

from django.db import migrations

from complaints.hiding import masks_of

BATCH = 500


def hide(apps, schema_editor):
    Complaint = apps.get_model("complaints", "Complaint")
    told = defaultdict(list)
    for row in apps.get_model("complaints", "Witness").objects.iterator(BATCH):
        told[row.complaint_id].append((row.details, row.contact))
    heard = apps.get_model("complaints", "Clarification").objects.filter(whom__in=["witness", "informant"])
    for row in heard.select_related("complaint").iterator(BATCH):
        told[row.complaint.split_from_id or row.complaint_id].append((row.name, ""))
    keys = sorted(told)
    for start in range(0, len(keys), BATCH):
        rows = list(Complaint.objects.filter(pk__in=keys[start : start + BATCH]).prefetch_related("accused"))
        for row in rows:
            accused = [f"{person.name} {person.post}" for person in row.accused.all()]
            found = masks_of(told[row.pk], accused=accused) or {}
            before = row.masks or {"words": [], "reporter": True}
            words = list(dict.fromkeys([*before["words"], *found.get("words", [])]))
            row.masks = {**before, "words": words} if words else row.masks
        Complaint.objects.bulk_update(rows, ["masks"])


class Migration(migrations.Migration):
    dependencies = [("complaints", "0045_accused_as_told")]
    operations = [migrations.RunPython(hide, migrations.RunPython.noop)]
