"""What the papers of an examination have to be told: plain text, ready to print. Pure."""

from dataclasses import dataclass, field

from netralitas.letters.contexts import Addressee, EvidenceItem, Examiner, Fact, Letterhead, Person, Signer


@dataclass(frozen=True)
class SummonsContext:
    """Summons to the examination; with its proof of delivery."""

    ordinal: str  # "I" or "II"
    person: Person
    before: str  # "atasan langsung Saudara", "atasan langsung Saudara dan Tim Pemeriksa"
    examiner: Examiner
    day: str  # "Rabu, 11 Desember 2024"
    hour: str  # "09.00 WIT"
    venue: str
    suspicion: Fact  # "dugaan … yang diduga melanggar …", ends with a full stop
    notes: list[Fact]  # what the person should know, each with its semicolon or full stop
    place: str
    signer: Signer
    return_to: str  # who gets the proof of delivery back
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
class StatementContext:
    """Minutes of what somebody else said in an examination; the person examined is not present."""

    date_words: str
    hour: str
    venue: str
    acting_as: Fact
    examiners: list[Examiner]
    person: Person  # who is heard
    capacity: str  # "rekan kerja", as what
    about: str  # name and post of the person examined
    suspicion: Fact  # as in the summons
    questions: list[Question]
    closed_at: str
    basis: Fact = ""  # one sentence
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class AbsenceContext:
    """Minutes of a missed examination: who was summoned how, did not come, and what follows."""

    ordinal: str  # of the summons: "I" or "II"
    date_words: str  # of the missed day, as in the minutes of an examination
    hour: str
    venue: str
    acting_as: Fact
    examiners: list[Examiner]
    person: Person
    summoned_by: str  # "Surat Panggilan I Nomor … tanggal …"
    suspicion: Fact
    follows: Fact  # what the law provides for next, one sentence
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class Assessment:
    """What the examiners hold of one allegation."""

    form: Fact  # the form of the breach and its article
    when_and_where: str
    verdict: str  # "Terbukti", "Tidak terbukti"
    evidence: str = ""  # "B-01, B-02"
    # A column nobody was asked about is left out: silence is not "Tidak ada".
    aggravating: str = ""
    mitigating: str = ""
    effect: str = ""


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
    previous_penalties: list[str] = field(default_factory=list)  # a sentence each; the line is left out without any
    attachments: str = "Satu berkas"
    heading: str = "Pelanggaran disiplin Pegawai Negeri Sipil"  # printed in capitals
    is_absent: bool = False  # the person never came: the chapter is about the summonses, their minutes are attached
    letterhead: Letterhead | None = None
