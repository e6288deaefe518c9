"""Why a slot is unserved: every caregiver counted once, under the first rule that keeps them away."""

from collections import Counter

import score
from planfile import Plan
from rules import ORDER, PERSONAL
from weekfile import Caregiver, Slot, Week

WORTH_LESS = "worth-less"


def first_rule(week: Week, caregiver: Caregiver, own: list[Slot], slot: Slot) -> str:
    """The first rule in the contract's order that the caregiver's own plan plus this slot breaks.

    `one-caregiver` cannot be it, the slot being free and the caregiver no trainee; nor `accompanied`,
    which speaks of second persons.
    """
    if slot.pinned not in (None, caregiver.id):
        return "pinned"
    for name, rule in PERSONAL.items():
        if rule(week, caregiver, [*own, slot]):
            return name
    return WORTH_LESS


def reasons(week: Week, rounds: dict[str, list[Slot]], slot: Slot) -> dict[str, int]:
    """Caregivers by the rule that keeps them from this unserved slot; the counts sum to all but the trainees.

    `rounds` are everybody's slots in the plan, by person.
    """
    counts = Counter(
        first_rule(week, caregiver, rounds.get(caregiver.id, []), slot)
        for caregiver in week.caregivers
        if not caregiver.is_trainee
    )
    return {name: counts[name] for name in (*ORDER, WORTH_LESS) if counts[name]}


def missed_insertions(week: Week, plan: Plan, tolerance: float) -> list[str]:
    """Unserved slots that one caregiver could simply take, keeping every rule and gaining over `tolerance` points."""
    rounds, assigned = plan.rounds(week), plan.by_slot()
    reached = {week.slot[slot].household for slot in assigned}
    missed = []
    chosen = {week.slot[slot].either for slot in assigned} - {None}
    for slot in (slot for slot in week.slots if slot.id not in assigned and slot.either not in chosen):
        for caregiver in (caregiver for caregiver in week.caregivers if not caregiver.is_trainee):
            own = rounds.get(caregiver.id, [])
            if first_rule(week, caregiver, own, slot) == WORTH_LESS:
                gain = gain_of(week, caregiver, own, slot, slot.household not in reached)
                if gain > tolerance:
                    missed.append(f"slot {slot.id}: {caregiver.id} could take it and gain {gain:.2f} points")
    return missed


def gain_of(week: Week, caregiver: Caregiver, own: list[Slot], slot: Slot, first: bool) -> float:
    """Points won when this caregiver takes an unserved slot; `first`: the household has none served yet."""
    fuller = [*own, slot]
    gain = score.served(week, slot) + score.continuity(week, slot, caregiver) + score.language(week, slot, caregiver)
    gain += score.household_first(week, [slot]) if first else 0.0
    gain += score.change(week, slot, caregiver) - score.change(week, slot, None)
    gain += score.wish(week, caregiver, [slot])
    gain += score.idle(week, caregiver, fuller) - score.idle(week, caregiver, own)
    gain += score.faces(week, caregiver, fuller) - score.faces(week, caregiver, own)
    gain += score.travel(week, caregiver, fuller) - score.travel(week, caregiver, own)
    before = sum(served.minutes for served in own)
    gain += score.shortfall(week, caregiver, before + slot.minutes) - score.shortfall(week, caregiver, before)
    return gain
