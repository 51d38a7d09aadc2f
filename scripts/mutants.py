"""Changes a room's source at random places, one at a time, and counts how many changes its tests notice.

    make mutants ROOM=audit N=300 SEED=1

A changed file is a mutant (DeMillo, Lipton and Sayward 1978). Each is tried in a fork of this process against the
tests that run its statement, quick ones first, over a copy of `src/`; the checkout itself is never touched. What is
counted and what is left out: `docs/testing.md`.
"""

from __future__ import annotations

import argparse
import difflib
import functools
import importlib
import os
import random
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mutation.places import Source, source
from mutation.swap import Swap, swaps
from mutation.trace import Trace, trace
from mutation.trial import FAULT, Costs, Record, Session, changed, forked, fresh, session

ROOT = Path(__file__).parents[1]
LEFTOVER = ("snapshots", "dist", "output", "node_modules")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed file."""

    path: Path
    line: int
    text: str
    tests: frozenset[str]
    swaps: list[Swap]
    """Functions that differ; none where what runs on import does."""


def main() -> None:
    """Parse the command line, try the mutants, print each that survives, and then the count."""
    options = _options()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    os.chdir(ROOT)
    tests = options.tests or [f"tests/{options.room}"]
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        work = Path(folder)
        package = _copy(work)
        found = _traced(options, tests, package, work)
        # From here on Python writes no compiled files, so that none of a mutant is left.
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        sys.dont_write_bytecode = True
        print(f"{len(found.seconds)} tests take {sum(found.seconds.values()):.0f} s, watched", flush=True)
        for name in found.failed:
            print(f"left out, for it fails or takes too long: {name}")
        mutants = list(_sample(options, package, found))
        record = Record(work, options.patience)
        if forked(
            lambda: session(tests, record, work / "run", lambda loaded: _swapped(loaded, mutants, found.seconds, work))
        ):
            raise SystemExit("the tests do not run")
        for name in found.libraries:
            with suppress(Exception), warnings.catch_warnings(action="ignore"):
                importlib.import_module(name)
        for mutant in mutants:
            if not mutant.swaps:
                _try(mutant, found.seconds, record, work, functools.partial(_loaded_again, record, work))
        codes = [int(code) for code in (work / "codes").read_text(encoding="utf-8").split()]
    caught = sum(code != 0 for code in codes)
    print(f"{options.room}: {caught} of {len(codes)} caught, {caught / len(codes):.1%}; seed {options.seed}")


def _swapped(loaded: Session, mutants: list[Mutant], quick: dict[str, float], work: Path) -> None:
    """Try those mutants that need nothing loaded again."""
    for mutant in mutants:
        if mutant.swaps:
            _try(mutant, quick, loaded.record, work, functools.partial(loaded.trial, mutant.swaps))


def _loaded_again(record: Record, work: Path, costs: Costs) -> int:
    return forked(lambda: fresh(costs, record, work / "run"), work / "trial.log")


def _try(mutant: Mutant, quick: dict[str, float], record: Record, work: Path, trial: Callable[[Costs], int]) -> None:
    costs = {name: quick[name] for name in mutant.tests if name in quick}
    code = 0
    if costs:
        with changed(mutant.path, mutant.text):
            code = trial(costs)
        record.take(costs)
        log = (work / "trial.log").read_text(encoding="utf-8", errors="replace")
        if code == FAULT and str(mutant.path) not in log:
            raise SystemExit(f"a trial failed by itself\n{log[-4000:]}")
    with (work / "codes").open("a", encoding="utf-8") as codes:
        codes.write(f"{code}\n")
    if not code:
        _show(mutant, work, len(costs))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", help="a folder or file below src/reportdoc")
    parser.add_argument("tests", nargs="*", help="folders or files of tests; tests/<room> if none is given")
    parser.add_argument("--number", type=int, default=300, help="how many mutants (default: 300)")
    parser.add_argument("--seed", type=int, default=1, help="which ones (default: 1)")
    parser.add_argument(
        "--longest",
        type=float,
        default=6.0,
        help="processor seconds beyond which a test is left out (default: 6)",
    )
    parser.add_argument(
        "--patience",
        type=float,
        default=30.0,
        help="processor seconds of tests that a mutant may survive (default: 30)",
    )
    return parser.parse_args()


def _copy(work: Path) -> Path:
    """Copy the source, link all else that stands beside it, and return the copied package."""
    for entry in ROOT.iterdir():
        if entry.name not in LEFTOVER and not entry.name.startswith(".") and entry.name != "src":
            (work / entry.name).symlink_to(entry)
    shutil.copytree(ROOT / "src", work / "src")
    sys.path.insert(0, str(work / "src"))
    sys.path.insert(0, str(ROOT))
    os.environ["PYTHONPATH"] = str(work / "src")
    return work / "src/reportdoc"


def _traced(options: argparse.Namespace, tests: Sequence[str], package: Path, work: Path) -> Trace:
    log = work / "trace.log"
    if forked(lambda: trace(tests, package, options.room, work, options.longest) or 0, log):
        raise SystemExit(log.read_text(encoding="utf-8")[-4000:])
    return Trace.load(work / "trace.json")


def _sample(options: argparse.Namespace, package: Path, found: Trace) -> Iterator[Mutant]:
    """Yield mutants, drawn from all places of all files of the room alike; those that are no Python are drawn again."""
    top = package / options.room
    files = sorted(top.rglob("*.py")) if top.is_dir() else [top]
    sources = {path.relative_to(package): source(path.read_text(encoding="utf-8")) for path in files}
    places = [(file, place) for file, one in sources.items() for place in one.places]
    random.Random(options.seed).shuffle(places)
    print(f"{len(places)} places in {len(files)} files", flush=True)
    left = options.number
    for file, place in places:
        if not left:
            return
        text = sources[file].changed(place)
        try:
            with warnings.catch_warnings(action="ignore"):
                compile(text, str(file), "exec")
        except SyntaxError:
            continue
        left -= 1
        path = package / file
        by = found.lines.get(str(file), {})
        tests = {name for line in place.lines or () for name in by.get(line, ())}
        changes = swaps(path, sources[file].module.code, text) if place.lines and "" not in tests else []
        if not changes:
            tests |= _users(file, sources, package, found)
        yield Mutant(path, place.line, text, frozenset(tests - {""}), changes)


def _users(file: Path, sources: dict[Path, Source], package: Path, found: Trace) -> set[str]:
    """Return the tests that run functions of a file or of one that imports from it."""
    module = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
    naming = re.compile(rf"\breportdoc\.{re.escape(module)} import\b")
    using = [file, *(one for one in map(Path, found.lines) if naming.search((package / one).read_text("utf-8")))]
    return {
        name
        for one in using
        for body in (sources.get(one) or source((package / one).read_text("utf-8"))).bodies
        for line in body
        for name in found.lines.get(str(one), {}).get(line, ())
    }


def _show(mutant: Mutant, work: Path, tests: int) -> None:
    kept = mutant.path.read_text(encoding="utf-8").splitlines()
    difference = difflib.unified_diff(kept, mutant.text.splitlines(), n=0, lineterm="")
    print(f"survived {mutant.path.relative_to(work)}:{mutant.line} ({tests} tests)")
    for line in list(difference)[3:]:
        print(f"    {line}", flush=True)


if __name__ == "__main__":
    main()
