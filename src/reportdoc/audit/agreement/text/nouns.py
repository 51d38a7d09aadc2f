"""Counts of one noun, in other words around it: 21个党支部 and 党支部20个."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportdoc.audit.agreement.model.bearing import Bearing
from reportdoc.audit.agreement.model.cell import Fact
from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.link import ClaimLink, Strength
from reportdoc.audit.agreement.model.value import basic, near_count, slip
from reportdoc.audit.agreement.text.same import together
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.role import Role

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


def head_links(document: Document, claims: tuple[Claim, ...], facts: tuple[Fact, ...]) -> Iterator[ClaimLink]:
    """Yield the links between a count that stands once, and the one that other places have of its very noun.

    起在118间实训室全部张贴 is of 实训室 and no others, of which two places or a table say that there are 128; 150人
    of 行业导师 is what 行业导师164人，上年150人 says of the year before.
    """
    spoken: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    values: Counter[tuple[str, Decimal]] = Counter()
    cells: dict[tuple[str, Decimal], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.year == document.year:
            cells[fact.dimension, basic(fact.number, fact.unit)[0]].append(fact)
    for claim in claims:
        if claim.year == document.year and not claim.is_step and claim.role is not Role.THEN:
            for word in _beside(claim):
                spoken[claim.dimension, word].append(claim)
            values[claim.dimension, claim.mention.value] += 1
    bearing = Bearing(document)
    for claim in claims:
        own = claim.dimension, claim.mention.value
        plain = claim.role is Role.LEVEL and not (claim.local or claim.subset or claim.mention.approximate)
        once = values[own] == 1 and own not in cells and claim.mention.value >= _MANY
        if plain and once and claim.year == document.year and claim.dimension and claim.dimension != "%":
            for word in _heads(claim):
                first = _meant(claim, word, spoken.get((claim.dimension, word), ()), cells)
                if first and first.mention.number and not bearing.claim(claim):
                    yield ClaimLink(
                        claim, first.spot, first.mention.number, "", Strength.NAMED, CODE, _words(first), other=first
                    )
                    break


def _heads(claim: Claim) -> Iterator[str]:
    """Yield the nouns of a count that nothing narrows: what stands behind it, and before it up to 的."""
    text = claim.sentence.text
    before = _BEFORE.search(text, 0, claim.mention.start)
    behind = _BEHIND.match(text, claim.mention.end)
    ends = range(len(behind[0]), _NOUN - 1, -1) if behind else ()
    words = [claim.after, *(behind[0][:end] for end in ends if behind), before[1] if before else ""]
    yield from dict.fromkeys(word for word in words if len(word) >= _NOUN)


def _beside(claim: Claim) -> set[str]:
    """Return the words of any length that a noun may have, right before and right behind a count."""
    text, start, end = claim.sentence.text, claim.mention.start, claim.mention.end
    lengths = range(_NOUN, _LONGEST + 1)
    return {word for n in lengths for word in (text[max(0, start - n) : start], text[end : end + n]) if len(word) == n}


_LONGEST = 8


def _meant(
    claim: Claim, word: str, others: Sequence[Claim], cells: Mapping[tuple[str, Decimal], Sequence[Fact]]
) -> Claim | None:
    """Return the count of a noun that a claim most likely misstates: the only one a slip away, or of this year."""
    number = claim.mention.number
    assert number is not None
    found: dict[Decimal, list[Claim]] = defaultdict(list)
    for one in others:
        if one.sentence.passage != claim.sentence.passage and not (one.local or one.mention.approximate):
            found[one.mention.value].append(one)
    for value, same in found.items():
        first = same[0]
        assert first.mention.number is not None
        known = any(word[-_NOUN:] in one.row_core + one.column_core for one in cells.get((claim.dimension, value), ()))
        sure = known or len({one.sentence.passage for one in same}) > 1
        if sure and (slip(number, first.mention.number, "", 2) or any(_was(claim, one) for one in same)):
            return first
    return None


def _was(claim: Claim, other: Claim) -> bool:
    """Tell whether the next count behind another is last year's, and is what a claim says."""
    mentions = other.sentence.mentions
    later = (
        one for one in mentions if one.start > other.mention.start and one.number and one.unit == other.mention.unit
    )
    then = next(later, None)
    return (
        then is not None
        and then.value == claim.mention.value
        and _LAST_YEAR.search(other.sentence.text, other.mention.end, then.start) is not None
    )


_BEFORE = re.compile(r"(?:^|[，。；：、（）的])([一-鿿]{3,8}?)(?:共有|现有|共|达到?|有|为)?$")
"""What stands right before a count, from the last stop or 的 on."""

_BEHIND = re.compile("[一-鿿]{3,6}")
"""What stands right behind a count; the longest of its beginnings that another count has is the noun."""

_LAST_YEAR = re.compile("上年|去年|上一?学年|上一年")

_MANY = 10
"""Count from which two of one noun are no chance."""


_NOUN = 3
"""Characters of a noun that tells what is counted."""


def _years(one: Claim, other: Claim) -> bool:
    return None in (one.year, other.year) or one.year == other.year


def _words(claim: Claim) -> str:
    text = claim.sentence.text
    return text[max(0, claim.mention.start - 12) : claim.mention.end + 6]
