"""Which words of a case's free text somebody may read. Looks up, never writes.

The office that handles a case reads everything, the sealed name of its reporter excepted. Everybody else, and
everything that leaves the house, reads blocks. What a desk wrote itself it reads as it wrote it: a block in the place
of a name somebody typed would tell them that they guessed right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from complaints.answers import version_of
from complaints.callednames import called
from complaints.family import beside, identity_of
from complaints.masking import identity_words, masked, passages, telling, times
from complaints.models import Accused, Complaint, Witness
from complaints.statuses import IdentityMode
from netralitas.people.roles import Role

MARKED, HIDDEN = "marked", "hidden"


@dataclass(frozen=True)
class Mask:
    """The words of a case that are hidden from a reader, and those that are marked as hidden from others.

    ``hidden`` were chosen by an officer, ``sealed`` tell the reporter; ``role`` is the reader's, "" for what leaves the
    house. What is on paper goes on from its reader, so what an officer chose to hide is hidden in all of it.
    """

    hidden: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    role: str = ""
    is_paper: bool = False

    def on_words_of(self, role: str) -> "Mask":
        """Return what this reader may not read in a text that somebody of a role wrote: nothing in their own."""
        if not role or role != self.role:
            return self
        return replace(self, sealed=(), hidden=self.hidden if self.is_paper else ())

    @property
    def desk(self) -> "Mask":
        """Return the mask for what Bawaslu's officers wrote."""
        return self.on_words_of(Role.VERIFIER)

    @property
    def satgas(self) -> "Mask":
        """Return the mask for what the Satgas wrote."""
        return self.on_words_of(Role.SATGAS)

    def of_accused(self, person: Accused) -> "Mask":
        """Return the mask for what an accused is called, which officers complete, and the law has to say.

        A name an officer wrote is said whole: a block in it would tell who wrote a guess that it is right.
        """
        if person.name and person.told_as is not None:
            return Mask(role=self.role)
        return replace(self, sealed=()) if person.name or person.post else self

    def text(self, text: str) -> str:
        """Return a text as this reader may read it."""
        return masked(text, (*self.hidden, *self.sealed))

    def pieces(self, text: str) -> list[tuple[str, str]]:
        """Return a text in pieces, each with "", MARKED or HIDDEN."""
        found = []
        for one in passages(text, (*self.hidden, *self.sealed)):
            if one.is_hidden:
                found.append((one.text, HIDDEN))
            else:
                found += [(own.text, MARKED if own.is_hidden else "") for own in passages(one.text, self.marked)]
        return found


def reads_all(user: Any) -> bool:
    """Say whether somebody belongs to the office that reads the words as they were written."""
    return bool(user.role == Role.VERIFIER)


def mask_for(case: Complaint, user: Any, *, beside: Iterable[Complaint] = ()) -> Mask:
    """Return what is hidden from somebody on the screen of a case; ``beside`` are the reports that go with it."""
    own = _mask(case, reporter_words(case, by_report=True), is_desk=reads_all(user))
    told = _told_beside(case, beside)
    if reads_all(user) and case.identity_mode == IdentityMode.OPEN:
        return replace(own, marked=(*own.marked, *told), role=user.role)
    return replace(own, sealed=(*own.sealed, *told), role=user.role)


def mask_beside(mask: Mask, case: Complaint, report: Complaint, *, is_desk: bool = False) -> Mask:
    """Return what somebody with a mask on a case may not read in a report that is handled with it.

    What an officer hid in either is hidden in the report; ``is_desk`` says that the reader is on the screen of the
    office that reads the words as they were written. Both are about the same people, so those of the case are looked
    at for a name that is no secret.
    """
    own = _mask(report, _told_beside(case, [report]), is_desk=is_desk)
    return replace(
        mask,
        hidden=_each_once(*mask.hidden, *own.hidden),
        sealed=_each_once(*mask.sealed, *own.sealed),
        marked=_each_once(*mask.marked, *own.marked),
    )


def mask_of(case: Complaint) -> Mask:
    """Return what is hidden in a report's own words from others than the case's office, whoever else reported."""
    return Mask(hidden=tuple(words_of(case)), sealed=tuple(reporter_words(case)))


def mask_going_out(case: Complaint) -> Mask:
    """Return what is hidden in every letter and print of a case and in the words it is found by, also who else
    reported the same; asks for those.
    """
    own = mask_of(case)
    return replace(own, sealed=(*own.sealed, *_told_beside(case, beside(case))))


def mask_on_paper(case: Complaint, user: Any) -> Mask:
    """Return what is hidden on a print of a case: names from everybody, the desk's own words as the desk reads them."""
    return replace(mask_going_out(case), role=user.role if reads_all(user) else "", is_paper=True)


def listed(case: Complaint) -> Mask:
    """Return what is hidden on the line of a list, for everybody; it names no reporter, and asks for none."""
    return Mask(hidden=tuple(words_of(case)))


def words_of(case: Complaint) -> list[str]:
    """Return the words that are hidden in the report of a case: names of witnesses, and what an officer marked."""
    return list((case.report.masks or {}).get("words", []))


def hides_reporter(case: Complaint) -> bool:
    """Say whether the reporter's name is hidden wherever it stands: always while it is sealed, else until an officer
    says otherwise.
    """
    is_sealed = case.report.identity_mode != IdentityMode.OPEN
    return is_sealed or bool((case.report.masks or {}).get("reporter", True))


def reporter_words(case: Complaint, *, by_report: bool = False) -> list[str]:
    """Return what would tell the reporter, while it is hidden. For masks alone: nobody is shown these words.

    What the accused is called, too, stays readable; ``by_report`` as the report called them, so that nobody unhides a
    word by writing it into the accused's name.
    """
    return _telling_of_reporter(case, by_report=by_report) if hides_reporter(case) else []


def reporter_times(case: Complaint) -> int:
    """Return how often the reporter is told in what citizens wrote of a case, without telling by what."""
    words = _telling_of_reporter(case)
    return sum(times(text, words) for text in _texts(case)) if words else 0


def suggestions(case: Complaint, witnesses: Iterable[Witness]) -> list[tuple[str, int]]:
    """Return what in the free text of a case may tell a witness and is not hidden yet, and how often.

    What tells the reporter is left out: a proposal would show whose it is.
    """
    texts, others = _texts(case), _of_accused(case)
    wanted = [word for one in witnesses for word in called(one.details, one.contact, but=others)]
    wanted += [found for text in texts for found in telling(text)]
    hidden = [*words_of(case), *_telling_of_reporter(case)]
    found = [(word, sum(times(text, [word]) for text in texts)) for word in dict.fromkeys(wanted)]
    return [(word, n) for word, n in found if n and not times(word, hidden)]


def version(case: Complaint) -> str:
    """Return a mark of what is hidden in the report of a case; it differs when anything of it does."""
    return version_of(case.report.masks)


def _mask(case: Complaint, reporter: Iterable[str], *, is_desk: bool) -> Mask:
    words = words_of(case)
    if not is_desk:
        return Mask(hidden=tuple(words), sealed=tuple(reporter))
    if case.identity_mode == IdentityMode.OPEN:  # these officers may read who it is
        return Mask(marked=(*words, *reporter))
    return Mask(sealed=tuple(reporter), marked=tuple(words))


def _each_once(*words: str) -> tuple[str, ...]:
    """Return the words without doubles, so that masks that hide the same share one pattern."""
    return tuple(dict.fromkeys(words))


def _told_beside(case: Complaint, beside: Iterable[Complaint]) -> list[str]:
    """Return what would tell who else reported the event of a case."""
    others = _of_accused(case, by_report=True)
    return [word for one in beside if hides_reporter(one) for word in identity_words(identity_of(one), but=others)]


def _telling_of_reporter(case: Complaint, *, by_report: bool = True) -> list[str]:
    return identity_words(identity_of(case), but=_of_accused(case, by_report=by_report))


def _of_accused(case: Complaint, *, by_report: bool = False) -> list[str]:
    return [person.told if by_report else f"{person.name} {person.post}" for person in case.accused.all()]


def _texts(case: Complaint) -> list[str]:
    """Return the free text that no officer can write into: a count over theirs would answer their guesses."""
    people = [person.description for person in case.accused.all()]
    return [text for text in (case.narrative, case.place, *people) if text]
