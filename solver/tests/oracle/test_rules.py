"""Each rule on both sides of its edge."""

import unittest

from by_hand import HOME, all_to, broken, caregiver, slot, week_of


class Rules(unittest.TestCase):
    def test_of_alternatives_one_is_enough(self):
        times = (("a", "2026-11-23"), ("b", "2026-11-24"))
        for texts, expected in ((("one", "one"), {"either"}), (("one", "other"), set()), ((None, None), set())):
            slots = [
                slot(name, f"{day}T08:00:00Z", f"{day}T10:00:00Z", household="h", either=text)
                for (name, day), text in zip(times, texts)
            ]
            week = week_of([caregiver("c")], slots, format="wijkopvang-week/2")
            self.assertEqual(broken(week, all_to(week)), expected)

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


if __name__ == "__main__":
    unittest.main()
