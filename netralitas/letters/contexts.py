"""What each kind of letter has to be told: plain text, ready to print.

The rooms above fill these in, in Indonesian and from their data; no template carries an article, an amount
or a name of law. The number, the day, the verification code and, unless one is given, the letterhead are
added when the letter is issued. Sentences end with their own full stop or semicolon as the field says. Names
carry their titles.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Unverified:
    """A text whose source is still to be checked: marked in a draft, printed like any other in the letter."""

    text: str
    unverified: bool = True


Fact = str | Unverified


def fact(text: str, unverified: bool) -> Fact:
    """Return a text, marked when its source is still to be checked."""
    return Unverified(text) if unverified else text


@dataclass(frozen=True)
class Letterhead:
    """Who writes. ``emblem`` names a file ``static/img/letters/emblem-<emblem>.svg``."""

    name: str  # "SEKRETARIAT DAERAH", printed as given
    parent: str = ""  # "PEMERINTAH KABUPATEN TIRTAMUKTI"
    address: list[str] = field(default_factory=list)  # at most two lines
    emblem: str = "agency"


@dataclass(frozen=True)
class Person:
    """The civil servant a letter is about."""

    name: str
    nip: str = ""
    rank: str = ""  # "Pembina (IV/a)"
    post: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Examiner:
    """One who examines. The first in a list is the chair, or the direct superior who examines alone."""

    name: str
    nip: str = ""
    rank: str = ""
    post: str = ""
    role: str = "Anggota"  # stands at the signature: "Ketua Tim Pemeriksa", "Atasan langsung"
    element: str = ""  # "Atasan langsung", "Pengawasan", "Kepegawaian"


@dataclass(frozen=True)
class Signer:
    """Who signs. ``title`` without the comma at its end."""

    title: str  # "Sekretaris Daerah"
    name: str
    nip: str = ""
    rank: str = ""
    on_behalf: str = ""  # "a.n. Kepala Badan Kepegawaian Negara"
    electronic: bool = False  # only when the file will really carry an electronic signature


@dataclass(frozen=True)
class Addressee:
    """Yth. …; one line each, the last one is the place: "di Tirtamukti"."""

    lines: list[str]


@dataclass(frozen=True)
class Pair:
    """One line of facts: label, colon, value."""

    label: str
    value: Fact


@dataclass(frozen=True)
class Act:
    """One act as the recommendation states it."""

    description: str  # a sentence with its full stop
    when: str  # "Sabtu, 5 Oktober 2024"
    provision: Fact  # "Pasal 5 huruf n angka 6"
    level: Fact  # "Berat, Pasal 14 huruf i angka 4"
    place: str = ""
    phase: str = ""  # "setelah penetapan calon"
    entry: str = ""  # "Disiplin nomor 8 (DS-08)"


@dataclass(frozen=True)
class RecommendationContext:
    """Recommendation of the body competent on that day to the appointing official."""

    addressee: Addressee
    opening: Fact  # "Sehubungan dengan surat …, dengan hormat kami sampaikan hal-hal sebagai berikut."
    basis: list[Fact]  # instruments with number and year, each with its semicolon
    person: Person
    acts: list[Act]
    recommendations: list[Fact]  # "membentuk Tim Pemeriksa …;" the last one ends with a full stop
    control: Fact  # what follows when nothing is done in time, with its article
    place: str
    signer: Signer
    acts_note: Fact = ""  # when the candidates were determined; which law the articles belong to
    urgency: str = "segera"
    attachments: str = "Satu berkas"
    copies: list[str] = field(default_factory=list)
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class CountedDay:
    """One line of a reminder's reckoning."""

    what: str
    date: str = ""
    days: str = ""


@dataclass(frozen=True)
class ReminderContext:
    """Reminder to the appointing official that an answer is due or overdue."""

    addressee: Addressee
    subject: str  # "Pengingat pertama tindak lanjut rekomendasi"
    opening: Fact  # names the recommendation by number and date, and what is missing
    days: list[CountedDay]  # receipt (day 0), due date, date of this letter
    request: Fact  # "Mohon Saudara menyampaikan salah satu dari hal berikut paling lambat …:"
    choices: list[str]  # each with its semicolon; the last one ends with a full stop
    consequence: Fact  # the duty and what follows, with the articles
    place: str
    signer: Signer
    total: CountedDay | None = None  # "Lewat dari batas waktu", "3 hari kerja"
    contact: str = ""
    urgency: str = "segera"
    attachments: str = "Satu lembar"
    copies: list[str] = field(default_factory=list)
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class SummonsContext:
    """Summons to the examination; with its proof of delivery."""

    ordinal: str  # "I" or "II"
    person: Person
    examiner: Examiner
    day: str  # "Rabu, 11 Desember 2024"
    hour: str  # "09.00 WIT"
    venue: str
    suspicion: Fact  # "dugaan … yang diduga melanggar …", ends with a full stop
    notes: list[Fact]  # what the person should know, each with its semicolon or full stop
    place: str
    signer: Signer
    return_to: str  # who gets the proof of delivery back
    before: str = "atasan langsung Saudara dan Tim Pemeriksa"
    earlier: Fact = ""  # summons II: number and day of the first one, and the day missed; one sentence
    copies: list[str] = field(default_factory=list)
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class Question:
    """One question and its answer, in the words that were spoken; line breaks are kept."""

    question: str
    answer: str


@dataclass(frozen=True)
class SignatureRefusal:
    """The examined person does not sign."""

    at: str  # "11.52 WIT"
    reason: str = ""  # in the person's words, without quotation marks; empty when none was given
    copy_given_at: str = ""  # "11.55 WIT"
    remark: Fact = ""  # what the person said about the answers; one sentence
    witness: str = ""


@dataclass(frozen=True)
class MinutesContext:
    """Minutes of the examination (BAP), with the note of a refused signature when there is one."""

    date_words: str  # words.date_in_words(day)
    hour: str  # "09.05 WIT"
    venue: str
    acting_as: Fact  # "kami Tim Pemeriksa yang dibentuk dengan Keputusan …" or "saya selaku atasan langsung"
    examiners: list[Examiner]
    person: Person
    suspicion: Fact  # as in the summons
    questions: list[Question]
    closed_at: str  # "11.40 WIT"
    mode: str = "secara tertutup dan tatap muka"  # or "secara tertutup dan virtual"
    summoned_by: str = ""  # "Surat Panggilan I Nomor … tanggal …"
    rights: str = (
        "Kepada yang diperiksa telah dijelaskan dugaan pelanggaran, haknya untuk menyampaikan bukti dan "
        "saksi yang meringankan, serta haknya menerima salinan berita acara ini."
    )
    refusal: SignatureRefusal | None = None
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class EvidenceItem:
    """One piece of evidence in the report."""

    code: str  # "B-02"
    what: str
    source: str  # never the reporter's or a witness' name
    sha256: str = ""


@dataclass(frozen=True)
class Assessment:
    """What the examiners hold of one allegation."""

    form: Fact  # the form of the breach and its article
    when_and_where: str
    verdict: str  # "Terbukti", "Tidak terbukti"
    evidence: str = ""  # "B-01, B-02"
    aggravating: str = "Tidak ada"
    mitigating: str = "Tidak ada"
    effect: str = "Tidak ada"


@dataclass(frozen=True)
class ExaminationReportContext:
    """Report on the examination (LHP) to the official who may punish."""

    addressee: Addressee
    basis: list[Fact]
    person: Person
    summary: list[Fact]  # paragraphs
    conduct: list[Fact]  # how the examination went: summons, days between, minutes, witnesses; paragraphs
    assessments: list[Assessment]
    analysis: list[Fact]  # paragraphs
    conclusions: list[Fact]  # with the recommended penalty and who may impose it, each a sentence
    examiners: list[Examiner]
    place: str
    evidence: list[EvidenceItem] = field(default_factory=list)
    previous_penalties: str = "Tidak ada"
    attachments: str = "Satu berkas"
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class DecisionContext:
    """Decision on a discipline penalty, with its proof of delivery.

    The dictum: the first clause imposes, ``clauses`` follow, then ``effective_sentence``, then the delivery.
    """

    official_title: str  # "Bupati Tirtamukti", who decides
    penalty_name: str  # "penurunan jabatan setingkat lebih rendah selama 12 (dua belas) bulan"
    person: Person
    considering: list[Fact]  # "bahwa …;" each with its semicolon
    recalling: list[Fact]  # instruments, each with its semicolon
    breach: Fact  # "karena perbuatannya pada … melanggar …", ends with a full stop; names the violation
    effective_sentence: Fact  # "Keputusan ini mulai berlaku pada …"
    place: str
    signer: Signer  # title and name are printed in capitals
    return_to: str  # who gets the proof of delivery back
    official_office: str = ""  # "Bupati", in "Keputusan Bupati tentang"; the whole title when empty
    government: str = ""  # under the title: "PROVINSI NUSA RAYA"
    becomes: str = ""  # the new post, when the penalty changes it
    noting: list[Fact] = field(default_factory=list)  # joint decree, recommendation
    clauses: list[Fact] = field(default_factory=list)  # consequences, remedies; each a sentence
    with_invocation: bool = True  # heads of institutions and regions only
    emblem: str = ""  # the issuer's when empty
    copies: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class MoralStatementContext:
    """Open statement of a moral sanction. Carries no NIP, photo or address on the page that is posted."""

    official_title: str
    person: Person  # the NIP is printed on the record of execution only
    opening: Fact  # "Berdasarkan Pasal … dan Keputusan Majelis …, dengan ini … menyatakan bahwa:"
    breach: Fact  # "yaitu …", what the person did; ends with a full stop
    provision: Fact  # which entry and which article; a sentence
    sanction: str  # "sanksi moral berupa pernyataan secara terbuka"
    publication: list[Fact]  # where and for how long, each with its semicolon; the last ends with a full stop
    place: str
    signer: Signer
    superior: Signer  # signs the record of execution
    remark: Fact = ""
    government: str = ""
    emblem: str = ""


@dataclass(frozen=True)
class ReceivedFile:
    """One file as it came in. No file name: it may give the reporter away."""

    type: str  # "Gambar (JPEG)"
    sha256: str
    received: str  # "21.41"
    size: str  # "412 KB"


@dataclass(frozen=True)
class NextStep:
    """What happens next, and by when."""

    step: str
    when: Fact


@dataclass(frozen=True)
class ReceiptContext:
    """Receipt for the citizen. Carries no follow-up code, no name, no file name."""

    received: str  # "8 Oktober 2024, pukul 21.47 WIT"
    facts: list[Pair]  # received, mode, kind of contest, number of persons and events
    steps: list[NextStep]
    files: list[ReceivedFile] = field(default_factory=list)
    completeness: list[Pair] = field(default_factory=list)
    track_address: str = ""  # "netralitas.go.id/lacak"
    letterhead: Letterhead | None = None
