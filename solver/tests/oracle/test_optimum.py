"""The search for the optimum against every plan there is."""

import itertools
import unittest

import score
from binding import POINTS
from optimum import Search
from planfile import Assignment, Plan
from rules import ORDER, breaches
from weekfile import week_from
from weeks import week as made_up_week


class Searching(unittest.TestCase):
    """The search against every plan there is, tested and scored as a whole, also with one rule switched off."""

    def test_against_plain_enumeration(self):
        compared = 0
        for number in range(200):
            document = made_up_week(3, number)
            document["slots"] = document["slots"][:3]
            document["caregivers"] = document["caregivers"][:4]
            if not keep_known_people(document):
                continue
            week = week_from(document)
            every = [(score.parts(week, plan), {b.rule for _, b in breaches(week, plan)}) for plan in all_plans(week)]
            search = Search(week)
            for rule in (None, *ORDER):
                compared += 1
                best = max((sum(points.values()) for points, names in every if names <= {rule}), default=None)
                found = search.best(without_rule=rule)
                self.assertEqual(found is None, best is None, (number, rule))
                if best is not None:
                    self.assertAlmostEqual(found.score, best, delta=POINTS, msg=f"week {number} without {rule}")
                    self.assertLessEqual({b.rule for _, b in breaches(week, found.plan)}, {rule})
        self.assertGreater(compared, 1000)

    def test_the_plan_has_the_score_and_keeps_the_rules(self):
        for number in range(100):
            week = week_from(made_up_week(4, number))
            found = Search(week).best()
            if found is not None:
                self.assertAlmostEqual(sum(score.parts(week, found.plan).values()), found.score, delta=POINTS)
                self.assertEqual(breaches(week, found.plan), [])


def keep_known_people(document: dict) -> bool:
    """After people were left out: no mention of them. False where too many plans remain to go through."""
    known = {person["id"] for person in document["caregivers"]}
    for entry in document["slots"]:
        for field in ("usual", "blocked"):
            entry[field] = [name for name in entry[field] if name in known]
        for field in ("pinned", "published"):
            entry[field] = entry[field] if entry[field] in known else None
    for person in document["caregivers"]:
        person["mentors"] = [name for name in person["mentors"] if name in known]
    return len(document["caregivers"]) + sum(p["stage"] == "trainee" for p in document["caregivers"]) <= 5


def all_plans(week):
    """Every way to give each slot a caregiver or none, and a trainee or none."""
    people = [person.id for person in week.caregivers]
    trainees = [None, *(person.id for person in week.caregivers if person.is_trainee)]
    pairs = [None, *((carer, trainee) for carer in people for trainee in trainees if carer != trainee)]
    for choice in itertools.product(pairs, repeat=len(week.slots)):
        yield Plan(tuple(Assignment(slot.id, *pair) for slot, pair in zip(week.slots, choice) if pair))


if __name__ == "__main__":
    unittest.main()
