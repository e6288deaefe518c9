"""The same weeks through this solver, OR-Tools CP-SAT and one big model on HiGHS, in one table.

    make compare                                                  the weeks that come with the crate, and a made-up city
    make compare WEEKS="a.json b.json" SECONDS=120                weeks named by hand
    python compare.py WEEK.json … --seconds 60 --threads 2        the same without make, in an environment with the peers

A week is a file, or `made-up:300x1300` for `wijkopvang generate --caregivers 300 --slots 1300 --seed 1`.

Everybody gets the same file, seconds, threads and gap, one after the other, in a process of their own. Reading the
file and building the model count. A process that goes on too long after its seconds, or takes more memory than
allowed, is ended from outside: that is a row without a plan and not the end of the comparison. Every plan goes
through `wijkopvang check` (a peer's with `--peer`), and a plan that does not pass has no score in the table.
The gap is what each program itself proved: (bound − score) ÷ bound.

Exits 1 when this solver has no plan that passes, otherwise 0: a peer's failure is a result.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
OURS = "wijkopvang"
PEERS = {"CP-SAT": "cpsat.py", "HiGHS, one model": "monolith.py"}
MADE_UP = "made-up:"
# What a process may take beyond its seconds, to start and to write: a share of them and a few more.
LATE_SHARE, LATE_SECONDS = 0.1, 20.0
GIB = 1024**3
LOOK_EVERY_SECONDS = 0.05


class Run(NamedTuple):
    """How a process ended: why it has no result, if so; its wall-clock seconds and its peak memory in bytes."""

    failed: str | None
    seconds: float
    memory: int


def main() -> int:
    given = parsed_arguments()
    print(heading(given), flush=True)
    ours_failed = False
    with tempfile.TemporaryDirectory() as folder:
        for week in given.weeks:
            path = week_file(given.solver, week, Path(folder))
            own_score = None
            for name in (OURS, *PEERS):
                row, score = compared(given, name, path, Path(folder) / "plan.json", own_score)
                print(f"| {week_name(path)} | {name} | {row} |", flush=True)
                if name == OURS:
                    own_score, ours_failed = score, ours_failed or score is None
    return 1 if ours_failed else 0


def heading(given: argparse.Namespace) -> str:
    return (
        f"{given.seconds:g} s, {given.threads} threads, gap {given.gap:g}, at most {given.memory:g} GiB each\n\n"
        "| week | program | score | of ours | proven gap | slots served | seconds | GiB |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |"
    )


def week_file(solver: str, week: str, folder: Path) -> Path:
    """The file, made up where it is a made-up one."""
    if not week.startswith(MADE_UP):
        return Path(week)
    caregivers, _, slots = week.removeprefix(MADE_UP).partition("x")
    path = folder / f"made-up-{caregivers}x{slots}.json"
    size = ["--caregivers", caregivers, "--slots", slots, "--seed", "1"]
    subprocess.run([solver, "generate", *size, "--out", str(path)], check=True)
    return path


def week_name(path: Path) -> str:
    week = json.loads(path.read_text(encoding="utf-8"))
    return f"{path.stem} ({len(week['caregivers'])} × {len(week['slots'])})"


def compared(given: argparse.Namespace, name: str, week: Path, plan: Path, own_score: float | None):
    """The cells of one row from the score on, and the score of a plan that passed."""
    plan.unlink(missing_ok=True)
    limits = ["--time-limit", str(given.seconds), "--threads", str(given.threads), "--gap", str(given.gap)]
    program = [given.solver, "solve"] if name == OURS else [sys.executable, str(HERE / PEERS[name])]
    latest = given.seconds * (1 + LATE_SHARE) + LATE_SECONDS
    run = watched([*program, str(week), "--out", str(plan), *limits], latest, given.memory * GIB)
    failed = run.failed or refused(given.solver, week, plan, peer=name != OURS)
    used = f"{run.seconds:.1f} | {run.memory / GIB:.2f}"
    if failed:
        return f"{failed} | – | – | – | {used}", None
    found = json.loads(plan.read_text(encoding="utf-8"))
    share = f"{found['score'] / own_score:.3%}" if own_score else "–"
    share = "100 %" if name == OURS else share.replace("%", " %")
    gap = "optimal" if found["status"] == "optimal" else f"{100 * found['gap']:.3f} %"
    return f"{found['score']:,.1f} | {share} | {gap} | {len(found['assignments'])} | {used}", found["score"]


def watched(command: list[str], latest: float, most_memory: float) -> Run:
    """Runs the command; ends it when it goes on longer than `latest` seconds or takes more than the memory (bytes)."""
    with tempfile.TemporaryFile() as said:
        started = time.monotonic()
        process = subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)
        failed = None
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            seconds = time.monotonic() - started
            if ended:
                break
            if failed is None and seconds > latest:
                failed = f"no plan: ended after {seconds:.0f} s"
            if failed is None and memory_of(process.pid) > most_memory:
                failed = f"no plan: more than {most_memory / GIB:g} GiB"
            if failed:
                os.killpg(process.pid, signal.SIGKILL)
            time.sleep(LOOK_EVERY_SECONDS)
        process.returncode = os.waitstatus_to_exitcode(status)
        if failed is None and process.returncode != 0:
            said.seek(0)
            last = said.read().decode(errors="replace").strip().splitlines()[-1:]
            failed = f"no plan: {last[0] if last else f'exit {process.returncode}'}".replace("no plan: no plan", "no plan")
    return Run(failed, seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def memory_of(process: int) -> int:
    """Bytes in memory now; 0 where the system does not tell, and then nothing is limited."""
    try:
        fields = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
        return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def refused(solver: str, week: Path, plan: Path, peer: bool) -> str | None:
    """What `check` finds in the plan, its first difference; None when it passes."""
    checked = subprocess.run(
        [solver, "check", str(week), str(plan), *(["--peer"] if peer else [])],
        check=False,
        capture_output=True,
        text=True,
    )
    if checked.returncode == 0:
        return None
    first = (checked.stdout + checked.stderr).strip().splitlines()[:1]
    return f"refused: {first[0] if first else 'check says nothing'}"


def parsed_arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description="The same weeks through this solver and two peers.")
    arguments.add_argument("weeks", nargs="+", help="week files, or made-up:CAREGIVERSxSLOTS")
    arguments.add_argument("--solver", default="target/debug/wijkopvang", help="our program")
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--gap", type=float, default=1e-4, help="relative gap that is good enough")
    arguments.add_argument("--memory", type=float, default=12, help="GiB that each may take")
    given = arguments.parse_args()
    for week in given.weeks:
        if not week.startswith(MADE_UP) and not Path(week).is_file():
            arguments.error(f"{week}: there is no such file")
    return given


if __name__ == "__main__":
    sys.exit(main())
