"""The exact optimum of a small week, by going through everything that can matter.

Each person's rounds (see `rounds.py`) are combined, person by person, keeping for every reachable outcome
the best way to it. An outcome is all that later persons can depend on: which slots are served, and which of
them each trainee could accompany. Of two ways to the same outcome the worse one can be dropped without loss;
nothing else is dropped.

Any single rule can be switched off and any part of the objective set to zero, at the cost of combining
again: that is how the suite counts whether a rule or a part *binds* in a week. Switched off means

- `one-caregiver`: a trainee may be named as caregiver (and then needs no certificate either);
- `either`: all alternatives may be served;
- `pinned`: pins are ignored;
- `accompanied`: a trainee may be the second person beside any caregiver; a slot still names one trainee;
- every other rule: broken rounds count like any others.

    python3 optimum.py WEEK.json [--without RULE] [--without-part PART] [--out PLAN.json]
"""

import argparse
import json
import sys
from dataclasses import dataclass
from typing import NamedTuple

import score
from planfile import Assignment, Plan, format_of
from rounds import Round, in_order, rounds_of, serving, slots_in
from rules import ORDER, may_accompany
from score import PARTS
from weekfile import Caregiver, Week, read_week

MOST_SLOTS = 12


class Way(NamedTuple):
    """How an outcome was reached: its points so far, and who took which slots, the last person first."""

    points: float
    person: Caregiver | None
    slots: int
    before: "Way | None"


@dataclass(frozen=True)
class Optimum:
    """The best score of a week, in points, and one plan that has it."""

    score: float
    plan: Plan


class Search:
    """Everybody's rounds of one week, to be combined under any one exception."""

    def __init__(self, week: Week):
        if len(week.slots) > MOST_SLOTS:
            raise ValueError(f"{len(week.slots)} slots: exhaustive search is for {MOST_SLOTS} at most")
        self.week = week
        self.rounds: dict[str, list[Round]] = {person.id: list(rounds_of(week, person)) for person in week.caregivers}

    def best(self, without_rule: str | None = None, without_part: str | None = None) -> Optimum | None:
        """The optimum, or None where no plan keeps every pin together with every other rule."""
        return Combination(self, without_rule, without_part).best()


class Combination:
    """One combining of the rounds: with all rules but one, all parts but one.

    An outcome is one number made of fields as wide as the week has slots: the served slots, then for each
    trainee those that the trainee could accompany, then for each trainee those served alone.
    """

    def __init__(self, search: Search, without_rule: str | None, without_part: str | None):
        self.week, self.without_rule, self.without_part = search.week, without_rule, without_part
        self.width = len(self.week.slots)
        groups: dict[str, int] = {}
        for at, slot in enumerate(self.week.slots):
            if slot.either is not None and without_rule != "either":
                groups[slot.either] = groups.get(slot.either, 0) | 1 << at
        self.alternatives = [group for group in groups.values() if group.bit_count() > 1]
        self.weighed = tuple(part != without_part for part in PARTS)
        kept = {
            person.id: [found for found in search.rounds[person.id] if found.broken in (None, without_rule)]
            for person in self.week.caregivers
        }
        self.carers = [person for person in self.week.caregivers if not person.is_trainee]
        self.trainees = [person for person in self.week.caregivers if person.is_trainee]
        self.presence = {
            person.id: {found.slots: self.worth(found.presence) for found in kept[person.id]}
            for person in self.week.caregivers
        }
        self.work = {
            person.id: {found.slots: self.worth(found.work) for found in kept[person.id]}
            for person in self.week.caregivers
        }
        self.reach = [self.within_reach(trainee) for trainee in self.trainees]
        self.followed: dict[int, tuple[float, tuple[int, ...]]] = {}

    def worth(self, points: tuple[float, ...]) -> float:
        return sum(value for value, weighed in zip(points, self.weighed) if weighed)

    def within_reach(self, trainee: Caregiver) -> int:
        """The slots that occur in any round of the trainee's."""
        reach = 0
        for slots in self.presence[trainee.id]:
            reach |= slots
        return reach

    # Caregivers first

    def best(self) -> Optimum | None:
        outcomes = {0: Way(self.unserved(), None, 0, None)}
        # Mentors last: they are what makes outcomes many.
        for carer in sorted(self.carers, key=lambda carer: carer.stage == "mentor"):
            outcomes = self.extended(outcomes, carer, self.rounds_with_pins(carer))
        if self.without_rule == "one-caregiver":
            for trainee in self.trainees:
                outcomes = self.extended(outcomes, trainee, self.rounds_alone(trainee))
        best_points, best_outcome = None, 0
        for outcome, way in outcomes.items():
            points = way.points + self.households(outcome) + self.following(outcome >> self.width)[0]
            if best_points is None or points > best_points:
                best_points, best_outcome = points, outcome
        if best_points is None:
            return None
        return Optimum(best_points, self.plan(outcomes[best_outcome], best_outcome))

    def unserved(self) -> float:
        """The points of serving nobody, apart from those that belong to a person."""
        changes = sum(score.change(self.week, slot, None) for slot in self.week.slots)
        return 0.0 if self.without_part == "change" else changes

    def rounds_with_pins(self, carer: Caregiver) -> dict[int, float]:
        """What the caregiver may serve, with its points: all slots pinned on them and none pinned on others."""
        worth = {slots: self.presence[carer.id][slots] + work for slots, work in self.work[carer.id].items()}
        if self.without_rule == "pinned":
            return worth
        pinned = self.slots_where(lambda slot: slot.pinned is not None)
        own = self.slots_where(lambda slot: slot.pinned == carer.id)
        return {slots: points for slots, points in worth.items() if slots & pinned == own}

    def slots_where(self, holds) -> int:
        return sum(1 << at for at, slot in enumerate(self.week.slots) if holds(slot))

    def rounds_alone(self, trainee: Caregiver) -> dict[int, float]:
        """What the trainee might serve alone. The points of being there come when it is known what else they do."""
        pinned = self.slots_where(lambda slot: slot.pinned is not None)
        return {
            slots: self.worth(in_order(serving(self.week, trainee, slots_in(self.week, slots))))
            for slots in self.presence[trainee.id]
            if not slots & pinned
        }

    def extended(self, outcomes: dict[int, Way], person: Caregiver, rounds: dict[int, float]) -> dict[int, Way]:
        """Every outcome together with every round of one more person, unless a slot would be served twice."""
        moves = [(slots, self.outcome_of(person, slots), points) for slots, points in rounds.items()]
        reached: dict[int, Way] = {}
        for outcome, way in outcomes.items():
            for slots, gained, points in moves:
                if outcome & slots or self.twice(outcome | slots):
                    continue
                known = reached.get(outcome | gained)
                total = way.points + points
                if known is None or known.points < total:
                    reached[outcome | gained] = Way(total, person, slots, way)
        return reached

    def twice(self, served: int) -> bool:
        """Whether two alternatives are served."""
        return any((served & group).bit_count() > 1 for group in self.alternatives)

    def outcome_of(self, person: Caregiver, slots: int) -> int:
        """The fields that change when this person serves these slots; only the first is of slots, unshifted."""
        outcome = slots
        for at, trainee in enumerate(self.trainees):
            if trainee is person:
                outcome |= slots << self.width * (1 + len(self.trainees) + at)
            elif self.without_rule == "accompanied" or may_accompany(trainee, person):
                outcome |= (slots & self.reach[at]) << self.width * (1 + at)
        return outcome

    def households(self, outcome: int) -> float:
        if self.without_part == "household-first":
            return 0.0
        return score.household_first(self.week, slots_in(self.week, outcome & (1 << self.width) - 1))

    # Then the trainees beside them

    def following(self, fields: int) -> tuple[float, tuple[int, ...]]:
        """The most points that trainees add, and the slots each accompanies, at most one trainee in a slot."""
        if fields not in self.followed:
            all_slots = (1 << self.width) - 1
            parts = [fields >> self.width * at & all_slots for at in range(2 * len(self.trainees))]
            offered, alone = parts[: len(self.trainees)], parts[len(self.trainees) :]
            self.followed[fields] = self.shared_out(0, offered, alone)
        return self.followed[fields]

    def shared_out(self, at: int, offered: list[int], alone: list[int]) -> tuple[float, tuple[int, ...]]:
        """The best of trainee number `at` and all after."""
        if at == len(self.trainees):
            return 0.0, ()
        presence, work = self.presence[self.trainees[at].id], self.work[self.trainees[at].id]
        best = None
        for slots, points in work.items():
            there = presence.get(slots | alone[at])
            if slots & ~offered[at] or there is None:
                continue
            later = [rest & ~slots for rest in offered]
            more, chosen = self.shared_out(at + 1, later, alone)
            if best is None or best[0] < points + there + more:
                best = (points + there + more, (slots, *chosen))
        return best

    # And back to names

    def plan(self, way: Way, outcome: int) -> Plan:
        beside = {
            slot.id: trainee.id
            for trainee, slots in zip(self.trainees, self.following(outcome >> self.width)[1])
            for slot in slots_in(self.week, slots)
        }
        assignments = []
        while way.person is not None:
            for slot in slots_in(self.week, way.slots):
                assignments.append(Assignment(slot.id, way.person.id, beside.get(slot.id)))
            way = way.before
        return Plan(tuple(sorted(assignments)))


def optimum(week: Week) -> Optimum | None:
    """The best plan under all rules and all parts; None where the pins cannot all be kept."""
    return Search(week).best()


def main() -> int:
    arguments = argparse.ArgumentParser(description="The exact optimum of a small week.")
    arguments.add_argument("week", help="week file")
    arguments.add_argument("--without", choices=ORDER, help="a rule to switch off")
    arguments.add_argument("--without-part", choices=PARTS, help="a part of the objective to leave out")
    arguments.add_argument("--out", help="where to write the plan (assignments and score only)")
    given = arguments.parse_args()
    week = read_week(given.week)
    found = Search(week).best(given.without, given.without_part)
    if found is None:
        print("no plan keeps all pins", file=sys.stderr)
        return 2
    print(f"{found.score:.4f}")
    if given.out:
        assignments = [assignment._asdict() for assignment in found.plan.assignments]
        document = {"format": format_of(week), "week": week.name, "score": found.score, "assignments": assignments}
        with open(given.out, "w", encoding="utf-8") as file:
            json.dump(document, file, indent=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
