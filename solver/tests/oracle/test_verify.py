"""Any prices and cases give a bound, one person's best week is the best of all, and what is tampered with is refused."""

import hashlib
import json
import unittest
from dataclasses import replace
from fractions import Fraction
from random import Random

from bestweek import NEVER, BestWeek
from by_hand import caregiver, slot
from byslope import by_slope
from certificate import FORMAT, Case, Decision, Listed, Prices, Refused, complete
from optimum import Search
from rounds import rounds_of, slots_in
from tampering import OF_LISTS, TAMPERINGS, Genuine, refusal
from verify import Proof, exact_week, verified
from weeks import week as made_up_week

UNIT = -28
POINT = 1 << 28
# Figures that are no whole units are rounded, each by less than one.
NEARLY = Fraction(1, 100)
NO_PRICES = Prices({}, {}, {}, {})


def some_prices(dice: Random, proof: Proof) -> Prices:
    """Prices from nothing to far too much, and shares that use up the charges or not."""
    week = proof.week
    high = dice.choice([0, 300, 3000])
    trainees = [person for person in week.caregivers if person.is_trainee]
    faces = {}
    for name, personal in proof.people.items():
        groups = [group for group in personal.groups if len(group) > 1]
        shares = {personal.slots[at].id: proof.figures.charge // len(group) for group in groups for at in group}
        shares = {slot: share for slot, share in shares.items() if dice.random() < 0.8}
        faces |= {name: shares} if shares else {}
    return Prices(
        slots={slot.id: dice.randint(-high // 3, high) * POINT for slot in week.slots},
        lessons={t.id: {slot.id: dice.randint(0, 300) * POINT for slot in week.slots} for t in trainees},
        faces=faces,
        minutes={name: dice.randint(-2, 4) * POINT for name in proof.people if dice.random() < 0.2},
    )


def some_cases(dice: Random, proof: Proof, so_far: tuple = ()) -> list[Case]:
    """A tree of decisions, each leaf with prices of its own."""
    if len(so_far) == 3 or dice.random() < 0.4:
        return [Case(so_far, some_prices(dice, proof))]
    person, asked = dice.choice(list(proof.people)), dice.choice(list(proof.week.slot))
    both = (Decision(person, asked, given) for given in (True, False))
    return [case for made in both for case in some_cases(dice, proof, (*so_far, made))]


def certificate_of(week_text: str, cases: list[Case]) -> str:
    """The tightest claim that these cases prove."""
    proof = Proof(exact_week(week_text), Fraction(2) ** UNIT)
    grid = proof.figures.grid(proof.week)
    units = max(proof.bound(case) for case in cases) // grid * grid
    return json.dumps(
        {
            "format": FORMAT,
            "week": proof.week.name,
            "sha256": hashlib.sha256(week_text.encode()).hexdigest(),
            "unit": UNIT,
            "grid": grid,
            "bound_units": units,
            "bound": units / POINT,
            "prices": [vars(case.prices) | {"triples": []} for case in cases],
            "lists": [],
            "cases": [
                {"decisions": [vars(made) for made in case.decisions], "prices": at, "list": None}
                for at, case in enumerate(cases)
            ],
        }
    )


class Bounds(unittest.TestCase):
    def test_no_prices_and_no_cases_prove_less_than_the_optimum(self):
        seen = 0
        for number in range(150):
            document = made_up_week(11, number)
            text = json.dumps(document)
            dice = Random(number)
            proof = Proof(exact_week(text), Fraction(2) ** UNIT)
            best = Search(proof.week).best()
            cases = some_cases(dice, proof)
            complete(tuple(cases))
            bound = max(proof.bound(case) for case in cases) * Fraction(2) ** UNIT
            if best is not None:
                self.assertGreaterEqual(bound, Fraction(best.score) - NEARLY, f"week 11/{number}")
                seen += 1
        self.assertGreater(seen, 100)

    def test_lists_hold_every_better_plan_at_whatever_prices(self):
        seen = 0
        for number in range(120):
            text = json.dumps(made_up_week(14, number))
            proof = Proof(exact_week(text), Fraction(2) ** UNIT)
            best = Search(proof.week).best()
            if best is None:
                continue
            dice = Random(number)
            slots = [slot.id for slot in proof.week.slots if slot.either is None]
            made = replace(some_prices(dice, proof), minutes={})
            bundled = replace(
                some_prices(dice, proof),
                minutes={},
                visits={name: dice.randint(0, 900) * POINT for name in proof.households},
                triples=tuple(
                    (frozenset(dice.sample(slots, 3)), dice.randint(0, 900) * POINT) for _ in range(3) if len(slots) > 2
                ),
            )
            # One point below the best plan: that plan has to be in the lists.
            enough = int(Fraction(best.score) / Fraction(2) ** UNIT) - POINT
            proof.make_lists((Listed(None, (), made), Listed(0, (), bundled)), enough)
            for listed in (0, 1):
                bound = proof.bound(Case((), bundled, listed)) * Fraction(2) ** UNIT
                self.assertGreaterEqual(bound, Fraction(best.score) - NEARLY, f"week 14/{number}")
                seen += 1
        self.assertGreater(seen, 150)

    def test_the_best_week_is_the_best_of_all_rounds(self):
        compared, tightened = 0, 0
        for number in range(180):
            proof = Proof(exact_week(json.dumps(made_up_week(12, number))), Fraction(2) ** UNIT)
            dice = Random(number)
            prices = some_prices(dice, proof)
            offers = proof.offers(prices)
            for name, personal in proof.people.items():
                own, must = proof.worth(name, Case((), prices), offers)
                shares = proof.shares(name, prices)
                asked = BestWeek(personal, own, must, shares)
                relaxed, found = asked.bound, asked.tighten()
                best = self.best_of_rounds(personal, own, must, shares)
                self.assertEqual(best is None, found == NEVER, f"12/{number} {name}")
                if best is not None:
                    self.assertLessEqual(abs(found * Fraction(2) ** UNIT - best), NEARLY, f"12/{number} {name}")
                    self.assertGreaterEqual(by_slope(personal, own, must, dice.randint(-3, 3) * POINT), found)
                compared += 1
                tightened += found < relaxed
        self.assertGreater(compared, 300)
        self.assertGreater(tightened, 50)

    @staticmethod
    def best_of_rounds(personal, own, must, shares):
        """Points: by enumeration, with the charges whole and the prices paid."""
        from score import PARTS

        week, person = personal.week, personal.person
        best = None
        for found in rounds_of(week, person):
            ids = {slot.id for slot in slots_in(week, found.slots)}
            if found.broken is not None or not ids <= personal.place_of.keys():
                continue
            places = {personal.place_of[name] for name in ids}
            if not must <= places:
                continue
            parts = [*zip(PARTS, found.presence, strict=True), *zip(PARTS, found.work, strict=True)]
            points = sum(value for _, value in parts)
            # What is paid for groups of one slot is a charge already.
            alone = {group[0] for group in personal.groups if len(group) == 1}
            charge = personal.figures.charge
            paid = [
                personal.gain[place] - own[place] - shares.get(place, 0) - (charge if place in alone else 0)
                for place in places
            ]
            prices = sum(paid) * Fraction(2) ** UNIT
            worth = Fraction(points) - prices
            best = worth if best is None else max(best, worth)
        return best


class Completeness(unittest.TestCase):
    def cases(self, *written: str) -> tuple[Case, ...]:
        """`"a+ b-"`: slot a given, b kept."""
        made = [tuple(Decision("c", word[0], word[1] == "+") for word in line.split()) for line in written]
        return tuple(Case(decisions, NO_PRICES) for decisions in made)

    def test_leaves_of_a_tree_are_complete(self):
        complete(self.cases(""))
        complete(self.cases("a+", "a- b+", "a- b-"))
        complete(self.cases("a- b-", "a+ c-", "a- b+", "a+ c+"))

    def test_what_is_missing_or_overlaps_is_named(self):
        table = [
            (["a+"], "missing"),
            (["a+", "a- b+"], "missing"),
            (["", ""], "overlap"),
            (["a+", "a-", "a-"], "overlap"),
            (["a+", "a-", "a- b+"], "overlap"),
            (["a+", "b-"], "overlap or are missing"),
        ]
        for written, words in table:
            with self.assertRaises(Refused, msg=str(written)) as refused:
                complete(self.cases(*written))
            self.assertIn(words, str(refused.exception))


class Tampering(unittest.TestCase):
    def setUp(self):
        self.genuine = []
        for number in range(40):
            text = json.dumps(made_up_week(13, number))
            proof = Proof(exact_week(text), Fraction(2) ** UNIT)
            best = Search(proof.week).best()
            if best is None or best.score <= 0:
                continue
            certificate = certificate_of(text, some_cases(Random(number), proof))
            self.genuine.append(Genuine(text.encode(), certificate, Fraction(best.score)))

    def test_each_is_accepted_as_it_is(self):
        for genuine in self.genuine:
            verified(genuine.week, genuine.certificate)

    def test_every_tampering_is_refused(self):
        dice = Random(5)
        for tamper in TAMPERINGS:
            spoiled = 0
            # Some need lists, which only the solver's own certificates have.
            for _ in range(200):
                pair = tamper(dice, dice.choice(self.genuine)) if spoiled < 12 else None
                if pair is None:
                    continue
                self.assertIsNotNone(refusal(*pair), tamper.__name__)
                spoiled += 1
            self.assertTrue(spoiled == 12 or tamper in OF_LISTS, tamper.__name__)


class ByHand(unittest.TestCase):
    def week(self, **changes) -> str:
        morning = {"start": "2026-11-23T08:00:00Z", "end": "2026-11-23T10:00:00Z"}
        asked = [slot("a", *morning.values(), household="h"), slot("b", *morning.values(), household="k")]
        document = {
            "format": "wijkopvang-week/2",
            "week": "2026-W48",
            "time_zone": "Europe/Brussels",
            "caregivers": [caregiver("c")],
            "slots": asked,
        }
        return json.dumps(document | changes)

    def bound(self, text: str, prices: Prices) -> Fraction:
        proof = Proof(exact_week(text), Fraction(2) ** UNIT)
        return proof.bound(Case((), prices)) * Fraction(2) ** UNIT

    def test_one_caregiver_cannot_be_in_two_places(self):
        # 1200 for the minutes, less 100 for the new face; without prices both households still hope for their 600.
        self.assertEqual(self.bound(self.week(), NO_PRICES), 1100 + 2 * 600)
        # At 600 below nothing for both slots nobody is hoped for but the one who is served.
        priced = Prices({"a": -600 * POINT, "b": -600 * POINT}, {}, {}, {})
        self.assertEqual(self.bound(self.week(), priced), 1100 + 600)

    def test_alternatives_count_once(self):
        document = json.loads(self.week())
        for entry in document["slots"]:
            entry |= {"household": "h", "either": "one"}
        priced = Prices({"a": 100 * POINT, "b": 40 * POINT}, {}, {}, {})
        # The household earns the dearer one; the caregiver takes the cheaper one and is new there, once.
        self.assertEqual(self.bound(json.dumps(document), priced), 600 + 100 + 1200 - 40 - 100)


if __name__ == "__main__":
    unittest.main()
