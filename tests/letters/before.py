"""Sample letters before the agency acts: receipt, recommendation, reminder."""

from netralitas.letters.kinds import (
    Act,
    CountedDay,
    NextStep,
    Pair,
    ReceiptContext,
    ReceivedFile,
    RecommendationContext,
    ReminderContext,
    Unverified,
)
from tests.letters.cast import BKN, DEPUTY, HASHES, REGENT, YUSUF

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
