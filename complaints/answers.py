"""Read what a citizen answered so far, out of a draft's plain values; pure."""

import hashlib
import json
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

Answers = dict[str, Any]
# What is enough to say who somebody is.
NAMING = ("post", "accused_name", "accused_description", "account", "plate")
WHOLE = 60


def step_of(data: Answers, key: str) -> Answers:
    """Return the answers of one step, empty while it has none."""
    return data.get(key) or {}


def people_of(data: Answers) -> list[Answers]:
    """Return everybody the report is about, in the order they were entered, each with an ``id`` that stays.

    A step that holds one person's answers directly names that one person.
    """
    who = step_of(data, "who")
    if "people" in who:
        return list(who["people"])
    return [{"id": "1", **who}] if who else []


def label_of(person: Answers) -> str:
    """Return what a page calls somebody: the post, else the name, else whatever is known."""
    text = next((str(person[field]) for field in NAMING if person.get(field)), "")
    return text if len(text) <= WHOLE else text[: WHOLE - 1].rstrip() + "…"


def labels_of(people: list[Answers]) -> dict[str, str]:
    """Return what a page calls each person, told apart by a number where two are called the same."""
    names = [label_of(person) for person in people]
    labels = {}
    for place, (person, name) in enumerate(zip(people, names, strict=True)):
        again = names[: place + 1].count(name)
        labels[person["id"]] = _("%(name)s (orang ke-%(n)d)") % {"name": name, "n": again} if again > 1 else name
    return labels


def witnesses_of(data: Answers) -> list[Answers]:
    """Return the witnesses, each with ``who`` and ``contact``; a text of its own is one witness."""
    given = step_of(data, "when").get("witnesses") or []
    return [{"who": given}] if isinstance(given, str) else list(given)


def acts_of(data: Answers) -> list[str]:
    """Return the codes of the acts chosen."""
    return list(step_of(data, "what").get("acts") or [])


def doers_of(data: Answers, act: str) -> list[str]:
    """Return the ids of those who did an act: whom the citizen named, and whoever was not asked about yet.

    Without an answer everybody did it, so that nobody slips out of a report by a question left open.
    """
    people = [person["id"] for person in people_of(data)]
    answer = step_of(data, "detail").get("acts", {}).get(act, {})
    asked, named = answer.get("asked", []), answer.get("people", [])
    return [one for one in people if one in named or one not in asked] or people


def needs_detail(data: Answers) -> bool:
    """Say whether something is left to tell apart: who did which act, when, its impact, and bonds to a candidate."""
    acts = acts_of(data)
    return bool(acts) and (len(acts) > 1 or len(people_of(data)) > 1 or bool(step_of(data, "what").get("asks")))


def is_detailed(data: Answers) -> bool:
    """Say whether every act was told apart for everybody the report names now."""
    if "detail" not in data:
        return False
    answers = step_of(data, "detail").get("acts", {})
    people = {person["id"] for person in people_of(data)}
    return all(people <= set(answers.get(act, {}).get("asked", [])) for act in acts_of(data))


def day_of_act(data: Answers, act: str) -> date | None:
    """Return the day of one act: its own, else the day of the event."""
    own = step_of(data, "detail").get("acts", {}).get(act, {}).get("on")
    return as_day(own) or day_of(data, "occurred_on")


def impact_of(data: Answers, act: str) -> str:
    """Return how far the harm of an act reaches, as the citizen sees it; empty when that was not told."""
    return str(step_of(data, "detail").get("acts", {}).get(act, {}).get("impact", ""))


def bonds_of(data: Answers, person: str) -> Answers:
    """Return what is known of somebody's bond to a candidate: ``spouse`` and ``cltn``."""
    what = step_of(data, "what")
    found = {"spouse": what.get("relation_to_candidate"), "cltn": what.get("cltn")}
    return {**found, **step_of(data, "detail").get("people", {}).get(person, {})}


def day_of(data: Answers, name: str) -> date | None:
    """Return a day of the step about when: ``occurred_on`` or ``known_on``."""
    return as_day(step_of(data, "when").get(name))


def as_day(text: str | None) -> date | None:
    """Return a stored day, None when there is none."""
    return date.fromisoformat(text) if text else None


def region_of(data: Answers) -> str:
    """Return the code of the region the report goes to: of the first person whose region is known."""
    return next((person["region_code"] for person in people_of(data) if person.get("region_code")), "")


def bare_account(text: str) -> str:
    """Return an account's name without the address and the sign around it, so that two ways to write it meet."""
    return text.casefold().strip().rstrip("/").rsplit("/", 1)[-1].strip().lstrip("@").split("?")[0].strip()


def bare_plate(text: str) -> str:
    """Return a plate number in capitals, without blanks and points."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def version_of(answers: Any) -> str:
    """Return a mark of what is kept; it differs when anything of it does, and is empty when nothing is kept."""
    if not answers:
        return ""
    text = json.dumps(answers, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
