"""Simulate everybody and write docs/design/calibration.md, which begins with what misses its mark."""

import argparse
import os
import sys
from pathlib import Path
from time import perf_counter

# One core is asked for; a second thread that waits would only get in the way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from calibrate import associations, comebacks, forecasts, timings, trials
from calibrate.report import Table, page

PAGE = Path(__file__).parent.parent / "docs/design/calibration.md"
PARTS = {
    "associations": associations.measure,
    "comebacks": comebacks.measure,
    "timings": timings.measure,
    "trials": trials.measure,
    "forecasts": forecasts.measure,
}


def main() -> None:
    """Run all parts, or those named, and print or write the page."""
    words = argparse.ArgumentParser(prog="calibrate", description=__doc__)
    words.add_argument("parts", nargs="*", help=f"some of {', '.join(PARTS)}; all of them write the page")
    words.add_argument("--runs", type=int, default=2_000, help="people in each row (2,000)")
    words.add_argument("--seed", type=int, default=1, help="of everything that is drawn (1)")
    given = words.parse_args()
    tables: list[Table] = []
    for at, (name, measure) in enumerate(PARTS.items()):
        if not given.parts or name in given.parts:
            start = perf_counter()
            tables += measure(given.runs, np.random.default_rng([given.seed, at]))
            print(f"{name}: {perf_counter() - start:.0f} s", file=sys.stderr)
    text = page(tables, runs=given.runs, seed=given.seed)
    if given.parts:
        print(text)
    else:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
