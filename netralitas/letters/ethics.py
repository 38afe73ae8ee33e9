"""What the papers of an ethics council have to be told: plain text, ready to print. Pure."""

from dataclasses import dataclass, field

from netralitas.letters.contexts import Examiner, Fact, Person, Signer


@dataclass(frozen=True)
class CouncilPaperContext:
    """A decree around the ethics council: its setting up, its decision, an administrative action on its advice.

    The first clause is about the person, whose facts follow it. ``roster`` is the council: it is listed in the second
    clause where it is set up, and signs at the end where it decides.
    """

    official_title: str  # who decrees: "Bupati Tirtamukti", "Majelis Kode Etik Pemerintah Kabupaten Tirtamukti"
    about: str  # after "TENTANG", printed in capitals
    person: Person
    considering: list[Fact]  # "bahwa …;" each with its semicolon
    recalling: list[Fact]  # instruments, each with its semicolon
    clauses: list[Fact]  # KESATU, KEDUA, …; the first ends with a colon
    place: str
    signer: Signer
    noting: list[Fact] = field(default_factory=list)
    roster: list[Examiner] = field(default_factory=list)
    lists_roster: bool = False
    paper: str = "Keputusan"  # "Putusan" of the council
    with_invocation: bool = False  # heads of institutions and regions only
    emblem: str = ""  # the issuer's when empty
    copies: list[str] = field(default_factory=list)
