from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('complaints', '0018_find_by_outside_number'),
    ]

    operations = [
        migrations.AlterField(
            model_name='milestone',
            name='kind',
            field=models.CharField(choices=[('received', 'Laporan diterima'), ('initial_study', 'Petugas mulai memeriksa kelengkapan'), ('needs_completion', 'Petugas meminta kelengkapan'), ('not_registered', 'Laporan tidak diregister'), ('adopted', 'Bawaslu mengangkat laporan Anda menjadi temuan'), ('registered', 'Laporan diregister'), ('under_study', 'Bawaslu mengkaji perkara'), ('not_proven', 'Bukan pelanggaran'), ('forwarded', 'Terbukti, diteruskan kepada Satgas'), ('returned', 'Kajian dilengkapi kembali'), ('recommended', 'Rekomendasi dikirim kepada pimpinan instansi'), ('partly_not_recommended', 'Untuk sebagian terlapor tidak ada rekomendasi'), ('not_recommended', 'Satgas menutup perkara tanpa rekomendasi'), ('partly_followed_up', 'Sebagian ditindaklanjuti'), ('followed_up', 'Ditindaklanjuti'), ('merged', 'Laporan Anda ditangani bersama laporan lain'), ('unmerged', 'Laporan Anda ditangani sendiri lagi'), ('question', 'Pertanyaan dari petugas'), ('answered', 'Anda menjawab petugas'), ('added', 'Anda menambah bukti'), ('identified', 'Anda memberikan identitas'), ('became_report', 'Informasi awal Anda menjadi laporan'), ('unsealed', 'Segel identitas Anda dibuka'), ('letter', 'Ada surat untuk Anda'), ('withdrawn', 'Laporan Anda tarik'), ('withdrawal_noted', 'Penarikan dicatat, penanganan berlanjut'), ('revived', 'Isi laporan dipakai sebagai informasi awal')], max_length=30, verbose_name='kabar'),
        ),
    ]
