"""Runs of characters in the passages of all colleges, as numbers, and which of them are phrases that many use."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from reportdoc.app.province.contents import bare_text

RUN = 4
"""Characters of the shortest run that counts: two or three in a row are alike by chance."""
BREAK = "|"
"""Stands for a number: who copies puts figures of his own in. No bare text has this character."""
_NUMBER = re.compile(r"[0-9]+")
_FACTORS = (2654435761, 2246822519, 3266489917, 668265263)
"""Odd numbers without a pattern (primes of xxHash), one for each character of a run."""
_BUCKETS = 22
"""Bits of the place where a run is counted: 4 million, each used five times by a thousand reports of 150 passages,
where a phrase is what fifty colleges have."""
_MOST = np.iinfo(np.uint16).max

Hashes = np.ndarray[tuple[int], np.dtype[np.uint32]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Indices = np.ndarray[tuple[int], np.dtype[np.int64]]
Counts = np.ndarray[tuple[int], np.dtype[np.uint16]]


def words(text: str) -> str:
    """Return the bare text of a passage with a break for every number."""
    return _NUMBER.sub(BREAK, bare_text(text))


def hashed(text: str) -> Hashes:
    """Return a number for the run that begins at each character; nought where a break or the end is in it."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    found = np.zeros(len(codes), np.uint32)
    count = len(codes) - RUN + 1
    if count < 1:
        return found
    whole, made = np.ones(count, np.bool_), np.zeros(count, np.uint32)
    for offset, factor in enumerate(_FACTORS):
        part = codes[offset : offset + count]
        made = ((made ^ (part * np.uint32(factor))) << np.uint32(9)) | (made >> np.uint32(23))
        whole &= part != ord(BREAK)
    made *= np.uint32(_FACTORS[0])
    found[:count] = np.where(whole, made | np.uint32(1), np.uint32(0))
    return found


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of all passages in one row."""

    flat: Hashes
    """A number for each character of each passage, and one nought after each passage."""
    ends: Indices
    """Where each passage begins, and where the last one ends."""
    uses: Counts
    """How many colleges use the runs of a place."""
    many: int
    """A run that more colleges use is a phrase."""

    def of(self, passage: int) -> Hashes:
        """Return the runs of a passage, one from each of its characters on."""
        return self.flat[self.ends[passage] : self.ends[passage + 1] - 1]

    def phrases(self, runs: Hashes) -> Flags:
        """Tell which runs many colleges use."""
        many: Flags = (self.uses[_place(runs)] > self.many) & (runs != 0)
        return many


class Gathering:
    """Takes the passages of one college after another."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Begin with `phrases` that everybody uses: the names of indicators."""
        self._uses = np.zeros(1 << _BUCKETS, np.uint16)
        for phrase in phrases:
            runs = hashed(words(phrase))
            self._uses[_place(runs[runs != 0])] = _MOST
        self._flat = array("I")  # grows in its place, where joining arrays would take twice the memory
        self._ends = [0]

    def add(self, texts: Sequence[str], counted: bool) -> None:
        """Take the passages of a college; `counted` unless they are of the year before, which has the same phrases."""
        bare = [words(text) + BREAK for text in texts]
        made = hashed("".join(bare))
        self._flat.frombytes(made.tobytes())
        for text in bare:
            self._ends.append(self._ends[-1] + len(text))
        if counted:
            places = np.unique(_place(made[made != 0]))
            self._uses[places] += self._uses[places] < _MOST

    def finished(self, many: int) -> Runs:
        """Return the runs of all."""
        return Runs(np.frombuffer(self._flat, np.uint32), np.array(self._ends, np.int64), self._uses, many)


def _place(runs: Hashes) -> Hashes:
    return runs >> np.uint32(32 - _BUCKETS)
