"""Which passages to compare, of a hundred thousand: those that share several rare runs, or a band of their signatures.

The first find what was reworded or put into a longer passage, in a time that grows as the text does; the second, what
many colleges have with small changes, where no run is rare.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from reportdoc.batch.fingerprint import PERMUTATIONS
from reportdoc.batch.shared.runs import Flags, Hashes, Indices, Runs

Signatures = np.ndarray[tuple[int, int], np.dtype[np.uint32]]
Keys = np.ndarray[tuple[int], np.dtype[np.uint64]]

_RARE = 8
"""Passages that are all compared for a run of six characters, or a band, that they share: 28 pairs at most. Of more
that share a band neighbours are compared."""
_SHARED = 3
"""Rare runs that two passages must have in common; reworded ones in tests/batch/passages have seven or more."""
_STRIDE = 2
"""Characters between two runs of four that make one of six."""
_CHUNK, _PART = 1 << 18, 1 << 20
"""Characters that are looked at together, and runs that are sorted together."""
_LOOK = 5_000
"""Pairs of signatures that are compared together."""
_ROWS = 4
"""Numbers of a signature in a band: 32 bands find 97 of 100 pairs with a likeness of 0.57, and all from 0.7 on."""
_ESTIMATED = 0.35
"""Share of the numbers of two signatures that are the same from which on passages are worth a look."""


def candidates(runs: Runs, signatures: Signatures, owners: Indices, wanted: Flags) -> list[tuple[int, int]]:
    """Return passages, two by two in order, that may be alike: of two owners, and only those wanted."""
    keys = np.concatenate([_by_runs(runs, owners, wanted), _by_bands(signatures, owners, np.flatnonzero(wanted))])
    keys.sort()
    one, other = _both(keys[_begins(keys)], owners)
    return list(zip(one.tolist(), other.tolist(), strict=True))


def _by_runs(runs: Runs, owners: Indices, wanted: Flags) -> Keys:
    keys, times = np.zeros(0, np.uint64), np.zeros(0, np.int64)
    parts = len(runs.flat) // _PART + 1
    for part in range(parts):
        more = np.concatenate([keys, _pairs(_places(runs, wanted, part, parts), owners)])
        order = np.argsort(more, kind="stable")
        again = np.concatenate([times, np.ones(len(more) - len(keys), np.int64)])[order]
        more = more[order]
        begins = _begins(more)
        keys, times = more[begins], np.add.reduceat(again, begins) if len(begins) else times
    found: Keys = keys[times >= _SHARED]
    return found


def _places(runs: Runs, wanted: Flags, part: int, parts: int) -> Keys:
    """Return run and passage, in one number, of the runs of six characters of a part; each once, sorted."""
    found = []
    for start in range(0, len(runs.flat), _CHUNK):
        first = runs.flat[start : start + _CHUNK]
        second = runs.flat[start + _STRIDE : start + _STRIDE + _CHUNK]
        first = first[: len(second)]
        six = _mixed(first, second)
        at = np.flatnonzero((first != 0) & (second != 0) & (six % np.uint32(parts) == part))
        passage = np.searchsorted(runs.ends, at + start, "right") - 1
        kept = wanted[passage]
        found.append((six[at[kept]].astype(np.uint64) << np.uint64(32)) | passage[kept].astype(np.uint64))
    places = np.concatenate([*found, np.zeros(0, np.uint64)])
    places.sort()
    return places[_begins(places)]


def _begins(keys: Keys) -> Indices:
    """Return where in sorted numbers another one begins."""
    return np.flatnonzero(np.concatenate([np.ones(min(1, len(keys)), np.bool_), keys[1:] != keys[:-1]]))


def _mixed(first: Hashes, second: Hashes) -> Hashes:
    mixed = first * np.uint32(2246822519) ^ (second >> np.uint32(7)) * np.uint32(3266489917) ^ second
    return mixed ^ (mixed >> np.uint32(15))


def _pairs(places: Keys, owners: Indices) -> Keys:
    """Return two passages of two owners, in one number, for every rare run that they share."""
    passages = (places & np.uint64(0xFFFFFFFF)).astype(np.int64)
    which = places >> np.uint64(32)
    begins = _begins(which)
    sizes = np.diff(np.append(begins, len(which)))
    found = [np.zeros(0, np.uint64)]
    for size in range(2, _RARE + 1):
        rows = passages[begins[sizes == size][:, None] + np.arange(size)]
        for left, right in combinations(range(size), 2):
            found.append(_keys(rows[:, left], rows[:, right], owners))
    return np.concatenate(found)


def _by_bands(signatures: Signatures, owners: Indices, wanted: Indices) -> Keys:
    """Return passages that share a band of their signatures and are alike by all of them."""
    found = [np.zeros(0, np.uint64)]
    for start in range(0, PERMUTATIONS if len(wanted) else 0, _ROWS):
        band = np.ascontiguousarray(signatures[wanted, start : start + _ROWS]).view(f"V{4 * _ROWS}").ravel()
        order = np.argsort(band, kind="stable")
        another = band[order][1:] != band[order][:-1]
        which = np.concatenate([[0], np.cumsum(another)]).astype(np.uint64)
        passages = wanted[order]
        found.append(_pairs((which << np.uint64(32)) | passages.astype(np.uint64), owners))
        found.append(_keys(passages[:-1][~another], passages[1:][~another], owners))
    keys = np.concatenate(found)
    keys.sort()
    keys = keys[_begins(keys)]
    alike = [np.zeros(0, np.bool_)]
    for start in range(0, len(keys), _LOOK):
        one, other = _both(keys[start : start + _LOOK], owners)
        alike.append(np.mean(signatures[one] == signatures[other], axis=1) >= _ESTIMATED)
    kept: Keys = keys[np.concatenate(alike)]
    return kept


def _keys(one: Indices, other: Indices, owners: Indices) -> Keys:
    """Return two passages in one number, of those that have two owners."""
    apart = owners[one] != owners[other]
    made: Keys = one[apart].astype(np.uint64) * np.uint64(len(owners)) + other[apart].astype(np.uint64)
    return made


def _both(keys: Keys, owners: Indices) -> tuple[Indices, Indices]:
    """Return the passages that `_keys` made numbers of."""
    count = np.uint64(max(1, len(owners)))
    return (keys // count).astype(np.int64), (keys % count).astype(np.int64)
