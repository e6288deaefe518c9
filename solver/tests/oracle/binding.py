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
from weekfile import Week, week_from
from weeks import week as made_up_week

NAMES = (*(f"rule {rule}" for rule in ORDER), *(f"part {part}" for part in PARTS))
POINTS = 1e-6  # what floating-point sums in another order may differ by


def without_each(search: Search) -> dict[str, Optimum | None]:
    """The optimum without each rule and without each part, under the names `rule …` and `part …`."""
    found = {f"rule {rule}": search.best(without_rule=rule) for rule in ORDER}
    return found | {f"part {part}": search.best(without_part=part) for part in PARTS}


def binding(week: Week, best: Optimum | None, without: dict[str, Optimum | None]) -> Counter:
    """`rule …`, `part …` and `decides …` for each that binds in this week."""
    found: Counter = Counter()
    if best is None:
        found["no plan keeps the pins"] += 1
        return found
    for rule in ORDER:
        found[f"rule {rule}"] += without[f"rule {rule}"].score > best.score + POINTS
    own_parts = score.parts(week, best.plan)
    for part in PARTS:
        other = without[f"part {part}"].score
        found[f"part {part}"] += abs(other - best.score) > POINTS
        found[f"decides {part}"] += other > best.score - own_parts[part] + POINTS
    return found


def table(found: Counter, at_least: int, kinds: tuple[str, ...] = ("",)) -> tuple[str, int]:
    """The counts as lines, and how many of them are under what was asked. A kind is put before each name."""
    names = [f"{kind}{name}" for kind in kinds for name in NAMES] + [f"decides {part}" for part in PARTS]
    lines = [f"{name:<32}{found[name]:>6}{'' if found[name] >= at_least else '  too few'}" for name in names]
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
        found += binding(search.week, search.best(), without_each(search))
    text, too_few = table(found, given.at_least)
    print(text)
    print(f"{found['no plan keeps the pins']} weeks with contradicting pins; {time.monotonic() - started:.0f} s")
    return 1 if too_few else 0


if __name__ == "__main__":
    sys.exit(main())
