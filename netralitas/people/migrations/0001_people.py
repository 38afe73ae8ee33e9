import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import netralitas.lib.crypto
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('role', models.CharField(choices=[('verifier', 'Verifikator Bawaslu'), ('satgas', 'Anggota Satgas'), ('agency_officer', 'Petugas instansi'), ('supervisor', 'Pengawas kepatuhan (Kemendagri, KemenPANRB)'), ('auditor', 'Auditor'), ('admin', 'Pengelola akun')], max_length=20, verbose_name='peran')),
                ('must_change_password', models.BooleanField(default=False, editable=False, verbose_name='wajib mengganti kata sandi')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'pengguna',
                'verbose_name_plural': 'pengguna',
                'ordering': ['username'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(blank=True, max_length=80, verbose_name='untuk apa')),
                ('prefix', models.CharField(editable=False, max_length=16, unique=True, verbose_name='awalan')),
                ('digest', models.CharField(editable=False, max_length=64, verbose_name='sidik')),
                ('scopes', models.JSONField(default=list, verbose_name='cakupan')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='dibuat')),
                ('expires_at', models.DateTimeField(verbose_name='berlaku sampai')),
                ('revoked_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='dicabut')),
                ('last_used_on', models.DateField(blank=True, editable=False, null=True, verbose_name='terakhir dipakai')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to=settings.AUTH_USER_MODEL, verbose_name='pengguna')),
            ],
            options={
                'verbose_name': 'token API',
                'verbose_name_plural': 'token API',
                'ordering': ['-id'],
            },
        ),
        migrations.CreateModel(
            name='Instansi',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='kode')),
                ('name', models.CharField(max_length=160, verbose_name='nama')),
                ('short_name', models.CharField(blank=True, max_length=80, verbose_name='nama pendek')),
                ('kind', models.CharField(choices=[('provinsi', 'Pemerintah provinsi'), ('kabupaten', 'Pemerintah kabupaten'), ('kota', 'Pemerintah kota'), ('ministry', 'Kementerian'), ('lpnk', 'Lembaga pemerintah nonkementerian'), ('secretariat', 'Sekretariat lembaga negara atau lembaga nonstruktural'), ('commission', 'Komisi atau badan pengawas'), ('other', 'Lainnya')], max_length=12, verbose_name='jenis')),
                ('level', models.CharField(choices=[('pusat', 'Instansi pusat'), ('provinsi', 'Instansi daerah provinsi'), ('kabkota', 'Instansi daerah kabupaten/kota')], max_length=8, verbose_name='tingkat')),
                ('covers', models.JSONField(blank=True, default=list, help_text='Kode provinsi, hanya untuk badan yang wilayah kerjanya beberapa provinsi (kantor regional BKN).', verbose_name='provinsi dalam wilayah kerja')),
                ('is_satgas_member', models.BooleanField(default=False, verbose_name='anggota Satgas')),
                ('has_appointing_official', models.BooleanField(default=True, verbose_name='punya pejabat pembina kepegawaian')),
                ('letterhead', models.JSONField(blank=True, default=dict, help_text='office_title, government, unit, address, city', verbose_name='kepala surat')),
                ('active_from', models.DateField(blank=True, null=True, verbose_name='aktif sejak')),
                ('active_to', models.DateField(blank=True, null=True, verbose_name='aktif sampai')),
                ('needs_verification', models.BooleanField(default=True, verbose_name='perlu verifikasi')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='catatan')),
                ('edited_by_hand', models.BooleanField(default=False, editable=False, verbose_name='disunting tangan')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='people.instansi', verbose_name='di atasnya')),
            ],
            options={
                'verbose_name': 'instansi',
                'verbose_name_plural': 'instansi',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='user',
            name='instansi',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='people.instansi', verbose_name='instansi'),
        ),
        migrations.CreateModel(
            name='Region',
            fields=[
                ('code', models.CharField(max_length=5, primary_key=True, serialize=False, verbose_name='kode')),
                ('name', models.CharField(max_length=80, verbose_name='nama')),
                ('kind', models.CharField(choices=[('provinsi', 'Provinsi'), ('kabupaten', 'Kabupaten'), ('kota', 'Kota')], max_length=10, verbose_name='jenis')),
                ('utc_offset', models.SmallIntegerField(verbose_name='selisih jam dari UTC')),
                ('edited_by_hand', models.BooleanField(default=False, editable=False, verbose_name='disunting tangan')),
                ('province', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='people.region', verbose_name='provinsi')),
            ],
            options={
                'verbose_name': 'wilayah',
                'verbose_name_plural': 'wilayah',
                'ordering': ['code'],
            },
        ),
        migrations.AddField(
            model_name='instansi',
            name='region',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.region', verbose_name='wilayah'),
        ),
        migrations.AddField(
            model_name='user',
            name='region',
            field=models.ForeignKey(blank=True, help_text='Kosong berarti seluruh Indonesia.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='users', to='people.region', verbose_name='wilayah'),
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('recommending_body', 'Memberi rekomendasi kepada PPK')], max_length=20, verbose_name='tugas')),
                ('valid_from', models.DateField(verbose_name='berlaku sejak')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('basis', models.CharField(max_length=200, verbose_name='dasar')),
                ('needs_verification', models.BooleanField(default=True, verbose_name='perlu verifikasi')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='catatan')),
                ('instansi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='people.instansi', verbose_name='instansi')),
            ],
            options={
                'verbose_name': 'kewenangan',
                'verbose_name_plural': 'kewenangan',
                'ordering': ['kind', 'valid_from'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'valid_from'), name='one_mandate_begins_per_day', violation_error_message='Pada hari itu sudah ada yang mulai.'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='mandate_ends_after_it_begins', violation_error_message='Akhir mendahului awal.')],
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('appointing_official', 'Pejabat Pembina Kepegawaian (PPK)'), ('authorised_official', 'Pejabat yang Berwenang (PyB)'), ('staffing_office', 'Unit kepegawaian'), ('case_desk', 'Meja penanganan perkara')], max_length=20, verbose_name='jenis')),
                ('title', models.CharField(max_length=160, verbose_name='nama jabatan atau unit')),
                ('holder_name', models.CharField(blank=True, max_length=120, verbose_name='nama pejabat')),
                ('holder_nip', netralitas.lib.crypto.EncryptedTextField(blank=True, null=True, verbose_name='NIP pejabat')),
                ('email', netralitas.lib.crypto.EncryptedTextField(blank=True, null=True, verbose_name='surel')),
                ('valid_from', models.DateField(verbose_name='berlaku sejak')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='berlaku sampai')),
                ('needs_verification', models.BooleanField(default=True, verbose_name='perlu verifikasi')),
                ('instansi', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offices', to='people.instansi', verbose_name='instansi')),
            ],
            options={
                'verbose_name': 'jabatan',
                'verbose_name_plural': 'jabatan',
                'indexes': [models.Index(fields=['instansi', 'kind', 'valid_from'], name='office_instansi_kind_from')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='office_ends_after_it_begins', violation_error_message='Akhir mendahului awal.')],
            },
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'provinsi'), ('province', None)), models.Q(models.Q(('kind', 'provinsi'), _negated=True), ('province__isnull', False)), _connector='OR'), name='region_below_province_has_province'),
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(('utc_offset__gte', 7), ('utc_offset__lte', 9)), name='region_lies_in_wib_wita_wit'),
        ),
        migrations.AddIndex(
            model_name='instansi',
            index=models.Index(fields=['kind', 'region'], name='instansi_kind_region'),
        ),
        migrations.AddIndex(
            model_name='instansi',
            index=models.Index(fields=['name'], name='instansi_name'),
        ),
        migrations.AddConstraint(
            model_name='instansi',
            constraint=models.CheckConstraint(condition=models.Q(('active_from', None), ('active_to', None), ('active_to__gte', models.F('active_from')), _connector='OR'), name='instansi_ends_after_it_begins', violation_error_message='Akhir mendahului awal.'),
        ),
        migrations.AddConstraint(
            model_name='instansi',
            constraint=models.CheckConstraint(condition=models.Q(('parent', None), models.Q(('parent', models.F('id')), _negated=True), _connector='OR'), name='instansi_is_not_its_own_parent', violation_error_message='Instansi tidak dapat berada di atas dirinya sendiri.'),
        ),
        migrations.AddIndex(
            model_name='user',
            index=models.Index(fields=['role', 'is_active'], name='user_role_active'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('username'), name='one_account_per_username_in_any_case'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['verifier', 'satgas', 'agency_officer', 'supervisor', 'auditor', 'admin'])), name='user_role_is_known'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role', 'agency_officer'), _negated=True), ('instansi__isnull', False), _connector='OR'), name='agency_officer_has_an_instansi'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role', 'agency_officer'), _negated=True), models.Q(('is_staff', False), ('is_superuser', False)), _connector='OR'), name='agency_officer_is_not_staff'),
        ),
    ]
