"""What figures follow from in reports as they stand: how much each sign of a relation weighs.

`python -m tests.audit.habits health …` learns it from reports of `tests/audit/written` and writes
`reportdoc/audit/prose/habits/weights.json`; without names, from all of them.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reportdoc.audit.prose.given.elsewhere import elsewhere
from reportdoc.audit.prose.habits import likely
from reportdoc.audit.prose.habits.neighbours import spoken
from reportdoc.audit.prose.habits.runs import runs
from reportdoc.audit.prose.habits.signs import Around, of_run, of_way
from reportdoc.audit.prose.habits.ways import ways
from reportdoc.audit.reading.document import Document, read
from reportdoc.audit.reading.figures import running
from reportdoc.content.load import load
from reportdoc.profiles.profile import load_profile
from tests.audit.alone import WRITTEN

WEIGHTS = Path(likely.__file__).parent / "weights.json"
LEAST = 6
"""Places in which a sign has to stand."""
_BURDEN = 1.0
"""How much a weight costs by its square: the prior that keeps what is seldom seen near nought."""
_STEPS, _STEP = 300, 0.15
_LIGHT = 0.05
"""A weight below which a sign says nothing."""
_SPREAD = 2.3


@dataclass(frozen=True, slots=True)
class Instance:
    """A figure with what it may follow from: first nothing, then each relation."""

    signs: tuple[tuple[str, ...], ...]
    given: tuple[float, ...]
    """How likely each gives the figure: 1 where a relation does, 0 where it does not; of nothing, its chance."""


def instances(document: Document) -> Iterator[Instance]:
    """Yield the figures of a document that may follow from others."""
    principal = tuple(one.stated for one in elsewhere(document).principal)
    for passage in running(document):
        every = spoken(passage, document.year)
        for index, one in enumerate(every):
            target, around = one.stated, Around(every, index)
            offered = [(tuple(of_way(way, around)), way.gives(target)) for way in ways(every, index, principal)]
            for run in runs(every, index):
                offered.append((tuple(of_run(run)), run.adds_up))
                offered.append((tuple(of_run(run, in_part=True)), run.adds_up_in_part))
            if offered:
                value = float(target.value)
                chance = min(1.0, 2 * float(target.ulp) / value / _SPREAD) if value else 1.0
                signs = (tuple(likely.none_signs(every, index)), *(each for each, _ in offered))
                yield Instance(signs, (chance, *(float(holds) for _, holds in offered)))


def weights(every: Sequence[Instance]) -> dict[str, float]:
    """Return how much each sign weighs, so that what holds is as likely as may be (Adam, Kingma and Ba, 2015)."""
    seen = Counter(sign for one in every for signs in one.signs for sign in signs)
    known = {sign: place for place, sign in enumerate(sorted(sign for sign, count in seen.items() if count >= LEAST))}
    rows = [[known[sign] for sign in signs if sign in known] for one in every for signs in one.signs]
    table = np.full((len(rows), max(map(len, rows))), len(known), dtype=np.int32)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    sizes = np.array([len(one.signs) for one in every])
    starts, owner = np.cumsum(sizes) - sizes, np.repeat(np.arange(len(every)), sizes)
    given = np.array([chance for one in every for chance in one.given])
    weight, mean, square = (np.zeros(len(known) + 1) for _ in range(3))
    for step in range(1, _STEPS + 1):
        score = weight[table].sum(1)
        raised = np.exp(score - np.maximum.reduceat(score, starts)[owner])
        prior = raised / np.add.reduceat(raised, starts)[owner]
        after = prior * given
        after /= np.add.reduceat(after, starts)[owner]
        slope = np.bincount(table.ravel(), np.repeat(prior - after, table.shape[1]), len(known) + 1) + _BURDEN * weight
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        stride = _STEP * (1 - 0.9 * step / _STEPS)
        weight -= stride * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weight[-1] = 0
    return {sign: round(float(weight[place]), 2) for sign, place in known.items() if abs(weight[place]) >= _LIGHT}


def document(path: Path) -> Document:
    """Return a report as the checks read it."""
    report = load(path).report
    return read(report, load_profile(report.metadata.profile))


def learned(names: Iterable[str]) -> dict[str, float]:
    """Return the weights that some of the written reports teach."""
    return weights([one for name in names for one in instances(document(WRITTEN / name))])


if __name__ == "__main__":
    named = sys.argv[1:] or sorted(path.parent.name for path in WRITTEN.glob("*/errors.json"))
    text = json.dumps(learned(named), ensure_ascii=False, indent=0)
    WEIGHTS.write_text(f"{text}\n", encoding="utf-8")
