"""Recomputes a plan from the contract and names every difference from what the plan states.

    python3 recompute.py WEEK.json PLAN.json                 rules, score, parts, bound, gap, status, unserved slots
    python3 recompute.py --peer WEEK.json PLAN.json          rules and score only, for plans of other programs
    python3 recompute.py --gap 0.0001 …                      the gap asked for, to tell the last two statuses apart
    python3 recompute.py --insertions …                      also: no unserved slot is simply worth taking

Exits 0 when there is no difference and 1 otherwise.
"""

import argparse
import sys

from planfile import Plan, plan_from, read_document, stated_faults
from reasons import missed_insertions, reasons
from rules import ORDER, breaches
from score import parts, parts_of
from weekfile import Week, read_week

POINTS_TOLERANCE = 0.01
GAP_TOLERANCE = 1e-6
OPTIMAL_GAP = 1e-6
# Room for the last digits of a division, next to OPTIMAL_GAP and to the gap asked for.
ROUNDING = 1e-9


def differences(week: Week, document: dict, peer: bool = False, asked_gap: float | None = None) -> list[str]:
    """Everything in which the plan breaks a rule or states what is not so; empty for an honest plan."""
    faults = stated_faults(week, document)
    if faults:
        return faults
    plan = plan_from(document)
    own_parts = parts(week, plan)
    own_score = sum(own_parts.values())
    found = rule_differences(week, plan) + points_difference("score", document.get("score"), own_score)
    if peer:
        return found
    found += parts_differences(document.get("parts", {}), {part: own_parts[part] for part in parts_of(week)})
    found += proof_differences(document, own_score, asked_gap)
    return found + unserved_differences(week, plan, document)


def rule_differences(week: Week, plan: Plan) -> list[str]:
    lines = []
    for person, breach in breaches(week, plan):
        slots = ", ".join(breach.slots)
        who = f", caregiver {person}" if person is not None else ""
        lines.append(f"{breach.rule}: slot {slots}{who}: {breach.figures}")
    return lines


def points_difference(name: str, stated, own: float) -> list[str]:
    if is_number(stated) and abs(stated - own) <= POINTS_TOLERANCE:
        return []
    return [f"{name}: {stated} stated, {own:.4f} recomputed"]


def is_number(value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def parts_differences(stated: dict, own: dict[str, float]) -> list[str]:
    lines = [line for part in own for line in points_difference(f"part {part}", stated.get(part), own[part])]
    return lines + [f"part {part}: unknown" for part in stated if part not in own]


def proof_differences(document: dict, own_score: float, asked_gap: float | None) -> list[str]:
    """Bound, gap and status. The gap is that of the score and bound as stated, which are tested by themselves."""
    score, bound, gap = (document.get(name) for name in ("score", "bound", "gap"))
    if not all(is_number(value) for value in (score, bound, gap)):
        return [f"score, bound and gap must be numbers, not {score}, {bound}, {gap}"]
    lines = []
    if bound < own_score - POINTS_TOLERANCE:
        lines.append(f"bound: {bound} stated, below the recomputed score {own_score:.4f}")
    own_gap = (bound - score) / max(1.0, abs(bound))
    if abs(gap - own_gap) > GAP_TOLERANCE:
        lines.append(f"gap: {gap} stated, {own_gap:.9f} recomputed")
    right = right_statuses(own_gap, asked_gap)
    if document.get("status") not in right:
        lines.append(f"status: {document.get('status')!r} stated, {' or '.join(right)} by the gap {own_gap:.9f}")
    return lines


def right_statuses(gap: float, asked_gap: float | None) -> list[str]:
    """The first that applies; two where the gap lies on a border, or where the asked gap is unknown."""
    right = []
    if gap <= OPTIMAL_GAP + ROUNDING:
        right.append("optimal")
    if gap > OPTIMAL_GAP - ROUNDING:
        right += ["within-gap"] if asked_gap is None or gap <= asked_gap + ROUNDING else []
        right += ["time-limit"] if asked_gap is None or gap > asked_gap - ROUNDING else []
    return right


def unserved_differences(week: Week, plan: Plan, document: dict) -> list[str]:
    """Every slot is either assigned or in the list, once; and its reasons are counted as the contract says."""
    lines = []
    stated = {}
    for entry in document.get("unserved", []):
        if entry["slot"] in stated:
            lines.append(f"unserved: slot {entry['slot']} is listed twice")
        if entry["slot"] not in week.slot:
            lines.append(f"unserved: unknown slot {entry['slot']}")
        stated[entry["slot"]] = entry
    rounds, assigned = plan.rounds(week), plan.by_slot()
    for slot in week.slots:
        if (slot.id in assigned) == (slot.id in stated):
            lines.append(f"slot {slot.id}: {'assigned and unserved' if slot.id in stated else 'not in the plan'}")
        elif slot.id in stated:
            instead = served_instead(week, assigned, slot)
            own = {} if instead else reasons(week, rounds, slot)
            lines += reasons_difference(slot.id, stated[slot.id], own)
            lines += instead_difference(stated[slot.id], instead)
    return lines


def served_instead(week: Week, assigned: dict, slot) -> str | None:
    """The alternative of an unserved slot that is served."""
    if slot.either is None:
        return None
    return next((other.id for other in week.slots if other.either == slot.either and other.id in assigned), None)


def instead_difference(entry: dict, own: str | None) -> list[str]:
    """The alternative is named where one is served, and then there is no remedy; otherwise nothing is named."""
    if own is None:
        return [f"slot {entry['slot']}: served instead {entry['instead']!r} stated, none is"] if "instead" in entry else []
    lines = []
    if entry.get("instead") != own:
        lines.append(f"slot {entry['slot']}: served instead {entry.get('instead')!r} stated, {own!r} is")
    if entry.get("remedy") is not None:
        lines.append(f"slot {entry['slot']}: a remedy is stated though an alternative is served")
    return lines


def reasons_difference(slot: str, entry: dict, own: dict[str, int]) -> list[str]:
    """The list of reasons is compared as counts by rule: the contract fixes the order of counting, not of listing."""
    listed = entry.get("reasons", [])
    counts = {reason["rule"]: reason["caregivers"] for reason in listed}
    lines = []
    if counts != own or len(counts) != len(listed):
        lines.append(f"slot {slot}: reasons {counts} stated, {own} recomputed")
    if "remedy" not in entry:
        lines.append(f"slot {slot}: no remedy stated, not even null")
    return lines


def main() -> int:
    arguments = argparse.ArgumentParser(description="Recompute a plan from the contract alone.")
    arguments.add_argument("week", help="week file")
    arguments.add_argument("plan", help="plan file")
    arguments.add_argument("--peer", action="store_true", help="rules and score only")
    arguments.add_argument("--gap", type=float, help="the relative gap that was asked for")
    arguments.add_argument("--insertions", action="store_true", help="also look for slots simply worth taking")
    given = arguments.parse_args()
    week, document = read_week(given.week), read_document(given.plan)
    found = differences(week, document, given.peer, given.gap)
    if given.insertions and not found:
        found = missed_insertions(week, plan_from(document), POINTS_TOLERANCE)
    for line in found:
        print(line)
    print(f"{len(found)} differences" if found else f"no difference, {len(ORDER)} rules kept")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
