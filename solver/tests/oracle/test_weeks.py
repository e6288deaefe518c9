"""The made-up weeks are well-formed by the contract, and hold what they are meant to hold."""

import itertools
import json
import unittest
from datetime import datetime

from weekfile import week_from
from weeks import week as made_up_week


class MadeUpWeeks(unittest.TestCase):
    """The weeks are well-formed by the contract, and hold what they are meant to hold."""

    def setUp(self):
        self.documents = [made_up_week(1, number) for number in range(600)]

    def test_the_same_number_gives_the_same_week(self):
        self.assertEqual(json.dumps(made_up_week(5, 7)), json.dumps(made_up_week(5, 7)))

    def test_well_formed(self):
        for document in self.documents:
            week = week_from(document)
            carers = {person.id for person in week.caregivers if not person.is_trainee}
            self.assertTrue(2 <= len(week.caregivers) <= 6 and 2 <= len(week.slots) <= 7 and carers)
            for entry in week.slots:
                self.assertTrue(15 <= entry.minutes <= 720 and week.begins <= entry.start < week.ends)
                self.assertLessEqual({entry.pinned, entry.published} - {None}, carers)
                self.assertLessEqual(entry.usual | entry.blocked, set(week.caregiver))
            for person in week.caregivers:
                self.assertIn(person.transport, week.rules["speed_kmh"])
                self.assertLessEqual(person.mentors, set(week.caregiver))
                ordered = sorted(person.windows, key=lambda window: window.start)
                self.assertTrue(all(window.start < window.end for window in ordered))
                self.assertTrue(all(a.end <= b.start for a, b in itertools.pairwise(ordered)))

    def test_what_they_hold(self):
        weeks = [week_from(document) for document in self.documents]
        held = {
            "slots across midnight": lambda week: any(overnight(week, slot) for slot in week.slots),
            "slots across the week's end": lambda week: any(slot.end > week.ends for slot in week.slots),
            "two months": lambda week: len({slot.month for slot in week.slots}) == 2,
            "a clock change": lambda week: week.ends - week.begins != 10080,
            "a blocked trainee": lambda week: any(
                week.caregiver[name].is_trainee for slot in week.slots for name in slot.blocked
            ),
            "lists of mentors": lambda week: any(person.mentors for person in week.caregivers),
            "asymmetric travel": lambda week: any(
                row[at] != matrix[at][number]
                for matrix in week.travel.matrices.values()
                for number, row in enumerate(matrix)
                for at in range(number)
            ),
            "short ways round": lambda week: any(ways_round(matrix) for matrix in week.travel.matrices.values()),
            "a household's slots at one address": lambda week: any(
                a.household == b.household and a.home.address == b.home.address
                for a, b in itertools.combinations(week.slots, 2)
            ),
            "windows that touch": lambda week: any(
                len(person.stretches) < len(person.windows) for person in week.caregivers
            ),
            "certificates that end in the week": lambda week: any(
                held.valid_until and any(slot.day > held.valid_until for slot in week.slots)
                for person in week.caregivers
                for held in person.certificates
            ),
        }
        for what, holds in held.items():
            self.assertGreaterEqual(sum(map(holds, weeks)), 15, what)  # 50 in 2,000


def overnight(week, slot) -> bool:
    """Whether the slot ends on a later local day; local midnights are whole days from Monday's but for the clock."""
    midnight = week.begins + 1440 * (datetime.fromisoformat(slot.day) - monday_of(week)).days
    return slot.end > midnight + 1440 + 60


def monday_of(week) -> datetime:
    year, number = week.name.split("-W")
    return datetime.fromisocalendar(int(year), int(number), 1)


def ways_round(matrix: list[list[int]]) -> bool:
    places = range(len(matrix))
    return any(
        matrix[a][b] + matrix[b][c] < matrix[a][c] for a in places for b in places for c in places if a != b != c != a
    )


if __name__ == "__main__":
    unittest.main()
