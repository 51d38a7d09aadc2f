"""Numbers of things against the things that are told: all of the ways in which this is read, a passage at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.lists.below import below_findings
from reportdoc.audit.prose.lists.beside import beside_findings
from reportdoc.audit.prose.lists.counts import counts
from reportdoc.audit.prose.lists.ends import end_findings
from reportdoc.audit.prose.lists.marks import mark_findings
from reportdoc.audit.prose.lists.told import told_findings
from reportdoc.audit.reading.passage import Passage


def listed_findings(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Yield the numbers of a passage that differ from the things listed beside or below them."""
    passage = passages[index]
    counted = [tuple(counts(sentence)) for sentence in passage.sentences]
    told: set[str] = set()
    for one in chain(
        told_findings(passage, counted),
        mark_findings(passage, counted),
        below_findings(passages, index, counted),
        end_findings(passage),
    ):
        told.add(one.spots[0].text)
        yield one
    for sentence, there in zip(passage.sentences, counted, strict=True):
        if sentence.text not in told:
            yield from beside_findings(sentence, there)
