"""All weeks of one person that are worth at least so much at given prices, one by one, under every rule.

Days are taken one after another; a week that is begun is given up where even the best days to come, looked at by
minutes alone, cannot bring it to the floor. Charges that no slot to come can pay any more count at once.
"""

from collections import defaultdict
from typing import NamedTuple

from bestweek import NEVER
from certificate import Refused
from personal import Day, Personal


# Over all lists of a certificate, in rounds and days looked at: the solver lists no more than two million weeks of all,
# and each takes about ten. Prices that leave more prove nothing here.
MOST_STEPS = 80_000_000


class Week(NamedTuple):
    """Slots as places in the person's slots, in order, what the week is worth before prices, charges taken off, and the
    households that it serves, each once."""

    places: tuple[int, ...]
    value: int
    households: tuple[str, ...]


class Round(NamedTuple):
    """A day's slots: what they are worth at the prices, and before them."""

    places: tuple[int, ...]
    worth: int
    value: int
    minutes: int
    start: int
    end: int
    hole: int
    # By group that it touches: the shares that it pays.
    paid: tuple[tuple[int, int], ...]


# Of a day: the rounds of so many minutes, dearest first.
Alike = tuple[int, list[Round]]


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
        days = [self.rounds(day) for day in personal.days]
        step = personal.step
        cap = min(personal.week_cap, sum(max((r.minutes for r in rounds), default=0) for rounds in days)) // step
        self.free = [not self.must.intersection(day.places) for day in personal.days]
        # By steps so far: the most that this and later days bring, minutes of the week included.
        self.ahead = [[personal.worth_of_minutes(state * step) for state in range(cap + 1)]]
        for rounds, free in zip(reversed(days), reversed(self.free), strict=True):
            after = self.ahead[-1]
            best = best_by_steps(rounds, step)
            row = list(after) if free else [NEVER] * (cap + 1)
            for state, worth in best.items():
                width = cap + 1 - state
                row[:width] = map(max, row[:width], [value + worth for value in after[state:]])
            self.ahead.append(row)
        self.ahead.reverse()
        self.days = self.useful(days)
        # By group and day: what slots of that and later days could pay.
        self.later = [[0] * (len(days) + 1) for _ in self.groups]
        for number, day in enumerate(personal.days):
            for place in day.places:
                group = self.group_of.get(place)
                if group is not None:
                    for before in range(number + 1):
                        self.later[group][before] += self.shares.get(place, 0)
        rows = [personal.leg(place) for place in range(len(personal.slots))]
        self.far = personal.week.rules["handover_minutes"] + max((max(row) for row in rows), default=0)
        self.found: list[Week] = []
        self.chosen: list[Round] = []
        self.grow(0, 0, 0, [0] * len(personal.month_caps), None, {})
        return self.found

    def useful(self, days: list[list[Round]]) -> list[list[Alike]]:
        """By day the rounds with which a week can come to the floor at all, rests and months apart."""
        step, kept = self.personal.step, []
        behind = {0: 0}
        for number, rounds in enumerate(days):
            after = self.ahead[number + 1]
            by_steps: dict[int, list[Round]] = defaultdict(list)
            for entry in rounds:
                by_steps[entry.minutes // step].append(entry)
            alike = []
            for state, entries in by_steps.items():
                around = (worth + after[used + state] for used, worth in behind.items() if used + state < len(after))
                floor = self.floor - max(around, default=NEVER)
                entries = sorted((entry for entry in entries if entry.worth >= floor), key=lambda entry: -entry.worth)
                if entries:
                    alike.append((state, entries))
            kept.append(alike)
            then = dict(behind) if self.free[number] else {}
            for state, entries in alike:
                for used, worth in behind.items():
                    then[used + state] = max(then.get(used + state, NEVER), worth + entries[0].worth)
            behind = then
        return kept

    def grow(
        self, number: int, state: int, worth: int, months: list[int], end: int | None, paid: dict[int, int]
    ) -> None:
        """Goes on from the weeks that are chosen up to a day, with so many steps so far."""
        personal = self.personal
        self.steps += 1
        if self.steps > self.most:
            raise Refused(f"{personal.person.id} has too many weeks to list at these prices")
        if number == len(self.days):
            self.keep(state * personal.step, worth)
            return
        ahead = self.ahead[number + 1]
        if self.free[number] and worth + ahead[state] - self.unpaid(paid, number) >= self.floor:
            self.grow(number + 1, state, worth, months, end, paid)
        if len(self.chosen) >= personal.person.max_days:
            return
        month = personal.month_of_day[number]
        rest = personal.week.rules["daily_rest_minutes"]
        for more, entries in self.days[number]:
            then = state + more
            minutes = more * personal.step
            if then >= len(ahead) or months[month] + minutes > personal.month_caps[month]:
                continue
            least = self.floor - worth - ahead[then]
            for entry in entries:
                if entry.worth < least:
                    break
                self.steps += 1
                if end is not None and entry.start - end < max(rest, self.far):
                    if entry.start - end < rest or not self.fit_earlier(entry):
                        continue
                owed = paid
                if entry.paid:
                    owed = dict(paid)
                    for group, share in entry.paid:
                        owed[group] = owed.get(group, 0) + share
                if entry.worth < least + self.unpaid(owed, number):
                    continue
                months[month] += minutes
                self.chosen.append(entry)
                until = entry.end if end is None else max(end, entry.end)
                self.grow(number + 1, then, worth + entry.worth, months, until, owed)
                self.chosen.pop()
                months[month] -= minutes

    def unpaid(self, paid: dict[int, int], number: int) -> int:
        """What is left of charges that are due, even if later days pay all that they could."""
        charge = self.personal.figures.charge
        return sum(max(0, charge - share - self.later[group][number + 1]) for group, share in paid.items())

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
        households = tuple(dict.fromkeys(personal.slots[place].household for place in places))
        self.found.append(Week(places, value, households))

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
                paid: dict[int, int] = {}
                for place in path:
                    group = self.group_of.get(place)
                    if group is not None:
                        paid[group] = paid.get(group, 0) + self.shares.get(place, 0)
                whole = Round(tuple(path), worth - back, value - back, minutes, starts, end, hole, tuple(paid.items()))
                found.append(whole)
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


def best_by_steps(rounds: list[Round], step: int) -> dict[int, int]:
    best: dict[int, int] = {}
    for entry in rounds:
        best[entry.minutes // step] = max(best.get(entry.minutes // step, NEVER), entry.worth)
    return best
