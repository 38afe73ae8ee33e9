"""Keep the outcome of a remedy as it came on paper (PP 79/2021 arts. 6, 9 and 16).

The only writer of ``RemedyPaper``.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from netralitas.audit.journal import record
from netralitas.letters import scans
from netralitas.lib.refusal import Refusal
from netralitas.people.roles import Role
from sanctions.models import Objection, Proceeding, RemedyPaper
from sanctions.proceedings import locked

OnPaper = tuple[Objection, RemedyPaper | None]


@transaction.atomic
def add(proceeding: Proceeding, objection: int, *, paper: scans.Judged, actor: Any) -> RemedyPaper:
    """Keep a paper of a remedy that was decided; one that was kept before stays, and the newest holds.

    Journals ``proceeding.remedy_paper``. Raises Refusal for anybody but the agency, and where nothing was decided.
    """
    row = locked(proceeding)
    if actor.role != Role.AGENCY_OFFICER:
        raise Refusal(_("Langkah ini bukan wewenang Anda."), code="not_your_step")
    settled = row.objections.filter(pk=objection).exclude(outcome="").first()
    if settled is None:
        raise Refusal(_("Upaya administratif ini belum diputus."), code="not_settled")
    kept = RemedyPaper.objects.create(objection=settled, added_by=actor, **scans.columns_of(paper))
    record("proceeding.remedy_paper", row, actor=actor, data={"objection": settled.pk, "sha256": kept.sha256})
    return kept


def outcomes_of(row: Proceeding) -> list[OnPaper]:
    """Return every remedy of a case that was decided, each with the paper of its outcome, None while it is lacking."""
    settled = row.objections.exclude(outcome="").select_related("rule").prefetch_related("papers")
    return [(one, next(iter(one.papers.all()), None)) for one in settled]
