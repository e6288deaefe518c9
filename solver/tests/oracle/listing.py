"""All weeks of one person that are worth at least so much at given prices, one by one, under every rule.

Days are taken one after another; a week that is begun is given up where even the best days to come, looked at by
minutes alone, cannot bring it to the floor.
"""

from typing import NamedTuple

from bestweek import NEVER, add_day
from certificate import Refused
from personal import Day, Personal


# Over all lists of a certificate, in days looked at: the solver lists no more than two million weeks of all. Prices that
# leave more prove nothing here.
MOST_STEPS = 400_000_000


class Week(NamedTuple):
    """Slots as places in the person's slots, in order, and what the week is worth before prices, charges taken off."""

    places: tuple[int, ...]
    value: int


class Round(NamedTuple):
    """A day's slots: what they are worth at the prices, and before them."""

    places: tuple[int, ...]
    worth: int
    value: int
    minutes: int
    start: int
    end: int
    hole: int


class Listing:
    """One person at one list of prices; `own` and `shares` as for `bestweek.BestWeek`."""

    def __init__(self, personal: Personal, own: list[int | None], must: frozenset[int], shares: dict[int, int]):
        self.personal, self.own, self.must, self.shares = personal, own, must, shares
        self.groups = [group for group in personal.groups if len(group) > 1]
        self.group_of = {place: number for number, group in enumerate(self.groups) for place in group}

    def above(self, floor: int, steps: int) -> list[Week]:
        """Those worth at least `floor`, if they are found within so many steps; `self.steps` says how many it took."""
        personal = self.personal
        self.floor, self.most = floor, steps
        self.steps = 0
        self.days = [self.rounds(day) for day in personal.days]
        cap = personal.week_cap
        cap = min(cap, sum(max((r.minutes for r in rounds), default=0) for rounds in self.days))
        self.ahead = [[personal.worth_of_minutes(minutes) for minutes in range(cap + 1)]]
        for number in range(len(self.days) - 1, -1, -1):
            best: dict[int, int] = {}
            for entry in self.days[number]:
                best[entry.minutes] = max(best.get(entry.minutes, NEVER), entry.worth)
            free = not self.must.intersection(personal.days[number].places)
            row = add_day(self.ahead[-1], list(best.items()))
            if not free:
                row = [NEVER] * (cap + 1)
                for minutes, worth in best.items():
                    for before in range(cap + 1 - minutes):
                        row[before] = max(row[before], self.ahead[-1][before + minutes] + worth)
            self.ahead.append(row)
        self.ahead.reverse()
        self.found: list[Week] = []
        self.chosen: list[Round] = []
        self.grow(0, 0, 0, [0] * len(personal.month_caps), None)
        return self.found

    def grow(self, number: int, minutes: int, worth: int, months: list[int], end: int | None) -> None:
        personal = self.personal
        self.steps += 1 + (len(self.days[number]) if number < len(self.days) else 0)
        if self.steps > self.most:
            raise Refused(f"{personal.person.id} has too many weeks to list at these prices")
        if number == len(self.days):
            self.keep(minutes, worth)
            return
        ahead = self.ahead[number + 1]
        if not self.must.intersection(personal.days[number].places) and worth + ahead[minutes] >= self.floor:
            self.grow(number + 1, minutes, worth, months, end)
        if len(self.chosen) >= personal.person.max_days:
            return
        month = personal.month_of_day[number]
        rest = personal.week.rules["daily_rest_minutes"]
        for entry in self.days[number]:
            then = minutes + entry.minutes
            if then >= len(ahead) or worth + entry.worth + ahead[then] < self.floor:
                continue
            if months[month] + entry.minutes > personal.month_caps[month]:
                continue
            if end is not None and entry.start - end < rest or not self.fit_earlier(entry):
                continue
            months[month] += entry.minutes
            self.chosen.append(entry)
            self.grow(number + 1, then, worth + entry.worth, months, entry.end if end is None else max(end, entry.end))
            self.chosen.pop()
            months[month] -= entry.minutes

    def fit_earlier(self, entry: Round) -> bool:
        """Slots of different days, too, may be too far apart."""
        personal = self.personal
        for earlier in self.chosen:
            for one in earlier.places:
                for other in entry.places:
                    apart = personal.start[other] - personal.end[one]
                    if apart < 2000 and apart < personal.needed(one, other):
                        return False
        return True

    def keep(self, minutes: int, worth: int) -> None:
        personal, charge = self.personal, self.personal.figures.charge
        places = tuple(place for entry in self.chosen for place in entry.places)
        touched = {self.group_of[place] for place in places if place in self.group_of}
        true = worth + personal.worth_of_minutes(minutes) - charge * len(touched)
        true += sum(self.shares.get(place, 0) for place in places if place in self.group_of)
        if true < self.floor or not self.rested(places):
            return
        eithers = [personal.slots[place].either for place in places if personal.slots[place].either is not None]
        if len(set(eithers)) < len(eithers):
            return
        value = sum(entry.value for entry in self.chosen) + personal.worth_of_minutes(minutes) - charge * len(touched)
        self.found.append(Week(places, value))

    def rested(self, places: tuple[int, ...]) -> bool:
        personal = self.personal
        if not places:
            return True
        longest, free_from = 0, personal.week.begins
        for place in places:
            longest = max(longest, personal.start[place] - free_from)
            free_from = max(free_from, personal.end[place])
        return max(longest, personal.week.ends - free_from) >= personal.week.rules["weekly_rest_minutes"]

    def rounds(self, day: Day) -> list[Round]:
        """Every round of a day that holds what must be taken."""
        personal, first = self.personal, day.places.start
        must = self.must.intersection(day.places)
        arcs = personal.arcs(day)
        found: list[Round] = []

        def grow(path: list[int], minutes: int, worth: int, value: int, hole: int) -> None:
            last = path[-1]
            if minutes >= personal.least and must.issubset(path):
                back = personal.back[last]
                end = max(personal.end[place] for place in path)
                starts = personal.start[path[0]]
                found.append(Round(tuple(path), worth - back, value - back, minutes, starts, end, hole))
            for to, road in arcs[last - first]:
                own = self.own[to]
                then = minutes + personal.minutes[to]
                if own is None or then > personal.day_cap or not self.goes_with(path[:-1], to):
                    continue
                free = max(hole, personal.start[to] - personal.end[last])
                grow([*path, to], then, worth + own - road, value + personal.value[to] - road, free)

        for place in day.places:
            own, out = self.own[place], personal.out[place]
            if own is not None and personal.minutes[place] <= personal.day_cap:
                grow([place], personal.minutes[place], own - out, personal.value[place] - out, 0)
        return found

    def goes_with(self, path: list[int], place: int) -> bool:
        personal = self.personal
        return all(personal.start[place] >= personal.end[one] + personal.needed(one, place) for one in path)
