"""Every set of slots one person could be present at, with the rules it breaks and the points it is worth.

Sets of slots are bits: bit 0 is the first slot of the week file.
"""

from collections.abc import Iterator
from typing import NamedTuple

import score
from rules import PERSONAL
from score import PARTS
from weekfile import Caregiver, Slot, Week

# Rules that look at one slot, or at two: a larger set breaks them exactly if one of its slots or pairs does.
OF_ONE_SLOT = ("blocked", "available", "certificates", "too-far")
OF_TWO_SLOTS = ("no-overlap", "daily-rest")
# What more slots can mend; every other broken rule stays broken.
MENDED_BY_MORE = ("short-day",)


class Round(NamedTuple):
    """A set of slots and at most one rule that it breaks.

    `presence` are the points of being there (wish, travel, idle), `work` all others: for a caregiver those of
    serving the slots, for a trainee those of accompanying. Both in the order of PARTS.
    """

    slots: int
    broken: str | None
    presence: tuple[float, ...]
    work: tuple[float, ...]


def rounds_of(week: Week, person: Caregiver) -> Iterator[Round]:
    """All sets that break no rule or one, the empty set first.

    Sets that break two are left out: they are of no use even where one rule is switched off. And where both
    rules are of the kind that more slots cannot mend, no larger set is looked at either.
    """
    broken_by: dict[int, frozenset[str]] = {}
    for members in range(1 << len(week.slots)):
        inherited = lasting_in_parts(members, broken_by)
        if len(inherited) > 1:
            broken_by[members] = inherited
            continue
        slots = slots_in(week, members)
        broken = inherited | broken_anew(week, person, slots, inherited)
        broken_by[members] = broken.difference(MENDED_BY_MORE)
        if len(broken) < 2:
            yield Round(members, next(iter(broken), None), presence(week, person, slots), work(week, person, slots))


def lasting_in_parts(members: int, broken_by: dict[int, frozenset[str]]) -> frozenset[str]:
    """What the sets with one slot fewer break for good. All of them were looked at before: they are smaller numbers."""
    inherited: frozenset[str] = frozenset()
    rest = members
    while rest:
        one = rest & -rest
        inherited |= broken_by[members ^ one]
        rest ^= one
    return inherited


def broken_anew(week: Week, person: Caregiver, slots: list[Slot], inherited: frozenset[str]) -> frozenset[str]:
    settled = set(inherited)
    settled.update(OF_ONE_SLOT if len(slots) > 1 else ())
    settled.update(OF_TWO_SLOTS if len(slots) > 2 else ())
    return frozenset(name for name, rule in PERSONAL.items() if name not in settled and rule(week, person, slots))


def slots_in(week: Week, members: int) -> list[Slot]:
    return [slot for at, slot in enumerate(week.slots) if members >> at & 1]


def presence(week: Week, person: Caregiver, slots: list[Slot]) -> tuple[float, ...]:
    points = {
        "wish": score.wish(week, person, slots),
        "travel": score.travel(week, person, slots),
        "idle": score.idle(week, person, slots),
    }
    return in_order(points)


def work(week: Week, person: Caregiver, slots: list[Slot]) -> tuple[float, ...]:
    """The points of serving these slots, or of accompanying them for a trainee. Households are counted elsewhere."""
    minutes = sum(slot.minutes for slot in slots)
    points = {"shortfall": score.shortfall(week, person, minutes), "learning": score.learning(week, person, minutes)}
    return in_order(points if person.is_trainee else points | serving(week, person, slots))


def serving(week: Week, person: Caregiver, slots: list[Slot]) -> dict[str, float]:
    """What the slots gain by having this caregiver, against being unserved."""
    return {
        "served": sum(score.served(week, slot) for slot in slots),
        "continuity": sum(score.continuity(week, slot, person) for slot in slots),
        "language": sum(score.language(week, slot, person) for slot in slots),
        "faces": score.faces(week, person, slots),
        "change": sum(score.change(week, slot, person) - score.change(week, slot, None) for slot in slots),
    }


def in_order(points: dict[str, float]) -> tuple[float, ...]:
    return tuple(points.get(part, 0.0) for part in PARTS)
