"""Certificates and weeks tampered with, each so that what is claimed is false or not proved by what stands there.

    python3 tampering.py --solver PATH_TO_BINARY --tamperings 1000 --seed 1 [--keep FOLDER]

The solver makes up small weeks and certifies their bounds; each certificate must be accepted as it is, and refused after
every tampering. A change that leaves a true and proved claim behind is no tampering: so a change of prices, cases
or figures comes with a claim below the score of a plan that exists, unless the file is no certificate any more.

Exits 0 when all were refused and none by a crash, 1 otherwise.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random

from certificate import Refused
from verify import verified


@dataclass(frozen=True)
class Genuine:
    """A week file, a certificate that proves its claim to the unit, and the score of a plan, in units of the grid."""

    week: bytes
    certificate: str
    score: Fraction

    def document(self) -> dict:
        return json.loads(self.certificate)


def claiming(document: dict, units: int) -> str:
    """The certificate with another claim, made to look right."""
    document["bound_units"] = units
    document["bound"] = float(units * Fraction(2) ** document["unit"])
    return json.dumps(document)


def below_the_score(dice: Random, genuine: Genuine, document: dict) -> str:
    """A claim that a plan contradicts."""
    grid = document["grid"]
    steps = (genuine.score / Fraction(2) ** document["unit"] - 1) // grid
    return claiming(document, int(steps - dice.choice([0, 0, 1, 7, 1000])) * grid)


def some_prices(dice: Random, document: dict) -> dict:
    return dice.choice(document["prices"])


# Each of these takes dice and a genuine pair, and returns week and certificate, or None where it has nothing to spoil.


def lowered_by_a_step(dice, genuine):
    document = genuine.document()
    return genuine.week, claiming(document, document["bound_units"] - document["grid"])


def lowered_below_the_score(dice, genuine):
    return genuine.week, below_the_score(dice, genuine, genuine.document())


def prices_moved(dice, genuine):
    document = genuine.document()
    slots = some_prices(dice, document)["slots"]
    for slot in dice.sample(sorted(slots), dice.randint(1, len(slots))):
        slots[slot] = int(slots[slot] * dice.uniform(-1, 3)) + dice.randint(-(10**9), 10**9)
    return genuine.week, below_the_score(dice, genuine, document)


def prices_dropped(dice, genuine):
    document = genuine.document()
    some_prices(dice, document)[dice.choice(["slots", "lessons", "faces"])] = {}
    return genuine.week, below_the_score(dice, genuine, document)


def minutes_priced(dice, genuine):
    document = genuine.document()
    people = [person["id"] for person in json.loads(genuine.week)["caregivers"]]
    prices = some_prices(dice, document)
    prices["minutes"] = {person: dice.randint(-(10**9), 10**9) for person in people if dice.random() < 0.5}
    return genuine.week, below_the_score(dice, genuine, document)


def price_of_a_stranger(dice, genuine):
    document = genuine.document()
    some_prices(dice, document)["slots"]["nobody's"] = dice.randint(-(10**12), 10**12)
    return genuine.week, json.dumps(document)


def price_in_parts(dice, genuine):
    document = genuine.document()
    slots = some_prices(dice, document)["slots"]
    slots[dice.choice(sorted(slots))] = dice.choice([0.5, "12", None, True, [1]])
    return genuine.week, json.dumps(document)


def lesson_that_pays(dice, genuine):
    """A price below 0 would let a mentor pay for taking somebody along who is not there."""
    document, week = genuine.document(), json.loads(genuine.week)
    trainees = [person["id"] for person in week["caregivers"] if person["stage"] == "trainee"]
    if not trainees:
        return None
    slot = dice.choice(week["slots"])["id"]
    some_prices(dice, document)["lessons"].setdefault(dice.choice(trainees), {})[slot] = -dice.randint(1, 10**12)
    return genuine.week, json.dumps(document)


def share_below_nothing(dice, genuine):
    document = genuine.document()
    faces = some_prices(dice, document)["faces"]
    if not faces:
        return None
    shares = faces[dice.choice(sorted(faces))]
    shares[dice.choice(sorted(shares))] = -dice.randint(1, 10**12)
    return genuine.week, json.dumps(document)


def share_above_the_charge(dice, genuine):
    document = genuine.document()
    faces = some_prices(dice, document)["faces"]
    if not faces:
        return None
    shares = faces[dice.choice(sorted(faces))]
    charge = json.loads(genuine.week).get("weights", {}).get("new_face", 100) / 2 ** document["unit"]
    shares[dice.choice(sorted(shares))] += int(charge) + dice.randint(1, 10**9)
    return genuine.week, json.dumps(document)


def case_missing(dice, genuine):
    document = genuine.document()
    if len(document["cases"]) < 2:
        return None
    document["cases"].remove(dice.choice(document["cases"]))
    return genuine.week, json.dumps(document)


def no_case(dice, genuine):
    document = genuine.document()
    document["cases"] = []
    return genuine.week, json.dumps(document)


def case_twice(dice, genuine):
    document = genuine.document()
    document["cases"].append(dice.choice(document["cases"]))
    return genuine.week, json.dumps(document)


def half_a_case(dice, genuine):
    """One case falls into two, of which one is left out."""
    document, week = genuine.document(), json.loads(genuine.week)
    decision = {
        "caregiver": dice.choice(week["caregivers"])["id"],
        "slot": dice.choice(week["slots"])["id"],
        "given": dice.choice([True, False]),
    }
    dice.choice(document["cases"])["decisions"].append(decision)
    return genuine.week, json.dumps(document)


def decision_spoiled(dice, genuine):
    document, week = genuine.document(), json.loads(genuine.week)
    decided = [case for case in document["cases"] if case["decisions"]]
    if not decided:
        return None
    decisions = dice.choice(decided)["decisions"]
    at = dice.randrange(len(decisions))
    how = dice.randrange(3)
    if how == 0:
        decisions[at]["given"] = not decisions[at]["given"]
    elif how == 1:
        del decisions[at]
    else:
        others = [slot["id"] for slot in week["slots"] if slot["id"] != decisions[at]["slot"]]
        decisions[at]["slot"] = dice.choice(others)
    return genuine.week, json.dumps(document)


def prices_of_elsewhere(dice, genuine):
    document = genuine.document()
    dice.choice(document["cases"])["prices"] = dice.choice([-1, len(document["prices"]), "0", 0.0])
    return genuine.week, json.dumps(document)


def coarser_grid(dice, genuine):
    document = genuine.document()
    document["grid"] *= dice.choice([3, 7, 1001])
    return genuine.week, claiming(document, document["bound_units"] // document["grid"] * document["grid"])


def other_unit(dice, genuine):
    document = genuine.document()
    document["unit"] += dice.choice([-9, -1, 1, 9])
    if dice.random() < 0.5:
        return genuine.week, json.dumps(document)
    return genuine.week, below_the_score(dice, genuine, document)


def points_that_say_less(dice, genuine):
    document = genuine.document()
    document["bound"] -= dice.choice([0.25, 1.0, 1e6])
    return genuine.week, json.dumps(document)


def other_week(dice, genuine):
    week = json.loads(genuine.week)
    slot = dice.choice(week["slots"])
    slot["priority"] = slot["priority"] % 5 + 1
    return json.dumps(week).encode(), genuine.certificate


def other_bytes(dice, genuine):
    return genuine.week + dice.choice([b" ", b"\n", b"\t"]), genuine.certificate


def other_week_with_its_hash(dice, genuine):
    """A household's first slot is worth so much more that the plan scores above the claim."""
    week, document = json.loads(genuine.week), genuine.document()
    weights = week.setdefault("weights", {})
    missing = Fraction(document["bound"]) - genuine.score
    weights["household_first"] = weights.get("household_first", 600) + int(missing) + dice.choice([1, 2, 50])
    changed = json.dumps(week).encode()
    return changed, json.dumps(document | {"sha256": hashlib.sha256(changed).hexdigest()})


def wrong_hash(dice, genuine):
    document = genuine.document()
    at = dice.randrange(64)
    digit = dice.choice([digit for digit in "0123456789abcdef" if digit != document["sha256"][at]])
    document["sha256"] = document["sha256"][:at] + digit + document["sha256"][at + 1 :]
    return genuine.week, json.dumps(document)


def truncated(dice, genuine):
    text = genuine.certificate.rstrip()
    return genuine.week, text[: dice.randrange(len(text))]


def member_gone_or_too_many(dice, genuine):
    document = genuine.document()
    where = dice.choice([document, some_prices(dice, document), dice.choice(document["cases"]), *document["lists"]])
    if dice.random() < 0.5:
        del where[dice.choice(sorted(where))]
    else:
        where["more"] = dice.choice([0, {}, []])
    return genuine.week, json.dumps(document)


def priced_over_lists(dice, document):
    """Prices that a case with a list has, or a list made of another one."""
    of = {case["prices"] for case in document["cases"] if case["list"] is not None}
    of |= {made["prices"] for made in document["lists"] if made["of"] is not None}
    return document["prices"][dice.choice(sorted(of))] if of else None


def visit_that_costs(dice, genuine):
    """Below 0 a household would be paid for being visited by more than one."""
    document, week = genuine.document(), json.loads(genuine.week)
    some_prices(dice, document)["visits"][dice.choice(week["slots"])["household"]] = -dice.randint(1, 10**12)
    return genuine.week, json.dumps(document)


def visits_moved(dice, genuine):
    document, week = genuine.document(), json.loads(genuine.week)
    prices = priced_over_lists(dice, document)
    if prices is None:
        return None
    for slot in dice.sample(week["slots"], 3):
        prices["visits"][slot["household"]] = dice.randint(0, 10**12)
    return genuine.week, below_the_score(dice, genuine, document)


def triple_spoiled(dice, genuine):
    """A price below 0, a slot twice, two slots, or a slot that is nobody's."""
    document, week = genuine.document(), json.loads(genuine.week)
    prices = priced_over_lists(dice, document)
    if prices is None:
        return None
    slots = [slot["id"] for slot in dice.sample(week["slots"], 3)]
    spoiled = ((slots, -1), (slots[:2] + slots[:1], 1), (slots[:2], 1), ([*slots[:2], "nobody's"], 1), (slots, 0.5))
    named, price = dice.choice(spoiled)
    prices["triples"].append({"slots": named, "price": price})
    return genuine.week, json.dumps(document)


def bundles_without_a_list(dice, genuine):
    document, week = genuine.document(), json.loads(genuine.week)
    alone = [case for case in document["cases"] if case["list"] is None]
    if not alone:
        return None
    prices = document["prices"][dice.choice(alone)["prices"]]
    if dice.random() < 0.5:
        prices["visits"][dice.choice(week["slots"])["household"]] = dice.randint(1, 10**10)
    else:
        slots = [slot["id"] for slot in dice.sample(week["slots"], 3)]
        prices["triples"].append({"slots": slots, "price": dice.randint(1, 10**10)})
    return genuine.week, json.dumps(document)


def list_of_elsewhere(dice, genuine):
    document = genuine.document()
    count = len(document["lists"])
    if count and dice.random() < 0.5:
        at = dice.randrange(count)
        document["lists"][at]["of"] = dice.choice([at, count, -1, "0", 0.0])
    else:
        dice.choice(document["cases"])["list"] = dice.choice([count, -1, "0", 0.0])
    return genuine.week, json.dumps(document)


def list_of_fewer_plans(dice, genuine):
    """A list keeps a decision that its cases do not."""
    document, week = genuine.document(), json.loads(genuine.week)
    used = [case["list"] for case in document["cases"] if case["list"] is not None]
    if not used:
        return None
    decision = {
        "caregiver": dice.choice(week["caregivers"])["id"],
        "slot": dice.choice(week["slots"])["id"],
        "given": dice.choice([True, False]),
    }
    made = document["lists"][dice.choice(used)]
    if decision in made["decisions"] or any(decision in case["decisions"] for case in document["cases"]):
        return None
    made["decisions"].append(decision)
    return genuine.week, json.dumps(document)


def list_at_other_prices(dice, genuine):
    document = genuine.document()
    if not document["lists"]:
        return None
    dice.choice(document["lists"])["prices"] = dice.randrange(len(document["prices"]))
    return genuine.week, below_the_score(dice, genuine, document)


TAMPERINGS = (
    lowered_by_a_step, lowered_below_the_score, prices_moved, prices_dropped, minutes_priced, price_of_a_stranger,
    price_in_parts, lesson_that_pays, share_below_nothing, share_above_the_charge, case_missing, no_case, case_twice,
    half_a_case, decision_spoiled, prices_of_elsewhere, coarser_grid, other_unit, points_that_say_less, other_week,
    other_bytes, other_week_with_its_hash, wrong_hash, truncated, member_gone_or_too_many,
    visit_that_costs, visits_moved, triple_spoiled, bundles_without_a_list, list_of_elsewhere, list_of_fewer_plans,
    list_at_other_prices,
)  # fmt: skip

OF_LISTS = (visits_moved, triple_spoiled, list_of_fewer_plans, list_at_other_prices)


# Enough for the lists of weeks as small as these; a claim far too low leaves more to list than anybody wants to.
MOST_STEPS = 1_000_000


def refusal(week: bytes, certificate: str) -> str | None:
    """Why it is refused, in words; None where it is accepted."""
    try:
        verified(week, certificate, steps=MOST_STEPS)
    except Refused as why:
        return str(why)
    return None


def certified(solver: str, folder: Path, seed: int, number: int) -> Genuine | None:
    """A made-up week and its certificate; None where nobody serves anything, as no claim is then too low."""
    week, plan, certificate = folder / "week.json", folder / "plan.json", folder / "certificate.json"
    size = ["--caregivers", str(6 + number % 9), "--slots", str(18 + 4 * (number % 8)), "--seed", str(1000 * seed + number)]
    version = ["--format", "2" if number % 3 else "1"]
    subprocess.run([solver, "generate", *size, *version, "--out", week], check=True, capture_output=True)
    # Little time leaves cases open, so that there are some.
    limits = ["--time-limit", "2", "--gap", "0", "--threads", "1"]
    files = ["--out", plan, "--certificate", certificate]
    subprocess.run([solver, "solve", week, *limits, *files], check=True, capture_output=True)
    made = json.loads(plan.read_text(encoding="utf-8"))
    genuine = Genuine(week.read_bytes(), certificate.read_text(encoding="utf-8"), Fraction(made["score"]))
    return genuine if made["assignments"] else None


def main() -> int:
    arguments = argparse.ArgumentParser(description="Tamper with certificates: all must be refused.")
    arguments.add_argument("--solver", required=True, help="the binary that has the `solve` command")
    arguments.add_argument("--tamperings", type=int, default=1000)
    arguments.add_argument("--weeks", type=int, default=20, help="made-up weeks to tamper with")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path, help="folder for what was wrongly accepted")
    given = arguments.parse_args()
    if shutil.which(given.solver) is None:
        arguments.error(f"{given.solver} is no program that can be run")
    wrong = 0
    weeks, cases, number = [], 0, -1
    dice = Random(given.seed)
    untried = list(TAMPERINGS)
    with tempfile.TemporaryDirectory() as folder:
        # More weeks where there is a kind that none of them can be spoiled by: few proofs need several cases, say.
        while number + 1 < given.weeks or untried and number + 1 < 6 * given.weeks:
            number += 1
            genuine = certified(given.solver, Path(folder), given.seed, number)
            if genuine is None:
                continue
            why = refusal(genuine.week, genuine.certificate)
            if why is not None:
                print(f"week {given.seed}/{number}: the genuine certificate is refused: {why}")
                wrong += 1
            weeks.append(genuine)
            cases += len(genuine.document()["cases"])
            untried = [tamper for tamper in untried if tamper(dice, genuine) is None]
    for tamper in untried:
        print(f"none of {len(weeks)} weeks can be spoiled by {tamper.__name__}")
    kinds = [tamper for tamper in TAMPERINGS if tamper not in untried]
    refused: Counter = Counter()
    while refused.total() + wrong < given.tamperings:
        tamper = kinds[(refused.total() + wrong) % len(kinds)]
        spoiled = None
        while spoiled is None:
            spoiled = tamper(dice, dice.choice(weeks))
        if refusal(*spoiled) is not None:
            refused[tamper.__name__] += 1
            continue
        wrong += 1
        print(f"accepted after {tamper.__name__}")
        if given.keep:
            given.keep.mkdir(parents=True, exist_ok=True)
            (given.keep / f"{wrong}-week.json").write_bytes(spoiled[0])
            (given.keep / f"{wrong}-certificate.json").write_text(spoiled[1], encoding="utf-8")
    for name, times in sorted(refused.items()):
        print(f"{times:5} {name}")
    print(f"{len(weeks)} weeks with {cases} cases; {refused.total()} tamperings refused, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
