from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('letters', '0003_find_by_fingerprint'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letter',
            name='kind',
            field=models.CharField(choices=[('receipt', 'Tanda Terima Laporan'), ('recommendation', 'Rekomendasi'), ('reminder', 'Surat Pengingat'), ('summons', 'Surat Panggilan'), ('minutes', 'Berita Acara Pemeriksaan'), ('examination_report', 'Laporan Hasil Pemeriksaan'), ('decision', 'Keputusan Hukuman Disiplin'), ('moral_statement', 'Pernyataan Sanksi Moral'), ('completion_notice', 'Pemberitahuan Kelengkapan Laporan'), ('status_notice', 'Pemberitahuan Status Laporan'), ('forwarding', 'Surat Penerusan')], max_length=24, verbose_name='jenis'),
        ),
    ]
