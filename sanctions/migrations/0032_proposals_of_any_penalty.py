import django.db.models.deletion
from django.db import migrations, models

import netralitas.lib.crypto


def name_what_was_proposed(apps, schema_editor):
    """Until now only the dismissal of a party member was proposed; a PPPK has a kind of its own."""
    Proposal = apps.get_model("sanctions", "Proposal")
    of_pppk = Proposal.objects.filter(proceeding__recommendation__accused__employment="pppk")
    Proposal.objects.filter(pk__in=list(of_pppk.values_list("pk", flat=True))).update(penalty_id="PPPK-PTDH")
    Proposal.objects.filter(penalty=None).update(penalty_id="PTDH")


class Migration(migrations.Migration):

    dependencies = [
        ('sanctions', '0031_clock_of_a_dismissal'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='proposal',
            options={'verbose_name': 'usul hukuman', 'verbose_name_plural': 'usul hukuman'},
        ),
        migrations.AddField(
            model_name='proposal',
            name='below_range_reason',
            field=netralitas.lib.crypto.EncryptedTextField(blank=True, default='', verbose_name='alasan di bawah rentang'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='proposal',
            name='level_reason',
            field=netralitas.lib.crypto.EncryptedTextField(blank=True, default='', verbose_name='alasan memilih tingkat'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='proposal',
            name='penalty',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sanctions.penalty', verbose_name='hukuman'),
        ),
        migrations.RunPython(name_what_was_proposed, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='proposal',
            name='penalty',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sanctions.penalty', verbose_name='hukuman'),
        ),
    ]
