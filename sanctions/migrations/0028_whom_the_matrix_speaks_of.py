"""Rows of authority that were loaded speak of civil servants; those of other staff say so."""

from django.db import migrations

MORAL, CONTRACT = "M", "Pegawai non-ASN"


def name_staff(apps, schema_editor):
    """Say of each row whom it speaks of; loading the data files says the same of rows nobody changed."""
    authority = apps.get_model("sanctions", "Authority")
    for row in authority.objects.all():
        if row.post == CONTRACT:
            row.employments = ["ppnpn"]
        elif MORAL in row.penalties:
            row.employments = ["pns", "pppk"]
        else:
            continue
        row.save(update_fields=["employments"])


class Migration(migrations.Migration):
    dependencies = [("sanctions", "0027_tracks_of_a_case")]

    operations = [migrations.RunPython(name_staff, migrations.RunPython.noop)]
