"""A peer's answer as a plan file of the contract: score and parts recomputed from the plan, the bound the peer's own."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import choices  # noqa: F401  (makes the oracle's modules known)

import score
from planfile import Assignment, Plan, format_of
from weekfile import Week

OPTIMAL_GAP = 1e-6
BOUND_TOLERANCE = 0.01
# Exit codes besides 0.
NO_PLAN_IN_TIME, NO_PLAN = 1, 2


def plan_of(week: Week, presences: Iterable[tuple[str, str]]) -> Plan:
    """The plan in which exactly these people (ids) are in these slots (ids)."""
    carer_of, trainee_of = {}, {}
    for person, slot in presences:
        (trainee_of if week.caregiver[person].is_trainee else carer_of)[slot] = person
    served = (slot.id for slot in week.slots if slot.id in carer_of)
    return Plan(tuple(Assignment(slot, carer_of[slot], trainee_of.get(slot)) for slot in served))


def document(week: Week, plan: Plan, bound: float, seconds: float) -> dict:
    """The plan file. A peer gives no reasons and no remedies: `check --peer` does not ask for them."""
    parts = score.parts(week, plan)
    total = sum(parts.values())
    if bound < total - BOUND_TOLERANCE:
        raise AssertionError(f"the peer's bound {bound} is below its plan's score {total}: the model is wrong")
    bound = max(bound, total)  # in the last digits of a sum only
    gap = (bound - total) / max(1.0, abs(bound))
    served = plan.by_slot()
    return {
        "format": format_of(week),
        "week": week.name,
        "status": "optimal" if gap <= OPTIMAL_GAP else "time-limit",
        "score": total,
        "parts": {part: parts[part] for part in score.parts_of(week)},
        "bound": bound,
        "gap": gap,
        "seconds": round(seconds, 3),
        "assignments": [assignment._asdict() for assignment in plan.assignments],
        "unserved": [{"slot": slot.id, "reasons": [], "remedy": None} for slot in week.slots if slot.id not in served],
    }


def written(ended: int, plan: dict | None, path: str) -> int:
    """Writes the plan, or says why there is none; the exit code."""
    if plan is None:
        print("no plan keeps all pins" if ended == NO_PLAN else "no plan in time", file=sys.stderr)
        return ended
    Path(path).write_text(json.dumps(plan, indent=1), encoding="utf-8")
    print(f"{plan['status']}: score {plan['score']:.2f}, bound {plan['bound']:.2f}, gap {plan['gap']:.4%}")
    return 0
