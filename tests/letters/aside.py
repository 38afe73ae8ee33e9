"""Sample letters beside an examination: relief from duty and its end."""

from dataclasses import replace

from netralitas.letters.kinds import Signer
from tests.letters.cast import YUSUF
from tests.letters.ethics import ADMINISTRATIVE_ACTION, RECALLED

SECRETARY = Signer("Sekretaris Daerah Kabupaten Tirta Kencana", "Dra. Ni Luh Ayu Paramitha", "19690512 199303 2 005")
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
