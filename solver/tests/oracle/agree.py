"""Holds a solver to the oracle on small made-up weeks.

    python3 agree.py --solver PATH_TO_BINARY --weeks 2000 --seed 1 [--jobs 2] [--without RULE] [--keep FOLDER]

For each week the solver runs as `BINARY solve week.json --out plan.json --gap 0 --time-limit 30 --threads 1`. Then
score ≤ optimum ≤ bound must hold within 0.01 point, the plan must pass `recompute.py`, no unserved slot may
be simply worth taking, and where the status is `optimal` the score is the optimum. Where no plan keeps all
pins the solver must exit 2 and name a pin, and nowhere else. How often each rule and part bound is counted on
the way: too small a count fails the run, since agreement would then prove nothing about that rule. So does a
solver that leaves more than a tenth of these small weeks unproved (`--optimal-share`): any loose bound agrees.

Would anybody miss a rule that is gone? Each week's answer is also held to an oracle without each rule, and without each
part of the objective: the weeks in which the two then disagree are counted as `missed without …`, and too few of them
fail the run as well. `--without RULE` (or a part) shows those disagreements: it takes that one out of the oracle's
optimum, and the run must then fail. `--keep FOLDER` leaves the weeks that failed there, with their plans.

Exits 0 when every week passed, enough were proved optimal and everything bound often enough, 1 otherwise.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from binding import binding, table, without_each
from optimum import Optimum, Search
from planfile import plan_from
from reasons import missed_insertions
from recompute import OPTIMAL_GAP, POINTS_TOLERANCE, differences
from rules import ORDER
from score import PARTS
from weekfile import Week, week_from
from weeks import week as made_up_week

ASKED_GAP = 0.0
TIME_LIMIT_SECONDS = 30
# Beyond its own time limit the solver may need some time to start and to write.
KILLED_AFTER_SECONDS = TIME_LIMIT_SECONDS + 30
NO_PLAN = 2
MISSED = "missed without "


class Task(NamedTuple):
    """One week to be compared, and how."""

    solver: str
    seed: int
    number: int
    without: str | None
    keep: str | None
    count: bool


class Run(NamedTuple):
    """How a run of the solver ended; `plan` is the parsed plan file, if there is a readable one."""

    exit: int | None
    message: str
    plan: dict | None


def compare(task: Task) -> tuple[int, list[str], Counter]:
    """The number of the week, what the solver and the oracle disagree on, and what to count: proofs, and what binds."""
    document = made_up_week(task.seed, task.number)
    week = week_from(document)
    search = Search(week)
    best = search.best(*excepted(task.without))
    with tempfile.TemporaryDirectory() as folder:
        run = solved(task.solver, document, Path(folder))
        faults = disagreements(week, document, best, run)
        seen = Counter({"proved optimal": run.plan is not None and run.plan.get("status") == "optimal"})
        seen["with a plan"] = best is not None
        if faults and task.keep:
            shutil.copytree(folder, Path(task.keep) / f"{task.seed}-{task.number}", dirs_exist_ok=True)
    if task.count:
        without = without_each(search)
        seen += binding(week, best, without)
        seen += Counter(MISSED + name for name, other in without.items() if answer_disagreements(document, other, run))
    return task.number, faults, seen


def excepted(name: str | None) -> tuple[str | None, str | None]:
    """The rule to leave out, and the part."""
    return (name, None) if name in ORDER else (None, name)


def solved(solver: str, document: dict, folder: Path) -> Run:
    week_path, plan_path = folder / "week.json", folder / "plan.json"
    week_path.write_text(json.dumps(document, indent=1), encoding="utf-8")
    limits = ["--gap", str(ASKED_GAP), "--time-limit", str(TIME_LIMIT_SECONDS), "--threads", "1"]
    command = [solver, "solve", str(week_path), "--out", str(plan_path), *limits]
    try:
        ended = subprocess.run(command, check=False, capture_output=True, text=True, timeout=KILLED_AFTER_SECONDS)
    except subprocess.TimeoutExpired:
        return Run(None, f"still running after {KILLED_AFTER_SECONDS} s", None)
    try:
        plan = json.loads(plan_path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        plan = None
    return Run(ended.returncode, ended.stderr.strip(), plan)


def disagreements(week: Week, document: dict, best: Optimum | None, run: Run) -> list[str]:
    """Everything in which a run and the oracle differ: what the plan states of itself, and its answer."""
    try:
        faults = []
        if best is not None and run.exit == 0 and run.plan is not None:
            faults = differences(week, run.plan, asked_gap=ASKED_GAP)
            if not faults:
                faults = missed_insertions(week, plan_from(run.plan), POINTS_TOLERANCE)
        return faults + answer_disagreements(document, best, run)
    except (KeyError, TypeError, AttributeError) as missing:
        return [f"the plan file is not in the plan format: {missing!r}"]


def answer_disagreements(document: dict, best: Optimum | None, run: Run) -> list[str]:
    """Whether there is a plan at all, and where it lies between score and bound."""
    if best is None:
        return pin_disagreements(document, run)
    if run.exit != 0 or run.plan is None:
        return [f"exit {run.exit} though a plan scores {best.score:.2f}: {run.message[-300:]}"]
    return proof_disagreements(best, run.plan)


def pin_disagreements(document: dict, run: Run) -> list[str]:
    """Where no plan keeps all pins the solver says so and names one of them, by id or by its place in the file."""
    if run.exit != NO_PLAN:
        return [f"exit {run.exit} though no plan keeps all pins: {run.message[-300:]}"]
    names = [
        name
        for at, slot in enumerate(document["slots"])
        if slot["pinned"] is not None
        for name in (slot["id"], f"slots[{at}]", f"slots.{at}", f"slots/{at}")
    ]
    return [] if any(name in run.message for name in names) else [f"exit 2 without naming a pin: {run.message[-300:]}"]


def proof_disagreements(best: Optimum, plan: dict) -> list[str]:
    """Score ≤ optimum ≤ bound, and equality where the solver says `optimal`."""
    score, bound = plan["score"], plan["bound"]
    faults = []
    if score > best.score + POINTS_TOLERANCE:
        faults.append(f"score {score} above the optimum {best.score:.4f}")
    if bound < best.score - POINTS_TOLERANCE:
        faults.append(f"bound {bound} below the optimum {best.score:.4f}: not a bound")
    # `optimal` is a relative gap in the contract, which may be more than the tolerance in points.
    allowed = max(POINTS_TOLERANCE, OPTIMAL_GAP * max(1.0, abs(bound)))
    if plan["status"] == "optimal" and score < best.score - allowed:
        faults.append(f"status optimal at {score}, the optimum is {best.score:.4f}")
    return faults


def compared(tasks: list[Task], jobs: int):
    if jobs == 1:
        yield from map(compare, tasks)
        return
    with Pool(jobs) as pool:
        yield from pool.imap_unordered(compare, tasks, chunksize=4)


def main() -> int:
    given = parsed_arguments()
    count = given.without is None
    tasks = [
        Task(given.solver, given.seed, given.first + number, given.without, given.keep, count)
        for number in range(given.weeks)
    ]
    seen: Counter = Counter()
    failed = 0
    for number, faults, counted in compared(tasks, given.jobs):
        seen += counted
        failed += bool(faults)
        for fault in faults:
            print(f"week {given.seed}/{number}: {fault}", flush=True)
    too_few = 0
    if count:
        text, too_few = table(seen, given.at_least, ("", MISSED))
        print(f"{text}\n{seen['no plan keeps the pins']} weeks with contradicting pins")
    proved, solvable = seen["proved optimal"], seen["with a plan"]
    weak = proved < given.optimal_share * solvable
    print(f"{proved} of {solvable} weeks proved optimal{', too few' if weak else ''}")
    print(f"{given.weeks - failed} passed, {failed} failed")
    return 1 if failed or too_few or weak else 0


def parsed_arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description="Compare a solver with the oracle on small made-up weeks.")
    arguments.add_argument("--solver", required=True, help="the binary that has the `solve` command")
    arguments.add_argument("--weeks", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--first", type=int, default=0, help="number of the first week")
    arguments.add_argument("--jobs", type=int, default=1, help="processes side by side")
    arguments.add_argument("--without", choices=(*ORDER, *PARTS), help="what to take out of the oracle: it must then fail")
    arguments.add_argument("--at-least", type=int, help="how often each must bind (default: 50 in 2,000 weeks)")
    arguments.add_argument("--optimal-share", type=float, default=0.9, help="of the weeks must be proved optimal")
    arguments.add_argument("--keep", help="folder for the weeks that failed")
    given = arguments.parse_args()
    if shutil.which(given.solver) is None:
        arguments.error(f"{given.solver} is no program that can be run")
    if given.at_least is None:
        given.at_least = 50 * given.weeks // 2000
    return given


if __name__ == "__main__":
    sys.exit(main())
