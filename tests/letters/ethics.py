"""Sample letters of an ethics council: its decree, its decision, the closed statement, an administrative action."""

from dataclasses import replace

from netralitas.letters.kinds import CouncilPaperContext, Examiner, Signer, Unverified
from tests.letters.outcome import MORAL_STATEMENT

RINA = replace(MORAL_STATEMENT.person, rank="Penata Muda (III/a)")
COUNCIL = [
    Examiner(
        "Drs. Petrus Lakatuan, M.Si.",
        "19680415 199412 1 003",
        "Pembina Utama Muda (IV/c)",
        "Sekretaris Daerah",
        "Ketua merangkap anggota",
    ),
    Examiner(
        "Dr. Siti Rahmah Alawiyah, S.IP., M.Si.",
        "19760608 200112 2 001",
        "Pembina Tingkat I (IV/b)",
        "Kepala BKPSDM",
        "Sekretaris merangkap anggota",
    ),
    Examiner("Ir. Sabam Hutapea, M.Ak.", "19710923 199803 1 004", "Pembina Utama Muda (IV/c)", "Inspektur Daerah"),
    Examiner("Yohana Matulessy, S.H.", "19790411 200604 2 007", "Pembina (IV/a)", "Kepala Bagian Hukum"),
    Examiner("Ismail Rumbouw, S.Pd.", "19720130 199702 1 002", "Pembina (IV/a)", "Kepala Dinas Pendidikan"),
]
RECALLED = [
    "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia Tahun 2023 "
    "Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 6897);",
    "Peraturan Pemerintah Nomor 42 Tahun 2004 tentang Pembinaan Jiwa Korps dan Kode Etik Pegawai Negeri Sipil;",
    Unverified("SKB 22 September 2022 tentang Pedoman Pembinaan dan Pengawasan Netralitas Pegawai ASN;"),
]
COUNCIL_DECREE = CouncilPaperContext(
    official_title="Wali Kota Sagara Biru",
    about="Pembentukan Majelis Kode Etik",
    person=RINA,
    considering=[
        "bahwa terdapat dugaan pelanggaran kode etik, yaitu menyukai dan membagikan unggahan bakal calon (KE-04; PP "
        "42/2004 Pasal 11 huruf c);",
        "bahwa dugaan itu diperiksa oleh Majelis Kode Etik (PP 42/2004 Pasal 17);",
        "bahwa karena itu perlu menetapkan Keputusan tentang pembentukan Majelis Kode Etik;",
    ],
    recalling=RECALLED,
    noting=["Rekomendasi Badan Kepegawaian Negara Nomor R/417/D4-WS.03/2024 tanggal 28 Oktober 2024;"],
    clauses=[
        "Membentuk Majelis Kode Etik yang memeriksa dugaan pelanggaran kode etik oleh:",
        "Susunan Majelis Kode Etik:",
        "Majelis memutus setelah memeriksa pegawai yang disangka melanggar dan memberinya kesempatan membela diri (PP "
        "42/2004 Pasal 19 ayat (1) dan (2)).",
        "Putusan diambil secara musyawarah mufakat; bila tidak tercapai, dengan suara terbanyak (PP 42/2004 Pasal 19 "
        "ayat (3) dan (4)).",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    ],
    roster=COUNCIL,
    lists_roster=True,
    place="Sagara Biru",
    signer=Signer("Wali Kota Sagara Biru", "Hj. Nursyam Tahir"),
    with_invocation=True,
    emblem="region",
)
COUNCIL_DECISION = replace(
    COUNCIL_DECREE,
    paper="Putusan",
    official_title="Majelis Kode Etik Pemerintah Kota Sagara Biru",
    about="Pelanggaran Kode Etik",
    considering=[
        "bahwa Majelis bersidang pada Senin, 4 November 2024, memeriksa yang bersangkutan, dan mendengar pembelaannya "
        "(PP 42/2004 Pasal 19 ayat (1) dan (2));",
        "bahwa unggahan itu diakui dan sudah dihapus;",
        "bahwa musyawarah mufakat tidak tercapai, sehingga putusan ini diambil dengan suara terbanyak: 4 (empat) suara "
        "menyatakan terbukti dan 1 (satu) suara menyatakan tidak terbukti (PP 42/2004 Pasal 19 ayat (3) dan (4));",
    ],
    noting=[
        *COUNCIL_DECREE.noting,
        "Keputusan Wali Kota Sagara Biru Nomor 800.1.6.2/012 Tahun 2024 tanggal 30 Oktober 2024 tentang Pembentukan "
        "Majelis Kode Etik;",
    ],
    clauses=[
        "Menyatakan terbukti melanggar kode etik Pegawai Negeri Sipil:",
        "Pelanggaran itu ialah menyukai dan membagikan unggahan bakal calon (KE-04; PP 42/2004 Pasal 11 huruf c).",
        "Menyampaikan putusan ini kepada Wali Kota Sagara Biru selaku pejabat yang berwenang (PP 42/2004 Pasal 20).",
        "Putusan Majelis Kode Etik bersifat final (PP 42/2004 Pasal 19 ayat (5)).",
    ],
    lists_roster=False,
    with_invocation=False,
)
MORAL_STATEMENT_CLOSED = replace(
    MORAL_STATEMENT,
    sanction="sanksi moral berupa pernyataan tertutup",
    publication=["disampaikan dalam pertemuan tertutup di ruang rapat Sekretaris Daerah, Senin, 18 November 2024."],
    remark=Unverified("Sanksi moral bukan hukuman disiplin (PP 42/2004 Pasal 15 dan PP 94/2021 Pasal 8)."),
)
INADMISSIBLE = replace(
    COUNCIL_DECREE,
    paper="Penetapan",
    about="Keberatan yang Tidak Dapat Diterima",
    considering=[
        "bahwa terhadap Keputusan Nomor 800.1.6.2/417 Tahun 2024 tanggal 28 Oktober 2024 diajukan keberatan;",
        "bahwa keberatan itu diterima pada 9 Desember 2024, sedangkan batasnya 22 November 2024 (PP 79/2021 Pasal 4 "
        "ayat (2));",
        "bahwa karena itu perlu menetapkan bahwa keberatan tersebut tidak dapat diterima;",
    ],
    clauses=[
        "Menetapkan bahwa tidak dapat diterima keberatan yang diajukan oleh:",
        "Keputusan Nomor 800.1.6.2/417 Tahun 2024 tidak berubah karena keberatan itu.",
        "Penetapan ini mulai berlaku pada tanggal ditetapkan.",
    ],
    roster=[],
    lists_roster=False,
)

ADMINISTRATIVE_ACTION = replace(
    COUNCIL_DECREE,
    about="Tindakan Administratif",
    considering=[
        "bahwa Majelis Kode Etik dalam Putusan Nomor 800.1.6.3/003/MKE/2024 tanggal 4 November 2024 merekomendasikan "
        "tindakan administratif (PP 42/2004 Pasal 16);",
        "bahwa tindakan itu dikenakan menurut Peraturan Wali Kota Sagara Biru Nomor 7 Tahun 2020 Pasal 12;",
        "bahwa karena itu perlu menetapkan Keputusan tentang tindakan administratif;",
    ],
    clauses=[
        "Mengenakan tindakan administratif kepada:",
        "Tindakan administratif itu berupa pembinaan tentang netralitas selama 3 (tiga) hari kerja, menurut Peraturan "
        "Wali Kota Sagara Biru Nomor 7 Tahun 2020 Pasal 12.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    ],
    roster=[],
    lists_roster=False,
)
