"""Letters: one made the first time, and many made by two workers at once, each beside the bare renderer."""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connections

from bench.measure import Pair, Row, Side, measure
from netralitas.letters import letters, rendering
from netralitas.letters.kinds import KINDS
from netralitas.letters.models import Letter
from netralitas.letters.rendering import Face, Look
from netralitas.letters.statuses import Kind
from netralitas.lib import pdf
from netralitas.people.models import Instansi
from tests import make
from tests.letters import examination, outcome

DAY = date(2024, 11, 29)
SAMPLES = {
    "summons": examination.SUMMONS,
    "minutes": examination.MINUTES,
    "examination_report": examination.EXAMINATION_REPORT,
    "decision": outcome.DECISION,
}
MANY, WORKERS = int(os.environ.get("LETTERS") or 200), 2
# The most that workers may take against the bare renderer in as many processes, and hold meanwhile, in MB.
MOST_RATIO, MOST_HELD = 1.2, settings.CELERY_WORKER_MAX_MEMORY_PER_CHILD // 1000


@dataclass(frozen=True)
class Throughput:
    """What ``MANY`` letters took in ``WORKERS`` processes, in seconds, our way and the bare way, and the most one held.

    The renderer's libraries let go of less than they take, ours or not; ``bare_mb`` is what the bare way held.
    """

    ours: float
    bare: float
    held_mb: float
    bare_mb: float

    @property
    def ratio(self) -> float:
        return round(self.ours / self.bare, 2)

    @property
    def is_good(self) -> bool:
        return self.ratio <= MOST_RATIO and self.held_mb <= MOST_HELD


def rows_of(sides: tuple[Side, Side]) -> Iterator[Row]:
    """Yield the row of a letter that is rendered, signed, sealed and stored the first time it is asked for."""
    pairs = [_first_time(side) for side in sides]
    yield measure("a letter, the first time", pairs, target=1.5, most=12, most_growth=None)


def in_workers(side: Side) -> Throughput:
    """Let as many processes as there are workers render what waits, and then the same pages without us."""
    side.enter()
    regency = _regency()
    kinds = list(SAMPLES)
    for number in range(MANY):
        _issue(regency, kinds[number % len(kinds)])
    ours, held = _timed(_render_waiting)
    if Letter.objects.filter(sha256="").exists():
        raise SystemExit("letters were left without their PDF")
    bare, bare_held = _timed(_render_bare)
    return Throughput(round(ours, 1), round(bare, 1), max(held), max(bare_held))


def _first_time(side: Side) -> Pair:
    side.enter()
    regency, waiting = _regency(), []

    def prepare() -> None:
        waiting.append(_issue(regency, "summons"))

    return Pair(side, lambda: letters.pdf_of(waiting.pop()), lambda: _bare(_page("summons")), prepare)


def _regency() -> Instansi:
    """Return an institution of this run's own, so that its letters are the first of their series."""
    return make.agency(f"kab-tolok-ukur-{time.time_ns()}")


def _issue(issuer, kind: str) -> Letter:
    return letters.issue(kind, issuer=issuer, subject=issuer, context=SAMPLES[kind], actor=None, on=DAY)


def _page(kind: str) -> str:
    form = KINDS[Kind(kind)]
    context = Letter.objects.filter(kind=kind).order_by("-pk").first().context
    return rendering.html_of(form, context, Face(Look.LETTER, DAY, form.classification, "1", "ABCDEFGHJKMN"))


def _bare(html: str) -> None:
    """Let WeasyPrint make the PDF/A of a page that is ready."""
    from weasyprint import HTML

    fetcher = pdf._fetcher(rendering.ASSETS.resolve())
    HTML(string=html, base_url=f"{rendering.ASSETS.as_uri()}/", url_fetcher=fetcher).write_pdf(
        pdf_variant="pdf/a-3a", pdf_identifier=b"bare"
    )


def _render_waiting() -> None:
    while letters.render_waiting():
        pass


def _render_bare() -> None:
    pages = [_page(kind) for kind in SAMPLES]
    for number in range(MANY // WORKERS):
        _bare(pages[number % len(pages)])


def _timed(work: Callable[[], None]) -> tuple[float, list[float]]:
    """Return how long all processes took, their start and first pages left out, and what each held in the end."""
    connections["default"].close()
    context = multiprocessing.get_context("fork")
    start, held = context.Barrier(WORKERS + 1), context.Queue()
    processes = [context.Process(target=_work, args=(work, start, held)) for _n in range(WORKERS)]
    for process in processes:
        process.start()
    start.wait()
    began = time.perf_counter()
    for process in processes:
        process.join()
    return time.perf_counter() - began, [held.get() for _process in processes]


def _work(work: Callable[[], None], start, held) -> None:
    for kind in SAMPLES:
        _bare(_page(kind))
    start.wait()
    work()
    held.put(_resident())


def _resident() -> float:
    """Return what this process holds in memory, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * os.sysconf("SC_PAGE_SIZE") / 2**20, 1)
