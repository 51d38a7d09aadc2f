"""The passages of all colleges: where each is, and what tells whether others are like it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from reportdoc.app.province.reuse import Passage
from reportdoc.app.province.rows import College
from reportdoc.batch.fingerprint import PERMUTATIONS, signature
from reportdoc.batch.folder import RESULTS
from reportdoc.batch.results import read_result
from reportdoc.batch.shared.candidates import Signatures
from reportdoc.batch.shared.runs import Gathering, Indices, Runs

SHORTEST = 40
"""Characters of a passage that is compared: shorter ones are alike by chance."""


@dataclass(frozen=True, slots=True)
class Known:
    """Where a passage is: the file of its result, and which paragraph of it."""

    file: Path
    position: int
    submission: str
    code: str
    """The college's code, or its name where it has none."""
    college: str
    earlier: bool
    hash: str


@dataclass(frozen=True, slots=True)
class All:
    """Every passage, with what tells whether others are like it."""

    known: Sequence[Known]
    signatures: Signatures
    runs: Runs

    def owners(self) -> Indices:
        """Return a number for the college of each passage."""
        numbers: dict[tuple[str, str], int] = {}
        found = [numbers.setdefault((one.code, one.college), len(numbers)) for one in self.known]
        return np.array(found, dtype=np.int64)


def gathered(colleges: Iterable[tuple[Path, College, bool]], gathering: Gathering, many: int) -> All:
    """Return the passages of colleges, each with the folder of its run and whether that is the year before's.

    Phrases are what more than `many` use. Raises OSError, ValueError where a result is missing or damaged.
    """
    signatures = [np.empty((0, PERMUTATIONS), np.uint32)]
    known: list[Known] = []
    for output, college, earlier in colleges:
        path = output / RESULTS / f"{college.result}.json"
        found = [one for one in read_result(path).paragraphs if one.length >= SHORTEST]
        for one in found:
            known.append(
                Known(path, one.position, college.submission, _key(college), college.college, earlier, one.hash)
            )
        gathering.add([one.text for one in found], counted=not earlier)
        if found:
            signatures.append(np.stack([signature(one.signature) for one in found]))
    return All(known, np.concatenate(signatures), gathering.finished(many))


def _key(college: College) -> str:
    return college.code or college.college


def passage(one: Known) -> Passage:
    """Return a passage with its words, read again: all of them at once would fill the memory."""
    found = _paragraphs(one.file)[one.position]
    return Passage(one.submission, one.code, found[0], found[1], one.earlier)


@lru_cache(maxsize=128)
def _paragraphs(file: Path) -> list[tuple[str, str]]:
    return [(one.section, one.text) for one in read_result(file).paragraphs]
