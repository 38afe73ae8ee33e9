from django.db import migrations, transaction

from complaints.answers import bare_account, bare_plate
from complaints.personkeys import keys_of
from complaints.personmatch import Facts

BATCH = 1000


def write_keys(apps, schema_editor):
    """Write the traces of everybody on file, a batch a transaction; broken off, it begins anew and ends the same."""
    accused, keys = apps.get_model("complaints", "Accused"), apps.get_model("complaints", "MatchKey")
    people = accused.objects.only("name", "nip", "instansi", "post", "account", "plate").order_by("pk")
    last = 0
    while rows := list(people.filter(pk__gt=last)[:BATCH]):
        with transaction.atomic():
            keys.objects.filter(accused__in=rows).delete()
            keys.objects.bulk_create(
                keys(accused=row, key=key) for row in rows for key in sorted(keys_of(_facts(row)))
            )
        last = rows[-1].pk


def _facts(row):
    account, plate = bare_account(row.account), bare_plate(row.plate)
    return Facts(row.name, row.nip, row.instansi_id, post=row.post, account=account, plate=plate)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("complaints", "0032_same_person")]
    operations = [migrations.RunPython(write_keys, migrations.RunPython.noop)]
