"""Counts of one noun, in other words around it: 21个党支部 and 党支部20个."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.link import ClaimLink, Strength
from reportdoc.audit.agreement.model.value import near_count
from reportdoc.audit.agreement.text.same import together
from reportdoc.audit.reading.document import Document

CODE = "G503"


def near_links(document: Document, claims: tuple[Claim, ...]) -> Iterator[ClaimLink]:
    """Yield the links between counts of one noun, 21个党支部 and 党支部20个, that are one apart or swapped.

    Only where each is the only such count in what it stands in, and nothing else states the value.
    """
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        plain = claim.scope or claim.local or claim.subset or claim.inherited or claim.narrowed
        if not plain and not claim.is_step and not claim.mention.approximate:
            for word in dict.fromkeys((claim.key, claim.after)):
                if len(word) >= _NOUN:
                    groups[claim.dimension, word].append(claim)
    for group in groups.values():
        values = {claim.mention.value for claim in group}
        if len(values) != 2 or not near_count(*values):
            continue
        first = group[0]
        later = next(claim for claim in group if claim.mention.value != first.mention.value)
        if (
            _years(first, later)
            and not (first.order and later.order)
            and not together(document.passages[first.sentence.passage], document.passages[later.sentence.passage])
        ):
            assert first.mention.number
            yield ClaimLink(
                later, first.spot, first.mention.number, "", Strength.NAMED, CODE, _words(first), other=first
            )


_NOUN = 3
"""Characters of a noun that tells what is counted."""


def _years(one: Claim, other: Claim) -> bool:
    return None in (one.year, other.year) or one.year == other.year


def _words(claim: Claim) -> str:
    text = claim.sentence.text
    return text[max(0, claim.mention.start - 12) : claim.mention.end + 6]
