from django.db import migrations, models


class Migration(migrations.Migration):
    """Team and summons become rows with days and marks; the number of summonses leaves the table's constraint.

    The three team rules are made anew: nobody could edit them yet, and loading the law brings them back at once.
    """

    dependencies = [("sanctions", "0002_close_what_is_not_proven")]

    operations = [
        migrations.DeleteModel("TeamRule"),
        migrations.CreateModel(
            name='SummonsRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(max_length=120, verbose_name='dasar')),
                ('valid_from', models.DateField(verbose_name='berlaku sejak')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('confidence', models.CharField(max_length=2, verbose_name='keyakinan')),
                ('needs_verification', models.BooleanField(default=False, verbose_name='perlu verifikasi')),
                ('edited_by_hand', models.BooleanField(default=False, verbose_name='diubah petugas')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='panggilan ke')),
                ('deadline', models.CharField(blank=True, help_text='Aturan tenggat yang berjalan sejak pemeriksaan sebelumnya tidak dihadiri.', max_length=20, verbose_name='kode tenggat')),
            ],
            options={
                'verbose_name': 'aturan panggilan',
                'verbose_name_plural': 'aturan panggilan',
                'ordering': ['ordinal', '-valid_from'],
            },
        ),
        migrations.CreateModel(
            name='TeamRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('basis', models.CharField(max_length=120, verbose_name='dasar')),
                ('valid_from', models.DateField(verbose_name='berlaku sejak')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('confidence', models.CharField(max_length=2, verbose_name='keyakinan')),
                ('needs_verification', models.BooleanField(default=False, verbose_name='perlu verifikasi')),
                ('edited_by_hand', models.BooleanField(default=False, verbose_name='diubah petugas')),
                ('level', models.CharField(max_length=15, verbose_name='tingkat')),
                ('need', models.CharField(choices=[('none', 'tidak perlu'), ('optional', 'boleh'), ('mandatory', 'wajib')], max_length=10, verbose_name='Tim Pemeriksa')),
                ('elements', models.JSONField(blank=True, default=list, verbose_name='unsur')),
            ],
            options={
                'verbose_name': 'aturan Tim Pemeriksa',
                'verbose_name_plural': 'aturan Tim Pemeriksa',
                'ordering': ['level', '-valid_from'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='summons',
            name='a_person_is_summoned_twice_at_most',
        ),
        migrations.AddConstraint(
            model_name='summons',
            constraint=models.CheckConstraint(condition=models.Q(('ordinal__gte', 1)), name='a_summons_is_counted_from_one'),
        ),
        migrations.AddConstraint(
            model_name='summonsrule',
            constraint=models.UniqueConstraint(fields=('ordinal', 'valid_from'), name='one_summons_rule_per_ordinal_and_start'),
        ),
        migrations.AddConstraint(
            model_name='summonsrule',
            constraint=models.CheckConstraint(condition=models.Q(('ordinal__gte', 1)), name='summonses_are_counted_from_one'),
        ),
        migrations.AddConstraint(
            model_name='summonsrule',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='a_summons_rule_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='teamrule',
            constraint=models.UniqueConstraint(fields=('level', 'valid_from'), name='one_team_rule_per_level_and_start'),
        ),
        migrations.AddConstraint(
            model_name='teamrule',
            constraint=models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='a_team_rule_ends_after_it_begins'),
        ),
    ]
