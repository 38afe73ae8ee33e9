"""What letters of several kinds are told: people, facts, addresses; plain text, ready to print.

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

    @property
    def office(self) -> str:
        """The post whose paper it is: a substitute (Plt., Plh.) signs, and heads no paper as such."""
        return self.title.removeprefix("Plt. ").removeprefix("Plh. ")


def signing(post: str, name: str, *, nip: str = "", rank: str = "") -> Signer:
    """Return who signs; a post "Sekretaris Daerah a.n. Bupati" is set in two lines, the one acted for above."""
    title, _sep, behalf = post.partition(" a.n. ")
    return Signer(title=title, name=name, nip=nip, rank=rank, on_behalf=f"a.n. {behalf}" if behalf else "")


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
class EvidenceItem:
    """One piece of evidence in the report."""

    code: str  # "B-02"
    what: str
    source: str  # never the reporter's or a witness' name
    sha256: str = ""


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
    at_desk: bool = False  # an officer wrote the report down and told the code
    letterhead: Letterhead | None = None
