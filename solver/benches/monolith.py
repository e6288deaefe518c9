"""The same week as one mixed-integer model on HiGHS, as someone with an LP solver at hand would write it down.

    tools/install.sh peers
    target/peers/bin/python solver/benches/monolith.py WEEK.json --out PLAN.json --time-limit 60 --threads 2

A binary for each person and slot. All hard rules and all parts of the objective are in the model, trainees too;
nothing is left out, so the bound of HiGHS is one of the week. It is a bound in floating point, within HiGHS'
tolerances, and not rounded outward as ours is. Score and parts in the plan file are recomputed from the plan.

What makes it as good as such a model gets: a day's travel is a flow from home to home along the day's slots, which
are in order of time, so that the flow needs no binaries of its own; slots that exclude each other are rows of
whole cliques and not of pairs; the weekly rest is a choice of one free stretch, and a slot needs a stretch it does
not meet; one row a slot ties trainees to mentors.

Exits 0 with a plan, 1 when time ran out without one, 2 when no plan keeps all pins. `compare.py` runs it beside others.
"""

import argparse
import sys
import time
from collections import defaultdict

import highspy
from choices import by_day, choices, excluded, meets, rests, successions
from peerplan import NO_PLAN, NO_PLAN_IN_TIME, document, plan_of, written
from rows import Rows

import rules
import score
from planfile import Plan
from weekfile import Caregiver, Slot, Week, read_week


class Model:
    """The week as rows: `there[person, slot]` is the column that says that this person is in this slot."""

    def __init__(self, week: Week):
        self.week, self.rows = week, Rows()
        self.there: dict[tuple[str, str], int] = {}
        self.possible = {person.id: choices(week, person) for person in week.caregivers}
        for person in week.caregivers:
            self.person(person, self.possible[person.id])
        for slot in week.slots:
            self.slot(slot)
        self.households()
        self.alternatives()
        self.faces()

    def person(self, person: Caregiver, slots: list[Slot]) -> None:
        for slot in slots:
            points = score.wish(self.week, person, [slot])
            self.there[person.id, slot.id] = self.rows.column(points, whole=True)
        for clique in cliques(slots, excluded(self.week, person, slots)):
            self.rows.row(((self.there[person.id, slot.id], 1) for slot in clique), most=1)
        leaving = []
        for today in by_day(slots).values():
            legs = self.round(person, today)
            self.day_caps(person, today, legs)
            leaving += legs
        self.week_caps(person, slots, leaving)
        self.weekly_rest(person, slots)
        self.target(person, slots)

    def minutes(self, person: Caregiver, slots: list[Slot]) -> list[tuple[int, float]]:
        return [(self.there[person.id, slot.id], slot.minutes) for slot in slots]

    def round(self, person: Caregiver, slots: list[Slot]) -> list[int]:
        """One day's travel as a flow through the slots; the columns of leaving home, one of them for a day with care."""
        into, out_of, leaving = defaultdict(list), defaultdict(list), []
        for slot in slots:
            leaving.append(self.leg(person, person.home, slot.home))
            into[slot.id].append(leaving[-1])
            out_of[slot.id].append(self.leg(person, slot.home, person.home))
        for earlier, later in successions(self.week, person, slots):
            leg = self.leg(person, earlier.home, later.home)
            self.rows.points[leg] += score.idle(self.week, person, [earlier, later])
            out_of[earlier.id].append(leg)
            into[later.id].append(leg)
        for slot in slots:
            for legs in (into, out_of):
                there = (self.there[person.id, slot.id], -1)
                self.rows.row([*((leg, 1) for leg in legs[slot.id]), there], 0, 0)
        self.rows.row(((leg, 1) for leg in leaving), most=1)
        return leaving

    def leg(self, person: Caregiver, origin, destination) -> int:
        minutes = self.week.leg(person, origin, destination)
        return self.rows.column(-self.week.weights["travel_per_minute"] * minutes)

    def day_caps(self, person: Caregiver, slots: list[Slot], leaving: list[int]) -> None:
        """day-limit and short-day, both of which let a day without care be."""
        minutes = self.minutes(person, slots)
        self.rows.row([*minutes, *((leg, -person.max_minutes_per_day) for leg in leaving)], most=0)
        if not person.is_trainee and person.min_minutes_per_day:
            self.rows.row([*minutes, *((leg, -person.min_minutes_per_day) for leg in leaving)], least=0)

    def week_caps(self, person: Caregiver, slots: list[Slot], leaving: list[int]) -> None:
        """week-limit, month-limit and days-limit."""
        self.rows.row(self.minutes(person, slots), most=person.max_minutes_per_week)
        for month, left in person.remaining_minutes_per_month.items():
            self.rows.row(self.minutes(person, [slot for slot in slots if slot.month == month]), most=left)
        self.rows.row(((leg, 1) for leg in leaving), most=person.max_days)

    def weekly_rest(self, person: Caregiver, slots: list[Slot]) -> None:
        """One of the rests is taken, and a slot that is served is one that does not meet it."""
        if not rules.weekly_rest(self.week, person, slots):
            return
        taken = [(rest, self.rows.column(whole=True)) for rest in rests(self.week, person, slots)]
        self.rows.row(((column, 1) for _, column in taken), most=1)
        for slot in slots:
            clear = [(column, -1) for rest, column in taken if not meets(rest, slot)]
            self.rows.row([(self.there[person.id, slot.id], 1), *clear], most=0)

    def target(self, person: Caregiver, slots: list[Slot]) -> None:
        """shortfall and learning: what depends on the person's minutes."""
        weights, minutes, target = self.week.weights, self.minutes(person, slots), person.target_minutes
        for wanted in (target, target / 2):
            missing = self.rows.column(-weights["shortfall_per_minute"], most=wanted)
            self.rows.row([*minutes, (missing, 1)], least=wanted)
        if person.is_trainee:
            learned = self.rows.column(weights["learning_per_minute"], most=person.learning_minutes)
            self.rows.row([*minutes, (learned, -1)], least=0)

    def slot(self, slot: Slot) -> None:
        """one-caregiver, pinned, accompanied, and the points of serving a slot."""
        week, rows = self.week, self.rows
        present = [person for person in week.caregivers if (person.id, slot.id) in self.there]
        carers = [person for person in present if not person.is_trainee]
        trainees = [person for person in present if person.is_trainee]
        rows.row(((self.there[carer.id, slot.id], 1) for carer in carers), most=1)
        if trainees:
            rows.row(((self.there[trainee.id, slot.id], 1) for trainee in trainees), most=1)
        for trainee in trainees:
            mentors = [carer for carer in carers if rules.may_accompany(trainee, carer)]
            with_mentor = [(self.there[carer.id, slot.id], -1) for carer in mentors]
            rows.row([(self.there[trainee.id, slot.id], 1), *with_mentor], most=0)
        if slot.pinned is not None:
            pinned = self.there.get((slot.pinned, slot.id))
            rows.row([] if pinned is None else [(pinned, 1)], least=1)
        unserved = score.change(week, slot, None)
        rows.constant += unserved
        for carer in carers:
            points = score.served(week, slot) + score.continuity(week, slot, carer) + score.language(week, slot, carer)
            rows.points[self.there[carer.id, slot.id]] += points + score.change(week, slot, carer) - unserved

    def households(self) -> None:
        """household-first: one column a household, at most what is served of its slots."""
        serving = defaultdict(list)
        for (person, slot), column in self.there.items():
            if not self.week.caregiver[person].is_trainee:
                serving[self.week.slot[slot].household].append((column, -1))
        for columns in serving.values():
            reached = self.rows.column(self.week.weights["household_first"])
            self.rows.row([(reached, 1), *columns], most=0)

    def alternatives(self) -> None:
        """either: of one household's alternatives at most one is served."""
        serving = defaultdict(list)
        for (person, slot), column in self.there.items():
            group = self.week.slot[slot].either
            if group is not None and not self.week.caregiver[person].is_trainee:
                serving[group].append((column, 1))
        for columns in serving.values():
            self.rows.row(columns, most=1)

    def faces(self) -> None:
        """faces: one column for a caregiver and a household that does not know them, at least each slot's."""
        new = {}
        for (person, slot), column in self.there.items():
            asked = self.week.slot[slot]
            if self.week.caregiver[person].is_trainee or person in asked.usual or not self.week.weights["new_face"]:
                continue
            key = (person, asked.household)
            if key not in new:
                new[key] = self.rows.column(-self.week.weights["new_face"])
            self.rows.row([(column, 1), (new[key], -1)], most=0)

    def plan(self, values: list[float]) -> Plan:
        return plan_of(self.week, (key for key, column in self.there.items() if values[column] > 0.5))


def cliques(slots: list[Slot], pairs: list[tuple[Slot, Slot]]) -> list[list[Slot]]:
    """Sets of slots that all exclude each other, such that every pair lies within one of them."""
    beside = defaultdict(set)
    for earlier, later in pairs:
        beside[earlier.id].add(later.id)
        beside[later.id].add(earlier.id)
    found, covered = [], set()
    for earlier, later in pairs:
        if (earlier.id, later.id) in covered:
            continue
        clique = [earlier, later]
        for slot in slots:
            if all(member.id in beside[slot.id] for member in clique):
                clique.append(slot)
        covered.update((one.id, other.id) for one in clique for other in clique)
        found.append(clique)
    return found


def solve(
    week: Week, seconds: float, threads: int, seed: int = 1, gap: float = 0, log: bool = False
) -> tuple[int, dict | None]:
    """Exit code and plan document. Building the model counts towards the seconds."""
    started = time.monotonic()
    model, highs = Model(week), highspy.Highs()
    highs.setOptionValue("output_flag", log)
    model.rows.handed_to(highs)
    highs.setOptionValue("threads", threads)
    highs.setOptionValue("parallel", "on" if threads > 1 else "off")
    highs.setOptionValue("random_seed", seed)
    highs.setOptionValue("mip_rel_gap", gap)
    highs.setOptionValue("time_limit", max(1.0, seconds - (time.monotonic() - started)))
    highs.run()
    if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return NO_PLAN, None
    info = highs.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return NO_PLAN_IN_TIME, None
    # Before its first LP is solved HiGHS has no bound at all.
    plan, bound = model.plan(list(highs.getSolution().col_value)), min(info.mip_dual_bound, model.rows.crude_bound())
    return 0, document(week, plan, bound, time.monotonic() - started)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Solve a week with HiGHS, as one mixed-integer model.")
    arguments.add_argument("week", help="week file")
    arguments.add_argument("--out", required=True, help="plan file to write")
    arguments.add_argument("--time-limit", type=float, default=60, help="seconds")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--gap", type=float, default=0, help="relative gap that is good enough")
    arguments.add_argument("--log", action="store_true", help="HiGHS' own progress")
    given = arguments.parse_args()
    week = read_week(given.week)
    return written(*solve(week, given.time_limit, given.threads, given.seed, given.gap, given.log), given.out)


if __name__ == "__main__":
    sys.exit(main())
