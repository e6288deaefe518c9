"""The peers' models against the oracle's exact optimum on small made-up weeks: a comparison with a wrong model is none.

    target/peers/bin/python -m unittest discover -s solver/benches
"""

import unittest
from importlib import import_module
from multiprocessing import get_context

from peerplan import NO_PLAN

from optimum import optimum
from planfile import plan_from
from rules import breaches
from weekfile import week_from
from weeks import week as made_up_week

SEED, WEEKS = 11, range(150)
SECONDS = 30
POINTS = 0.01


def solved(task: tuple[str, int]) -> tuple[int, dict | None]:
    peer, number = task
    return import_module(peer).solve(week_from(made_up_week(SEED, number)), SECONDS, threads=1)


class Peers(unittest.TestCase):
    """Both are asked for the optimum itself."""

    def agrees(self, peer: str):
        optimal = 0
        # A process each: OR-Tools and highspy each bring a HiGHS of their own, and one process cannot hold both.
        with get_context("spawn").Pool(1) as process:
            answers = process.map(solved, [(peer, number) for number in WEEKS])
        for number, (ended, plan) in zip(WEEKS, answers):
            week = week_from(made_up_week(SEED, number))
            best = optimum(week)
            with self.subTest(week=number):
                if best is None:
                    self.assertEqual(ended, NO_PLAN)
                    continue
                self.assertEqual(ended, 0)
                self.assertEqual(breaches(week, plan_from(plan)), [])
                self.assertLessEqual(plan["score"], best.score + POINTS)
                self.assertGreaterEqual(plan["bound"], best.score - POINTS)
                self.assertAlmostEqual(plan["score"], best.score, delta=POINTS)
                optimal += 1
        self.assertGreater(optimal, 0.8 * len(WEEKS))

    def test_cpsat(self):
        self.agrees("cpsat")

    def test_monolith(self):
        self.agrees("monolith")


if __name__ == "__main__":
    unittest.main()
