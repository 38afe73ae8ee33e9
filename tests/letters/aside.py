"""Sample letters beside an examination: what others are asked and say, relief from duty and its end."""

from dataclasses import replace

from netralitas.letters.kinds import (
    Addressee,
    ClarificationInvitationContext,
    Pair,
    Person,
    Question,
    Signer,
    StatementContext,
)
from tests.letters.cast import EXAMINERS, SECRETARIAT, SUSPICION, TEAM, YUSUF
from tests.letters.ethics import ADMINISTRATIVE_ACTION, RECALLED

SECRETARY = Signer("Sekretaris Daerah Kabupaten Tirta Kencana", "Dra. Ni Luh Ayu Paramitha", "19690512 199303 2 005")
HEARD = Person(name="Wayan Pramana, S.Sos.", post="Lurah Rawa Kelapa Timur")
STATEMENT_REQUEST = ClarificationInvitationContext(
    letterhead=SECRETARIAT,
    addressee=Addressee([HEARD.name, HEARD.post, "di tempat"]),
    opening=(
        "Dalam rangka pemeriksaan dugaan pelanggaran disiplin pegawai, dengan hormat kami meminta keterangan Saudara "
        "sebagai bawahan pada:"
    ),
    appointment=[
        Pair("hari, tanggal", "Kamis, 12 Desember 2024"),
        Pair("pukul", "10.00 WIT"),
        Pair("tempat", "Ruang Rapat Inspektorat Daerah"),
        Pair("kepada", "Dra. Ni Luh Ayu Paramitha, M.Si., Sekretaris Daerah"),
    ],
    purpose=["Keterangan tentang pertemuan lurah dan ketua RW di aula kecamatan."],
    notes=[
        "Saudara dimintai keterangan sebagai pihak lain, bukan sebagai yang diperiksa;",
        "keterangan Saudara dituangkan dalam berita acara yang Saudara baca dan tanda tangani;",
        "pemeriksaan bersifat rahasia; mohon surat ini dan isinya tidak disebarkan.",
    ],
    closing="Apabila berhalangan, mohon memberitahu kami sebelum waktu tersebut agar waktunya diatur kembali.",
    place="Tirta Kencana",
    signer=SECRETARY,
    basis="Keterangan ini diminta berdasarkan PP 94/2021 Pasal 30.",
)
STATEMENT = StatementContext(
    letterhead=TEAM,
    date_words="Kamis, tanggal dua belas bulan Desember tahun dua ribu dua puluh empat (12-12-2024)",
    hour="10.05 WIT",
    venue="Ruang Rapat Inspektorat Daerah",
    acting_as="kami Tim Pemeriksa",
    examiners=EXAMINERS,
    person=HEARD,
    capacity="Bawahan",
    about=f"{YUSUF.name}, {YUSUF.post}",
    suspicion=SUSPICION,
    questions=[
        Question("Apakah Saudara hadir pada pertemuan Sabtu, 5 Oktober 2024?", "Ya, saya hadir sampai selesai."),
        Question("Apa yang Saudara dengar di akhir pertemuan?", "Ajakan untuk mengamankan suara di semua RW."),
    ],
    closed_at="10.50 WIT",
    basis="Keterangan ini diminta berdasarkan PP 94/2021 Pasal 30.",
)
RELIEF = replace(
    ADMINISTRATIVE_ACTION,
    official_title=SECRETARY.title,
    about="Pembebasan Sementara dari Tugas Jabatan",
    person=YUSUF,
    considering=[
        "bahwa yang bersangkutan diperiksa karena dugaan pelanggaran disiplin, yaitu mengadakan pertemuan yang "
        "mengarah pada keberpihakan (DS-08; PP 94/2021 Pasal 5 huruf n angka 6);",
        "bahwa ia kemungkinan akan dijatuhi hukuman disiplin berat dan dapat dibebaskan sementara dari tugas "
        "jabatannya (PP 94/2021 Pasal 31 ayat (1));",
        "bahwa hal itu diperlukan untuk kelancaran pemeriksaan dan kelancaran tugas (Penjelasan PP 94/2021 Pasal 31 "
        "ayat (1));",
    ],
    recalling=RECALLED,
    clauses=[
        "Membebaskan sementara dari tugas jabatannya:",
        "Menunjuk Yohana Matulessy, S.H., Sekretaris Kecamatan Rawa Kelapa, sebagai pejabat pelaksana harian selama "
        "pembebasan sementara (PP 94/2021 Pasal 31 ayat (3)).",
        "Pembebasan sementara berlaku sampai dengan ditetapkannya keputusan hukuman disiplin (PP 94/2021 Pasal 31 ayat "
        "(2)).",
        "Selama pembebasan sementara, hak-hak kepegawaian tetap diberikan sesuai dengan ketentuan peraturan "
        "perundang-undangan (PP 94/2021 Pasal 31 ayat (4)).",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    ],
    place="Tirta Kencana",
    signer=SECRETARY,
    with_invocation=False,
)
RELIEF_END = replace(
    RELIEF,
    about="Pencabutan Pembebasan Sementara dari Tugas Jabatan",
    considering=[
        "bahwa dengan Keputusan Nomor 800.1.6.2/431 Tahun 2024 tanggal 11 Desember 2024 yang bersangkutan dibebaskan "
        "sementara dari tugas jabatannya;",
        "bahwa pelanggaran tidak terbukti;",
    ],
    clauses=[
        "Mencabut Keputusan Nomor 800.1.6.2/431 Tahun 2024 tanggal 11 Desember 2024 tentang pembebasan sementara dari "
        "tugas jabatan dari:",
        "Yang bersangkutan kembali melaksanakan tugas jabatannya, dan penunjukan pejabat pelaksana harian berakhir.",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
    ],
)
