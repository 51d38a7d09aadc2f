"""How long something has gone on, told in two places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.link import ClaimLink, Strength
from reportdoc.audit.reading.document import Document

CODE = "G505"

_GOES_ON = re.compile(r"(?:建校|办学|连续|持续|已有|已经|历时|坚持了?|至今已?|开展了?|走过了?|累计)(?:[^，。；]{0,6})$")

_GRAM = 4
"""Characters of the strings by which two sentences are known to speak of one thing."""

_RARE = 6
"""Sentences in which a string may occur and still tell one thing from others."""

_SAME = 0.8
"""Share of the strings of the shorter clause that make two clauses one, however common its words."""

_SHARED = 3
"""Rare strings that two sentences about one thing share at least: a name of six characters in both."""


def duration_links(document: Document, claims: tuple[Claim, ...]) -> Iterator[ClaimLink]:
    """Yield the links between claims of how many years something has gone on."""
    spoken = [claim for claim in claims if claim.mention.unit in ("年", "届") and _is_duration(claim)]
    grams = {id(claim): _grams(_clause(claim)) for claim in spoken}
    bearers: dict[str, list[Claim]] = defaultdict(list)
    for claim in spoken:
        for gram in grams[id(claim)]:
            bearers[gram].append(claim)
    common = _frequency(document, bearers)
    for claim in spoken:
        rare: Counter[int] = Counter()
        every: Counter[int] = Counter()
        others: dict[int, Claim] = {}
        for gram in grams[id(claim)]:
            for other in bearers[gram]:
                if other.sentence.passage < claim.sentence.passage:
                    rare[id(other)] += common[gram] <= _RARE
                    every[id(other)] += 1
                    others[id(other)] = other
        for key, other in others.items():
            same = every[key] >= _SAME * min(len(grams[id(claim)]), len(grams[id(other)])) and every[key] >= _SHARED
            if (rare[key] >= _SHARED or same) and other.mention.number and other.mention.unit == claim.mention.unit:
                said = f"“{other.clause}”"
                yield ClaimLink(claim, other.spot, other.mention.number, "", Strength.NAMED, CODE, said, other=other)


def _clause(claim: Claim) -> str:
    """Return the clause a figure stands in; 建校 and 办学, which need no more words, count as a whole name."""
    text, start, end = claim.sentence.text, claim.mention.start, claim.mention.end
    if found := re.search(r"(建校|办学)(?:已有?|近)?$", text[:start]):
        return f"自{found[1]}起至今所历年数"
    begin = max(text.rfind(mark, 0, start) for mark in "，。；：、") + 1
    stops = [text.find(mark, end) for mark in "，。；：、"]
    clause = text[begin:start] + text[end : min([stop for stop in stops if stop >= 0], default=len(text))]
    return re.sub(r"学校|连续|持续|已经?|累计", "", clause)


def _is_duration(claim: Claim) -> bool:
    before = claim.sentence.text[: claim.mention.start]
    behind = claim.sentence.text[claim.mention.end : claim.mention.end + 1]
    return _GOES_ON.search(before) is not None and behind not in ("制", "级", "期")


def _grams(text: str) -> frozenset[str]:
    text = re.sub(r"[\W0-9]+", "", text)
    return frozenset(text[index : index + _GRAM] for index in range(len(text) - _GRAM + 1))


def _frequency(document: Document, wanted: dict[str, list[Claim]]) -> dict[str, int]:
    counted: dict[str, int] = dict.fromkeys(wanted, 0)
    for sentence in document.sentences:
        for gram in _grams(sentence.text) & counted.keys():
            counted[gram] += 1
    return counted
