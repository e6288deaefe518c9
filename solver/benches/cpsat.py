"""The same week solved with OR-Tools CP-SAT, as someone without this solver would do it.

    tools/install.sh peers
    target/peers/bin/python solver/benches/cpsat.py WEEK.json --out PLAN.json --time-limit 60 --threads 2

All hard rules and all parts of the objective are in the model. A person's day is a circuit from home to home,
and most rules are pairs of slots that exclude each other. Score and parts in the plan file are recomputed from
the plan; the bound is CP-SAT's own, and what rounding points to whole units may hide is added to it.

A comparison is worth something only with the peer at its best. So CP-SAT runs with its strongest linear
relaxation, and with its presolve where that helps: on weeks of over 500 slots. On two cores, a town of 220 slots came
to a gap of 0.5 % in 60 s without presolve and to 4 % with it. A city of 1300 slots had no plan in 60 s without it nor with
it, and one at 29 % when presolve began from the plan that serves nobody: so that is given. `--presolve yes` and `no`
choose otherwise.

Exits 0 with a plan, 1 when time ran out without one, 2 when no plan keeps all pins. `compare.py` runs it beside others.
"""

import argparse
import sys
import time
from collections import defaultdict

from choices import by_day, choices, excluded, meets, rests, successions
from ortools.sat.python import cp_model
from peerplan import NO_PLAN, NO_PLAN_IN_TIME, document, plan_of, written

import rules
import score
from planfile import Plan
from weekfile import Caregiver, Slot, Week, read_week

# Points are decimals, CP-SAT counts in whole numbers: this many to a point.
UNITS_PER_POINT = 10_000
PRESOLVE_FROM_SLOTS = 500


class Objective:
    """A sum of points, rounded to units; what the rounding may hide is added to the bound."""

    def __init__(self):
        self.terms = []
        self.constant = 0.0
        self.hidden = 0.0

    def add(self, points: float, variable, most: int = 1) -> None:
        """`points` for each unit of a variable that lies between 0 and `most`."""
        units = round(points * UNITS_PER_POINT)
        self.hidden += abs(points - units / UNITS_PER_POINT) * most
        if units:
            self.terms.append(units * variable)

    def points(self, units: float) -> float:
        return units / UNITS_PER_POINT + self.constant


class Model:
    """The week as a CP-SAT model: `there[person, slot]` says that this person is in this slot."""

    def __init__(self, week: Week):
        self.week, self.cp, self.objective = week, cp_model.CpModel(), Objective()
        self.there: dict[tuple[str, str], cp_model.IntVar] = {}
        self.possible: dict[str, list[Slot]] = {}
        for person in week.caregivers:
            self.possible[person.id] = choices(week, person)
            for slot in self.possible[person.id]:
                self.there[person.id, slot.id] = self.cp.new_bool_var(f"{person.id} {slot.id}")
        for person in week.caregivers:
            self.pairs(person)
            days = {day: self.round(person, day, slots) for day, slots in by_day(self.possible[person.id]).items()}
            self.caps(person, days)
            self.weekly_rest(person)
            self.target(person)
        for slot in week.slots:
            self.caregiver_of(slot)
        self.households()
        self.alternatives()
        self.faces()
        self.cp.maximize(sum(self.objective.terms))

    def hint_nothing(self) -> None:
        """Serving nobody is a plan where nothing is pinned: something for the search to start from."""
        for variable in self.there.values():
            self.cp.add_hint(variable, False)

    def minutes(self, person: Caregiver, slots: list[Slot]):
        return sum(slot.minutes * self.there[person.id, slot.id] for slot in slots)

    def pairs(self, person: Caregiver) -> None:
        """Two slots that this person cannot both have: no-overlap and daily-rest."""
        for both in excluded(self.week, person, self.possible[person.id]):
            self.cp.add_at_most_one(self.there[person.id, slot.id] for slot in both)

    def round(self, person: Caregiver, day: str, slots: list[Slot]):
        """One day as a circuit from home to home, with its travel; returns whether the person works on that day."""
        works = self.cp.new_bool_var(f"{person.id} {day}")
        number = {slot.id: at for at, slot in enumerate(slots, 1)}
        arcs = [(0, 0, ~works)]
        for slot in slots:
            there = self.there[person.id, slot.id]
            arcs.append((number[slot.id], number[slot.id], ~there))
            self.cp.add_implication(there, works)
        legs = [(None, slot) for slot in slots] + [(slot, None) for slot in slots]
        legs += successions(self.week, person, slots)
        for origin, destination in legs:
            taken = self.cp.new_bool_var("")
            arcs.append((*(number[stop.id] if stop else 0 for stop in (origin, destination)), taken))
            minutes = self.week.leg(person, *(stop.home if stop else person.home for stop in (origin, destination)))
            points = -self.week.weights["travel_per_minute"] * minutes
            if origin and destination:
                points += score.idle(self.week, person, [origin, destination])
            self.objective.add(points, taken)
        self.cp.add_circuit(arcs)
        return works

    def caps(self, person: Caregiver, works: dict) -> None:
        """day-limit, week-limit, month-limit, days-limit and short-day."""
        slots = self.possible[person.id]
        for day, today in by_day(slots).items():
            minutes = self.minutes(person, today)
            self.cp.add(minutes <= person.max_minutes_per_day * works[day])
            if not person.is_trainee:
                self.cp.add(minutes >= person.min_minutes_per_day * works[day])
        self.cp.add(self.minutes(person, slots) <= person.max_minutes_per_week)
        for month, left in person.remaining_minutes_per_month.items():
            self.cp.add(self.minutes(person, [slot for slot in slots if slot.month == month]) <= left)
        self.cp.add(sum(works.values()) <= person.max_days)

    def weekly_rest(self, person: Caregiver) -> None:
        """One of the rests is taken, and no slot that meets it."""
        slots = self.possible[person.id]
        if not rules.weekly_rest(self.week, person, slots):
            return
        taken = []
        for rest in rests(self.week, person, slots):
            taken.append(self.cp.new_bool_var(f"{person.id} rests"))
            for slot in slots:
                if meets(rest, slot):
                    self.cp.add_implication(taken[-1], ~self.there[person.id, slot.id])
        for slot in slots:
            self.cp.add_bool_or([*taken, ~self.there[person.id, slot.id]])

    def target(self, person: Caregiver) -> None:
        """shortfall, learning and wish: what depends on the person's minutes and moments."""
        weights, slots, target = self.week.weights, self.possible[person.id], person.target_minutes
        minutes = self.minutes(person, slots)
        missing = self.cp.new_int_var(0, target, "")
        self.cp.add(missing >= target - minutes)
        self.objective.add(-weights["shortfall_per_minute"], missing, target)
        twice_to_half = self.cp.new_int_var(0, target, "")
        self.cp.add(twice_to_half >= target - 2 * minutes)
        self.objective.add(-weights["shortfall_per_minute"] / 2, twice_to_half, target)
        if person.is_trainee:
            learned = self.cp.new_int_var(0, person.learning_minutes, "")
            self.cp.add(learned <= minutes)
            self.objective.add(weights["learning_per_minute"], learned, person.learning_minutes)
        for slot in slots:
            self.objective.add(score.wish(self.week, person, [slot]), self.there[person.id, slot.id])

    def caregiver_of(self, slot: Slot) -> None:
        """one-caregiver, pinned, accompanied, and the points of serving a slot."""
        week, present = self.week, [person for person in self.week.caregivers if (person.id, slot.id) in self.there]
        carers = [person for person in present if not person.is_trainee]
        trainees = [person for person in present if person.is_trainee]
        self.cp.add_at_most_one(self.there[person.id, slot.id] for person in carers)
        self.cp.add_at_most_one(self.there[person.id, slot.id] for person in trainees)
        for trainee in trainees:
            mentors = [carer for carer in carers if rules.may_accompany(trainee, carer)]
            self.cp.add_bool_or(
                [~self.there[trainee.id, slot.id], *(self.there[carer.id, slot.id] for carer in mentors)]
            )
        if slot.pinned is not None:
            pinned = self.there.get((slot.pinned, slot.id))
            self.cp.add_bool_or([] if pinned is None else [pinned])
        unserved = score.change(week, slot, None)
        self.objective.constant += unserved
        for carer in carers:
            points = score.served(week, slot) + score.continuity(week, slot, carer) + score.language(week, slot, carer)
            points += score.change(week, slot, carer) - unserved
            self.objective.add(points, self.there[carer.id, slot.id])

    def households(self) -> None:
        """household-first: one flag a household, up where one of its slots is served."""
        carers = [person.id for person in self.week.caregivers if not person.is_trainee]
        serving = defaultdict(list)
        for slot in self.week.slots:
            serving[slot.household] += [
                self.there[carer, slot.id] for carer in carers if (carer, slot.id) in self.there
            ]
        for household, flags in serving.items():
            reached = self.cp.new_bool_var(household)
            self.cp.add_bool_or([~reached, *flags])
            self.objective.add(self.week.weights["household_first"], reached)

    def alternatives(self) -> None:
        """either: of one household's alternatives at most one is served."""
        serving = defaultdict(list)
        for (person, slot), there in self.there.items():
            group = self.week.slot[slot].either
            if group is not None and not self.week.caregiver[person].is_trainee:
                serving[group].append(there)
        for flags in serving.values():
            self.cp.add_at_most_one(flags)

    def faces(self) -> None:
        """faces: one flag for a caregiver and a household that does not know them, up where any slot is served."""
        new = {}
        for (person, slot), there in self.there.items():
            asked = self.week.slot[slot]
            if self.week.caregiver[person].is_trainee or person in asked.usual or not self.week.weights["new_face"]:
                continue
            flag = new.setdefault((person, asked.household), self.cp.new_bool_var(""))
            self.cp.add_implication(there, flag)
        for flag in new.values():
            self.objective.add(-self.week.weights["new_face"], flag)

    def plan(self, solver: cp_model.CpSolver) -> Plan:
        return plan_of(self.week, (key for key, variable in self.there.items() if solver.boolean_value(variable)))


def solve(
    week: Week,
    seconds: float,
    threads: int,
    seed: int = 1,
    gap: float = 0,
    presolve: bool | None = None,
    log: bool = False,
) -> tuple[int, dict | None]:
    """Exit code and plan document. Building the model counts towards the seconds; presolve None: by size."""
    started = time.monotonic()
    model = Model(week)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(1.0, seconds - (time.monotonic() - started))
    solver.parameters.num_workers = threads
    solver.parameters.random_seed = seed
    solver.parameters.relative_gap_limit = gap
    solver.parameters.linearization_level = 2
    presolve = len(week.slots) > PRESOLVE_FROM_SLOTS if presolve is None else presolve
    solver.parameters.cp_model_presolve = presolve
    if presolve and not any(slot.pinned for slot in week.slots):
        model.hint_nothing()
    solver.parameters.log_search_progress = log
    ended = solver.solve(model.cp)
    if ended not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return (NO_PLAN if ended == cp_model.INFEASIBLE else NO_PLAN_IN_TIME), None
    bound = model.objective.points(solver.best_objective_bound) + model.objective.hidden
    return 0, document(week, model.plan(solver), bound, time.monotonic() - started)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Solve a week with OR-Tools CP-SAT.")
    arguments.add_argument("week", help="week file")
    arguments.add_argument("--out", required=True, help="plan file to write")
    arguments.add_argument("--time-limit", type=float, default=60, help="seconds")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--gap", type=float, default=0, help="relative gap that is good enough")
    arguments.add_argument("--presolve", choices=["auto", "yes", "no"], default="auto", help="by size, or as said")
    arguments.add_argument("--log", action="store_true", help="CP-SAT's own progress")
    given = arguments.parse_args()
    week, presolve = read_week(given.week), {"auto": None, "yes": True, "no": False}[given.presolve]
    return written(*solve(week, given.time_limit, given.threads, given.seed, given.gap, presolve, given.log), given.out)


if __name__ == "__main__":
    sys.exit(main())
