"""The score by hand, and what the recomputation lets pass and what it does not."""

import unittest

import score
from by_hand import caregiver, slot, week_of
from planfile import Assignment, Plan
from reasons import reasons
from recompute import differences, right_statuses


class Scoring(unittest.TestCase):
    def test_every_part_of_a_small_plan_by_hand(self):
        windows = [
            {"start": "2026-11-23T07:00:00Z", "end": "2026-11-23T09:00:00Z", "preference": "wanted"},
            {"start": "2026-11-23T09:00:00Z", "end": "2026-11-23T12:00:00Z", "preference": "if-needed"},
        ]
        away = {"lat": 51.06, "lon": 3.72}  # 6 minutes by bicycle
        people = [
            caregiver("m", stage="mentor", availability=windows, languages=["nl", "fr"], target_minutes=301),
            caregiver("t", stage="trainee", learning_minutes=100, target_minutes=120),
        ]
        slots = [
            slot("a", "2026-11-23T08:00:00Z", "2026-11-23T10:00:00Z", home=away, household="h", priority=3,
                 usual=["m"], languages=["fr"], published="m"),
            slot("b", "2026-11-24T08:00:00Z", "2026-11-24T10:00:00Z", household="h", published="m"),
        ]  # fmt: skip
        week = week_of(people, slots)
        expected = {
            "served": 10 * 2 * 120,
            "household-first": 600,
            "continuity": 120,
            "language": 60,
            "wish": 0.5 * 60 - 1 * 60,
            "travel": -2 * (12 + 12),  # mentor and trainee, there and back
            "shortfall": -0.5 * ((301 - 120) + (150.5 - 120)),
            "idle": 0,
            "faces": 0,
            "learning": 3 * 100,
            "change": -900,
        }
        self.assertEqual(score.parts(week, Plan((Assignment("a", "m", "t"),))), expected)

    def test_idle_minutes_and_new_faces_by_hand(self):
        hours = (("08:00", "10:00"), ("10:35", "12:00"), ("16:00", "17:00"))
        slots = [
            slot(f"s{at}", f"2026-11-23T{start}:00Z", f"2026-11-23T{end}:00Z", household=f"h{at // 2}")
            for at, (start, end) in enumerate(hours)
        ]
        slots[0]["usual"] = ["c"]
        week = week_of([caregiver("c")], slots, format="wijkopvang-week/2")
        parts = score.parts(week, Plan(tuple(Assignment(slot.id, "c", None) for slot in week.slots)))
        # 35 minutes within one household, then 240 less the handover, of which 120 count; s0 knows her, s1 and s2 do not.
        self.assertEqual((parts["idle"], parts["faces"]), (-0.5 * (35 + 120), -100 * 2))

    def test_people_without_slots_still_fall_short(self):
        week = week_of([caregiver("c", target_minutes=100)], [])
        self.assertEqual(score.parts(week, Plan(()))["shortfall"], -75)


class Stating(unittest.TestCase):
    """What the recomputation lets pass and what it does not."""

    def setUp(self):
        slots = [slot(name, "2026-11-23T08:00:00Z", "2026-11-23T10:00:00Z", blocked=["d"]) for name in ("a", "b")]
        people = [caregiver("c"), caregiver("d"), caregiver("t", stage="trainee")]
        self.week = week_of(people, slots)
        total = 10 * 120 + 600.0
        self.plan = {
            "format": "wijkopvang-plan/1",
            "week": "2026-W48",
            "status": "within-gap",
            "score": total,
            "parts": dict.fromkeys(score.parts_of(self.week), 0) | {"served": 1200, "household-first": 600},
            "bound": 2 * total,
            "gap": 0.5,
            "seconds": 0.1,
            "assignments": [{"slot": "a", "caregiver": "c", "trainee": None}],
            "unserved": [
                {
                    "slot": "b",
                    "reasons": [{"rule": "blocked", "caregivers": 1}, {"rule": "no-overlap", "caregivers": 1}],
                    "remedy": None,
                }
            ],
        }

    def test_an_honest_plan_has_no_difference(self):
        self.assertEqual(differences(self.week, self.plan), [])

    def test_every_false_statement_is_named(self):
        falsehoods = {
            "score": 1900.0, "parts": {"served": 1200}, "bound": 1700.0, "gap": 0.4, "status": "optimal",
            "assignments": [], "unserved": [], "week": "2026-W47",
        }  # fmt: skip
        for field, value in falsehoods.items():
            self.assertNotEqual(differences(self.week, self.plan | {field: value}), [], field)

    def test_a_peer_is_asked_for_rules_and_score_only(self):
        peer = {name: self.plan[name] for name in ("format", "week", "score", "assignments")}
        self.assertEqual(differences(self.week, peer, peer=True), [])
        self.assertEqual(len(differences(self.week, peer | {"score": 0}, peer=True)), 1)

    def test_reasons_follow_the_order_of_the_rules_and_leave_trainees_out(self):
        own = {"c": [self.week.slots[0]]}
        self.assertEqual(reasons(self.week, own, self.week.slots[1]), {"blocked": 1, "no-overlap": 1})

    def test_the_status_is_the_first_that_applies(self):
        self.assertEqual(right_statuses(0.0, 0.0001), ["optimal"])
        self.assertEqual(right_statuses(0.00005, 0.0001), ["within-gap"])
        self.assertEqual(right_statuses(0.01, 0.0001), ["time-limit"])


if __name__ == "__main__":
    unittest.main()
