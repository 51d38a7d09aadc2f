"""What figures follow from in reports as they stand: how often each habit holds, and how often it is broken.

`python -m tests.audit.habits health …` counts over the reports of `tests/audit/written` and prints what belongs into
`reportdoc/audit/prose/habits/counted.py`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportdoc.audit.prose.habits.chance import mended_run
from reportdoc.audit.prose.habits.counted import Habit, coarse, kind_of
from reportdoc.audit.prose.habits.neighbours import spoken
from reportdoc.audit.prose.habits.runs import runs
from reportdoc.audit.prose.habits.ways import ways
from reportdoc.audit.reading.document import Document, read
from reportdoc.audit.reading.figures import running
from reportdoc.content.load import load
from reportdoc.profiles.profile import load_profile
from tests.audit.alone import WRITTEN

FAR_FETCHED = ("R", "Sw", "S2")
"""Ways that may explain a figure, and accuse none."""
LEAST = 5
"""Places in which a habit has to have held."""
SHARE = 0.1
"""Share of its places in which it has to have held; of a run, all but a third."""


def habits(documents: list[Document]) -> tuple[Mapping[str, Habit], Mapping[str, Habit]]:
    """Return the habits of single figures and of runs that documents show."""
    counts: dict[bool, tuple[Counter[str], Counter[str], Counter[str]]] = {
        one: (Counter(), Counter(), Counter()) for one in (False, True)
    }
    for document in documents:
        for of_run, places in _places(document):
            present, alone, beside = counts[of_run]
            explained = any(held for _, held in places)
            for name, held in places:
                present[name] += 1
                if not held:
                    (beside if explained else alone)[name] += 1
    every = {
        of_run: {name: Habit(present[name], alone[name], beside[name]) for name in sorted(present)}
        for of_run, (present, alone, beside) in counts.items()
    }
    ways_, runs_ = (
        {
            name: one
            for name, one in every[of_run].items()
            if one.present - one.alone - one.beside >= least and one.holds >= share and not name.startswith(FAR_FETCHED)
        }
        for of_run, least, share in ((False, LEAST, SHARE), (True, 3, 0.65))
    )
    return ways_, runs_


def mended_alone(documents: list[Document]) -> Mapping[str, tuple[int, int]]:
    """Return the runs of documents by side and lead: all, and those that nothing made up and a slip would have."""
    present: Counter[str] = Counter()
    mended: Counter[str] = Counter()
    for one in documents:
        for passage in running(one):
            every = spoken(passage, one.year)
            for index in range(len(every)):
                found = list(runs(every, index))
                alone = not any(run.adds_up for run in found)
                for run in found:
                    names = kind_of(run.name), kind_of(coarse(run.name))
                    present.update(names)
                    mended.update(names if alone and mended_run(run) else ())
    return {name: (present[name], mended[name]) for name in sorted(present) if present[name] >= LEAST * 4}


def _places(document: Document) -> Iterator[tuple[bool, list[tuple[str, bool]]]]:
    for passage in running(document):
        every = spoken(passage, document.year)
        for index, one in enumerate(every):
            yield False, [(way.name, way.gives(one.stated)) for way in ways(every, index)]
            # A stretch of a run that adds up is not broken, whatever else stands beside it.
            found = list(runs(every, index))
            held = any(run.adds_up for run in found)
            yield True, [(name, held) for run in found for name in (run.name, coarse(run.name))]


def document(path: Path) -> Document:
    """Return a report as the checks read it."""
    report = load(path).report
    return read(report, load_profile(report.metadata.profile))


if __name__ == "__main__":
    named = [name for name in sys.argv[1:] if not name.startswith("-")]
    read_ = [document(WRITTEN / name) for name in named]
    print("MENDED", ", ".join(f'"{name}": {counts}' for name, counts in mended_alone(read_).items()))
    for title, found in zip(("WAYS", "RUNS"), habits(read_), strict=True):
        print(title)
        print(", ".join(f'"{name}": {one.present, one.alone, one.beside}' for name, one in found.items()))
