"""What happened, and how it is told: one story is shared by everybody who reports the same event."""

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache

from bench import words
from bench.population import Person, Population
from complaints.drafts import link_digest
from complaints.elections import contests, phase_for, stages
from complaints.models import Contest, Violation
from complaints.phase import PhaseAnswer
from complaints.placing import turned
from complaints.statuses import Phase

PILKADA, REVOTE, REPEATED = "PILKADA-2024", "PSU-2025", "PILKADA-ULANG-2025"
PEMILU = ["PEMILU-2024-PRES"] * 9 + ["PEMILU-2024-DPR-DPRD"] * 8 + ["PEMILU-2024-PARPOL"] * 2 + ["PEMILU-2024-DPD"]
CANDIDATES = {
    "PEMILU-2024-PRES": ["capres", "calon presiden", "pasangan capres"],
    "PEMILU-2024-DPR-DPRD": ["caleg", "caleg DPRD", "calon anggota DPR"],
    "PEMILU-2024-DPD": ["calon DPD"],
    "PEMILU-2024-PARPOL": ["partai itu"],
}
LOCAL = ["calon bupati", "paslon", "pasangan calon", "cagub", "calon wali kota", "calon petahana"]
FILES = ["image/jpeg"] * 14 + ["image/png"] * 3 + ["video/mp4"] * 2 + ["application/pdf", "audio/ogg"]


@dataclass
class Story:
    """One event: where, when, who did what under which rows, and the link and file that go round about it."""

    region: str
    contest: Contest | None
    occurred_on: date | None
    phase: PhaseAnswer
    people: list[Person]
    codes: list[str]
    rows: list[Violation]
    place: str
    url: str
    link: str
    file: str
    mime: str


class Stories:
    """Invents events in the regions of a population, and tells them."""

    def __init__(self, population: Population) -> None:
        self.population = population
        self.phase = lru_cache(maxsize=20_000)(self._phase)

    @cached_property
    def rows(self) -> dict[str, Violation]:
        return {row.code: row for row in Violation.objects.filter(edition_id="SKB-2022")}

    @cached_property
    def _own_stages(self) -> set[tuple[str, str]]:
        """Where a contest has stages of a region's own, or leaves a region out."""
        own = {(row.contest_id, row.region_id) for row in stages() if row.region_id}
        return own | {(row.code, left["region"]) for row in contests().values() for left in row.excluded_regions}

    def invent(self, rng: random.Random, region: str, received: datetime) -> Story:
        """Return an event that somebody reports at a moment; a few are found out long after they happened."""
        contest = contests().get(self._contest_code(rng, region, received.date()))
        happened: date | None = received.date() - timedelta(days=min(int(rng.expovariate(0.4)), 40))
        if contest and contest.code == PILKADA and received.year > 2024:
            happened = date(2024, 8, 1) + timedelta(days=rng.randrange(125))
        if rng.random() < 0.04:
            happened = None
        phase = self.phase(contest.code if contest else "", region, happened)
        codes = self._codes(rng)
        chosen = {turned(self.rows[code], phase.phase, self.rows).pk: code for code in codes}
        people = [self.population.accused(rng, region) for _n in range(rng.choices([1, 2, 3, 4], [88, 8, 3, 1])[0])]
        platform = rng.choice(words.PLATFORMS)
        url = f"https://{platform}.example/{people[0].account}/posts/{rng.getrandbits(60):x}"
        place = (
            f"{rng.choice(words.PLACES)}, {self.population.regions[region].name}"
            if region
            else rng.choice(words.PLACES)
        )
        by_pk = {row.pk: row for row in self.rows.values()}
        return Story(
            region, contest, happened, phase, people, list(chosen.values()), [by_pk[pk] for pk in chosen], place,
            url, link_digest(url), f"{rng.getrandbits(256):064x}", rng.choice(FILES),
        )  # fmt: skip

    def _codes(self, rng: random.Random) -> list[str]:
        if rng.random() < 0.06:
            return []
        codes = rng.choices(list(words.WEIGHTS), list(words.WEIGHTS.values()), k=1 if rng.random() < 0.85 else 2)
        return list(dict.fromkeys(codes))

    def _contest_code(self, rng: random.Random, region: str, day: date) -> str:
        if rng.random() < 0.04:
            return ""
        if day < date(2024, 4, 1):
            return rng.choice(PEMILU)
        if day < date(2025, 1, 1):
            return PILKADA
        if day < date(2025, 10, 1):
            for code in (REVOTE, REPEATED):
                if (code, region) in self._own_stages:
                    return code
        return PILKADA if rng.random() < 0.4 else ""

    def _phase(self, contest: str, region: str, day: date | None) -> PhaseAnswer:
        own = {(contest, region), (contest, region[:2])} & self._own_stages
        return phase_for(contests().get(contest), region if own else "", day)

    def tell(self, rng: random.Random, story: Story) -> str:
        """Return the event in the words of one citizen."""
        candidate = rng.choice(CANDIDATES.get(story.contest.code if story.contest else "", LOCAL))
        if story.phase.phase == Phase.BEFORE:
            candidate = f"bakal {candidate}"
        facts = {
            "calon": candidate, "n": rng.randrange(1, 5), "m": rng.randrange(10, 200), "hour": rng.randrange(7, 22),
            "place": story.place.split(",")[0],
            "day": f"{story.occurred_on:%d-%m-%Y}" if story.occurred_on else "kemarin dulu",
        }  # fmt: skip
        parts = [rng.choice(words.OPENINGS)]
        for code in story.codes or ["DS-13"]:
            person = rng.choice(story.people)
            said = f"{person.said} {person.name}" if rng.random() < 0.3 else person.said
            parts.append(f"{rng.choice(words.DEEDS[code])}.".replace("{who}", said))
        parts += rng.sample(words.DETAILS, rng.choices([0, 1, 2, 4, 7], [10, 30, 35, 20, 5])[0])
        parts.append(rng.choice(words.CLOSINGS))
        text = " ".join(filter(None, parts)).format(**facts)
        return _hasty(text) if rng.random() < 0.35 else text


def _hasty(text: str) -> str:
    return " ".join(words.SHORT.get(word, word) for word in text.lower().split(" "))
