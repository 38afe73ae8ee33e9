import django.db.models.deletion
import netralitas.lib.crypto
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_people'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('receipt', 'Tanda Terima Laporan'), ('recommendation', 'Rekomendasi'), ('reminder', 'Surat Pengingat'), ('summons', 'Surat Panggilan'), ('minutes', 'Berita Acara Pemeriksaan'), ('examination_report', 'Laporan Hasil Pemeriksaan'), ('decision', 'Keputusan Hukuman Disiplin'), ('moral_statement', 'Pernyataan Sanksi Moral')], max_length=24, verbose_name='jenis')),
                ('title', models.CharField(max_length=120, verbose_name='judul')),
                ('number', models.CharField(max_length=120, verbose_name='nomor')),
                ('dated', models.DateField(verbose_name='tanggal surat')),
                ('year', models.PositiveSmallIntegerField(verbose_name='tahun nomor')),
                ('subject_type', models.CharField(max_length=60, verbose_name='jenis objek')),
                ('subject_id', models.CharField(max_length=40, verbose_name='nomor objek')),
                ('state', models.CharField(choices=[('issued', 'diterbitkan'), ('void', 'dibatalkan')], default='issued', max_length=12, verbose_name='keadaan')),
                ('classification', models.CharField(choices=[('biasa', 'Biasa'), ('terbatas', 'Terbatas'), ('rahasia', 'Rahasia'), ('sangat_rahasia', 'Sangat Rahasia')], max_length=16, verbose_name='sifat')),
                ('token', models.CharField(max_length=12, unique=True, verbose_name='kode verifikasi')),
                ('context', netralitas.lib.crypto.EncryptedJSONField(verbose_name='isi')),
                ('resealed', models.PositiveSmallIntegerField(default=0, verbose_name='kali disegel ulang')),
                ('pdf', models.CharField(blank=True, max_length=80, verbose_name='berkas tersegel')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='sidik SHA-256')),
                ('pages', models.PositiveSmallIntegerField(default=0, verbose_name='halaman')),
                ('render_failures', models.PositiveSmallIntegerField(default=0, verbose_name='gagal disusun')),
                ('issued_at', models.DateTimeField(verbose_name='diterbitkan')),
                ('void_reason', netralitas.lib.crypto.EncryptedTextField(blank=True, default='', verbose_name='alasan pembatalan')),
                ('issued_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='penerbit surat')),
                ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.instansi', verbose_name='penerbit')),
                ('supersedes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='letters.letter', verbose_name='menggantikan')),
            ],
            options={
                'verbose_name': 'surat',
                'verbose_name_plural': 'surat',
                'indexes': [models.Index(fields=['subject_type', 'subject_id'], name='letter_subject'), models.Index(condition=models.Q(('sha256', '')), fields=['render_failures', 'id'], name='letter_waiting')],
                'constraints': [models.UniqueConstraint(fields=('issuer', 'year', 'number'), name='a_number_is_given_once'), models.CheckConstraint(condition=models.Q(models.Q(('number', ''), _negated=True), models.Q(('token', ''), _negated=True)), name='an_issued_letter_has_number_and_token'), models.CheckConstraint(condition=models.Q(models.Q(('pages', 0), ('pdf', ''), ('sha256', '')), models.Q(models.Q(('sha256', ''), _negated=True), models.Q(('pdf', ''), _negated=True), ('pages__gte', 1)), _connector='OR'), name='a_rendered_letter_is_whole')],
            },
        ),
        migrations.CreateModel(
            name='NumberSeries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=24, verbose_name='seri')),
                ('year', models.PositiveSmallIntegerField(verbose_name='tahun')),
                ('pattern', models.CharField(max_length=80, verbose_name='pola')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='nomor terakhir')),
                ('instansi', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.instansi', verbose_name='instansi')),
            ],
            options={
                'verbose_name': 'seri nomor',
                'verbose_name_plural': 'seri nomor',
                'constraints': [models.UniqueConstraint(fields=('instansi', 'series', 'year'), name='one_number_series_per_year')],
            },
        ),
    ]
