"""What each paper of an election supervisor's office has to be told: plain text, ready to print. Pure.

``step`` says which step of a case a paper tells of. It is kept with the words and never printed: a paper that tells of
the same step again replaces the one before it, a paper about a later step stands beside it.
"""

from dataclasses import dataclass, field

from netralitas.letters.contexts import Act, Addressee, EvidenceItem, Fact, Letterhead, NextStep, Pair, Person, Signer


@dataclass(frozen=True)
class CompletionNoticeContext:
    """Notice to a reporter of what the report lacks."""

    addressee: Addressee
    opening: Fact
    due: Fact  # "Kelengkapan kami tunggu paling lambat …", with the reckoning and its article
    otherwise: list[Fact]  # what happens without it, each a sentence
    ways: list[Fact]  # how to complete, each with its semicolon; the last one ends with a full stop
    place: str
    official: str  # "Ketua Bawaslu Kabupaten Tirtamukti", in whose name it is issued
    official_name: str = ""
    lacks: list[Pair] = field(default_factory=list)  # the element, and what is known about it
    asked: list[str] = field(default_factory=list)  # what the officer asked, paragraph by paragraph
    basis: Fact = ""  # one sentence
    step: str = ""
    replaces: str = ""  # one sentence that names the letter before it
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class StatusNoticeContext:
    """Notice to a reporter of what became of the report."""

    addressee: Addressee
    opening: Fact
    facts: list[Pair]  # number, day of receipt, register number
    status: str  # "TIDAK DIREGISTER", in capitals
    outcome: Fact  # what that means, a sentence
    place: str
    official: str
    official_name: str = ""
    reasons: list[str] = field(default_factory=list)  # paragraphs
    basis: Fact = ""  # one sentence
    steps: list[NextStep] = field(default_factory=list)
    step: str = ""
    replaces: str = ""  # one sentence that names the letter before it
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class ClarificationInvitationContext:
    """Invitation to clarify a case; nothing in it tells who reported."""

    addressee: Addressee
    opening: Fact
    appointment: list[Pair]  # day, hour, way, place
    purpose: list[str]  # paragraphs
    notes: list[Fact]  # what the invited should know, each with its semicolon; the last one ends with a full stop
    closing: str  # sentences
    place: str
    signer: Signer
    by_portal: bool = False  # fetched behind a code: nobody signs it by hand, ``signer`` is in whose name it is
    official_name: str = ""  # who that is, where it is known
    basis: Fact = ""  # one sentence
    step: str = ""
    replaces: str = ""  # one sentence that names the letter before it
    letterhead: Letterhead | None = None


@dataclass(frozen=True)
class Judgement:
    """What the study holds of one alleged act of one person."""

    who: str
    act: Act
    verdict: str  # "Terbukti"
    reason: str = "-"


@dataclass(frozen=True)
class Heard:
    """One clarification of the study: who by part, never by name."""

    who: str  # "Terlapor"
    when: str  # "Rabu, 23 Oktober 2024, 10.00"
    way: str  # "Tatap muka"
    outcome: str  # "Hadir", "Tidak hadir"
    said: str  # "Keterangan saksi tersimpan pada Bawaslu."


@dataclass(frozen=True)
class Story:
    """What another report tells of the same event, masked like the account; of its reporter nothing."""

    report: str  # "Laporan L-2024-000123, diterima Senin, 21 Oktober 2024"
    account: list[str]  # paragraphs


@dataclass(frozen=True)
class Study:
    """The study as it goes out with a forwarding letter: no reporter, no witness, no file name, no address."""

    facts: list[Pair]
    judgements: list[Judgement] = field(default_factory=list)
    account: list[str] = field(default_factory=list)  # paragraphs, names of third persons masked
    stories: list[Story] = field(default_factory=list)
    clarifications: list[Heard] = field(default_factory=list)
    evidence: list[EvidenceItem] = field(default_factory=list)
    conclusions: list[str] = field(default_factory=list)  # paragraphs


@dataclass(frozen=True)
class ForwardingContext:
    """Letter that hands a case to whoever is competent, with the study as its attachment."""

    addressee: Addressee
    opening: Fact
    basis: list[Fact]  # provisions and instruments, without the sign at their end
    people: list[Person]
    requests: list[Fact]  # what is asked, each with its semicolon; the last one ends with a full stop
    study: Study
    place: str
    signer: Signer
    reasons: list[str] = field(default_factory=list)  # why it is passed on to this receiver, in paragraphs
    is_early: bool = False  # out of the first look at the report: nothing was studied or judged
    subject: str = "Penerusan dugaan pelanggaran netralitas pegawai ASN"
    urgency: str = "segera"
    attachments: str = "Satu berkas"
    copies: list[str] = field(default_factory=list)
    step: str = ""
    replaces: str = ""  # one sentence that names the letter before it
    letterhead: Letterhead | None = None
