"""What a decision, the summons to receive it and a moral statement have to be told: plain text, to print. Pure."""

from dataclasses import dataclass, field

from netralitas.letters.contexts import Addressee, Examiner, Fact, Letterhead, Person, Signer


@dataclass(frozen=True)
class DeliverySummonsContext:
    """Summons to receive a decision; with its proof of delivery. What was decided it does not tell."""

    person: Person
    host: Examiner  # who hands the decision over
    day: str  # "Senin, 14 Desember 2026"
    hour: str  # "09.00 WITA"
    venue: str
    decision: str  # "Keputusan … Nomor … tanggal …"
    notes: list[Fact]  # what the person should know, each with its semicolon or full stop
    place: str
    signer: Signer
    copies: list[str] = field(default_factory=list)
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class DismissalProposalContext:
    """Proposal of a penalty or a dismissal, to whoever decides it or proposes it further."""

    addressee: Addressee
    subject: str  # "Usul pemberhentian tidak dengan hormat"
    opening: Fact
    basis: list[Fact]  # instruments with number and year, each with its semicolon
    person: Person
    proof: list[Fact]  # what was proven, by which report, since when; sentences
    requests: list[Fact]  # each with its semicolon; the last one ends with a full stop
    place: str
    signer: Signer
    urgency: str = "segera"
    attachments: str = "Satu berkas"
    copies: list[str] = field(default_factory=list)
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class ContractSanctionContext:
    """Letter that imposes a sanction of the yearly contract, with its proof of delivery."""

    addressee: Addressee
    subject: str  # "Pemutusan hubungan kerja"
    opening: Fact  # which contract, which circular
    basis: list[Fact]  # instruments, each with its semicolon
    person: Person
    findings: list[Fact]  # what was proven, by which report, who weighed what; sentences
    sanction: Fact  # one sentence
    effective_sentence: Fact
    place: str
    signer: Signer
    return_to: str
    attachments: str = "-"
    copies: list[str] = field(default_factory=list)
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class DecisionContext:
    """Decision on a penalty or a dismissal, with its proof of delivery.

    The dictum: the first clause imposes, ``clauses`` follow, then ``effective_sentence``, then the delivery.
    """

    official_title: str  # "Bupati Tirtamukti", who decides
    penalty_name: Fact  # "penurunan jabatan setingkat lebih rendah selama 12 (dua belas) bulan"
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
    name: str = ""  # what lists call it; the kind's own name when empty
    about: str = "Penjatuhan hukuman disiplin"  # before the penalty, in the title; empty when the penalty says it
    imposes: str = "Menjatuhkan hukuman disiplin berupa"  # before the penalty, in the first clause
    on_whom: str = "kepada"  # after it
    emblem: str = ""  # the issuer's when empty
    copies: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class MoralStatementContext:
    """Statement of a moral sanction, open or closed. No NIP, photo or address on the page that may be posted."""

    official_title: str
    person: Person  # the NIP is printed on the record of execution only
    opening: Fact  # "Berdasarkan Pasal … dan Keputusan Majelis …, dengan ini … menyatakan bahwa:"
    breach: Fact  # "yaitu …", what the person did; ends with a full stop
    provision: Fact  # which entry and which article; a sentence
    sanction: Fact  # "sanksi moral berupa pernyataan secara terbuka"
    publication: list[Fact]  # how it is made known, each with its semicolon; the last ends with a full stop
    place: str
    signer: Signer
    superior: Signer  # signs the record of execution
    code: Fact = "kode etik"  # which code was breached: "kode etik Pegawai Negeri Sipil"
    remark: Fact = ""
    government: str = ""
    emblem: str = ""
