"""Who writes and who is written about in the sample letters; names and numbers mean nobody."""

from netralitas.letters.kinds import Addressee, Examiner, Letterhead, Person, Signer

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
