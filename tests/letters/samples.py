"""Letters of an invented regency, as a good secretariat would write them; names and numbers mean nobody."""

from dataclasses import replace

from netralitas.letters.kinds import (
    Act,
    Addressee,
    Assessment,
    CountedDay,
    DecisionContext,
    EvidenceItem,
    ExaminationReportContext,
    Examiner,
    Letterhead,
    MinutesContext,
    MoralStatementContext,
    NextStep,
    Pair,
    Person,
    Question,
    ReceiptContext,
    ReceivedFile,
    RecommendationContext,
    ReminderContext,
    SignatureRefusal,
    Signer,
    SummonsContext,
    Unverified,
)

HASHES = [f"{seed:x}" * 64 for seed in range(1, 8)]
BKN = Letterhead(
    name="BADAN KEPEGAWAIAN NEGARA",
    address=[
        "Jalan Garuda Nomor 12, Jakarta 13640 · Telepon (021) 555 0112",
        "Laman bkn.contoh.go.id · Pos-el persuratan@bkn.contoh.go.id",
    ],
    emblem="agency",
)
SECRETARIAT = Letterhead(
    name="SEKRETARIAT DAERAH",
    parent="PEMERINTAH KABUPATEN TIRTA KENCANA",
    address=[
        "Jalan Bahari Nomor 1, Tirta Kencana 97511 · Telepon (0910) 555 0101",
        "Laman tirtakencanakab.contoh.go.id · Pos-el setda@tirtakencanakab.contoh.go.id",
    ],
    emblem="region",
)
TEAM = Letterhead(
    name="TIM PEMERIKSA",
    parent="PEMERINTAH KABUPATEN TIRTA KENCANA",
    address=[
        "Sekretariat: Badan Kepegawaian dan Pengembangan SDM, Jalan Bahari Nomor 5",
        "Tirta Kencana 97511 · Pos-el bkpsdm@tirtakencanakab.contoh.go.id",
    ],
    emblem="region",
)
YUSUF = Person(
    name="Drs. Yusuf Wirabuana, M.A.P.",
    nip="19740317 199803 1 002",
    rank="Pembina (IV/a)",
    post="Camat Rawa Kelapa",
    unit="Kecamatan Rawa Kelapa, Kabupaten Tirta Kencana",
)
EXAMINERS = [
    Examiner(
        "Dra. Ni Luh Ayu Paramitha, M.Si.",
        "19690512 199303 2 005",
        "Pembina Utama Madya (IV/d)",
        "Sekretaris Daerah",
        "Ketua Tim Pemeriksa",
        "Atasan langsung",
    ),
    Examiner(
        "Ir. Sabam Hutapea, M.Ak.",
        "19710923 199803 1 004",
        "Pembina Utama Muda (IV/c)",
        "Inspektur Daerah",
        element="Pengawasan",
    ),
    Examiner(
        "Dr. Siti Rahmah Alawiyah, S.IP., M.Si.",
        "19760608 200112 2 001",
        "Pembina Tingkat I (IV/b)",
        "Kepala BKPSDM",
        element="Kepegawaian",
    ),
]
DEPUTY = Signer(
    title="Deputi Bidang Pengawasan dan Pengendalian",
    name="Dr. Hendra Kusumaatmaja, S.H., M.H.",
    on_behalf="a.n. Kepala Badan Kepegawaian Negara",
)
SECRETARY = Signer(
    title="Sekretaris Daerah",
    name="Dra. Ni Luh Ayu Paramitha, M.Si.",
    nip="19690512 199303 2 005",
    rank="Pembina Utama Madya",
)
REGENT = Addressee(["Bupati Tirta Kencana", "selaku Pejabat Pembina Kepegawaian", "di Tirta Kencana"])
PP94 = "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil"
SUSPICION = (
    "dugaan pelanggaran disiplin berupa dukungan kepada salah satu pasangan calon Bupati dan Wakil Bupati pada 5 "
    f"sampai dengan 9 Oktober 2024, yang diduga melanggar Pasal 5 huruf n angka 5 dan angka 6 {PP94}."
)

RECOMMENDATION = RecommendationContext(
    letterhead=BKN,
    addressee=REGENT,
    opening=(
        "Sehubungan dengan surat Ketua Bawaslu Kabupaten Tirta Kencana Nomor 0214/PP.00.02/K.TK/10/2024 tanggal 15 "
        "Oktober 2024 hal penerusan dugaan pelanggaran netralitas ASN, yang telah diverifikasi oleh Satuan Tugas "
        "Pembinaan dan Pengawasan Netralitas Pegawai ASN, dengan hormat kami sampaikan hal-hal sebagai berikut."
    ),
    basis=[
        "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara, Pasal 9 ayat (2) dan Pasal 24 ayat (1) "
        "huruf d;",
        "Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin PNS (PP 94/2021);",
        "Peraturan Presiden Nomor 116 Tahun 2022 tentang Pengawasan dan Pengendalian Pelaksanaan NSPK Manajemen ASN;",
        "Keputusan Bersama Menteri PANRB Nomor 2 Tahun 2022, Menteri Dalam Negeri Nomor 800-5474 Tahun 2022, "
        "Kepala BKN "
        "Nomor 246 Tahun 2022, Ketua KASN Nomor 30 Tahun 2022, dan Ketua Bawaslu Nomor 1447.1/PM.01/K.1/09/2022 "
        "tanggal 22 September 2022 (SKB);",
        "Surat Edaran Menteri PANRB Nomor 4 Tahun 2024 tanggal 4 September 2024.",
    ],
    person=YUSUF,
    acts_note=(
        "Pasangan calon ditetapkan pada 22 September 2024; semua perbuatan terjadi sesudahnya. Pasal tanpa sebutan "
        "lain adalah pasal PP 94/2021."
    ),
    acts=[
        Act(
            "Memimpin pertemuan lurah dan ketua RW serta mengajak hadirin memilih salah satu pasangan calon.",
            "Sabtu, 5 Oktober 2024",
            Unverified("Pasal 5 huruf n angka 6"),
            "Berat, Pasal 14 huruf i angka 4",
            "aula Kecamatan Rawa Kelapa",
            entry="Disiplin nomor 8 (DS-08)",
        ),
        Act(
            "Mengunggah foto bersama pasangan calon sambil memperagakan simbol nomor urut pada akun yang dapat "
            "dilihat umum.",
            "Minggu, 6 Oktober 2024",
            Unverified("Pasal 5 huruf n angka 5"),
            "Berat, Pasal 14 huruf i angka 3",
            "Instagram",
            entry="Disiplin nomor 7 (DS-07)",
        ),
        Act(
            "Membagikan dan mengomentari unggahan kampanye pasangan calon dalam grup percakapan “Forum RW Rawa "
            "Kelapa”.",
            "Selasa dan Rabu, 8 dan 9 Oktober 2024",
            "Pasal 5 huruf n angka 5; Pasal 9 ayat (2) UU ASN",
            "Berat, Pasal 14 huruf i angka 3",
            entry="Disiplin nomor 6 (DS-06)",
        ),
    ],
    recommendations=[
        "membentuk Tim Pemeriksa dan memeriksa pegawai tersebut dengan tetap menghormati asas praduga tidak bersalah;",
        "apabila terbukti, menjatuhkan satu jenis hukuman disiplin yang terberat, yaitu hukuman disiplin tingkat berat "
        "sesuai dengan Pasal 8 ayat (4) PP 94/2021;",
        "mendokumentasikan keputusan dan berkas pemeriksaan pada sistem yang terintegrasi dengan SIASN;",
        "menyampaikan laporan tindak lanjut kepada kami paling lambat 14 (empat belas) hari kerja sejak surat "
        "ini diterima.",
    ],
    control=(
        "Apabila sampai batas waktu itu belum ada tindak lanjut, pengendalian dilanjutkan sesuai dengan Pasal 19 "
        "Peraturan Presiden Nomor 116 Tahun 2022."
    ),
    place="Jakarta",
    signer=DEPUTY,
    copies=[
        "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
        "Menteri Dalam Negeri",
        "Ketua Badan Pengawas Pemilihan Umum",
        "Gubernur Nusa Raya selaku wakil Pemerintah Pusat",
        "Ketua Bawaslu Kabupaten Tirta Kencana",
    ],
)

REMINDER = ReminderContext(
    letterhead=BKN,
    addressee=REGENT,
    subject="Pengingat pertama tindak lanjut rekomendasi",
    opening=(
        "Sehubungan dengan surat kami Nomor R/417/D4-WS.03/2024 tanggal 28 Oktober 2024 hal rekomendasi atas "
        "pelanggaran netralitas ASN a.n. Drs. Yusuf Wirabuana, M.A.P., dengan hormat kami sampaikan bahwa sampai hari "
        "ini kami belum menerima laporan tindak lanjutnya."
    ),
    days=[
        CountedDay("Rekomendasi diterima (bukti penyampaian terlampir)", "Rabu, 30 Oktober 2024", "0"),
        CountedDay("Batas waktu menyampaikan laporan tindak lanjut", "Selasa, 19 November 2024", "14"),
        CountedDay("Tanggal surat ini", "Jumat, 22 November 2024", "17"),
    ],
    total=CountedDay("Lewat dari batas waktu", days="3 hari"),
    request=(
        "Kami memahami bahwa pemeriksaan memerlukan waktu. Oleh karena itu, mohon Saudara menyampaikan salah satu dari "
        "hal berikut paling lambat Senin, 2 Desember 2024:"
    ),
    choices=[
        "keputusan yang telah ditetapkan, beserta bukti penyampaiannya;",
        "apabila masih berproses, tahap yang sedang dikerjakan dan kapan selesai; atau",
        "apabila tidak dapat ditindaklanjuti, alasannya secara tertulis.",
    ],
    contact=(
        "Jawaban disampaikan melalui ruang kerja instansi pada portal, atau melalui narahubung kami, Sari Wulandari, "
        "S.H., telepon (021) 555 0112 pesawat 417."
    ),
    consequence=(
        "Atasan yang mengetahui dugaan pelanggaran disiplin wajib memeriksa pegawainya (Pasal 26 ayat (1) PP 94/2021), "
        "dan yang tidak melaksanakannya dijatuhi hukuman disiplin yang lebih berat (Pasal 28). Apabila belum ada "
        "jawaban, pengendalian kami lanjutkan secara bertahap sesuai dengan Pasal 19 Peraturan Presiden Nomor 116 "
        "Tahun 2022, dimulai dengan peringatan."
    ),
    place="Jakarta",
    signer=DEPUTY,
    copies=[
        "Menteri Dalam Negeri",
        "Gubernur Nusa Raya selaku wakil Pemerintah Pusat",
        "Ketua Bawaslu Kabupaten Tirta Kencana",
    ],
)

SUMMONS = SummonsContext(
    letterhead=SECRETARIAT,
    ordinal="I",
    person=replace(YUSUF, unit="Kecamatan Rawa Kelapa"),
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

DECISION = DecisionContext(
    official_title="Bupati Tirta Kencana",
    official_office="Bupati",
    government="Provinsi Nusa Raya",
    emblem="region",
    penalty_name="penurunan jabatan setingkat lebih rendah selama 12 (dua belas) bulan",
    person=replace(YUSUF, unit="Kecamatan Rawa Kelapa"),
    becomes="Kepala Seksi Pemberdayaan Masyarakat pada Kecamatan Muara Batu",
    considering=[
        "bahwa menurut Laporan Hasil Pemeriksaan Nomor 800.1.6.2/LHP-031/TP/2024 tanggal 17 Desember 2024, Drs. Yusuf "
        "Wirabuana, M.A.P., Camat Rawa Kelapa, pada 5 sampai dengan 9 Oktober 2024 terbukti mengadakan pertemuan yang "
        "mengarah pada keberpihakan, mengunggah foto bersama pasangan calon dengan simbol dukungan, serta membagikan "
        "dan mengomentari unggahan kampanye salah satu pasangan calon Bupati dan Wakil Bupati Tirta Kencana;",
        f"bahwa perbuatan tersebut melanggar Pasal 5 huruf n angka 5 dan angka 6 {PP94} dan diancam dengan hukuman "
        "disiplin tingkat berat berdasarkan Pasal 14 huruf i angka 3 dan angka 4;",
        "bahwa untuk menegakkan disiplin, atas beberapa pelanggaran tersebut perlu dijatuhkan satu jenis hukuman "
        "disiplin yang terberat;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf c, perlu menetapkan "
        "Keputusan Bupati tentang Penjatuhan Hukuman Disiplin Penurunan Jabatan Setingkat Lebih Rendah Selama 12 (Dua "
        "Belas) Bulan atas nama Drs. Yusuf Wirabuana, M.A.P.;",
    ],
    recalling=[
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 "
        "Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah;",
        "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia "
        "Tahun 2023 "
        "Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 6897);",
        Unverified(
            "Peraturan Pemerintah Nomor 79 Tahun 2021 tentang Upaya Administratif dan Badan Pertimbangan "
            "Aparatur Sipil "
            "Negara (Lembaran Negara Republik Indonesia Tahun 2021 Nomor 175, Tambahan Lembaran Negara Republik "
            "Indonesia Nomor 6705);"
        ),
        Unverified(
            f"{PP94} (Lembaran Negara Republik Indonesia Tahun 2021 Nomor 202, Tambahan Lembaran Negara Republik "
            "Indonesia Nomor 6718);"
        ),
        f"Peraturan Badan Kepegawaian Negara Nomor 6 Tahun 2022 tentang Peraturan Pelaksanaan {PP94};",
    ],
    noting=[
        "Keputusan Bersama Menteri PANRB, Menteri Dalam Negeri, Kepala BKN, Ketua KASN, dan Ketua Bawaslu tanggal 22 "
        "September 2022 tentang Pedoman Pembinaan dan Pengawasan Netralitas Pegawai ASN dalam Penyelenggaraan "
        "Pemilihan Umum dan Pemilihan; dan surat a.n. Kepala BKN Nomor R/417/D4-WS.03/2024 tanggal 28 Oktober 2024;"
    ],
    breach=f"karena perbuatannya pada 5 s.d. 9 Oktober 2024 melanggar Pasal 5 huruf n angka 5 dan angka 6 {PP94}.",
    clauses=[
        "Selama menjalani hukuman disiplin, yang bersangkutan tidak diberikan kenaikan gaji berkala dan tidak "
        "dipertimbangkan kenaikan pangkatnya. Hak kepegawaian lain diberikan sesuai dengan jabatan sebagaimana "
        "dimaksud "
        "dalam Diktum KESATU.",
        Unverified(
            "Terhadap Keputusan ini dapat diajukan upaya administratif sesuai dengan Peraturan Pemerintah Nomor "
            "79 Tahun "
            "2021, paling lambat 14 (empat belas) hari kerja sejak Keputusan ini diterima."
        ),
    ],
    effective_sentence=(
        "Keputusan ini mulai berlaku pada hari kerja ke-15 (kelima belas) terhitung sejak diterima oleh yang "
        "bersangkutan, kecuali apabila diajukan upaya administratif. Dalam hal diajukan upaya administratif, "
        "berlakunya "
        "mengikuti keputusan atas upaya administratif tersebut."
    ),
    place="Tirta Kencana",
    signer=Signer("Bupati Tirta Kencana", "H. Rahmat Suryadarma"),
    return_to="Badan Kepegawaian dan Pengembangan SDM Kabupaten Tirta Kencana",
    copies=[
        "Kepala Badan Kepegawaian Negara",
        "Gubernur Nusa Raya",
        "Inspektur Daerah Kabupaten Tirta Kencana",
        "Kepala Badan Kepegawaian dan Pengembangan SDM Kabupaten Tirta Kencana",
        "Kepala Badan Pengelolaan Keuangan dan Aset Daerah Kabupaten Tirta Kencana",
    ],
)

MORAL_STATEMENT = MoralStatementContext(
    official_title="Wali Kota Sagara Biru",
    government="Provinsi Nusa Raya",
    emblem="region",
    person=Person(
        "Rina Maharani Lestari, S.Pd.",
        "19910722 201903 2 011",
        post="Guru Ahli Pertama",
        unit="SMP Negeri 4 Sagara Biru",
    ),
    opening=(
        "Berdasarkan Pasal 15 Peraturan Pemerintah Nomor 42 Tahun 2004 tentang Pembinaan Jiwa Korps dan Kode "
        "Etik Pegawai "
        "Negeri Sipil dan Keputusan Majelis Kode Etik Kota Sagara Biru Nomor 03/MKE/2024 tanggal 4 November "
        "2024, dengan "
        "ini Wali Kota Sagara Biru selaku Pejabat Pembina Kepegawaian menyatakan bahwa:"
    ),
    breach=(
        "yaitu mengikuti akun pemenangan serta menyukai dan membagikan unggahan bakal calon Wali Kota pada 19 sampai "
        "dengan 23 Agustus 2024, sebelum pasangan calon ditetapkan pada 22 September 2024."
    ),
    provision=(
        "Perbuatan itu adalah bentuk pelanggaran kode etik nomor 4 (KE-04) dalam Lampiran II Keputusan Bersama "
        "tanggal 22 "
        "September 2022 tentang Netralitas Pegawai ASN, dan melanggar Pasal 11 huruf c Peraturan Pemerintah Nomor 42 "
        "Tahun 2004."
    ),
    sanction="sanksi moral berupa pernyataan secara terbuka",
    publication=[
        Unverified("dibacakan pada apel pegawai Dinas Pendidikan, Senin, 18 November 2024, pukul 07.30 WIT;"),
        Unverified("ditempelkan pada papan pengumuman SMP Negeri 4 Sagara Biru selama 7 (tujuh) hari kerja;"),
        "tidak memuat NIP, alamat, dan foto, serta tidak diumumkan di luar kedua tempat tersebut.",
    ],
    remark=(
        "Sanksi ini bukan hukuman disiplin dan selesai dijalani setelah masa pengumuman berakhir. Pernyataan ini "
        "menjadi "
        "pengingat bagi seluruh pegawai agar menjaga netralitas dalam ucapan, tulisan, dan perbuatan."
    ),
    place="Sagara Biru",
    signer=Signer("Wali Kota Sagara Biru", "Hj. Nursyam Tahir"),
    superior=Signer("Kepala SMP Negeri 4 Sagara Biru", "Drs. Abner Kaimudin", "19680415 199412 1 003"),
)

RECEIPT = ReceiptContext(
    received="8 Oktober 2024, pukul 21.47 WIT",
    facts=[
        Pair("Diterima", "Selasa, 8 Oktober 2024, pukul 21.47 WIT"),
        Pair("Cara melapor", "formulir portal, rahasia (identitas disegel)"),
        Pair("Jenis pemilihan", "Bupati dan Wakil Bupati Tirta Kencana"),
        Pair("Pihak yang dilaporkan", "satu orang"),
        Pair("Peristiwa", "tiga, pada 5 sampai dengan 8 Oktober 2024"),
    ],
    files=[
        ReceivedFile("Gambar (JPEG)", HASHES[3], "21.41", "412 KB"),
        ReceivedFile("Rekaman suara (M4A)", HASHES[4], "21.42", "3,6 MB"),
        ReceivedFile("Gambar (PNG)", HASHES[5], "21.44", "1,1 MB"),
        ReceivedFile("Gambar (PNG)", HASHES[6], "21.44", "688 KB"),
    ],
    completeness=[
        Pair(
            "Sudah lengkap",
            "nama dan alamat pelapor (disegel), pihak yang dilaporkan, waktu, tempat, dan uraian kejadian, serta bukti",
        ),
        Pair("Batas waktu lapor", "terpenuhi: hari ke-2 dari 7 hari sejak peristiwa diketahui"),
        Pair("Boleh ditambahkan", "nama saksi (tidak wajib) dan bukti lain"),
    ],
    steps=[
        NextStep("Kelengkapan laporan diperiksa", Unverified("2 hari, paling lambat 10 Oktober 2024")),
        NextStep("Laporan yang terdaftar dikaji Bawaslu", "3 hari, dapat ditambah 2 hari"),
        NextStep("Bila cukup bukti, diteruskan untuk ditindak", "kabarnya Anda baca dengan kode tindak lanjut"),
    ],
    track_address="netralitas.contoh.go.id/lacak",
)
