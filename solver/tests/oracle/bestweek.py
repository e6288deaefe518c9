"""The most that one person's week can be worth at given prices, exact in whole units.

A program over the minutes of each day and of the week keeps the ways between neighbours, the caps of day, week
and month, and the least minutes of a day. What it leaves out (rests, number of days, slots that do not go
together although their neighbours do, charges of new faces that are paid only in part) is looked for in its answer. Where nothing is broken, that is the best
week; otherwise the weeks fall into cases that together lose none of those that keep the rule, and the case worth most is looked at
next. So the figure never falls below the true maximum, and it is the true one unless there are too many cases.
"""

import heapq
from itertools import combinations
from typing import NamedTuple

from personal import Day, Personal

NEVER = -(1 << 120)
# A reward for slots that must be taken, far above anything else; taken off again at the end.
REWARD = 1 << 80
MOST_CASES = 3000


class Node(NamedTuple):
    """A case: places that may not be taken, when the weekly rest begins at the earliest and latest, and the groups
    whose charge is paid whole and beforehand, so that their slots cost no share of it any more."""

    closed: frozenset[int]
    rest_from: int
    rest_until: int
    settled: frozenset[int] = frozenset()


class DayTable(NamedTuple):
    """By steps: the most a round is worth; by slot and steps: the most of a way home from it."""

    most: list[int]
    ahead: list[list[int] | None]
    settled: frozenset[int]


class BestWeek:
    """One person at one list of prices. `own` is what each slot is worth, None where it is closed; `shares` is what
    of it was paid as a share of a charge."""

    def __init__(self, personal: Personal, own: list[int | None], must: frozenset[int], shares: dict[int, int]):
        self.personal, self.own, self.must, self.shares = personal, list(own), must, shares
        self.groups = [group for group in personal.groups if len(group) > 1]
        self.group_of = {place: number for number, group in enumerate(self.groups) for place in group}
        self.impossible = any(own[place] is None for place in must)
        for place in must:
            if own[place] is not None:
                self.own[place] = own[place] + REWARD
        self.tables: dict[tuple, DayTable] = {}
        week = personal.week
        rest = week.rules["weekly_rest_minutes"]
        self.first = Node(frozenset(), week.begins, week.ends - rest)
        self.queue: list = []
        self.exact = False
        self.cases = 0
        if self.impossible:
            self.bound, self.exact = NEVER, True
        elif self.first.rest_until < self.first.rest_from:
            self.bound, self.exact = (NEVER if must else personal.worth_of_minutes(0)), True
        else:
            self.look(self.first)
            self.bound = self.paid_back(-self.queue[0][0])

    def paid_back(self, worth: int) -> int:
        worth -= REWARD * len(self.must)
        return worth if worth > -REWARD // 2 else NEVER

    def tighten(self) -> int:
        """Goes on until the best case is a true week, and returns what it is worth; NEVER where there is none."""
        while not self.exact and self.cases < MOST_CASES:
            _, _, node, days = heapq.heappop(self.queue)
            parts = self.broken(node, days)
            if not parts:
                self.exact = True
                break
            for part in parts:
                self.look(part)
            if not self.queue:
                self.bound, self.exact = NEVER, True
                break
            self.bound = self.paid_back(-self.queue[0][0])
            self.exact = self.bound == NEVER
        return self.bound

    def look(self, node: Node) -> None:
        self.cases += 1
        found = self.relaxed(node)
        if found is not None:
            heapq.heappush(self.queue, (-found[0], self.cases, node, found[1]))

    # By minutes alone

    def relaxed(self, node: Node) -> tuple[int, list[list[int]]] | None:
        """The best worth and the slots of each day, by minutes alone."""
        personal = self.personal
        step = personal.step
        tables = [self.table(number, day, node) for number, day in enumerate(personal.days)]
        useful = [self.useful(table) for table in tables]
        most = sum(rounds[-1][0] if rounds else 0 for rounds in useful)
        cap = min(personal.week_cap // step, most)
        caps = [month // step for month in personal.month_caps]
        turn = len(tables)
        if len(caps) == 1:
            cap = min(cap, caps[0])
        elif len(caps) == 2 and min(caps) < cap:
            turn = personal.month_of_day.index(1)
        by_minutes = [personal.worth_of_minutes(steps * step) for steps in range(cap + 1)]
        rows = [by_minutes]
        if turn < len(tables):
            later = self.later_month(useful[turn:], min(cap, caps[1]))
            rows = [self.joined(later[-1], by_minutes, min(cap, caps[0]))]
        for rounds in reversed(useful[:turn]):
            rows.append(add_day(rows[-1], rounds))
        rows.reverse()
        worth = rows[0][0]
        if worth <= NEVER // 2:
            return None
        chosen, steps = [], 0
        for number in range(turn):
            used = choose(rows[number][steps], rows[number + 1], steps, useful[number])
            chosen.append(used)
            steps += used
        if turn < len(tables):
            sums = later[-1]
            second = next(m for m in range(len(sums)) if steps + m <= cap and sums[m] + by_minutes[steps + m] == rows[-1][steps])
            later.reverse()
            for number in range(turn, len(tables)):
                here, after = later[number - turn], later[number - turn + 1]
                used = 0 if after[second] == here[second] else None
                if used is None:
                    used = next(k for k, w in useful[number] if k <= second and after[second - k] + w == here[second])
                chosen.append(used)
                second -= used
        days = [
            self.round(number, personal.days[number], tables[number], used) if used else []
            for number, used in enumerate(chosen)
        ]
        return worth - personal.figures.charge * len(node.settled), days

    def later_month(self, useful: list, cap: int) -> list[list[int]]:
        """By exact minutes in the second month of the week: the most its days are worth; the last row is of all."""
        rows = [[0] + [NEVER] * cap]
        for rounds in reversed(useful):
            before = rows[-1]
            here = list(before)
            for steps, worth in rounds:
                here[steps:] = map(max, here[steps:], [value + worth for value in before[: len(before) - steps]])
            rows.append(here)
        return rows

    @staticmethod
    def joined(sums: list[int], by_minutes: list[int], cap: int) -> list[int]:
        row = []
        for first in range(cap + 1):
            row.append(max(map(int.__add__, sums, by_minutes[first:]), default=NEVER))
        return row

    def useful(self, table: DayTable) -> list[tuple[int, int]]:
        """Rounds of a day that no shorter one, and no free day, outdoes even where minutes count most."""
        personal = self.personal
        slope = personal.worth_of_minutes(1) - personal.worth_of_minutes(0)
        found, height = [], 0
        for steps, worth in enumerate(table.most):
            if worth > NEVER // 2 and worth + slope * steps * personal.step > height:
                height = worth + slope * steps * personal.step
                found.append((steps, worth))
        return found

    def table(self, number: int, day: Day, node: Node) -> DayTable:
        closed = node.closed.intersection(day.places)
        settled = frozenset(place for number in node.settled for place in self.groups[number] if place in day.places)
        known = self.tables.get((number, closed, settled))
        if known is None:
            known = self.tables[number, closed, settled] = self.fresh_table(number, day, closed, settled)
        return known

    def worth(self, place: int, settled: frozenset[int]) -> int | None:
        """What a slot is worth where the shares of some are not paid."""
        own = self.own[place]
        return own if own is None or place not in settled else own + self.shares.get(place, 0)

    def fresh_table(self, number: int, day: Day, closed: frozenset[int], settled: frozenset[int]) -> DayTable:
        personal, first = self.personal, day.places.start
        step, arcs = personal.step, personal.arcs(day)
        cap = min(personal.day_cap, personal.month_caps[personal.month_of_day[number]])
        cap = min(cap, sum(personal.minutes[place] for place in day.places)) // step
        most = [NEVER] * (cap + 1)
        ahead: list[list[int] | None] = [None] * len(day.places)
        least = -(-personal.least // step)
        for at in range(len(ahead) - 1, -1, -1):
            place = first + at
            own, steps = self.worth(place, settled), personal.minutes[place] // step
            if own is None or place in closed or steps > cap:
                continue
            width = cap + 1 - steps
            best = [NEVER] * width
            best[0] = -personal.back[place]
            for to, road in arcs[at]:
                then = ahead[to - first]
                if then is not None:
                    best = list(map(max, best, [value - road for value in then[:width]]))
            whole = ahead[at] = [NEVER] * steps + [value + own for value in best]
            out = personal.out[place]
            most[least:] = map(max, most[least:], [value - out for value in whole[least:]])
        most[0] = NEVER
        return DayTable(most, ahead, settled)

    def round(self, number: int, day: Day, table: DayTable, steps: int) -> list[int]:
        """The slots of a round worth most among those of so many steps."""
        personal, first = self.personal, day.places.start
        arcs = personal.arcs(day)
        wanted = table.most[steps]
        at = next(
            at
            for at, ahead in enumerate(table.ahead)
            if ahead is not None and ahead[steps] - personal.out[first + at] == wanted
        )
        places = []
        while True:
            place = first + at
            places.append(place)
            rest = table.ahead[at][steps] - self.worth(place, table.settled)
            steps -= personal.minutes[place] // personal.step
            if steps == 0 and rest == -personal.back[place]:
                return places
            at = next(
                to - first
                for to, road in arcs[at]
                if table.ahead[to - first] is not None and table.ahead[to - first][steps] - road == rest
            )

    # What it leaves out

    def broken(self, node: Node, days: list[list[int]]) -> list[Node]:
        """Cases that cover all true weeks of this one and leave its present answer out; none where it is a true week."""
        personal = self.personal
        places = [place for day in days for place in day]
        if not places:
            return []
        for earlier, later in combinations(places, 2):
            if personal.start[later] < personal.end[earlier] + personal.needed(earlier, later):
                return [self.without(node, {earlier}), self.without(node, {later})]
        broken = self.rest_broken(node, days) or self.days_broken(node, days) or self.week_broken(node, places)
        return broken or self.face_unpaid(node, places)

    def face_unpaid(self, node: Node, places: list[int]) -> list[Node]:
        """No slot of that household is taken, or the charge is paid beforehand."""
        paid: dict[int, int] = {}
        for place in places:
            number = self.group_of.get(place)
            if number is not None and number not in node.settled:
                paid[number] = paid.get(number, 0) + self.shares.get(place, 0)
        least = min(paid, key=paid.__getitem__, default=None)
        if least is None or paid[least] >= self.personal.figures.charge:
            return []
        settled = node._replace(settled=node.settled | {least})
        return [self.without(node, self.groups[least]), settled]

    @staticmethod
    def without(node: Node, places) -> Node:
        return node._replace(closed=node.closed.union(places))

    def rest_broken(self, node: Node, days: list[list[int]]) -> list[Node]:
        """Nothing of the earlier day ends so late, or nothing of the later one starts so soon after."""
        personal = self.personal
        rest = personal.week.rules["daily_rest_minutes"]
        latest, of = None, None
        for number, places in enumerate(days):
            if not places:
                continue
            if latest is not None and personal.start[places[0]] - latest < rest:
                late = [place for place in personal.days[of].places if personal.end[place] >= latest]
                soon = [place for place in personal.days[number].places if personal.start[place] < latest + rest]
                return [self.without(node, late), self.without(node, soon)]
            end = max(personal.end[place] for place in places)
            if latest is None or end > latest:
                latest, of = end, number
        return []

    def days_broken(self, node: Node, days: list[list[int]]) -> list[Node]:
        """One of the days worked stays free."""
        worked = [number for number, places in enumerate(days) if places]
        if len(worked) <= self.personal.person.max_days:
            return []
        return [self.without(node, self.personal.days[number].places) for number in worked]

    def week_broken(self, node: Node, places: list[int]) -> list[Node]:
        """The weekly rest begins in the earlier half of the time in question, or in the later one."""
        personal = self.personal
        week = personal.week
        rest = week.rules["weekly_rest_minutes"]
        longest, free_from = 0, week.begins
        for place in sorted(places, key=lambda place: personal.start[place]):
            longest = max(longest, personal.start[place] - free_from)
            free_from = max(free_from, personal.end[place])
        if max(longest, week.ends - free_from) >= rest:
            return []
        middle = (node.rest_from + node.rest_until) // 2
        halves = []
        for begins, until in ((node.rest_from, middle), (middle + 1, node.rest_until)):
            if begins <= until:
                # Whenever it begins between the two, this stretch is free.
                taken = [
                    place
                    for place in range(len(personal.slots))
                    if personal.start[place] < begins + rest and personal.end[place] > until
                ]
                closed = node.closed.union(taken if until < begins + rest else ())
                halves.append(node._replace(closed=closed, rest_from=begins, rest_until=until))
        return halves


def add_day(after: list[int], rounds: list[tuple[int, int]]) -> list[int]:
    """By steps so far: the most of this and all later days."""
    here = list(after)
    for steps, worth in rounds:
        if steps < len(after):
            open_until = len(after) - steps
            here[:open_until] = map(max, here[:open_until], [value + worth for value in after[steps:]])
    return here


def choose(here: int, after: list[int], steps: int, rounds: list[tuple[int, int]]) -> int:
    """The steps of the round taken on a day; 0 for none."""
    if steps < len(after) and after[steps] == here:
        return 0
    return next(k for k, worth in rounds if steps + k < len(after) and after[steps + k] + worth == here)
