"""A plan file as plain values, and the plan that a search found as a plan file."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from weekfile import Slot, Week

FORMATS = ("wijkopvang-plan/1", "wijkopvang-plan/2")


def format_of(week: Week) -> str:
    """The format of a plan of this week."""
    return FORMATS[week.version - 1]


class Assignment(NamedTuple):
    """A slot is served by a caregiver, accompanied by a trainee or by nobody (ids)."""

    slot: str
    caregiver: str
    trainee: str | None


@dataclass(frozen=True)
class Plan:
    """Who serves what. A slot that is listed twice stays listed twice, for a rule to object to."""

    assignments: tuple[Assignment, ...]

    def by_slot(self) -> dict[str, Assignment]:
        """The first assignment of each slot."""
        first: dict[str, Assignment] = {}
        for assignment in self.assignments:
            first.setdefault(assignment.slot, assignment)
        return first

    def served_by(self, week: Week) -> dict[str, list[Slot]]:
        """For each person, the slots in which they are the caregiver."""
        return gathered(week, ((given.caregiver, given.slot) for given in self.assignments))

    def accompanied_by(self, week: Week) -> dict[str, list[Slot]]:
        """For each person, the slots in which they are the second person."""
        return gathered(week, ((given.trainee, given.slot) for given in self.assignments if given.trainee is not None))

    def rounds(self, week: Week) -> dict[str, list[Slot]]:
        """For each person, all slots where they are present, in whichever role."""
        present = [(given.caregiver, given.slot) for given in self.assignments]
        present += [(given.trainee, given.slot) for given in self.assignments if given.trainee is not None]
        return gathered(week, present)


def gathered(week: Week, presences) -> dict[str, list[Slot]]:
    slots = defaultdict(dict)
    for person, slot in presences:
        slots[person][slot] = week.slot[slot]
    return {person: sorted(own.values(), key=lambda slot: slot.start) for person, own in slots.items()}


def plan_from(document: dict) -> Plan:
    """The assignments of a parsed plan file."""
    return Plan(
        tuple(Assignment(entry["slot"], entry["caregiver"], entry.get("trainee")) for entry in document["assignments"])
    )


def read_document(path: str) -> dict:
    """A plan file as parsed JSON, with what it states about itself."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def stated_faults(week: Week, document: dict) -> list[str]:
    """What makes the document unreadable as a plan of this week: wrong format or week, unknown ids."""
    faults = []
    if document.get("format") != format_of(week):
        faults.append(f"format is {document.get('format')!r}, expected {format_of(week)!r}")
    if document.get("week") != week.name:
        faults.append(f"week is {document.get('week')!r}, expected {week.name!r}")
    for given in plan_from(document).assignments:
        if given.slot not in week.slot:
            faults.append(f"assignment of unknown slot {given.slot!r}")
        for person in {given.caregiver, given.trainee} - {None}:
            if person not in week.caregiver:
                faults.append(f"slot {given.slot!r}: unknown caregiver {person!r}")
    return faults
