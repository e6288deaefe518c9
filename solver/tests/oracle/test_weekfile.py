"""Instants, local days and travel times against figures worked out by hand."""

import unittest

from by_hand import HOME, caregiver, slot, week_of
from travel import Place, great_circle_km
from weekfile import instant


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


if __name__ == "__main__":
    unittest.main()
