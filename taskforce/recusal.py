"""Who may not touch a case, with the reason; pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Member:
    """What the rule needs to know of an officer."""

    instansi: int | None
    region: str
    seat_institution: int | None


def recusal_reason(member: Member, *, accused_instansi: int | None) -> str:
    """Return why a member must stand aside, or "" when nothing stands against it.

    Nobody judges a case of the agency they belong to or sit for.
    """
    if accused_instansi is not None and accused_instansi in (member.instansi, member.seat_institution):
        return _("Anda bekerja pada instansi terlapor, jadi tidak boleh menangani perkara ini.")
    return ""
