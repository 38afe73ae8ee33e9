"""What a recommendation and its reminder have to be told: plain text, ready to print. Pure."""

from dataclasses import dataclass, field

from netralitas.letters.contexts import Act, Addressee, Fact, Letterhead, Person, Signer


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
