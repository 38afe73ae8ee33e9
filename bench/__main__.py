"""The benchmark: every act on a small and on a large database, each beside its limit in the same run, medians.

The limit is the least any implementation on this stack must do for the same act: the bare reads and writes and
the slow hash that the contract asks for, through the same client. A row is judged by its ratio to the limit, by how it
grows from the small database to the large one and by its statements, never by its milliseconds, so that a slow machine
judges no differently than a fast one. ``docs/scaling.md`` tells the method and what was measured.
"""

import logging
import os
import subprocess
import sys
import time
from dataclasses import asdict
from io import StringIO
from itertools import chain
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netralitas.settings")
os.environ["DEMO"] = "1"  # nobody is there to type a second factor

import django

django.setup()

from django.conf import settings  # noqa: E402  (these and those below need Django set up)
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402

from bench import acts, letters, memory, staffpages, workspace  # noqa: E402
from bench.measure import Side, head, line, results  # noqa: E402
from complaints import catalogue  # noqa: E402
from complaints.models import Complaint  # noqa: E402
from netralitas import demo  # noqa: E402
from tests.complaints import sentences  # noqa: E402

SMALL, LARGE = 10_000, int(os.environ.get("REPORTS") or 100_000)
# Two addresses, the small one first, of databases that are migrated, loaded and seeded already.
SEEDED = os.environ.get("BENCH_DATABASES", "").split()
ENOUGH = 0.9  # of the citizens' sentences, within the first three
OUT = Path(__file__).parent / "out" / "results.json"


def seeded_sides() -> tuple[Side, Side]:
    """Return both databases: those that were named, or two fresh ones beside the throw-away one of this run."""
    if SEEDED:
        small, large = SEEDED
        return Side(small), Side(large)
    if connection.vendor != "postgresql":
        raise SystemExit("The benchmark runs on PostgreSQL: .ci/with-services python -m bench")
    call_command("migrate", verbosity=0)
    call_command("load_law", stdout=StringIO())
    demo.build_places()
    demo.build_accounts("hanya-untuk-pengukuran")
    empty = connection.settings_dict["NAME"]
    with connection._nodb_cursor() as cursor:
        connections["default"].close()
        for size in (SMALL, LARGE):
            cursor.execute(f'CREATE DATABASE "{empty}_{size}" TEMPLATE "{empty}"')
    return _seeded(SMALL), _seeded(LARGE)


def _seeded(size: int) -> Side:
    url = f"{os.environ['DATABASE_URL']}_{size}"
    seed = [sys.executable, "-m", "bench.seed", "--reports", str(size)]
    subprocess.run(seed, env={**os.environ, "DATABASE_URL": url}, cwd=settings.BASE_DIR, check=True)
    return Side(url)


def judge_suggestions() -> dict[str, float]:
    """Return how many of the citizens' sentences are answered rightly: violations, and those that are none."""
    met: dict[bool, list[bool]] = {True: [], False: []}
    for sentence in sentences.read():
        answer = [found.violation.code for found in catalogue.suggest(sentence.text, on=acts.DAY)]
        met[sentence.is_violation].append(sentence.is_met_by(answer))
    right, innocent = met[True], met[False]
    return {
        "violations": len(right),
        "in_first_three": sum(right),
        "share": round(sum(right) / len(right), 3),
        "innocent": len(innocent),
        "left_alone": sum(innocent),
        "target": ENOUGH,
    }


def main() -> int:
    """Measure every row, print the table, write the results; 1 when a row misses its target."""
    started = time.monotonic()
    logging.disable(logging.INFO)  # signing in tells of itself
    call_command("collectstatic", interactive=False, verbosity=0)
    sides = seeded_sides()
    sizes = _size(sides[0]), _size(sides[1])
    print(f"\n{sizes[0]} and {sizes[1]} reports, PostgreSQL\n{head(sizes)}")
    rows = []
    parts = staffpages.rows_of(sides), acts.rows_of(sides), workspace.rows_of(sides[1]), letters.rows_of(sides)
    for row in chain(*parts):
        rows.append(row)
        print(line(row), flush=True)
    told, held = judge_suggestions(), memory.of_worker(sides[1])
    is_told, is_light = told["share"] >= ENOUGH, held <= memory.MOST
    print(
        f"suggestions: the right row among the first three for {told['in_first_three']} of {told['violations']} "
        f"sentences ({told['share']:.1%}, target {ENOUGH:.0%}), none for {told['left_alone']} of {told['innocent']} "
        f"that are no violation  {'good' if is_told else 'MISSED'}"
    )
    print(
        f"a web worker after {memory.REQUESTS} pages, {memory.AT_ONCE} at once: {held} MB at most "
        f"(target {memory.MOST})  {'good' if is_light else 'MISSED'}"
    )
    made = letters.in_workers(sides[1])
    print(
        f"{letters.MANY} letters by {letters.WORKERS} workers: {made.ours} s, {made.ratio} of the bare renderer "
        f"(target {letters.MOST_RATIO}), {made.held_mb} MB at most (target {letters.MOST_HELD}; bare {made.bare_mb})  "
        f"{'good' if made.is_good else 'MISSED'}"
    )
    OUT.parent.mkdir(exist_ok=True)
    worker = {"pages": memory.REQUESTS, "most_mb": held, "target_mb": memory.MOST}
    OUT.write_text(results(rows, reports=sizes, suggestions=told, worker=worker, letters=asdict(made)))
    print(f"{OUT.relative_to(settings.BASE_DIR)}, {time.monotonic() - started:.0f} s")
    return 0 if is_told and is_light and made.is_good and all(row.is_good for row in rows) else 1


def _size(side: Side) -> int:
    side.enter()
    return Complaint.objects.count()


if __name__ == "__main__":
    sys.exit(main())
