"""Who may impose a penalty on somebody in a class of posts (PP 94/2021 arts. 16 to 25)."""

from complaints.statuses import Employment
from netralitas.lib.held import Held
from sanctions.models import Authority, Penalty, Proceeding
from sanctions.tracks import track_of

# Rows of the matrix that speak of a whole group of posts, most specific first (art. 18(2)c, 18(3)c).
GROUPS = {
    "Administrator": ["Administrator ke bawah"],
    "Pengawas": ["Administrator ke bawah"],
    "Pelaksana": ["Administrator ke bawah"],
}

# How the table of authority names who decides.
APPOINTING_OFFICIAL, AUTHORISED_OFFICIAL, PRESIDENT = "appointing_official", "authorised_official", "president"
HIGHER_OFFICIAL = "higher_official"
OF_THE_HEAD = "JPT Madya selaku PPK"  # the class of posts of an appointing official who is punished

_matrix = Held(lambda: list(Authority.objects.filter(is_substitute=False).order_by("id")), of=("sanctions.Authority",))

_substitutes = Held(
    lambda: list(Authority.objects.filter(is_substitute=True).order_by("id")), of=("sanctions.Authority",)
)


def substitutes() -> list[Authority]:
    """Return when a higher official decides instead of whom the table names (PP 94/2021 arts. 24 and 25)."""
    return [row for row in _substitutes() if HIGHER_OFFICIAL in row.deciders]


def instead_of(authority: Authority, substitute: Authority, *, by_head: bool) -> Authority:
    """Return by what a higher official decides instead: no row of the table, but read like one.

    ``by_head``: the appointing official is that higher one.
    """
    return Authority(
        post=authority.post,
        authority=substitute.authority.partition(":")[0],
        deciders=[APPOINTING_OFFICIAL if by_head else HIGHER_OFFICIAL],
        basis=f"{authority.basis} jo. {substitute.basis}",
        needs_verification=authority.needs_verification or substitute.needs_verification,
    )


def matrix_of(post_class: str, agency_level: str, employment: str = Employment.PNS) -> list[Authority]:
    """Return all rows of the matrix about a class of posts in a level of agencies, those of its own class first.

    Each status of employment has rows of its own.
    """
    wanted = [post_class, *GROUPS.get(post_class, [])]
    rows = [row for row in _matrix() if row.post in wanted and employment in row.employments]
    fitting = [row for row in rows if {"any", agency_level} & set(row.agency_levels)]
    return sorted(fitting, key=lambda row: wanted.index(row.post))


def matrix_of_case(row: Proceeding) -> list[Authority]:
    """Return the rows of the matrix that speak of the person of a case."""
    accused, track = row.recommendation.accused, track_of(row)
    post_class = track.post_class if track and track.post_class else accused.post_class
    return matrix_of(post_class, row.instansi.level, accused.employment)


def authorities_for(penalty: Penalty, matrix: list[Authority]) -> list[Authority]:
    """Return the rows of a matrix that speak of a penalty; [] when nobody is named."""
    return [row for row in matrix if penalty.letter in row.penalties]


def post_classes() -> list[str]:
    """Return the classes of posts the matrix knows, to choose from."""
    groups = {name for names in GROUPS.values() for name in names}
    return [post for post in dict.fromkeys(row.post for row in _matrix()) if post not in groups]


def is_for_appointing_official(authority: Authority) -> bool:
    """Say whether the table lets the appointing official impose it, alone or beside others."""
    return not authority.deciders or APPOINTING_OFFICIAL in authority.deciders


def is_for_either(authority: Authority) -> bool:
    """Say whether an authorised official may impose it as well as the appointing one (SE MenPANRB 1/2023)."""
    return AUTHORISED_OFFICIAL in authority.deciders


def is_above_the_agency(authority: Authority) -> bool:
    """Say whether only the President may impose it, so that the agency can do no more than propose it."""
    return bool(authority.deciders) and set(authority.deciders) <= {PRESIDENT}


def goes_through(authority: Authority) -> bool:
    """Say whether neither of the agency's own officials proposes: then a letter asks somebody else to propose it."""
    return authority.proposer not in {APPOINTING_OFFICIAL, AUTHORISED_OFFICIAL}
