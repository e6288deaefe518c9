"""The hard rules, one function each, every function ending in the rule's name.

Two kinds. A *personal* rule looks at one person and all the slots where that person is present, as
caregiver or as trainee: it is what a search may test on every set of slots by itself. A *plan* rule needs
to know who else is in the slot. The lists at the end are in the contract's order, which is also the order
in which an unserved slot counts what keeps a caregiver away.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

from planfile import Plan
from weekfile import Caregiver, Slot, Week


class Breach(NamedTuple):
    """A rule that is broken, the slots where, and the figures that show it."""

    rule: str
    slots: tuple[str, ...]
    figures: str


def named(findings, rule: str) -> list[Breach]:
    return [Breach(rule, tuple(slot.id for slot in slots), figures) for slots, figures in findings]


# Personal rules: one slot at a time


def blocked(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Nobody comes to a slot that names them as blocked."""
    refused = [([slot], "blocked here") for slot in slots if person.id in slot.blocked]
    return named(refused, "blocked")


def available(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """A slot lies inside the union of the availability windows; windows that touch count as one."""
    outside = [
        ([slot], "not inside the availability")
        for slot in slots
        if not any(start <= slot.start and slot.end <= end for start, end in person.stretches)
    ]
    return named(outside, "available")


def certificates(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Every required certificate is valid on the local day of the slot's start; a trainee needs none."""
    if person.is_trainee:
        return []
    missing = [([slot], f"no valid {code} on {slot.day}") for slot in slots for code in lacking(person, slot)]
    return named(missing, "certificates")


def lacking(person: Caregiver, slot: Slot) -> list[str]:
    held = {certificate.code for certificate in person.certificates if certificate.covers(slot.day)}
    return [code for code in slot.requires if code not in held]


def too_far(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """There from home and back home, each within the person's limit, for every slot and not only the outer ones."""
    far = []
    for slot in slots:
        there, back = week.leg(person, person.home, slot.home), week.leg(person, slot.home, person.home)
        if max(there, back) > person.max_travel_minutes:
            far.append(([slot], f"{there} min there, {back} min back, at most {person.max_travel_minutes}"))
    return named(far, "too-far")


# Personal rules: two slots at a time


def no_overlap(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Of every two slots the later one starts after the earlier one, the travel between them and the handover.

    Every two and not only neighbours: with measured travel times the way round by a third slot can be shorter.
    """
    clashes = []
    for earlier, later in pairs(slots):
        needed = week.leg(person, earlier.home, later.home) + handover(week, earlier, later)
        if later.start < earlier.end + needed:
            clashes.append(([earlier, later], f"{later.start - earlier.end} min between, {needed} needed"))
    return named(clashes, "no-overlap")


def handover(week: Week, earlier: Slot, later: Slot) -> int:
    """Minutes between two slots on top of the travel: none within one household at one address."""
    stays = earlier.household == later.household and earlier.home.address == later.home.address
    return 0 if stays else week.rules["handover_minutes"]


def daily_rest(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Between the last slot of a local day and the first of any later local day lies the daily rest."""
    required = week.rules["daily_rest_minutes"]
    short = [
        ([earlier, later], f"{later.start - earlier.end} min of rest, {required} needed")
        for earlier, later in pairs(slots)
        if earlier.day != later.day and later.start - earlier.end < required
    ]
    return named(short, "daily-rest")


def pairs(slots: list[Slot]) -> list[tuple[Slot, Slot]]:
    """Every two of the slots, the earlier start first."""
    ordered = sorted(slots, key=lambda slot: slot.start)
    return [(earlier, later) for at, later in enumerate(ordered) for earlier in ordered[:at]]


# Personal rules: the whole week


def weekly_rest(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Between Monday 00:00 and the next lies one stretch without care as long as the weekly rest."""
    longest, free_from = 0, week.begins
    for slot in sorted(slots, key=lambda slot: slot.start):
        longest = max(longest, slot.start - free_from)
        free_from = max(free_from, slot.end)
    longest = max(longest, week.ends - free_from)
    required = week.rules["weekly_rest_minutes"]
    short = [(slots, f"longest rest {longest} min, {required} needed")] if slots and longest < required else []
    return named(short, "weekly-rest")


def day_limit(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Minutes of care in one local day."""
    over = [
        (on(day, slots), f"{minutes} min on {day}, at most {person.max_minutes_per_day}")
        for day, minutes in minutes_by_day(slots).items()
        if minutes > person.max_minutes_per_day
    ]
    return named(over, "day-limit")


def week_limit(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Minutes of care in this week; a slot that runs past Sunday night counts in full."""
    minutes = sum(slot.minutes for slot in slots)
    most = person.max_minutes_per_week
    over = [(slots, f"{minutes} min, at most {most}")] if slots and minutes > most else []
    return named(over, "week-limit")


def month_limit(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Minutes of care in a local month that is named, tested where the person has a slot in it."""
    by_month: Counter = Counter()
    for slot in slots:
        by_month[slot.month] += slot.minutes
    left = person.remaining_minutes_per_month
    over = [
        ([slot for slot in slots if slot.month == month], f"{minutes} min in {month}, {left[month]} left")
        for month, minutes in by_month.items()
        if month in left and minutes > left[month]
    ]
    return named(over, "month-limit")


def days_limit(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """Local days on which the person works."""
    days = len({slot.day for slot in slots})
    over = [(slots, f"{days} days, at most {person.max_days}")] if slots and days > person.max_days else []
    return named(over, "days-limit")


def short_day(week: Week, person: Caregiver, slots: list[Slot]) -> list[Breach]:
    """A day with any care has at least so many minutes of it; trainees excepted."""
    if person.is_trainee:
        return []
    short = [
        (on(day, slots), f"{minutes} min on {day}, at least {person.min_minutes_per_day}")
        for day, minutes in minutes_by_day(slots).items()
        if minutes < person.min_minutes_per_day
    ]
    return named(short, "short-day")


def minutes_by_day(slots: list[Slot]) -> dict[str, int]:
    minutes: dict[str, int] = defaultdict(int)
    for slot in slots:
        minutes[slot.day] += slot.minutes
    return minutes


def on(day: str, slots: list[Slot]) -> list[Slot]:
    return [slot for slot in slots if slot.day == day]


# Plan rules


def one_caregiver(week: Week, plan: Plan) -> list[Breach]:
    """A slot has at most one caregiver, and that is no trainee."""
    times = Counter(given.slot for given in plan.assignments)
    wrong = [([week.slot[slot]], f"assigned {count} times") for slot, count in times.items() if count > 1]
    wrong += [
        ([week.slot[given.slot]], f"{given.caregiver} is a trainee and cannot serve alone")
        for given in plan.assignments
        if week.caregiver[given.caregiver].is_trainee
    ]
    return named(wrong, "one-caregiver")


def either(week: Week, plan: Plan) -> list[Breach]:
    """Of the slots that share an `either`, at most one is served."""
    served = plan.by_slot()
    groups: dict[str, list[Slot]] = defaultdict(list)
    for slot in week.slots:
        if slot.either is not None and slot.id in served:
            groups[slot.either].append(slot)
    twice = [(slots, f"{len(slots)} of the alternatives served") for slots in groups.values() if len(slots) > 1]
    return named(twice, "either")


def pinned(week: Week, plan: Plan) -> list[Breach]:
    """A pinned slot is served, and by the caregiver it is pinned to."""
    served = plan.by_slot()
    moved = [
        ([slot], f"pinned to {slot.pinned}, served by {served[slot.id].caregiver if slot.id in served else 'nobody'}")
        for slot in week.slots
        if slot.pinned is not None and (slot.id not in served or served[slot.id].caregiver != slot.pinned)
    ]
    return named(moved, "pinned")


def accompanied(week: Week, plan: Plan) -> list[Breach]:
    """The second person is a trainee, and the caregiver a mentor whom this trainee may follow."""
    wrong = [
        ([week.slot[given.slot]], f"{given.trainee} cannot accompany {given.caregiver}")
        for given in plan.assignments
        if given.trainee is not None
        and not may_accompany(week.caregiver[given.trainee], week.caregiver[given.caregiver])
    ]
    return named(wrong, "accompanied")


def may_accompany(trainee: Caregiver, caregiver: Caregiver) -> bool:
    """An empty list of mentors means any mentor."""
    allowed = not trainee.mentors or caregiver.id in trainee.mentors
    return trainee.is_trainee and caregiver.stage == "mentor" and allowed


PERSONAL = {
    "blocked": blocked,
    "available": available,
    "certificates": certificates,
    "too-far": too_far,
    "no-overlap": no_overlap,
    "daily-rest": daily_rest,
    "weekly-rest": weekly_rest,
    "day-limit": day_limit,
    "week-limit": week_limit,
    "month-limit": month_limit,
    "days-limit": days_limit,
    "short-day": short_day,
}
PLAN = {"one-caregiver": one_caregiver, "either": either, "pinned": pinned, "accompanied": accompanied}
ORDER = ("one-caregiver", "either", "pinned", *PERSONAL, "accompanied")


def breaches(week: Week, plan: Plan) -> list[tuple[str | None, Breach]]:
    """Every broken rule of the whole plan, with the person where a personal rule is broken, in order."""
    found = [(None, breach) for rule in PLAN.values() for breach in rule(week, plan)]
    for person, slots in plan.rounds(week).items():
        for rule in PERSONAL.values():
            found += [(person, breach) for breach in rule(week, week.caregiver[person], slots)]
    return sorted(found, key=lambda entry: ORDER.index(entry[1].rule))
