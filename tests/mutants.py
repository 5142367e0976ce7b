"""Would a test notice? Mutants of domain, statistics and application, a drawn sample or all of them.

`./run mutants` draws 500 of some 24,000 (each layer by its share, from a seed) and says what part the tests
killed, with the 95 % interval of a share; `./run mutants --all` tries every one, which takes a night. One
that runs for ever counts as killed.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
MADE = ROOT / "mutants" / "src" / "smallwins"
LAYERS = ("domain", "statistics", "application")
KILLED, NEVER_RUN = {1, 3}, {5, 33}
TIMED_OUT = {36, 24, -24, 152, 255}
ANY = "smallwins.domain.ids.x_make_id__mutmut_1"


def results(layer: str) -> dict[str, int | None]:
    """Return what became of each mutant of a layer; None was not tried."""
    held: dict[str, int | None] = {}
    for meta in (MADE / layer).rglob("*.meta"):
        held.update(json.loads(meta.read_text())["exit_code_by_key"])
    return held


def drawn(count: int, seed: int) -> list[str]:
    """Return a sample of the mutants, each layer by its share of them."""
    known = {layer: sorted(results(layer)) for layer in LAYERS}
    everything = sum(map(len, known.values()))
    chance = random.Random(seed)
    return [
        name
        for names in known.values()
        for name in chance.sample(names, round(count * len(names) / everything))
    ]


def mutmut(*names: str) -> None:
    """Make the mutants, and try those named (patterns as mutmut takes them; none is all)."""
    subprocess.run([sys.executable, "-m", "mutmut", "run", *names], cwd=ROOT, check=False)


def told(layer: str, codes: list[int]) -> str:
    """Say what share of these was killed, with its interval (Wilson, 95 %)."""
    killed = sum(code in KILLED | TIMED_OUT for code in codes)
    unseen = sum(code in NEVER_RUN for code in codes)
    count, share, z = len(codes), killed / len(codes), 1.959964
    middle = (share + z * z / 2 / count) / (1 + z * z / count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / 4 / count**2) / (1 + z * z / count)
    return (
        f"{layer:12} killed {killed} of {count}: {share:.1%} "
        f"({middle - spread:.1%} to {middle + spread:.1%}); {unseen} that no test runs"
    )


def main() -> None:
    """Make, draw, try, and tell; ends with 1 when fewer than four in five were killed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sample", type=int, default=500, help="how many are drawn")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--all", action="store_true", help="try every one")
    options = asked.parse_args()
    if options.all:
        mutmut()
        names = {name for layer in LAYERS for name in results(layer)}
    else:
        mutmut(ANY)  # makes all of them
        names = set(drawn(options.sample, options.seed))
        mutmut(*sorted(names))
    tried = {
        layer: [code for name, code in results(layer).items() if name in names and code is not None]
        for layer in LAYERS
    }
    together = [code for codes in tried.values() for code in codes]
    if not together:
        sys.exit("No mutant was tried: the tests have to pass first.")
    for layer, codes in [*tried.items(), ("together", together)]:
        if codes:
            print(told(layer, codes))
    sys.exit(sum(code in KILLED | TIMED_OUT for code in together) < 0.8 * len(together))


if __name__ == "__main__":
    main()
