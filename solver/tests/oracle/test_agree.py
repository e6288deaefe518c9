"""A solver that does not know a rule, or a part of the objective, is caught; one that knows all of them is not."""

import unittest
from functools import cache

import score
from agree import NO_PLAN, Run, disagreements
from optimum import Optimum, Search
from planfile import format_of
from reasons import reasons
from recompute import served_instead
from rules import ORDER
from score import PARTS
from weekfile import Week, week_from
from weeks import week as made_up_week

# A rule or part that binds in one week of forty is as good as sure to bind in one of so many.
MOST_WEEKS = 400
SEED = 6


@cache
def made_up(number: int) -> tuple[dict, Search, Optimum | None]:
    document = made_up_week(SEED, number)
    search = Search(week_from(document))
    return document, search, search.best()


def answer(document: dict, week: Week, found: Optimum | None, unknown: str | None) -> Run:
    """What a solver answers that takes this for the optimum, and has never heard of `unknown`."""
    if found is None:
        return Run(NO_PLAN, " ".join(slot["id"] for slot in document["slots"] if slot["pinned"]), None)
    parts = score.parts(week, found.plan)
    if unknown in PARTS:
        parts[unknown] = 0.0
    served, rounds = found.plan.by_slot(), found.plan.rounds(week)
    plan = {
        "format": format_of(week),
        "week": week.name,
        "status": "optimal",
        "score": sum(parts.values()),
        "parts": {part: parts[part] for part in score.parts_of(week)},
        "bound": sum(parts.values()),
        "gap": 0.0,
        "seconds": 0.0,
        "assignments": [given._asdict() for given in found.plan.assignments],
        "unserved": [
            left_open(week, rounds, served, slot)
            for slot in week.slots
            if slot.id not in served
        ],
    }
    return Run(0, "", plan)


def left_open(week: Week, rounds: dict, served: dict, slot) -> dict:
    """The entry of a slot that nobody serves."""
    instead = served_instead(week, served, slot)
    own = {} if instead else reasons(week, rounds, slot)
    entry = {"slot": slot.id, "reasons": listed(own), "remedy": None}
    return entry | ({"instead": instead} if instead else {})


def listed(counts: dict[str, int]) -> list[dict]:
    return [{"rule": rule, "caregivers": count} for rule, count in counts.items()]


def caught_after(unknown: str) -> int | None:
    """The number of the first week that gives this ignorance away."""
    for number in range(MOST_WEEKS):
        document, search, best = made_up(number)
        exception = {"without_rule": unknown} if unknown in ORDER else {"without_part": unknown}
        run = answer(document, search.week, search.best(**exception), unknown)
        if disagreements(search.week, document, best, run):
            return number
    return None


class Agreeing(unittest.TestCase):
    """What `agree.py` lets pass and what it does not."""

    def test_a_solver_that_knows_everything_passes(self):
        for number in range(100):
            document, search, best = made_up(number)
            run = answer(document, search.week, best, None)
            self.assertEqual(disagreements(search.week, document, best, run), [], number)

    def test_every_rule_and_part_is_missed(self):
        for unknown in (*ORDER, *PARTS):
            self.assertIsNotNone(caught_after(unknown), f"nobody misses {unknown} in {MOST_WEEKS} weeks")

    def test_a_bound_below_the_optimum_is_caught_and_one_above_is_not(self):
        document, search, best = next(found for found in map(made_up, range(MOST_WEEKS)) if found[2] and found[2].score > 10)
        run = answer(document, search.week, best, None)
        for bound, status, caught in ((best.score - 1, "optimal", True), (best.score + 1, "time-limit", False)):
            plan = run.plan | {"bound": bound, "gap": (bound - best.score) / max(1.0, abs(bound)), "status": status}
            self.assertEqual(bool(disagreements(search.week, document, best, run._replace(plan=plan))), caught)


if __name__ == "__main__":
    unittest.main()
