"""The objective, part by part, in points. Parts are signed: what costs is negative.

Every part is a sum over slots, households or persons, and the functions here are those terms, so that a
search can add them up one person at a time and a check can add them up over a whole plan.
"""

import itertools

from planfile import Plan
from rules import handover
from weekfile import Caregiver, Slot, Week

PARTS = (
    "served",
    "household-first",
    "continuity",
    "language",
    "wish",
    "travel",
    "shortfall",
    "idle",
    "faces",
    "learning",
    "change",
)
# Unknown to the first version of the format.
PARTS_OF_2 = ("idle", "faces")


# Terms of one slot


def served(week: Week, slot: Slot) -> float:
    """For care given: a sum per slot and one per minute, the latter by the slot's priority (1 to 5)."""
    weights = week.weights
    urgency = weights["priority"][slot.priority - 1]
    return weights["served_per_slot"] + weights["served_per_minute"] * urgency * slot.minutes


def continuity(week: Week, slot: Slot, caregiver: Caregiver) -> float:
    """For a caregiver whom the household knows; a known trainee beside another caregiver does not count."""
    return week.weights["continuity"] if caregiver.id in slot.usual else 0.0


def language(week: Week, slot: Slot, caregiver: Caregiver) -> float:
    """For a shared language, as identical text, between the household and the caregiver."""
    return week.weights["language"] if slot.languages & caregiver.languages else 0.0


def change(week: Week, slot: Slot, caregiver: Caregiver | None) -> float:
    """For a published slot that another caregiver serves, or nobody (None)."""
    kept = slot.published is None or (caregiver is not None and caregiver.id == slot.published)
    return 0.0 if kept else -week.weights["change"]


# Terms of one household


def household_first(week: Week, slots: list[Slot]) -> float:
    """For each household with at least one of these served slots."""
    return week.weights["household_first"] * len({slot.household for slot in slots})


# Terms of one person, caregiver or trainee


def wish(week: Week, person: Caregiver, slots: list[Slot]) -> float:
    """For minutes inside wanted windows, against minutes inside if-needed ones."""
    per_minute = {
        "wanted": week.weights["wanted_per_minute"],
        "ok": 0.0,
        "if-needed": -week.weights["if_needed_per_minute"],
    }
    return sum(
        per_minute[window.preference] * max(0, min(slot.end, window.end) - max(slot.start, window.start))
        for slot in slots
        for window in person.windows
    )


def travel(week: Week, person: Caregiver, slots: list[Slot]) -> float:
    """Against travel minutes: each local day is one round from home by all its slots and back home."""
    minutes = 0
    for day in {slot.day for slot in slots}:
        stops = sorted((slot for slot in slots if slot.day == day), key=lambda slot: slot.start)
        places = [person.home, *(stop.home for stop in stops), person.home]
        minutes += sum(week.leg(person, here, there) for here, there in itertools.pairwise(places))
    return -week.weights["travel_per_minute"] * minutes


def shortfall(week: Week, person: Caregiver, minutes: int) -> float:
    """Against minutes missing to the target, and once more to half of it, which is not rounded.

    `minutes` are those of care, for a trainee those of accompanied care. Holds without any slot too.
    """
    target = person.target_minutes
    missing = max(0, target - minutes) + max(0, target / 2 - minutes)
    return -week.weights["shortfall_per_minute"] * missing


def idle(week: Week, person: Caregiver, slots: list[Slot]) -> float:
    """Against waiting between two slots of one local day that follow each other, up to so many minutes each time."""
    if not week.weights["idle_per_minute"]:
        return 0.0
    ordered = sorted(slots, key=lambda slot: slot.start)
    minutes = 0
    for earlier, later in itertools.pairwise(ordered):
        if earlier.day == later.day:
            needed = week.leg(person, earlier.home, later.home) + handover(week, earlier, later)
            minutes += min(max(0, later.start - earlier.end - needed), week.rules["idle_until_minutes"])
    return -week.weights["idle_per_minute"] * minutes


def faces(week: Week, caregiver: Caregiver, slots: list[Slot]) -> float:
    """Against each household in which this caregiver serves a slot that does not name them as usual."""
    strange = {slot.household for slot in slots if caregiver.id not in slot.usual}
    return -week.weights["new_face"] * len(strange)


def learning(week: Week, person: Caregiver, minutes: int) -> float:
    """For a trainee's accompanied minutes, as many as are still to be done."""
    if not person.is_trainee:
        return 0.0
    return week.weights["learning_per_minute"] * min(minutes, person.learning_minutes)


def parts(week: Week, plan: Plan) -> dict[str, float]:
    """All parts of a whole plan; their sum is the score."""
    assigned = plan.by_slot()
    caregiver_of = {slot: week.caregiver[given.caregiver] for slot, given in assigned.items()}
    filled = [slot for slot in week.slots if slot.id in assigned]
    rounds, serving, learned = plan.rounds(week), plan.served_by(week), plan.accompanied_by(week)
    sums = dict.fromkeys(PARTS, 0.0)
    sums["served"] = sum(served(week, slot) for slot in filled)
    sums["household-first"] = household_first(week, filled)
    sums["continuity"] = sum(continuity(week, slot, caregiver_of[slot.id]) for slot in filled)
    sums["language"] = sum(language(week, slot, caregiver_of[slot.id]) for slot in filled)
    sums["change"] = sum(change(week, slot, caregiver_of.get(slot.id)) for slot in week.slots)
    for person in week.caregivers:
        present = rounds.get(person.id, [])
        counted = (learned if person.is_trainee else serving).get(person.id, [])
        minutes = sum(slot.minutes for slot in counted)
        sums["wish"] += wish(week, person, present)
        sums["idle"] += idle(week, person, present)
        sums["faces"] += faces(week, person, serving.get(person.id, []))
        sums["travel"] += travel(week, person, present)
        sums["shortfall"] += shortfall(week, person, minutes)
        sums["learning"] += learning(week, person, minutes)
    return sums


def parts_of(week: Week) -> tuple[str, ...]:
    """The parts that a plan of this week states."""
    return tuple(part for part in PARTS if week.version > 1 or part not in PARTS_OF_2)
