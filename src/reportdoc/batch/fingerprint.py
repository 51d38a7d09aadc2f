"""Signatures of paragraphs, by which those are found that say nearly the same."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from reportdoc.app.province.contents import bare_text
from reportdoc.app.province.rows import ParagraphRow

PERMUTATIONS = 128
"""Numbers in a signature."""
_SEED = 2004
_DIGITS = re.compile(r"\d+")


def shingles(text: str) -> set[str]:
    """Return the pairs of characters of a text; every number is 0, for who copies puts figures of his own in."""
    bare = _DIGITS.sub("0", bare_text(text))
    return {bare[index : index + 2] for index in range(len(bare) - 1)}


def signed(paragraphs: Iterable[ParagraphRow]) -> tuple[ParagraphRow, ...]:
    """Return paragraphs with their signatures (MinHash), in base64."""
    from rensa import RMinHash

    found = []
    for one in paragraphs:
        hashed = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
        hashed.update(sorted(shingles(one.text)))
        data = np.array(hashed.digest(), dtype="<u4").tobytes()
        found.append(replace(one, signature=base64.b64encode(data).decode("ascii")))
    return tuple(found)


def signature(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    """Return the numbers of a signature in base64."""
    return np.frombuffer(base64.b64decode(text), dtype="<u4")
