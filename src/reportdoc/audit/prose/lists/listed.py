"""Numbers of things against the things that are told: all of the ways in which this is read, a passage at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reportdoc.audit.finding import Finding, Spot
from reportdoc.audit.prose.lists.below import below_findings
from reportdoc.audit.prose.lists.beside import beside_findings
from reportdoc.audit.prose.lists.marks import mark_findings
from reportdoc.audit.prose.lists.told import told_findings
from reportdoc.audit.reading.passage import Passage


def listed_findings(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Yield the numbers of a passage that differ from the things listed beside or below them."""
    passage = passages[index]
    told: set[Spot] = set()
    for one in chain(told_findings(passage), mark_findings(passage), below_findings(passages, index)):
        told.add(one.spots[0])
        yield one
    for sentence in passage.sentences:
        if sentence.spot not in told:
            yield from beside_findings(sentence)
