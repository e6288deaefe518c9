"""A linear model put together row by row, handed to HiGHS in one piece (HiGHS' calls one by one are slow from Python)."""

from collections.abc import Iterable

import highspy
import numpy as np

INFINITY = highspy.kHighsInf


class Rows:
    """Columns with bounds and points, rows with bounds; points are maximised."""

    def __init__(self):
        self.points: list[float] = []
        self.least: list[float] = []
        self.most: list[float] = []
        self.whole: list[bool] = []
        self.constant = 0.0
        self.row_least: list[float] = []
        self.row_most: list[float] = []
        self.starts = [0]
        self.columns: list[int] = []
        self.factors: list[float] = []

    def column(self, points: float = 0.0, most: float = 1.0, whole: bool = False) -> int:
        """A new column between 0 and `most`; its number."""
        self.points.append(points)
        self.least.append(0.0)
        self.most.append(most)
        self.whole.append(whole)
        return len(self.points) - 1

    def row(self, terms: Iterable[tuple[int, float]], least: float = -INFINITY, most: float = INFINITY) -> None:
        """least ≤ Σ factor × column ≤ most; no column twice."""
        for column, factor in terms:
            self.columns.append(column)
            self.factors.append(factor)
        self.starts.append(len(self.columns))
        self.row_least.append(least)
        self.row_most.append(most)

    def crude_bound(self) -> float:
        """No plan is worth more than all columns that gain points together."""
        return self.constant + sum(max(0.0, gain) * most for gain, most in zip(self.points, self.most))

    def handed_to(self, highs: highspy.Highs) -> None:
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = len(self.points), len(self.row_least)
        lp.sense_, lp.offset_ = highspy.ObjSense.kMaximize, self.constant
        lp.col_cost_, lp.col_lower_, lp.col_upper_ = map(np.array, (self.points, self.least, self.most))
        lp.row_lower_, lp.row_upper_ = np.array(self.row_least), np.array(self.row_most)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(self.starts, dtype=np.int32)
        lp.a_matrix_.index_ = np.array(self.columns, dtype=np.int32)
        lp.a_matrix_.value_ = np.array(self.factors)
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[whole] for whole in self.whole]
        highs.passModel(lp)
