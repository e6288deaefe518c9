"""Recomputes the bound of a week from its certificate, and accepts or refuses it, in words.

    python3 verify.py WEEK.json CERTIFICATE.json [PLAN.json] [--jobs N]

Written from `solver/docs/certificate.md` and the week format alone; shares nothing with the solver. Exits 0
when the certificate proves what it claims (and the plan's bound is no lower), 1 when it does not.
"""

import argparse
import hashlib
import json
import os
import sys
import time
from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path

from bestweek import NEVER, BestWeek
from byslope import by_slope
from certificate import Case, Certificate, Listed, Prices, Refused, certificate_from
from listing import MOST_STEPS, Listing, Week
from personal import Figures, Personal, Units, within_reach
from weekfile import Caregiver, Week, week_from


# Far below what any week is worth, and any sum of a few.
CLOSED = NEVER // 64
# By person: what each listed week is worth.
Priced = dict[str, list[tuple[int, Week]]]


class Proof:
    """A week in units, and everybody in it; computes the bound of any prices and decisions."""

    def __init__(self, week: Week, unit: Fraction, steps: int = MOST_STEPS):
        # So many are left for all lists of the certificate.
        self.steps = steps
        self.week, self.figures = week, Figures(week, Units(unit))
        reach = {person.id: within_reach(week, person) for person in week.caregivers}
        self.mentors = [person for person in week.caregivers if person.stage == "mentor"]
        for trainee in week.caregivers:
            if trainee.is_trainee:
                led = {slot.id for mentor in self.mentors if may_follow(trainee, mentor) for slot in reach[mentor.id]}
                reach[trainee.id] = [slot for slot in reach[trainee.id] if slot.id in led]
        self.people = {p.id: Personal(week, p, reach[p.id], self.figures) for p in week.caregivers}
        self.carers = {p.id for p in week.caregivers if not p.is_trainee}
        self.servable = {slot.id for name in self.carers for slot in reach[name]}
        self.households: dict[str, list] = defaultdict(list)
        for slot in week.slots:
            if slot.id in self.servable:
                self.households[slot.household].append(slot)
        self.constant = -self.figures.change * sum(slot.published is not None for slot in week.slots)
        self.known: dict[str, dict] = {name: {} for name in self.people}
        self.lists: list[dict[str, list[Week]]] = []

    # What is asked of a certificate besides its sums

    def names_are_known(self, case: Case) -> None:
        slots, people = self.week.slot, self.people
        named = [(made.caregiver, made.slot) for made in case.decisions]
        for listed in (case.prices.lessons, case.prices.faces):
            named += [(person, slot) for person, priced in listed.items() for slot in priced]
        unknown = {person for person, _ in named if person not in people} | (case.prices.minutes.keys() - people.keys())
        unknown |= case.prices.visits.keys() - {slot.household for slot in self.week.slots}
        unknown |= {slot for triple, _ in case.prices.triples for slot in triple if slot not in slots}
        unknown |= {slot for _, slot in named if slot not in slots} | (case.prices.slots.keys() - slots.keys())
        if unknown:
            raise Refused(f"names that are not in the week: {sorted(unknown)[:5]}")

    def shares_are_covered(self, prices: Prices) -> None:
        """The shares of a charge are no more than the charge, and only slots of a group have any."""
        for name, shares in prices.faces.items():
            left = {slot for slot, share in shares.items() if share}
            personal = self.people[name]
            for group in personal.groups:
                ids = [personal.slots[place].id for place in group]
                held = sum(shares.get(slot, 0) for slot in ids)
                if held > self.figures.charge:
                    household = personal.slots[group[0]].household
                    raise Refused(f"{name} pays {held} units in shares at {household}, the charge is {self.figures.charge}")
                left.difference_update(ids)
            if left:
                raise Refused(f"{name} has shares for slots where no charge is due: {sorted(left)[:5]}")

    # The sum of the theorem

    def of_households(self, prices: Prices) -> int:
        earned = 0
        for name, slots in self.households.items():
            first = self.figures.first - prices.visits.get(name, 0)
            best: dict[str, int] = {}
            alone = []
            for slot in slots:
                price = prices.slots.get(slot.id, 0)
                if slot.either is None:
                    alone.append(price)
                else:
                    best[slot.either] = max(best.get(slot.either, price), price)
            counted = alone + list(best.values())
            served = sum(price for price in counted if price >= 0) if max(counted) >= 0 else max(counted)
            earned += max(0, first + served)
        return earned

    def offers(self, prices: Prices) -> dict[str, list[tuple[Caregiver, int]]]:
        """By slot: the trainees who pay to go along, if it is within their reach."""
        found: dict[str, list] = defaultdict(list)
        for name, priced in prices.lessons.items():
            for slot, price in priced.items():
                if slot in self.people[name].place_of:
                    found[slot].append((self.people[name].person, price))
        return found

    def worth(self, name: str, case: Case, offers: dict) -> tuple[list[int | None], frozenset[int]]:
        """What each slot is worth to a person, None where it is closed, and the slots that must be taken."""
        personal, prices = self.people[name], case.prices
        person = personal.person
        if person.is_trainee:
            paid = prices.lessons.get(name, {})
            own: list[int | None] = [
                gain - paid.get(slot.id, 0) for gain, slot in zip(personal.gain, personal.slots, strict=True)
            ]
        else:
            own = []
            for gain, slot in zip(personal.gain, personal.slots, strict=True):
                worth = gain - prices.slots.get(slot.id, 0)
                if person.stage == "mentor":
                    worth += max((q for trainee, q in offers.get(slot.id, ()) if may_follow(trainee, person)), default=0)
                own.append(worth)
            shares = prices.faces.get(name, {})
            for group in personal.groups:
                for place in group:
                    whole = len(group) == 1
                    own[place] -= self.figures.charge if whole else shares.get(personal.slots[place].id, 0)
        must = set(personal.pinned)
        for made in case.decisions:
            self.decide(name, made, own, must)
        return own, frozenset(must)

    def decide(self, name: str, made, own: list[int | None], must: set[int]) -> None:
        personal = self.people[name]
        place = personal.place_of.get(made.slot)
        if made.caregiver == name:
            if place is None:
                # Given, though no week holds it: an impossible case; kept: nothing new.
                if made.given:
                    must.add(-1)
                return
            if made.given:
                must.add(place)
            else:
                own[place] = None
        elif made.given:
            if place is not None and (made.caregiver in self.carers) == (name in self.carers):
                own[place] = None
        if made.given:
            either = self.week.slot[made.slot].either
            for other, slot in enumerate(personal.slots):
                if either is not None and slot.either == either and slot.id != made.slot:
                    own[other] = None

    def shares(self, name: str, prices: Prices) -> dict[int, int]:
        """By place: the share of a charge that is in the price."""
        place_of = self.people[name].place_of
        return {place_of[slot]: share for slot, share in prices.faces.get(name, {}).items() if share and slot in place_of}

    def asked(self, name: str, case: Case, offers: dict):
        """The person's week as far as it was looked at: an upper bound that can be tightened, or a figure."""
        own, must = self.worth(name, case, offers)
        if -1 in must:
            return NEVER
        personal, shares = self.people[name], self.shares(name, case.prices)
        slope = case.prices.minutes.get(name)
        key = (tuple(own), must, slope, tuple(shares.items()))
        known = self.known[name]
        if key not in known:
            exact = slope is None
            known[key] = BestWeek(personal, own, must, shares) if exact else by_slope(personal, own, must, slope)
        return known[key]

    def bound(self, case: Case, enough: int | None = None) -> int:
        """Units that no plan of the case exceeds. No more is looked at than is needed to come down to `enough`."""
        self.names_are_known(case)
        self.shares_are_covered(case.prices)
        if case.list is not None:
            found = self.of_listed(case, self.lists[case.list])
            return NEVER if found is None else found[0]
        offers = self.offers(case.prices)
        fixed = self.constant + self.of_households(case.prices)
        weeks = [self.asked(name, case, offers) for name in self.people]
        return summed(fixed, weeks, enough)


    # Lists of weeks

    def make_lists(self, lists: tuple[Listed, ...], enough: int) -> None:
        """The weeks of which every plan of more than `enough` units consists that keeps a list's decisions; a list of
        nobody's weeks where there is no such plan."""
        self.lists = []
        for made in lists:
            case = Case(made.decisions, made.prices)
            self.names_are_known(case)
            self.shares_are_covered(made.prices)
            if made.prices.minutes:
                raise Refused("a list has a price on minutes")
            if made.of is None:
                self.lists.append(self.listed(case, enough))
                continue
            found = self.of_listed(case, self.lists[made.of])
            if found is None:
                self.lists.append({})
                continue
            total, priced = found
            near = {}
            for name, weeks in priced.items():
                best = max(worth for worth, _ in weeks)
                near[name] = [week for worth, week in weeks if best - worth < total - enough]
            self.lists.append(near)

    def listed(self, case: Case, enough: int) -> dict[str, list[Week]]:
        if case.prices.visits or case.prices.triples:
            raise Refused("a list of all weeks has prices that only listed weeks can be asked for")
        offers = self.offers(case.prices)
        best = {}
        for name in self.people:
            asked = self.asked(name, case, offers)
            best[name] = asked if isinstance(asked, int) else asked.tighten()
            if best[name] == NEVER:
                return {}
        slack = self.constant + self.of_households(case.prices) + sum(best.values()) - enough
        if slack <= 0:
            return {}
        weeks = {}
        for name, personal in self.people.items():
            own, must = self.worth(name, case, offers)
            listing = Listing(personal, own, must, self.shares(name, case.prices))
            weeks[name] = listing.above(best[name] - slack + 1, self.steps)
            self.steps -= listing.steps
        return weeks

    def of_listed(self, case: Case, lists: dict[str, list[Week]]) -> tuple[int, Priced] | None:
        """The sum of the theorem over listed weeks, and what each is worth; none where somebody has no week."""
        if case.prices.minutes:
            raise Refused("a list is asked with a price on minutes")
        prices = replace(case.prices, faces={})
        alike = self.alternatives(prices)
        offers = self.offers(prices)
        total = self.constant + self.of_households(prices) + sum(price for _, price in prices.triples)
        priced = {}
        for name, personal in self.people.items():
            own, must = self.worth(name, replace(case, prices=prices), offers)
            if -1 in must or not lists.get(name):
                return None
            # What a slot is worth less what of it is in the week's value already; a week with a closed one is worth nothing.
            pairs = zip(own, personal.value, strict=True)
            extra = [CLOSED if worth is None else worth - gain for worth, gain in pairs].__getitem__
            visits = {} if personal.person.is_trainee else prices.visits
            named = [] if personal.person.is_trainee else [alike.get(slot.id, ()) for slot in personal.slots]
            in_triples = {place for place, triples in enumerate(named) if triples}
            found = []
            for week in lists[name]:
                worth = week.value + sum(map(extra, week.places))
                if worth < CLOSED // 2 or must and not must.issubset(week.places):
                    continue
                if visits:
                    worth += sum(visits.get(household, 0) for household in week.households)
                if in_triples and not in_triples.isdisjoint(week.places):
                    worth -= self.of_triples([named[place] for place in week.places], prices)
                found.append((worth, week))
            if not found:
                return None
            priced[name] = found
            total += max(worth for worth, _ in found)
        return total, priced

    def alternatives(self, prices: Prices) -> dict[str, list[tuple[int, str]]]:
        """By slot: the triples that it, or one of its alternatives, is in, and as which of the three."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, (triple, _) in enumerate(prices.triples):
            if len(triple) < 3:
                raise Refused("a triple names a slot twice")
            eithers = [self.week.slot[slot].either for slot in triple if self.week.slot[slot].either is not None]
            if len(set(eithers)) < len(eithers):
                raise Refused("a triple names two alternatives")
            for name in triple:
                either = self.week.slot[name].either
                for slot in self.week.slots:
                    if slot.id == name or either is not None and slot.either == either:
                        found[slot.id].append((number, name))
        return found

    def of_triples(self, named: list, prices: Prices) -> int:
        """What a caregiver's week pays for triples of which it holds two slots or three."""
        held: dict[int, set[str]] = defaultdict(set)
        for number, name in (pair for pairs in named for pair in pairs):
            held[number].add(name)
        return sum(prices.triples[number][1] for number, names in held.items() if len(names) > 1)


def summed(fixed: int, weeks: list, enough: int | None) -> int:
    figures = [week if isinstance(week, int) else week.bound for week in weeks]
    total = fixed + sum(figures)
    for week, figure in zip(weeks, figures, strict=True):
        if figure == NEVER or enough is not None and total <= enough:
            break
        if not isinstance(week, int):
            total += week.tighten() - figure
    return total


def may_follow(trainee: Caregiver, mentor: Caregiver) -> bool:
    return not trainee.mentors or mentor.id in trainee.mentors


def exact_week(text: str) -> Week:
    """The week, with the weights as the decimal numbers that stand in the file."""
    week = week_from(json.loads(text))
    given = json.loads(text, parse_float=Fraction).get("weights") or {}
    return replace(week, weights=week.weights | given)


def verified(week_bytes: bytes, text: str, jobs: int = 1, steps: int = MOST_STEPS) -> tuple[Certificate, int]:
    """The certificate, and the bound in units that it proves. Refuses in words, also what takes too many steps."""
    certificate = certificate_from(text)
    found = hashlib.sha256(week_bytes).hexdigest()
    if certificate.sha256 != found:
        raise Refused(f"it is of another week file: {certificate.sha256[:12]}…, this one is {found[:12]}…")
    week = exact_week(week_bytes.decode("utf-8"))
    if certificate.week != week.name:
        raise Refused(f"it is of week {certificate.week}, the file is of {week.name}")
    proof = Proof(week, certificate.unit, steps)
    grid = proof.figures.grid(week)
    if grid % certificate.grid:
        raise Refused(f"scores are multiples of {grid} units, not of the grid {certificate.grid}")
    enough = certificate.bound_units + certificate.grid - 1
    proof.make_lists(certificate.lists, enough)
    proved = max(bounds(proof, certificate.cases, enough, jobs))
    if certificate.lists:
        # What is in no list may be worth as much as the claim.
        proved = max(proved, certificate.bound_units)
    rounded = proved // certificate.grid * certificate.grid
    if rounded > certificate.bound_units:
        points = float(certificate.bound_units * certificate.unit), float(rounded * certificate.unit)
        raise Refused(f"it claims {points[0]} points, but its prices prove no less than {points[1]}")
    return certificate, rounded


def bounds(proof: Proof, cases: tuple[Case, ...], enough: int, jobs: int) -> list[int]:
    """The bound of each case; side by side where there are several."""
    if jobs == 1 or len(cases) < 2 and (len(proof.people) < 40 or cases[0].list is not None):
        return [proof.bound(case, enough) for case in cases]
    context = get_context("fork")
    if len(cases) > 1:
        with context.Pool(jobs, set_up, (proof, cases, enough)) as pool:
            return pool.map(bound_of, range(len(cases)), chunksize=max(1, min(8, len(cases) // jobs)))
    proof.names_are_known(cases[0])
    proof.shares_are_covered(cases[0].prices)
    with context.Pool(jobs, set_up, (proof, cases, enough)) as pool:
        figures = pool.map(week_of, list(proof.people), chunksize=4)
    return [proof.constant + proof.of_households(cases[0].prices) + sum(figures)]


# What the processes share: given to each when it starts.
SHARED: list = []


def set_up(*shared) -> None:
    SHARED[:] = shared


def bound_of(number: int) -> int:
    proof, cases, enough = SHARED
    return proof.bound(cases[number], enough)


def week_of(name: str) -> int:
    proof, cases, _ = SHARED
    asked = proof.asked(name, cases[0], proof.offers(cases[0].prices))
    return asked if isinstance(asked, int) else asked.tighten()


def main() -> int:
    arguments = argparse.ArgumentParser(description="Recompute a bound from its certificate.")
    arguments.add_argument("week", type=Path, help="week file")
    arguments.add_argument("certificate", type=Path, help="what `solve --certificate` wrote")
    arguments.add_argument("plan", type=Path, nargs="?", help="plan file whose bound is looked at too")
    arguments.add_argument("--jobs", type=int, default=os.cpu_count(), help="processes side by side")
    given = arguments.parse_args()
    began = time.monotonic()
    try:
        text = given.certificate.read_text(encoding="utf-8")
        certificate, proved = verified(given.week.read_bytes(), text, given.jobs)
        points = proved * certificate.unit
        if given.plan is not None:
            stated = json.loads(given.plan.read_text(encoding="utf-8"))["bound"]
            if Fraction(stated) < points - Fraction(1, 100):
                raise Refused(f"the plan states a bound of {stated}, what is proved is {float(points)}")
    except UnicodeDecodeError:
        print("refused: a file is no UTF-8 text")
        return 1
    except Refused as why:
        print(f"refused: {why}")
        return 1
    cases = f"{len(certificate.cases)} case{'s' * (len(certificate.cases) > 1)}"
    print(f"accepted: no plan scores more than {float(points)} points ({cases}, {time.monotonic() - began:.1f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
