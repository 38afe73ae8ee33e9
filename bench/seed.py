"""Synthetic reports for work at scale: ``make seed REPORTS=100000``. Invented words, skewed regions, real columns."""

import argparse
import os
import random
import time
from datetime import UTC, datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netralitas.settings")
django.setup()

from django.db import transaction  # noqa: E402  (Django has to be set up first)

from complaints.models import Accused, Act, Complaint, Contest, Violation  # noqa: E402
from complaints.statuses import Status  # noqa: E402
from netralitas.clocks.models import Clock  # noqa: E402
from netralitas.lib.crypto import blind_index  # noqa: E402
from netralitas.people.models import Instansi, Office, Region  # noqa: E402

BATCH = 2000
POSTS = ["Camat", "Lurah", "Guru", "Kepala Dinas", "Penyuluh", "Perawat", "Sekretaris Desa", "Analis Kepegawaian"]
NAMES = ["Wirabuana", "Kusumaningrat", "Prasetyawan", "Larasmaya", "Adiwangsa", "Hadiningrat", "Puspaningrum"]
DEEDS = [
    "mengunggah foto bersama calon sambil mengacungkan dua jari",
    "membagikan kaus dan stiker calon di kantor",
    "hadir di panggung kampanye dan ikut berorasi",
    "mengajak staf memilih salah satu calon saat apel",
    "memasang baliho calon di halaman sekolah",
]
# Most cases wait for somebody else or are over; a few are new.
STATUSES = (
    [Status.RECEIVED] * 2 + [Status.INITIAL_STUDY] * 2 + [Status.UNDER_STUDY] * 6 + [Status.PROVEN_FORWARDED] * 30
)
STATUSES += [Status.NOT_PROVEN] * 30 + [Status.NOT_REGISTERED] * 30
OPEN = {Status.RECEIVED, Status.INITIAL_STUDY, Status.UNDER_STUDY}


def seed(reports: int, *, rng: random.Random) -> float:
    """Add reports in batches of one transaction each; return the seconds it took."""
    started = time.perf_counter()
    world = World()
    for done in range(0, reports, BATCH):
        with transaction.atomic():
            world.add(min(BATCH, reports - done), rng)
    return time.perf_counter() - started


class World:
    """The rows every report points to, read once."""

    def __init__(self) -> None:
        supervisors = Instansi.objects.filter(code__startswith="bawaslu-", region__province__isnull=False)
        self.supervisors = list(supervisors.select_related("region"))
        self.agencies = {row.region_id: row for row in Instansi.objects.filter(code__startswith="pemda-")}
        self.regions = {row.pk: row for row in Region.objects.all()}
        self.contest = Contest.objects.get(pk="PILKADA-2024")
        self.violations = list(Violation.objects.filter(edition_id="SKB-2022", phase="after"))

    def add(self, count: int, rng: random.Random) -> None:
        """Add one batch: reports, accused, acts, and a running clock for each open one."""
        now = datetime.now(UTC)
        complaints = [self._complaint(rng, now) for _n in range(count)]
        Complaint.objects.bulk_create(complaints)
        accused = [self._accused(complaint, rng) for complaint in complaints]
        Accused.objects.bulk_create(accused)
        Act.objects.bulk_create(
            Act(complaint=c, accused=a, violation=rng.choice(self.violations), occurred_on=c.occurred_on, phase=c.phase)
            for c, a in zip(complaints, accused, strict=True)
        )
        Clock.objects.bulk_create(self._clock(c) for c in complaints if c.status in OPEN)

    def _complaint(self, rng: random.Random, now: datetime) -> Complaint:
        # A few regions draw most of the reports, as they do in an election.
        handler = self.supervisors[int(rng.paretovariate(0.6)) % len(self.supervisors)]
        status = rng.choice(STATUSES)
        received = now - timedelta(minutes=rng.randrange(60 * 24 * 400))
        post, deed = rng.choice(POSTS), rng.choice(DEEDS)
        return Complaint(
            kind="finding",
            identity_mode=rng.choice(["anonymous", "confidential", "open"]),
            status=status,
            title=f"{post}: {deed}"[:160],
            narrative=f"{post} {deed}.",
            region=handler.region,
            contest=self.contest,
            occurred_on=received.date() - timedelta(days=3),
            known_on=received.date() - timedelta(days=1),
            received_at=received,
            phase="after",
            handler=handler,
            due_at=now + timedelta(hours=rng.randrange(-72, 240)) if status in OPEN else None,
            code_index=f"{rng.getrandbits(128):032x}",
            code_hash="seeded",
        )

    def _accused(self, complaint: Complaint, rng: random.Random) -> Accused:
        name = f"{rng.choice(NAMES)} {rng.choice(NAMES)}"
        return Accused(
            complaint=complaint,
            name=name,
            name_index=blind_index(name, "person-name"),
            post=complaint.title.split(":")[0],
            instansi=self.agencies.get(complaint.region_id),
            employment="pns",
        )

    def _clock(self, complaint: Complaint) -> Clock:
        return Clock(
            rule_code="T3-PLK",
            unit="calendar_day",
            amount=1,
            basis="contoh",
            duty=f"Kajian awal {complaint.number}",
            subject_type="complaints.complaint",
            subject_id=str(complaint.pk),
            owner=complaint.handler,
            desk=Office.Kind.CASE_DESK,
            utc_offset=7,
            anchor_on=complaint.received_at.date(),
            due_at=complaint.due_at,
            explanation="Data buatan untuk pengukuran.",
            plan=Clock.Plan.NONE,
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, required=True)
    parser.add_argument("--random-seed", type=int, default=2024)
    options = parser.parse_args()
    seconds = seed(options.reports, rng=random.Random(options.random_seed))
    print(f"{options.reports} reports in {seconds:.1f} s; {Complaint.objects.count()} in the database")
