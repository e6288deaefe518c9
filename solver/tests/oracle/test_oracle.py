"""The oracle's own tests: figures worked out by hand, and its search against plain enumeration.

    python3 -m unittest discover -s solver/tests/oracle
"""

import itertools
import json
import unittest
from datetime import datetime

import score
from binding import POINTS
from optimum import Search
from planfile import Assignment, Plan
from reasons import reasons
from recompute import differences, right_statuses
from rules import ORDER, breaches
from travel import Place, great_circle_km
from weekfile import instant, week_from
from weeks import week as made_up_week

HOME = {"lat": 51.05, "lon": 3.72}
ALWAYS = [{"start": "2026-10-01T00:00:00Z", "end": "2026-12-31T00:00:00Z", "preference": "ok"}]


def caregiver(name: str, **changes) -> dict:
    return {
        "id": name,
        "home": HOME,
        "transport": "bicycle",
        "max_travel_minutes": 60,
        "stage": "qualified",
        "certificates": [],
        "languages": [],
        "availability": ALWAYS,
        "max_minutes_per_day": 1440,
        "max_minutes_per_week": 10080,
        "remaining_minutes_per_month": {},
        "max_days": 7,
        "min_minutes_per_day": 0,
        "target_minutes": 0,
        "learning_minutes": 0,
        "mentors": [],
    } | changes


def slot(name: str, start: str, end: str, **changes) -> dict:
    return {
        "id": name,
        "household": name,
        "home": HOME,
        "start": start,
        "end": end,
        "requires": [],
        "languages": [],
        "priority": 1,
        "usual": [],
        "blocked": [],
        "pinned": None,
        "published": None,
    } | changes


def week_of(caregivers: list[dict], slots: list[dict], name: str = "2026-W48", **changes):
    return week_from(
        {
            "format": "wijkopvang-week/1",
            "week": name,
            "time_zone": "Europe/Brussels",
            "caregivers": caregivers,
            "slots": slots,
        }
        | changes
    )


def all_to(week, person: str = "c", trainee: str | None = None) -> Plan:
    return Plan(tuple(Assignment(slot.id, person, trainee) for slot in week.slots))


def broken(week, plan: Plan) -> set[str]:
    return {breach.rule for _, breach in breaches(week, plan)}


class Time(unittest.TestCase):
    def test_an_instant_is_the_same_in_every_offset(self):
        self.assertEqual(instant("2026-11-23T07:30:00+01:00"), instant("2026-11-23T06:30:00Z"))

    def test_the_week_in_which_the_clock_goes_back_is_an_hour_longer(self):
        for name, hours in (("2026-W48", 168), ("2026-W43", 169), ("2026-W13", 167)):
            week = week_of([], [], name)
            self.assertEqual(week.ends - week.begins, 60 * hours)

    def test_care_in_the_doubled_hour_counts_elapsed_minutes(self):
        night = slot("s", "2026-10-25T01:00:00+02:00", "2026-10-25T04:00:00+01:00")
        self.assertEqual(week_of([], [night], "2026-W43").slots[0].minutes, 240)

    def test_day_and_month_are_local_at_the_start(self):
        late = slot("s", "2026-11-30T23:30:00Z", "2026-12-01T02:00:00Z")
        found = week_of([], [late], "2026-W49").slots[0]
        self.assertEqual((found.day, found.month), ("2026-12-01", "2026-12"))


class Travelling(unittest.TestCase):
    def test_a_degree_of_latitude(self):
        self.assertAlmostEqual(great_circle_km(Place(50, 4, None), Place(51, 4, None)), 111.19508, places=4)

    def test_minutes_are_rounded_up_from_the_road_distance(self):
        # 0.01 degrees of latitude are 1.11195 km, 1.44554 km by road, 5.78 minutes at 15 km/h.
        week = week_of([caregiver("c")], [])
        there = Place(51.06, 3.72, None)
        self.assertEqual(week.leg(week.caregivers[0], Place(51.05, 3.72, None), there), 6)

    def test_the_matrix_counts_where_both_ends_have_a_place_and_the_transport_has_one(self):
        travel = {"places": [HOME, HOME], "minutes": {"bicycle": [[1, 40], [9, 2]]}}
        week = week_of([caregiver("c"), caregiver("d", transport="car")], [], travel=travel)
        here, there, nowhere = (Place(51.05, 3.72, index) for index in (0, 1, None))
        cyclist, driver = week.caregivers
        self.assertEqual([week.leg(cyclist, *ends) for ends in ((here, there), (there, here))], [40, 9])
        self.assertEqual([week.leg(cyclist, here, here), week.leg(cyclist, here, nowhere)], [1, 0])
        self.assertEqual(week.leg(driver, here, there), 0)


class Rules(unittest.TestCase):
    def test_windows_that_touch_join_up(self):
        noon, gap = "2026-11-23T12:00:00+01:00", "2026-11-23T12:01:00+01:00"
        for second, expected in ((noon, set()), (gap, {"available"})):
            windows = [
                {"start": "2026-11-23T08:00:00+01:00", "end": noon, "preference": "wanted"},
                {"start": second, "end": "2026-11-23T18:00:00+01:00", "preference": "if-needed"},
            ]
            care = slot("s", "2026-11-23T11:00:00+01:00", "2026-11-23T14:00:00+01:00")
            week = week_of([caregiver("c", availability=windows)], [care])
            self.assertEqual(broken(week, all_to(week)), expected)

    def test_a_certificate_holds_on_its_last_day_by_the_local_date(self):
        held = [{"code": "first-aid", "valid_from": "2025-01-01", "valid_until": "2026-11-24"}]
        for start, expected in (("2026-11-24T22:30:00Z", set()), ("2026-11-24T23:30:00Z", {"certificates"})):
            care = slot("s", start, "2026-11-25T02:00:00Z", requires=["first-aid"])
            week = week_of([caregiver("c", certificates=held)], [care])
            self.assertEqual(broken(week, all_to(week)), expected)

    def test_one_household_at_one_address_needs_no_handover(self):
        first = slot("a", "2026-11-23T08:00:00Z", "2026-11-23T10:00:00Z", household="h")
        for household, expected in (("h", set()), ("g", {"no-overlap"})):
            second = slot("b", "2026-11-23T10:00:00Z", "2026-11-23T12:00:00Z", household=household)
            week = week_of([caregiver("c")], [first, second])
            self.assertEqual(broken(week, all_to(week)), expected)

    def test_the_way_round_by_a_third_slot_does_not_help(self):
        places = [dict(HOME, lat=51.05 + at / 1000, place=at) for at in range(3)]
        travel = {"places": places, "minutes": {"bicycle": [[0, 5, 90], [5, 0, 5], [90, 5, 0]]}}
        hours = (("08:00", "09:00"), ("09:10", "09:30"), ("09:40", "10:00"))
        slots = [
            slot(f"s{at}", f"2026-11-23T{start}:00Z", f"2026-11-23T{end}:00Z", home=places[at])
            for at, (start, end) in enumerate(hours)
        ]
        week = week_of([caregiver("c", home=places[1])], slots, travel=travel)
        self.assertEqual(broken(week, all_to(week)), {"no-overlap"})

    def test_the_daily_rest_on_the_night_that_has_an_hour_more(self):
        evening = slot("a", "2026-10-24T20:00:00+02:00", "2026-10-24T22:00:00+02:00")
        for start, expected in (("08:00", set()), ("07:59", {"daily-rest"})):
            morning = slot("b", f"2026-10-25T{start}:00+01:00", "2026-10-25T10:00:00+01:00")
            week = week_of([caregiver("c")], [evening, morning], "2026-W43", rules={"daily_rest_minutes": 660})
            self.assertEqual(broken(week, all_to(week)), expected, start)

    def test_the_weekly_rest_lies_inside_the_week(self):
        care = slot("a", "2026-11-26T08:00:00+01:00", "2026-11-26T10:00:00+01:00")
        # Monday 00:00 to Thursday 08:00 are 4,800 minutes; Thursday 10:00 to Monday 00:00 are 5,160.
        for required, expected in ((5160, set()), (5161, {"weekly-rest"})):
            week = week_of([caregiver("c")], [care], rules={"weekly_rest_minutes": required})
            self.assertEqual(broken(week, all_to(week)), expected)

    def test_each_cap_by_its_name(self):
        slots = [
            slot("a", "2026-11-30T08:00:00Z", "2026-11-30T10:00:00Z"),
            slot("b", "2026-12-01T08:00:00Z", "2026-12-01T10:00:00Z"),
        ]
        for field, kept, breaks, rule in (
            ("max_minutes_per_day", 120, 119, "day-limit"),
            ("max_minutes_per_week", 240, 239, "week-limit"),
            ("remaining_minutes_per_month", {"2026-12": 120}, {"2026-12": 119}, "month-limit"),
            ("max_days", 2, 1, "days-limit"),
            ("min_minutes_per_day", 120, 121, "short-day"),
        ):
            for value, expected in ((kept, set()), (breaks, {rule})):
                week = week_of([caregiver("c", **{field: value})], slots, "2026-W49")
                self.assertEqual(broken(week, all_to(week)), expected, field)

    def test_a_trainee_follows_an_allowed_mentor_and_never_serves_alone(self):
        care = slot("s", "2026-11-23T08:00:00Z", "2026-11-23T10:00:00Z")
        people = [
            caregiver("m", stage="mentor"),
            caregiver("n", stage="mentor"),
            caregiver("q"),
            caregiver("t", stage="trainee", mentors=["m"], min_minutes_per_day=600),
        ]
        week = week_of(people, [care])
        for carer, trainee, expected in (
            ("m", "t", set()),
            ("n", "t", {"accompanied"}),
            ("q", "t", {"accompanied"}),
            ("m", "q", {"accompanied"}),
            ("t", None, {"one-caregiver"}),
        ):
            self.assertEqual(broken(week, all_to(week, carer, trainee)), expected)


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
            "learning": 3 * 100,
            "change": -900,
        }
        self.assertEqual(score.parts(week, Plan((Assignment("a", "m", "t"),))), expected)

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
            "parts": dict.fromkeys(score.PARTS, 0) | {"served": 1200, "household-first": 600},
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
                self.assertTrue(all(a.end <= b.start for a, b in zip(ordered, ordered[1:])))

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
