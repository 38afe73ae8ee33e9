"""Sample letters of an examination: summons, minutes, report."""

from dataclasses import replace

from netralitas.letters.kinds import (
    AbsenceContext,
    Assessment,
    EvidenceItem,
    ExaminationReportContext,
    MinutesContext,
    Question,
    SignatureRefusal,
    SummonsContext,
)
from tests.letters.cast import EXAMINERS, HASHES, PP94, REGENT, SECRETARIAT, SECRETARY, SUSPICION, TEAM, YUSUF

SUMMONS = SummonsContext(
    letterhead=SECRETARIAT,
    ordinal="I",
    person=replace(YUSUF, unit="Kecamatan Rawa Kelapa"),
    before="atasan langsung Saudara dan Tim Pemeriksa",
    examiner=replace(EXAMINERS[0], post="Sekretaris Daerah selaku Ketua Tim Pemeriksa"),
    day="Rabu, 11 Desember 2024",
    hour="09.00 WIT",
    venue="Ruang Rapat Inspektorat Daerah, Jalan Bahari Nomor 3",
    suspicion=SUSPICION,
    notes=[
        "pemeriksaan bersifat tertutup dan Saudara menerima salinan berita acaranya;",
        "Saudara berhak menyampaikan keterangan, bukti, dan nama saksi yang meringankan;",
        "apabila tidak hadir, Saudara dipanggil kedua kalinya; apabila tetap tidak hadir, hukuman disiplin dijatuhkan "
        "berdasarkan bukti yang ada (Pasal 26 ayat (3) dan ayat (4)).",
    ],
    place="Tirta Kencana",
    signer=SECRETARY,
    return_to="Sekretariat Daerah",
    copies=[
        "Bupati Tirta Kencana selaku Pejabat Pembina Kepegawaian",
        "Inspektur Daerah",
        "Kepala Badan Kepegawaian dan Pengembangan SDM",
    ],
)

SECOND_SUMMONS = replace(
    SUMMONS,
    ordinal="II",
    day="Senin, 23 Desember 2024",
    earlier=(
        "Saudara tidak hadir pada pemeriksaan Rabu, 11 Desember 2024, menurut Surat Panggilan I Nomor "
        "800.1.6.2/1188/SETDA tanggal 29 November 2024."
    ),
)

MINUTES = MinutesContext(
    letterhead=TEAM,
    date_words="Rabu, tanggal sebelas bulan Desember tahun dua ribu dua puluh empat (11-12-2024)",
    hour="09.05 WIT",
    venue="Ruang Rapat Inspektorat Daerah",
    acting_as=(
        "kami Tim Pemeriksa yang dibentuk dengan Keputusan Bupati Tirta Kencana Nomor 800.1.6.2/402 Tahun 2024 tanggal "
        "25 November 2024"
    ),
    examiners=EXAMINERS,
    person=replace(YUSUF, unit=""),
    summoned_by="Surat Panggilan I Nomor 800.1.6.2/1188/SETDA tanggal 29 November 2024",
    suspicion=SUSPICION,
    questions=[
        Question(question, answer)
        for question, answer in [
            (
                "Apakah Saudara sehat jasmani dan rohani serta bersedia diperiksa hari ini?",
                "Ya, saya sehat dan bersedia.",
            ),
            (
                "Apakah Saudara menerima surat panggilan, dan kapan?",
                "Ya. Saya menerimanya langsung pada Jumat, 29 November 2024, dari petugas Sekretariat Daerah.",
            ),
            ("Apa jabatan Saudara sekarang dan sejak kapan?", "Camat Rawa Kelapa sejak 4 Januari 2022."),
            (
                "Apakah Saudara memahami kewajiban netralitas pegawai ASN, dan pernahkah Saudara mendapat "
                "sosialisasinya?",
                "Saya memahaminya. Saya menandatangani ikrar netralitas pada 12 Agustus 2024 dan hadir pada "
                "sosialisasi "
                "SKB di pendopo.",
            ),
            (
                "Jelaskan kegiatan Saudara pada Sabtu, 5 Oktober 2024, pukul 19.30 WIT di aula kecamatan.",
                "Saya mengundang lurah dan ketua RW untuk membahas kebersihan lingkungan.\nUndangan saya sampaikan "
                "melalui grup percakapan.",
            ),
            (
                "Dalam rekaman berdurasi 3 menit 41 detik (bukti B-02) terdengar ajakan memilih salah satu pasangan "
                "calon. Apakah itu suara Saudara?",
                "Ya, itu suara saya. Kalimat itu saya ucapkan secara spontan di akhir pertemuan.",
            ),
            (
                "Apa yang Saudara maksud dengan kalimat “kita amankan nomor dua di semua RW”?",
                "Saya maksudkan agar warga tenang. Saya akui kalimat itu dapat dipahami sebagai ajakan memilih "
                "pasangan "
                "nomor urut dua.",
            ),
            (
                "Berapa orang yang hadir, dan apakah fasilitas kantor digunakan?",
                "Kurang lebih 34 orang. Aula dan pengeras suara milik kecamatan digunakan.",
            ),
            (
                "Apakah foto yang diunggah pada 6 Oktober 2024 di akun Instagram (bukti B-04) adalah unggahan Saudara?",
                "Akun itu milik saya dan saya yang mengunggahnya. Foto sudah saya hapus pada 11 Oktober 2024.",
            ),
            ("Apakah ada pihak yang menyuruh atau menjanjikan sesuatu kepada Saudara?", "Tidak ada."),
            (
                "Apakah Saudara mempunyai hubungan keluarga dengan salah satu calon?",
                "Tidak ada hubungan keluarga. Saya tidak sedang cuti.",
            ),
            ("Apakah Saudara pernah dijatuhi hukuman disiplin?", "Belum pernah."),
            (
                "Adakah bukti atau saksi yang meringankan yang ingin Saudara ajukan?",
                "Saya mengajukan bukti penghapusan unggahan dan surat permintaan maaf tertanggal 14 Oktober 2024.",
            ),
            (
                "Apakah jawaban Saudara diberikan tanpa paksaan, dan adakah yang ingin Saudara tambahkan?",
                "Tanpa paksaan. Saya menyesal dan berjanji tidak mengulanginya.",
            ),
        ]
    ],
    closed_at="11.40 WIT",
)

ABSENCE = AbsenceContext(
    letterhead=TEAM,
    ordinal="I",
    date_words="Rabu, tanggal sebelas bulan Desember tahun dua ribu dua puluh empat (11-12-2024)",
    hour="09.00 WIT",
    venue="Ruang Rapat Inspektorat Daerah",
    acting_as=MINUTES.acting_as,
    examiners=MINUTES.examiners,
    person=MINUTES.person,
    summoned_by="Surat Panggilan I Nomor 800.1.6.2/1188/SETDA tanggal 29 November 2024",
    suspicion=MINUTES.suspicion,
    follows="Yang bersangkutan dipanggil kembali dengan panggilan kedua (PP 94/2021 Pasal 26 ayat (3)).",
)

REFUSED_MINUTES = replace(
    MINUTES,
    refusal=SignatureRefusal(
        at="11.52 WIT",
        reason="Saya ingin berkonsultasi dahulu dengan keluarga.",
        copy_given_at="11.55 WIT",
        remark="Ia membenarkan bahwa seluruh jawaban telah dicatat sesuai dengan ucapannya.",
        witness="Maria Goreti Lobo, S.H.",
    ),
)

EXAMINATION_REPORT = ExaminationReportContext(
    letterhead=TEAM,
    addressee=REGENT,
    attachments="Dua berkas",
    basis=[
        f"{PP94} dan Peraturan BKN Nomor 6 Tahun 2022;",
        "surat a.n. Kepala BKN Nomor R/417/D4-WS.03/2024 tanggal 28 Oktober 2024, diterima 30 Oktober 2024;",
        "Keputusan Bupati Tirta Kencana Nomor 800.1.6.2/402 Tahun 2024 tentang Pembentukan Tim Pemeriksa, ditetapkan "
        "pada 25 November 2024;",
        "Surat Panggilan I Nomor 800.1.6.2/1188/SETDA tanggal 29 November 2024.",
    ],
    person=replace(YUSUF, post="Camat Rawa Kelapa (jabatan administrator)"),
    summary=[
        "Bawaslu Kabupaten Tirta Kencana menerima laporan pada 8 Oktober 2024, meregistrasinya, dan menyimpulkan dalam "
        "kajiannya bahwa terdapat dugaan pelanggaran netralitas. Perkara diteruskan pada 15 Oktober 2024, diverifikasi "
        "oleh Satuan Tugas, dan direkomendasikan kepada Bupati pada 28 Oktober 2024. Penetapan pasangan calon "
        "berlangsung pada 22 September 2024, sehingga semua perbuatan terjadi pada tahap calon."
    ],
    conduct=[
        "Yang diperiksa memenuhi panggilan pertama. Jarak antara surat panggilan (29 November 2024) dan "
        "pemeriksaan (11 "
        "Desember 2024) adalah tujuh hari kerja penuh. Pemeriksaan berlangsung tertutup dan dituangkan dalam Berita "
        "Acara Pemeriksaan Nomor 800.1.6.2/BAP-031/TP/2024. Tim juga meminta keterangan tiga orang saksi pada 5, 6, "
        "dan 9 Desember 2024."
    ],
    evidence=[
        EvidenceItem(f"B-{place:02d}", what, source, HASHES[place - 1])
        for place, (what, source) in enumerate(
            [
                ("Undangan pertemuan 5 Oktober 2024, tangkapan layar", "Kajian Bawaslu"),
                ("Rekaman suara, 3 menit 41 detik", "Kajian Bawaslu"),
                ("Daftar hadir, 34 orang", "Kecamatan Rawa Kelapa"),
                ("Foto pada akun Instagram, 6 Oktober 2024, beserta tautannya", "Kajian Bawaslu"),
                ("Tangkapan layar dua tautan kampanye, 8 Oktober 2024", "Kajian Bawaslu"),
                ("Tangkapan layar komentar, 9 Oktober 2024", "Kajian Bawaslu"),
                ("Surat permintaan maaf, 14 Oktober 2024", "Yang diperiksa"),
            ],
            start=1,
        )
    ],
    assessments=[
        Assessment(
            "Mengadakan pertemuan yang mengarah pada keberpihakan (Pasal 5 huruf n angka 6)",
            "5 Oktober 2024, aula kecamatan",
            "Terbukti",
            "B-01, B-02, B-03",
            "Pimpinan wilayah; memakai aula dan pengeras suara kantor",
            "Mengaku; belum pernah dihukum",
            "34 orang hadir; menjadi percakapan warga",
        ),
        Assessment(
            "Mengunggah foto bersama calon dengan simbol dukungan (Pasal 5 huruf n angka 5)",
            "6 Oktober 2024, Instagram",
            "Terbukti",
            "B-04",
            "Akun terbuka, memakai pakaian dinas",
            "Menghapus unggahan",
            "Dilihat 1.204 kali",
        ),
        Assessment(
            "Membagikan dan mengomentari unggahan kampanye (Pasal 5 huruf n angka 5)",
            "8 dan 9 Oktober 2024, grup percakapan",
            "Terbukti",
            "B-05, B-06",
            "Grup berisi perangkat wilayah",
            "Meminta maaf secara tertulis",
            "61 anggota grup",
        ),
    ],
    analysis=[
        "Unsur mengadakan kegiatan yang mengarah kepada keberpihakan terpenuhi karena yang diperiksa mengundang, "
        "memimpin, dan menutup pertemuan dengan ajakan memilih. Pengakuan yang diperiksa (BAP nomor 6 dan nomor 7) "
        "bersesuaian dengan rekaman B-02 dan keterangan saksi pertama. Dalil bahwa ucapan itu spontan tidak menghapus "
        "sifat ajakannya, sebab disampaikan kepada bawahan dan perangkat wilayah di tempat kerja.",
        "Unsur tindakan yang menguntungkan salah satu pasangan calon terpenuhi pada perbuatan kedua dan ketiga. Waktu "
        "kerja tidak menjadi syarat: unggahan pada hari Minggu tetap merupakan pelanggaran disiplin.",
        "Terhadap beberapa pelanggaran hanya dapat dijatuhkan satu jenis hukuman, yaitu yang terberat. Perbuatan "
        "pertama "
        "diancam dengan hukuman disiplin tingkat berat (Pasal 14 huruf i angka 4), demikian pula perbuatan kedua dan "
        "ketiga (Pasal 14 huruf i angka 3).",
    ],
    conclusions=[
        "Yang bersangkutan terbukti melanggar Pasal 5 huruf n angka 5 dan angka 6 Peraturan Pemerintah Nomor 94 "
        "Tahun 2021.",
        "Kami merekomendasikan hukuman disiplin berat berupa penurunan jabatan setingkat lebih rendah selama 12 (dua "
        "belas) bulan, dengan mempertimbangkan pengakuan, penyesalan, dan belum adanya hukuman terdahulu.",
        "Penjatuhan hukuman tersebut merupakan kewenangan Bupati Tirta Kencana selaku Pejabat Pembina Kepegawaian.",
        "Penggunaan aula dan pengeras suara kantor kami sampaikan kepada Inspektorat Daerah untuk pembinaan "
        "pengelolaan barang milik daerah.",
    ],
    examiners=EXAMINERS,
    place="Tirta Kencana",
)
