"""Changes a room's source at random places, one at a time, and counts how many changes its tests notice.

    make mutants ROOM=audit N=300 SEED=1

A changed file is a mutant (DeMillo, Lipton and Sayward 1978). Each is tried in a fork of this process against the
tests that run its statement, quick ones first, over a copy of `src/`; the checkout itself is never touched. What is
counted and what is left out: `docs/testing.md`.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
import random
import re
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from mutation.places import Source, source
from mutation.trace import Trace, trace
from mutation.trial import forked, noticed

ROOT = Path(__file__).parents[1]
LEFTOVER = ("snapshots", "dist", "output", "node_modules")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed file."""

    file: Path
    """Below the package."""
    line: int
    text: str
    tests: frozenset[str]


def main() -> None:
    """Parse the command line, try the mutants, print each that survives, and then the count."""
    options = _options()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        work = Path(folder)
        package = _copy(work)
        found = _traced(options.tests or [f"tests/{options.room}"], package, work)
        quick = {name: seconds for name, seconds in found.seconds.items() if seconds <= options.longest}
        _tell(found, quick, options.longest)
        for name in found.libraries:
            with suppress(Exception), warnings.catch_warnings(action="ignore"):
                importlib.import_module(name)
        # From here on Python writes no compiled files, so that none of a mutant is left.
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        sys.dont_write_bytecode = True
        caught = uncovered = count = 0
        started = time.monotonic()
        for mutant in _sample(options, package, found):
            count += 1
            limits = {name: 5 + 5 * quick[name] for name in mutant.tests if name in quick}
            if limits and _notices(mutant, package, work, limits):
                caught += 1
                continue
            uncovered += not limits
            _show(mutant, package, len(limits))
        if not count:
            raise SystemExit(f"nothing to change in {options.room}")
        minutes = (time.monotonic() - started) / 60
        print(
            f"{options.room}: {caught} of {count} caught ({caught / count:.1%}),"
            f" {uncovered} of the others run by no test; seed {options.seed}, {len(quick)} tests, {minutes:.1f} minutes"
        )


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


def _traced(tests: Sequence[str], package: Path, work: Path) -> Trace:
    log = work / "trace.log"
    if forked(lambda: trace(tests, package, work) or 0, log):
        raise SystemExit(log.read_text(encoding="utf-8")[-4000:])
    return Trace.load(work / "trace.json")


def _tell(found: Trace, quick: dict[str, float], longest: float) -> None:
    print(f"{len(quick)} tests take {sum(quick.values()):.0f} s", flush=True)
    for name in found.failed:
        print(f"left out, for it fails without any change: {name}")
    for name, seconds in found.seconds.items():
        if seconds > longest:
            print(f"left out, for it takes {seconds:.0f} s: {name}")


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
        yield Mutant(file, place.line, text, _tests(file, place.lines, sources, package, found))


def _tests(file: Path, lines: range | None, sources: dict[Path, Source], package: Path, found: Trace) -> frozenset[str]:
    """Return the tests that run one of some lines; for what runs on import, those of the file and those it serves."""
    if lines is not None:
        by = found.lines.get(str(file), {})
        return frozenset(name for line in lines for name in by.get(line, ()))
    module = ".".join(file.with_suffix("").parts).removesuffix(".__init__")
    naming = re.compile(rf"\breportdoc\.{re.escape(module)} import\b")
    using = [file, *(one for one in map(Path, found.lines) if naming.search((package / one).read_text("utf-8")))]
    return frozenset(
        name
        for one in using
        for body in (sources.get(one) or source((package / one).read_text("utf-8"))).bodies
        for line in body
        for name in found.lines.get(str(one), {}).get(line, ())
    )


def _notices(mutant: Mutant, package: Path, work: Path, limits: dict[str, float]) -> bool:
    with _changed(package / mutant.file, mutant.text):
        code = forked(lambda: noticed(limits, work / "run"), work / "trial.log")
    if code in (4, 5, 70):
        # Usage errors come from a source that cannot be imported; else the trial itself is at fault.
        log = (work / "trial.log").read_text(encoding="utf-8", errors="replace")
        if "mutants-" not in log:
            raise SystemExit(f"a trial failed by itself: {code}\n{log[-4000:]}")
    return code != 0


@contextmanager
def _changed(path: Path, text: str) -> Iterator[None]:
    kept, times = path.read_bytes(), path.stat()
    path.write_text(text, encoding="utf-8")
    try:
        yield
    finally:
        path.write_bytes(kept)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def _show(mutant: Mutant, package: Path, tests: int) -> None:
    kept = (package / mutant.file).read_text(encoding="utf-8").splitlines()
    difference = difflib.unified_diff(kept, mutant.text.splitlines(), n=0, lineterm="")
    print(f"survived {mutant.file}:{mutant.line} ({tests} tests)")
    for line in list(difference)[3:]:
        print(f"    {line}", flush=True)


if __name__ == "__main__":
    main()
