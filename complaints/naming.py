"""Let the title of a case follow its accused and its acts. The only writer of it after the report was received."""

from complaints import wordindex
from complaints.models import Complaint
from complaints.titles import title_of
from netralitas.letters.language import written_for_letters


@written_for_letters
def retitle(case: Complaint) -> None:
    """Name a locked case by the posts of its accused and by its first act, in Indonesian whoever reads it."""
    acts = case.acts.order_by("pk").values_list("violation__title", flat=True)
    title = title_of(list(case.accused.order_by("pk").values_list("post", flat=True)), acts)
    if title != case.title:
        case.title = title
        case.save(update_fields=["title"])
        wordindex.rewrite(case)  # a case is found by the words of its title
