"""The same letters with the longest names, twelve acts and texts that fill three pages."""

from dataclasses import replace

from netralitas.letters.kinds import (
    Act,
    Addressee,
    Examiner,
    Letterhead,
    Pair,
    Person,
    Question,
    ReceivedFile,
    Signer,
)
from netralitas.letters.supervision import Judgement
from tests.letters import samples

LONG_HEAD = Letterhead(
    name=(
        "SEKRETARIAT SATUAN TUGAS PEMBINAAN DAN PENGAWASAN NETRALITAS PEGAWAI APARATUR SIPIL NEGARA WILAYAH PAPUA "
        "PEGUNUNGAN DAN PAPUA BARAT DAYA"
    ),
    parent=(
        "KEMENTERIAN KOORDINATOR BIDANG PEMBANGUNAN KEWILAYAHAN, PERBATASAN, DAN DAERAH TERTINGGAL REPUBLIK INDONESIA"
    ),
    address=[
        "Kompleks Perkantoran Terpadu Gunung Merah Lantai 7 Sayap Timur, Jalan Trans-Wa'ena Kilometer 23,5, Distrik "
        "Ma'rey Atas 99958",
        "Telepon (0969) 555 0110 pesawat 4417 · Laman satgas-netralitas-wilayah-timur.contoh.go.id · Pos-el "
        "persuratan.satgas@contoh.go.id",
    ],
)
TEUKU = Person(
    name=(
        "Prof. Dr. Ir. H. Teuku Muhammad Syah’riza Al-Ma`arif bin Abdurrahman, S.T., M.Eng.Sc., Ph.D., IPU., ASEAN Eng."
    ),
    nip="19681231 199303 1 099",
    rank="Pembina Utama (IV/e)",
    post=(
        "Pelaksana Tugas Kepala Dinas Pemberdayaan Masyarakat, Kampung, Kependudukan, Pencatatan Sipil, Pengendalian "
        "Penduduk, dan Keluarga Berencana merangkap Staf Ahli Gubernur Bidang Kemasyarakatan"
    ),
    unit="Pemerintah Provinsi Nusa Raya Kepulauan Timur Laut",
)
LONG_SIGNER = Signer(
    title="Sekretaris Satuan Tugas Wilayah Papua Pegunungan dan Papua Barat Daya",
    name="Prof. Dr. Hj. Theresia Margaretha Waʼukm Ra'maandeij-Tamaela, S.Sos., M.Si., CGCAE., QIA.",
    nip="19700229 199603 2 001",
    rank="Pembina Utama Madya",
    on_behalf="a.n. Ketua Satuan Tugas Pembinaan dan Pengawasan Netralitas Pegawai ASN",
)
LONG_ADDRESSEE = Addressee(
    [
        "Penjabat Gubernur Provinsi Nusa Raya Kepulauan Timur Laut",
        "selaku Pejabat Pembina Kepegawaian Instansi Daerah Provinsi",
        "di Wa'ena Ma'rey",
    ]
)
LONG_NUMBER = "R/0000498/SETJEN.BRO-SDMA/KP.05.04.02-NET/XI/2024"
PARAGRAPH = (
    "Perbuatan yang bersangkutan terjadi pada tahap setelah penetapan calon, dilakukan secara sadar, dan dapat "
    "dilihat oleh "
    "masyarakat umum di Distrik Ma'rey Atas. Keterangan para saksi bersesuaian satu sama lain dan didukung bukti "
    "surat, "
    "rekaman, serta tangkapan layar yang sidik jarinya tercatat pada saat diterima."
)
LONG_QUESTION = Question(f"Jelaskan. {PARAGRAPH}", f"{PARAGRAPH}\n{PARAGRAPH} {PARAGRAPH}")
ACTS = [
    Act(
        f"Perbuatan ke-{place}: menghadiri kampanye terbuka dan memberi dukungan secara aktif dari atas panggung.",
        f"{place} Oktober 2024",
        "Pasal 5 huruf n angka 5 dan angka 6 PP 94/2021",
        "Berat, Pasal 14 huruf i angka 3 dan angka 4",
        "Instagram @syahriza_ma.arif.resmi.dan.nama.akun.yang.sangat.panjang.sekali.tanpa.jeda",
        entry=f"Disiplin nomor {place} (DS-{place:02d})",
    )
    for place in range(1, 13)
]
LONG_EXAMINERS = [
    Examiner(
        LONG_SIGNER.name, LONG_SIGNER.nip, "Pembina Utama Madya (IV/d)", TEUKU.post, "Ketua Tim Pemeriksa", "Atasan"
    ),
    *samples.EXAMINERS[1:],
]

RECOMMENDATION = replace(
    samples.RECOMMENDATION,
    letterhead=LONG_HEAD,
    addressee=LONG_ADDRESSEE,
    person=TEUKU,
    acts=ACTS,
    recommendations=[*samples.RECOMMENDATION.recommendations, *[f"{PARAGRAPH[:-1]};"] * 3],
    place="Lhok Seu'mawang",
    signer=LONG_SIGNER,
    urgency="amat segera",
    attachments="Tiga berkas dan satu keping media penyimpan",
    copies=[*samples.RECOMMENDATION.copies, "Ketua Bawaslu Kabupaten Ka'imana Hulu", "Ketua Bawaslu Kota So'rong"],
)
REMINDER = replace(
    samples.REMINDER,
    letterhead=LONG_HEAD,
    addressee=LONG_ADDRESSEE,
    consequence=f"{samples.REMINDER.consequence} {PARAGRAPH} {PARAGRAPH}",
    signer=LONG_SIGNER,
    copies=RECOMMENDATION.copies,
)
SUMMONS = replace(samples.SUMMONS, letterhead=LONG_HEAD, person=TEUKU, examiner=LONG_EXAMINERS[0], signer=LONG_SIGNER)
MINUTES = replace(
    samples.REFUSED_MINUTES,
    letterhead=LONG_HEAD,
    person=TEUKU,
    examiners=LONG_EXAMINERS,
    questions=[*samples.MINUTES.questions, Question(f"Jelaskan. {PARAGRAPH}", f"{PARAGRAPH}\n{PARAGRAPH} {PARAGRAPH}")]
    * 2,
)
ABSENCE = replace(
    samples.ABSENCE,
    letterhead=LONG_HEAD,
    person=TEUKU,
    examiners=LONG_EXAMINERS,
    follows=f"{samples.ABSENCE.follows} {PARAGRAPH}",
)
EXAMINATION_REPORT = replace(
    samples.EXAMINATION_REPORT,
    letterhead=LONG_HEAD,
    addressee=LONG_ADDRESSEE,
    person=TEUKU,
    assessments=samples.EXAMINATION_REPORT.assessments * 4,
    analysis=[PARAGRAPH] * 6,
    examiners=LONG_EXAMINERS,
)
DECISION = replace(
    samples.DECISION,
    official_title="Penjabat Gubernur Provinsi Nusa Raya Kepulauan Timur Laut",
    person=TEUKU,
    considering=[f"bahwa {PARAGRAPH[:-1]};"] * 8,
    clauses=[PARAGRAPH] * 10,
    signer=replace(LONG_SIGNER, title="Penjabat Gubernur Provinsi Nusa Raya Kepulauan Timur Laut"),
)
DELIVERY_SUMMONS = replace(
    samples.DELIVERY_SUMMONS, letterhead=LONG_HEAD, person=TEUKU, host=LONG_EXAMINERS[0], signer=LONG_SIGNER
)
MORAL_STATEMENT = replace(samples.MORAL_STATEMENT, person=TEUKU, superior=LONG_SIGNER, remark=PARAGRAPH)
MORAL_STATEMENT_CLOSED = replace(samples.MORAL_STATEMENT_CLOSED, person=TEUKU, superior=LONG_SIGNER, remark=PARAGRAPH)
COUNCIL_DECREE = replace(
    samples.COUNCIL_DECREE,
    person=TEUKU,
    considering=[f"bahwa {PARAGRAPH[:-1]};"] * 4,
    roster=samples.COUNCIL_DECREE.roster * 3,
    signer=LONG_SIGNER,
)
COUNCIL_DECISION = replace(
    samples.COUNCIL_DECISION,
    person=TEUKU,
    considering=[f"bahwa {PARAGRAPH[:-1]};"] * 6,
    roster=[*samples.COUNCIL_DECISION.roster, *LONG_EXAMINERS],
)
INADMISSIBLE = replace(
    samples.INADMISSIBLE,
    person=TEUKU,
    clauses=[*samples.INADMISSIBLE.clauses[:1], *[PARAGRAPH] * 8],
    signer=LONG_SIGNER,
)
STATEMENT_REQUEST = replace(
    samples.STATEMENT_REQUEST,
    letterhead=LONG_HEAD,
    addressee=LONG_ADDRESSEE,
    purpose=[PARAGRAPH] * 3,
    signer=LONG_SIGNER,
)
STATEMENT = replace(
    samples.STATEMENT,
    letterhead=LONG_HEAD,
    examiners=LONG_EXAMINERS,
    person=TEUKU,
    about=f"{TEUKU.name}, {TEUKU.post}",
    questions=[*samples.STATEMENT.questions, *[LONG_QUESTION] * 4],
)
RELIEF = replace(
    samples.RELIEF,
    person=TEUKU,
    clauses=[*samples.RELIEF.clauses[:1], *[PARAGRAPH] * 8],
    signer=LONG_SIGNER,
)
RELIEF_END = replace(
    samples.RELIEF_END,
    person=TEUKU,
    considering=[*samples.RELIEF_END.considering, *[PARAGRAPH] * 8],
    signer=LONG_SIGNER,
)
ADMINISTRATIVE_ACTION = replace(
    samples.ADMINISTRATIVE_ACTION,
    person=TEUKU,
    clauses=[*samples.ADMINISTRATIVE_ACTION.clauses[:1], *[PARAGRAPH] * 8],
    signer=LONG_SIGNER,
)
RECEIPT = replace(
    samples.RECEIPT,
    facts=[
        *samples.RECEIPT.facts,
        Pair("Ditangani oleh", "Bawaslu Provinsi Nusa Raya Kepulauan Timur Laut dan Distrik Ma'rey Atas"),
    ],
    files=[ReceivedFile("Rekaman video (MP4)", samples.HASHES[place % 7], "21.41", "20,0 MB") for place in range(10)],
)
COMPLETION_NOTICE = replace(
    samples.COMPLETION_NOTICE,
    letterhead=LONG_HEAD,
    lacks=[Pair(pair.label, PARAGRAPH) for pair in samples.COMPLETION_NOTICE.lacks * 3],
    asked=[PARAGRAPH] * 6,
    official=LONG_SIGNER.title,
    official_name=LONG_SIGNER.name,
    replaces=f"Surat ini menggantikan surat kami Nomor {LONG_NUMBER} tanggal 9 Oktober 2024.",
)
STATUS_NOTICE = replace(
    samples.STATUS_NOTICE,
    letterhead=LONG_HEAD,
    reasons=[PARAGRAPH] * 12,
    official=LONG_SIGNER.title,
    official_name=LONG_SIGNER.name,
)
FORWARDING = replace(
    samples.FORWARDING,
    letterhead=LONG_HEAD,
    addressee=LONG_ADDRESSEE,
    people=[TEUKU, samples.YUSUF, TEUKU],
    study=replace(
        samples.FORWARDING.study,
        account=[PARAGRAPH] * 5,
        judgements=[Judgement(TEUKU.name, act, "Terbukti", f"{PARAGRAPH} {PARAGRAPH}") for act in ACTS],
        clarifications=[replace(one, said=PARAGRAPH) for one in samples.FORWARDING.study.clarifications * 6],
        evidence=samples.FORWARDING.study.evidence * 10,
        conclusions=[PARAGRAPH] * 4,
    ),
    signer=LONG_SIGNER,
    copies=RECOMMENDATION.copies,
)
CLARIFICATION_INVITATION = replace(
    samples.CLARIFICATION_INVITATION,
    letterhead=LONG_HEAD,
    addressee=LONG_ADDRESSEE,
    purpose=[PARAGRAPH] * 8,
    notes=[*[f"{PARAGRAPH[:-1]};"] * 5, PARAGRAPH],
    signer=LONG_SIGNER,
    replaces=f"Surat ini menggantikan surat kami Nomor {LONG_NUMBER} tanggal 9 Oktober 2024.",
)
DISMISSAL_PROPOSAL = replace(
    samples.DISMISSAL_PROPOSAL,
    letterhead=LONG_HEAD,
    addressee=LONG_ADDRESSEE,
    person=TEUKU,
    proof=[PARAGRAPH] * 6,
    requests=[*samples.DISMISSAL_PROPOSAL.requests, *[f"{PARAGRAPH[:-1]};"] * 4],
    signer=LONG_SIGNER,
)
CONTRACT_SANCTION = replace(
    samples.CONTRACT_SANCTION,
    letterhead=LONG_HEAD,
    addressee=LONG_ADDRESSEE,
    person=TEUKU,
    findings=[PARAGRAPH] * 6,
    signer=LONG_SIGNER,
)
