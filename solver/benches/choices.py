"""What both peers' models are built from: who could be in which slot, and which two slots exclude each other.

Everything is asked of the oracle's own rules, one slot or two at a time. Only the order is chosen for speed, as the
building of a model counts towards a peer's seconds: at 1000 caregivers and 4500 slots most pairs of a person and a
slot fall at the first comparison of times.
"""

import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "oracle"))

import rules
from weekfile import Caregiver, Slot, Week


def choices(week: Week, person: Caregiver) -> list[Slot]:
    """The slots that the rules about one slot leave to this person, in the order of the week file."""
    return [slot for slot in week.slots if free(person, slot) and possible(week, person, slot)]


def free(person: Caregiver, slot: Slot) -> bool:
    return any(start <= slot.start and slot.end <= end for start, end in person.stretches)


def possible(week: Week, person: Caregiver, slot: Slot) -> bool:
    tests = (rules.blocked, rules.available, rules.certificates, rules.too_far)
    return not any(test(week, person, [slot]) for test in tests)


def excluded(week: Week, person: Caregiver, slots: list[Slot]) -> list[tuple[Slot, Slot]]:
    """Every two of these slots that the person cannot both have: `no-overlap` and `daily-rest`, the earlier first."""
    return [
        (earlier, later)
        for earlier, later in rules.pairs(slots)
        if rules.no_overlap(week, person, [earlier, later]) or rules.daily_rest(week, person, [earlier, later])
    ]


def successions(week: Week, person: Caregiver, slots: list[Slot]) -> list[tuple[Slot, Slot]]:
    """Every two of these slots of one day of which the second may follow the first in the person's round."""
    return [two for two in rules.pairs(slots) if not rules.no_overlap(week, person, list(two))]


def rests(week: Week, person: Caregiver, slots: list[Slot]) -> list[tuple[int, int]]:
    """Where the weekly rest may be taken to lie: from Monday 00:00 or from the end of a slot (minutes since 1970).

    Of a stretch without slots, the part right after the slot before it (or after Monday 00:00) is as good as any other.
    """
    length = week.rules["weekly_rest_minutes"]
    starts = sorted({week.begins, *(slot.end for slot in slots)})
    return [(start, start + length) for start in starts if start >= week.begins and start + length <= week.ends]


def meets(rest: tuple[int, int], slot: Slot) -> bool:
    return slot.start < rest[1] and rest[0] < slot.end


def by_day(slots: list[Slot]) -> dict[str, list[Slot]]:
    days = defaultdict(list)
    for slot in slots:
        days[slot.day].append(slot)
    return days
