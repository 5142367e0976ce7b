"""What is fast enough: one file per budget of the architecture, each a ratio taken in one run."""

import os
from dataclasses import dataclass

# Budgets are for one core, and a second thread that waits for work would be counted as work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measured ratio: what it is of, the gate it has to pass, the aim, and the absolute figure beside it.

    The ratio may be at most the gate; with `least` it has to be at least that.
    """

    name: str
    ratio: float
    gate: float
    aim: str
    shown: str
    least: bool = False

    @property
    def passed(self) -> bool:
        """Whether the ratio passes its gate."""
        return self.ratio >= self.gate if self.least else self.ratio <= self.gate
