"""Sample letters of an election supervisor's office: two notices to a reporter, a case handed on with its study."""

from netralitas.letters.kinds import (
    Act,
    Addressee,
    CompletionNoticeContext,
    EvidenceItem,
    ForwardingContext,
    Letterhead,
    NextStep,
    Pair,
    Signer,
    StatusNoticeContext,
    Unverified,
)
from netralitas.letters.supervision import ClarificationInvitationContext, Heard, Judgement, Study
from tests.letters.cast import HASHES, YUSUF

BAWASLU = Letterhead(
    name="BAWASLU KABUPATEN TIRTA KENCANA",
    address=["Jalan Pengawas Nomor 3, Tirta Kencana 97511 · Telepon (0910) 555 0133"],
    emblem="agency",
)
CHAIR = "Ketua Bawaslu Kabupaten Tirta Kencana"
CHAIR_NAME = "Hendrika Solossa, S.H."
REPORTER = Addressee(["Pelapor laporan Nomor L-2024-004812", "melalui halaman lacak Portal Netralitas ASN"])

COMPLETION_NOTICE = CompletionNoticeContext(
    letterhead=BAWASLU,
    addressee=REPORTER,
    opening=(
        "Sehubungan dengan laporan Saudara Nomor L-2024-004812 yang kami terima pada Selasa, 8 Oktober 2024, dengan "
        "hormat kami beritahukan bahwa menurut kajian awal laporan tersebut belum lengkap. Agar dapat diproses lebih "
        "lanjut, mohon Saudara melengkapinya."
    ),
    lacks=[
        Pair("Nama dan alamat pelapor", "Syarat formal. Disegel dan dienkripsi."),
        Pair("Tempat kejadian", "Syarat materiel."),
        Pair("Bukti", "Syarat materiel."),
    ],
    asked=["Di mana pertemuan itu berlangsung, dan adakah foto atau undangannya?"],
    due=Unverified(
        "Kelengkapan kami tunggu paling lambat Jumat, 11 Oktober 2024, pukul 23.59 WIT: 2 hari kalender sejak "
        "pemberitahuan disampaikan, Rabu, 9 Oktober 2024 (Perbawaslu 8/2020)."
    ),
    otherwise=[
        Unverified("Nama dan alamat pelapor. Tanpa ini: dicatat sebagai informasi awal."),
        Unverified("Tempat kejadian; Bukti. Bila tidak menyusul: tidak diregistrasi."),
    ],
    ways=[
        "melalui portal, kapan saja: buka netralitas.contoh.go.id/lacak/, tulis kode tindak lanjut Saudara, lalu jawab "
        "pertanyaan petugas atau tambahkan bukti; atau",
        "di kantor Bawaslu Kabupaten Tirta Kencana, Jalan Pengawas Nomor 3, pada jam kerja, dengan menyebut nomor "
        "laporan L-2024-004812.",
    ],
    basis=Unverified("Pemberitahuan ini disampaikan berdasarkan Peraturan Bawaslu Nomor 8 Tahun 2020."),
    place="Tirta Kencana",
    official=CHAIR,
    official_name=CHAIR_NAME,
    step="ask_completion-17",
)

STATUS_NOTICE = StatusNoticeContext(
    letterhead=BAWASLU,
    addressee=REPORTER,
    opening="Dengan hormat kami beritahukan status penanganan laporan Saudara sebagai berikut:",
    facts=[
        Pair("Nomor laporan", "L-2024-004812"),
        Pair("Diterima", "Selasa, 8 Oktober 2024"),
        Pair("Dicatat sebagai", "Laporan"),
    ],
    status="TIDAK DIREGISTER",
    outcome="Laporan Saudara tidak diregister, sehingga tidak ditangani lebih lanjut sebagai laporan.",
    reasons=[
        "Tempat kejadian tidak dilengkapi sampai batas waktu, dan bukti yang ada tidak menunjukkan siapa yang hadir.",
    ],
    steps=[NextStep("Penanganan dan kajian oleh Bawaslu", Unverified("Paling lambat Senin, 14 Oktober 2024."))],
    basis=Unverified("Pemberitahuan ini disampaikan berdasarkan Peraturan Bawaslu Nomor 8 Tahun 2020."),
    place="Tirta Kencana",
    official=CHAIR,
    official_name=CHAIR_NAME,
    step="decline-21",
)

STUDY = Study(
    facts=[
        Pair("Nomor register", "004/LP/PP/Kab/10/2024"),
        Pair("Diterima", "Selasa, 8 Oktober 2024"),
        Pair("Pemilihan", "Pilkada 2024: gubernur, bupati, wali kota"),
        Pair("Wilayah", "Kabupaten Tirta Kencana"),
        Pair("Fase", "sesudah penetapan (calon). Calon ditetapkan 22 September 2024."),
    ],
    account=[
        "Pada Sabtu, 5 Oktober 2024, terlapor memimpin pertemuan lurah dan ketua RW di aula kecamatan.",
        "[nama disamarkan] merekam pertemuan itu dan membagikannya dalam grup percakapan.",
    ],
    judgements=[
        Judgement(
            YUSUF.name,
            Act(
                "Mengadakan kegiatan yang mengarah kepada keberpihakan terhadap calon.",
                "Sabtu, 5 Oktober 2024",
                Unverified("Pasal 5 huruf n angka 6 PP 94/2021"),
                Unverified("Berat, Pasal 14 huruf i angka 4"),
                phase="sesudah penetapan (calon)",
                entry="DS-08",
            ),
            "Terbukti",
            "Rekaman dan tiga keterangan bersesuaian.",
        ),
        Judgement(
            YUSUF.name,
            Act("Memasang spanduk calon.", "tanggal tidak diketahui", "Pasal 5 huruf n", "Berat", entry="DS-01"),
            "Tidak terbukti",
            "Tidak ada bukti siapa yang memasang.",
        ),
    ],
    clarifications=[
        Heard("Terlapor", "Rabu, 9 Oktober 2024, 10.00", "Tatap muka", "Hadir", "Membenarkan pertemuan itu."),
        Heard(
            "Saksi",
            "Rabu, 9 Oktober 2024, 13.00",
            "Pertemuan video",
            "Hadir",
            "Keterangan saksi tersimpan pada Bawaslu.",
        ),
    ],
    evidence=[
        EvidenceItem("B-01", "Rekaman video (MP4)", "8 Oktober 2024, 21.41", HASHES[1]),
        EvidenceItem("B-02", "Tautan", "8 Oktober 2024, 21.44", HASHES[2]),
    ],
    conclusions=["Satu dugaan perbuatan terbukti dan diteruskan; satu dugaan tidak terbukti."],
)

FORWARDING = ForwardingContext(
    letterhead=BAWASLU,
    addressee=Addressee(
        [
            "Kepala Badan Kepegawaian Negara",
            "u.p. Satuan Tugas Pembinaan dan Pengawasan Netralitas Pegawai ASN",
            "di Jakarta",
        ]
    ),
    opening=(
        "Berdasarkan hasil kajian kami atas laporan dengan Nomor Register 004/LP/PP/Kab/10/2024, dengan hormat kami "
        "teruskan dugaan pelanggaran netralitas sebagaimana diuraikan di bawah ini."
    ),
    basis=[
        Unverified("Peraturan Badan Pengawas Pemilihan Umum Nomor 8 Tahun 2020"),
        Unverified("Undang-Undang Nomor 10 Tahun 2016 tentang Perubahan Kedua atas Undang-Undang Nomor 1 Tahun 2015"),
        "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara",
    ],
    people=[YUSUF],
    requests=[
        "memverifikasi penerusan ini;",
        "memberikan rekomendasi kepada Pejabat Pembina Kepegawaian apabila dugaan itu didukung bukti; dan",
        Unverified("memberitahukan hasilnya kepada kami melalui portal. Batas waktu verifikasi: 7 hari kalender."),
    ],
    study=STUDY,
    place="Tirta Kencana",
    signer=Signer(CHAIR, CHAIR_NAME),
    copies=["Ketua Bawaslu Provinsi Nusa Raya"],
    step="forward-25-0123456789abcdef",
)

CLARIFICATION_INVITATION = ClarificationInvitationContext(
    letterhead=BAWASLU,
    addressee=Addressee([YUSUF.name, YUSUF.post, "di tempat"]),
    opening=(
        "Dalam rangka penanganan perkara dugaan pelanggaran netralitas dengan Nomor Register 004/LP/PP/Kab/10/2024, "
        "dengan hormat kami mengundang Saudara sebagai terlapor untuk memberikan klarifikasi pada:"
    ),
    appointment=[
        Pair("hari, tanggal", "Rabu, 9 Oktober 2024"),
        Pair("pukul", "10.00 WIT"),
        Pair("cara", "tatap muka"),
        Pair("tempat", "Kantor Bawaslu Kabupaten Tirta Kencana, ruang 2"),
    ],
    purpose=["Keterangan tentang pertemuan lurah dan ketua RW di aula kecamatan."],
    notes=[
        "klarifikasi adalah kesempatan memberi keterangan, bukan putusan;",
        "keterangan Saudara dituangkan dalam berita acara; dan",
        "Saudara dianggap tidak bersalah sampai ada putusan.",
    ],
    closing="Apabila berhalangan, mohon memberitahu kami sebelum waktu tersebut dengan menyebut nomor surat ini.",
    place="Tirta Kencana",
    signer=Signer(CHAIR, CHAIR_NAME),
    basis=Unverified("Undangan ini disampaikan berdasarkan Undang-Undang Nomor 7 Tahun 2017 Pasal 454 ayat (8)."),
    step="clarification-3",
)
