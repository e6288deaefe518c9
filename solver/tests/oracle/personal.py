"""What one person could do in a week, in whole units: slots within reach, their gains, and the ways between them.

Gains are rounded up and losses down, each figure by itself, as `solver/docs/certificate.md` says.
"""

from collections import defaultdict
from fractions import Fraction
from math import ceil, floor, gcd

from weekfile import Caregiver, Slot, Week


class Units:
    """Points as whole units."""

    def __init__(self, unit: Fraction):
        self.unit = unit

    def up(self, points: Fraction) -> int:
        return ceil(points / self.unit)

    def down(self, points: Fraction) -> int:
        return floor(points / self.unit)


def within_reach(week: Week, person: Caregiver) -> list[Slot]:
    """The slots that the rules about one slot allow, in order of time; for trainees whether or not a mentor is there."""
    pinned = {slot.either for slot in week.slots if slot.pinned is not None and slot.either is not None}
    found = [
        slot
        for slot in week.slots
        if person.id not in slot.blocked
        and (person.is_trainee or slot.pinned in (None, person.id))
        and (slot.pinned is not None or slot.either not in pinned)
        and any(start <= slot.start and slot.end <= end for start, end in person.stretches)
        and (person.is_trainee or holds_all(person, slot))
        and week.leg(person, person.home, slot.home) <= person.max_travel_minutes
        and week.leg(person, slot.home, person.home) <= person.max_travel_minutes
    ]
    return sorted(found, key=lambda slot: slot.start)


def holds_all(person: Caregiver, slot: Slot) -> bool:
    held = {certificate.code for certificate in person.certificates if certificate.covers(slot.day)}
    return held.issuperset(slot.requires)


class Figures:
    """The weights of a week in units, and what a slot is worth whoever serves it."""

    def __init__(self, week: Week, units: Units):
        weights = {name: exact(value) for name, value in week.weights.items() if name != "priority"}
        self.units, self.weights = units, weights
        self.priority = [exact(value) for value in week.weights["priority"]]
        self.served = {
            slot.id: weights["served_per_slot"]
            + weights["served_per_minute"] * self.priority[slot.priority - 1] * slot.minutes
            for slot in week.slots
        }
        self.first = units.up(weights["household_first"])
        self.change = units.down(weights["change"])
        self.charge = units.down(weights["new_face"])
        self.half_shortfall = units.down(weights["shortfall_per_minute"] / 2)
        self.learning = units.up(weights["learning_per_minute"])
        self.idle_until = week.rules["idle_until_minutes"]
        self.idle = [units.down(weights["idle_per_minute"] * minutes) for minutes in range(self.idle_until + 1)]
        self.travel: dict[int, int] = {}

    def road(self, minutes: int) -> int:
        """Units lost by so many minutes of travel."""
        if minutes not in self.travel:
            self.travel[minutes] = self.units.down(self.weights["travel_per_minute"] * minutes)
        return self.travel[minutes]

    def gain(self, person: Caregiver, slot: Slot) -> int:
        """Units for being in a slot, travel apart; for a trainee the wish alone."""
        wish = Fraction(0)
        for window in person.windows:
            if window.preference != "ok":
                inside = max(0, min(slot.end, window.end) - max(slot.start, window.start))
                wanted = window.preference == "wanted"
                wish += inside * (self.weights["wanted_per_minute"] if wanted else -self.weights["if_needed_per_minute"])
        if person.is_trainee:
            return self.units.up(wish)
        points = wish + self.served[slot.id]
        points += self.weights["continuity"] if person.id in slot.usual else 0
        points += self.weights["language"] if slot.languages & person.languages else 0
        points += self.weights["change"] if slot.published == person.id else 0
        return self.units.up(points)

    def grid(self, week: Week) -> int:
        """The greatest common divisor of all figures of the objective, units; 1 where one is no whole number."""
        names = ("household_first", "continuity", "language", "wanted_per_minute", "if_needed_per_minute")
        names += ("travel_per_minute", "learning_per_minute", "change", "idle_per_minute", "new_face")
        odd = any(person.target_minutes % 2 for person in week.caregivers)
        figures = [*self.served.values(), *(self.weights[name] for name in names)]
        figures.append(self.weights["shortfall_per_minute"] / (2 if odd else 1))
        in_units = [figure / self.units.unit for figure in figures]
        if any(figure.denominator != 1 for figure in in_units):
            return 1
        return max(1, gcd(*(int(figure) for figure in in_units)))


def exact(value) -> Fraction:
    return Fraction(value)


class Day:
    """One local day's slots within reach, in order of start, as places in the person's slots."""

    def __init__(self, places: range):
        self.places = places
        self.arcs: list[list[tuple[int, int]]] | None = None


class Personal:
    """One person's week: slots, gains and caps."""

    def __init__(self, week: Week, person: Caregiver, slots: list[Slot], figures: Figures):
        self.week, self.person, self.slots, self.figures = week, person, slots, figures
        self.start = [slot.start for slot in slots]
        self.end = [slot.end for slot in slots]
        self.minutes = [slot.minutes for slot in slots]
        self.gain = [figures.gain(person, slot) for slot in slots]
        self.out = [figures.road(week.leg(person, person.home, slot.home)) for slot in slots]
        self.back = [figures.road(week.leg(person, slot.home, person.home)) for slot in slots]
        self.pinned = [at for at, slot in enumerate(slots) if slot.pinned == person.id and not person.is_trainee]
        self.place_of = {slot.id: at for at, slot in enumerate(slots)}
        self.groups = self.strange_groups()
        alone = {group[0] for group in self.groups if len(group) == 1}
        # The gain, where a charge that is due with this slot alone is taken off.
        self.value = [gain - figures.charge * (at in alone) for at, gain in enumerate(self.gain)]
        self.step = gcd(*self.minutes) if slots else 1
        self.days = self.split()
        self.addresses()
        left = person.remaining_minutes_per_month
        months = sorted({slot.month for slot in slots})
        self.month_caps = [left.get(month, 10**9) for month in months]
        self.month_of_day = [months.index(slots[day.places[0]].month) for day in self.days]
        self.week_cap = person.max_minutes_per_week
        self.day_cap = min(person.max_minutes_per_day, self.week_cap)
        self.least = 0 if person.is_trainee else person.min_minutes_per_day

    def split(self) -> list[Day]:
        days, first = [], 0
        for at in range(1, len(self.slots) + 1):
            if at == len(self.slots) or self.slots[at].day != self.slots[first].day:
                days.append(Day(range(first, at)))
                first = at
        return days

    def strange_groups(self) -> list[list[int]]:
        """Slots of one household that do not name this caregiver as usual."""
        groups: dict[str, list[int]] = defaultdict(list)
        if not self.person.is_trainee and self.figures.charge:
            for at, slot in enumerate(self.slots):
                if self.person.id not in slot.usual:
                    groups[slot.household].append(at)
        return list(groups.values())

    def addresses(self) -> None:
        """The travel minutes between the places where slots are, once for each pair of them."""
        numbers = {home: number for number, home in enumerate(dict.fromkeys(slot.home for slot in self.slots))}
        self.at = [numbers[slot.home] for slot in self.slots]
        self.legs: list[list[int] | None] = [None] * len(numbers)
        self.homes = list(numbers)

    def leg(self, earlier: int) -> list[int]:
        """Minutes from a slot to each place."""
        number = self.at[earlier]
        row = self.legs[number]
        if row is None:
            here = self.homes[number]
            row = self.legs[number] = [self.week.leg(self.person, here, there) for there in self.homes]
        return row

    def needed(self, earlier: int, later: int) -> int:
        """Minutes that lie between two slots: travel, and handover unless both are one household at one address."""
        one, other = self.slots[earlier], self.slots[later]
        stays = one.household == other.household and one.home.address == other.home.address
        return self.leg(earlier)[self.at[later]] + (0 if stays else self.week.rules["handover_minutes"])

    def ways(self, earlier: int, until: int):
        """The slots before `until` that can follow a slot on its day, with the units lost on the way and by waiting."""
        row, at, start, end = self.leg(earlier), self.at, self.start, self.end[earlier]
        idle, longest, road = self.figures.idle, self.figures.idle_until, self.figures.road
        handover = self.week.rules["handover_minutes"]
        slot = self.slots[earlier]
        for later in range(earlier + 1, until):
            apart = start[later] - end
            if apart < 0:
                continue
            travel = row[at[later]]
            wait = apart - travel - handover
            other = self.slots[later]
            if other.household == slot.household and other.home.address == slot.home.address:
                wait += handover
            if wait >= 0:
                yield later, road(travel) + idle[wait if wait < longest else longest]

    def arcs(self, day: Day) -> list[list[tuple[int, int]]]:
        """By slot of the day: the ways on. Kept, for whoever is asked more than once."""
        if day.arcs is None:
            day.arcs = [list(self.ways(place, day.places.stop)) for place in day.places]
        return day.arcs

    def worth_of_minutes(self, minutes: int) -> int:
        """Learning less shortfall, units: concave in the minutes and never falling."""
        person, figures = self.person, self.figures
        target = person.target_minutes
        below = 2 * max(0, target - minutes) + max(0, target - 2 * minutes)
        learned = min(minutes, person.learning_minutes) if person.is_trainee else 0
        return figures.learning * learned - figures.half_shortfall * below
