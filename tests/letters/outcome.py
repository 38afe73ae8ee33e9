"""Sample letters that end a case: decision and statement."""

from dataclasses import replace

from netralitas.letters.kinds import (
    Addressee,
    ContractSanctionContext,
    DecisionContext,
    DeliverySummonsContext,
    DismissalProposalContext,
    MoralStatementContext,
    Person,
    Signer,
    Unverified,
)
from tests.letters.cast import EXAMINERS, PP94, SECRETARIAT, SECRETARY, YUSUF

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

DISMISSAL_PROPOSAL = DismissalProposalContext(
    letterhead=SECRETARIAT,
    addressee=Addressee(["Bupati Tirta Kencana", "di tempat"]),
    subject="Usul pemberhentian tidak dengan hormat sebagai PNS",
    opening="Berdasarkan PP 11/2017 Pasal 270, dengan hormat kami sampaikan usul pemberhentian tidak dengan hormat "
    "sebagai PNS atas pegawai yang tersebut di bawah ini.",
    basis=[
        "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara;",
        Unverified("Peraturan Pemerintah Nomor 37 Tahun 2004 tentang Larangan PNS menjadi Anggota Partai Politik;"),
    ],
    person=YUSUF,
    proof=[
        "Menurut Laporan Hasil Pemeriksaan Nomor 800.1.6.2/LHP-031/TP/2024 tanggal 17 Desember 2024, pegawai tersebut "
        "menjadi anggota dan/atau pengurus partai politik sejak 14 Agustus 2024.",
    ],
    requests=[
        "menetapkan keputusan pemberhentian tidak dengan hormat sebagai PNS; dan",
        "menetapkan keputusan itu paling lambat Kamis, 16 Januari 2025.",
    ],
    place="Tirta Kencana",
    signer=SECRETARY,
    copies=["Kepala Badan Kepegawaian Negara"],
)

CONTRACT_SANCTION = ContractSanctionContext(
    letterhead=SECRETARIAT,
    addressee=Addressee(["Sdr. Rangga Prawiradilaga", "di tempat"]),
    subject="Pemutusan hubungan kerja",
    opening="Berdasarkan SE MenPANRB 1/2023 dan Perjanjian Kerja Nomor 800/117/2024 tanggal 2 Januari 2024, kami "
    "sampaikan hal-hal sebagai berikut.",
    basis=[
        "SE MenPANRB 1/2023 tentang Netralitas bagi Pegawai Pemerintah Non-Pegawai Negeri (PPNPN);",
        Unverified("rekomendasi Badan Kepegawaian Negara Nomor R/417/D4-WS.03/2024 tanggal 28 Oktober 2024."),
    ],
    person=Person("Rangga Prawiradilaga", post="Tenaga kebersihan", unit="Kecamatan Rawa Kelapa"),
    findings=[
        "Menurut Laporan Hasil Pemeriksaan Nomor 800.1.6.2/LHP-031/TP/2024 tanggal 17 Desember 2024, Saudara terbukti "
        "melakukan pelanggaran netralitas."
    ],
    sanction="Kepada Saudara dijatuhkan sanksi berupa pemutusan hubungan kerja menurut perjanjian kerja.",
    effective_sentence=Unverified("Sanksi ini berlaku sejak surat ini diterima."),
    place="Tirta Kencana",
    signer=Signer("Bupati Tirta Kencana", "H. Rahmat Suryadarma"),
    return_to="Badan Kepegawaian dan Pengembangan SDM Kabupaten Tirta Kencana",
)

DELIVERY_SUMMONS = DeliverySummonsContext(
    letterhead=SECRETARIAT,
    person=YUSUF,
    host=replace(EXAMINERS[0], post="Sekretaris Daerah"),
    day="Senin, 6 Januari 2025",
    hour="09.00 WIT",
    venue="Ruang Rapat Sekretariat Daerah, Jalan Bahari Nomor 3",
    decision="Keputusan Hukuman Disiplin Nomor 800.1.6.2/417 Tahun 2024 tanggal 27 Desember 2024",
    notes=[
        "pada saat itu Saudara menerima keputusan dan menandatangani tanda terimanya;",
        "keputusan disampaikan paling lambat Jumat, 17 Januari 2025 (PP 94/2021 Pasal 37 ayat (3));",
        Unverified("apabila Saudara tidak hadir, keputusan dikirim ke alamat Saudara (PP 94/2021 Pasal 37 ayat (4))."),
    ],
    place="Tirta Kencana",
    signer=SECRETARY,
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
