"""Which rules and which parts of the objective decide a week.

A rule binds when switching it off changes the optimum. A part binds when setting its weight to zero changes
the optimum's value, and it *decides* when the best plan is then another one: the plan that was best no longer is.
A week whose pins contradict each other binds nothing: it has no optimum to change.

    python3 binding.py --weeks 2000 --seed 1           prints how often each binds, without any solver
"""

import argparse
import sys
import time
from collections import Counter

import score
from optimum import Optimum, Search
from rules import ORDER
from score import PARTS
from weekfile import week_from
from weeks import week as made_up_week

POINTS = 1e-6  # what floating-point sums in another order may differ by


def binding(search: Search, best: Optimum | None) -> Counter:
    """`rule …`, `part …` and `decides …` for each that binds in this week."""
    found: Counter = Counter()
    if best is None:
        found["no plan keeps the pins"] += 1
        return found
    for rule in ORDER:
        freer = search.best(without_rule=rule)
        if freer.score > best.score + POINTS:
            found[f"rule {rule}"] += 1
    own_parts = score.parts(search.week, best.plan)
    for part in PARTS:
        without = search.best(without_part=part)
        found[f"part {part}"] += abs(without.score - best.score) > POINTS
        found[f"decides {part}"] += without.score > best.score - own_parts[part] + POINTS
    return found


def table(found: Counter, at_least: int) -> tuple[str, int]:
    """The counts as lines, and how many of them are under what was asked."""
    names = [f"rule {rule}" for rule in ORDER] + [f"{kind} {part}" for kind in ("part", "decides") for part in PARTS]
    lines = [f"{name:<24}{found[name]:>6}{'' if found[name] >= at_least else '  too few'}" for name in names]
    return "\n".join(lines), sum(found[name] < at_least for name in names)


def main() -> int:
    arguments = argparse.ArgumentParser(description="Count how often each rule and part binds.")
    arguments.add_argument("--weeks", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--at-least", type=int, default=50)
    given = arguments.parse_args()
    found: Counter = Counter()
    started = time.monotonic()
    for number in range(given.weeks):
        search = Search(week_from(made_up_week(given.seed, number)))
        found += binding(search, search.best())
    text, too_few = table(found, given.at_least)
    print(text)
    print(f"{found['no plan keeps the pins']} weeks with contradicting pins; {time.monotonic() - started:.0f} s")
    return 1 if too_few else 0


if __name__ == "__main__":
    sys.exit(main())
