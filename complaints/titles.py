"""What a case is called: by the posts of its accused and by the act, never by a person; pure."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

LONGEST = 160


def title_of(posts: Sequence[str], acts: Iterable[str]) -> str:
    """Return the title of a case; ``posts`` has an entry for each accused, "" where the post is not known."""
    who = next((post for post in posts if post), _("Pegawai"))
    if len(posts) > 1:
        who = _("%(post)s dan %(n)d orang lain") % {"post": who, "n": len(posts) - 1}
    act = next(iter(acts), _("perbuatan belum dicocokkan"))
    title = f"{who.rstrip(' ,;:.')}: {act}"
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip(" ,;:") + "…"
