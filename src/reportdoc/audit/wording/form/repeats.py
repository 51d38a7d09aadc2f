"""Paragraphs and sentences that are printed twice, or nearly."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import PassageKind
from reportdoc.report.message import message

_GRAM = 8
"""Characters of the strings that are compared: long enough that set phrases share few of them."""

_COMMON = 8
"""Texts in which a string may stand before it is a set phrase, and no sign of a copy."""

_PARAGRAPH = 30
"""Characters of a paragraph worth comparing."""

_SENTENCE = 20
"""Characters of a sentence worth comparing, but for figures: two places may tell the same three counts in one way."""

_SAME = 0.6
"""Share of the shorter text's strings that make two texts the same but for some words."""

_NEAR = 0.45
"""Share from which they may have one source."""

_SHOWN = 40
"""Characters of the common run that a message shows."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    """Without punctuation and white space."""
    spot: Spot
    passage: int


def repeat_findings(document: Document) -> Iterator[Finding]:
    """Yield paragraphs that are printed twice, then sentences that are, in paragraphs that are not."""
    running = (PassageKind.PARAGRAPH, PassageKind.ITEM)
    passages = [
        _Text(_bare(passage.text), passage.spot, index)
        for index, passage in enumerate(document.passages)
        if passage.kind in running
    ]
    told: set[frozenset[int]] = set()
    for one, other, share in _pairs([text for text in passages if len(text.text) >= _PARAGRAPH]):
        told.add(frozenset((one.passage, other.passage)))
        yield _finding("W601", one, other, share, message("paragraph"))
    sentences = [
        _Text(bare, sentence.spot, sentence.passage)
        for sentence in document.sentences
        if sentence.kind in running and len(re.sub("[0-9]", "", bare := _bare(sentence.text))) >= _SENTENCE
    ]
    for one, other, share in _pairs(sentences):
        if frozenset((one.passage, other.passage)) not in told and share >= _SAME:
            yield _finding("W602", one, other, share, message("sentence"))
    yield from _inside(document)


_RUN = 16
"""Characters of a run without figures that one passage prints twice.

Of 14, with figures, six reports in twenty-two had one that told two things alike: 国家级1个、省级2个.
"""


def _inside(document: Document) -> Iterator[Finding]:
    """Yield runs of words, over more than one clause, that a single passage prints twice."""
    texts = [re.sub(r"\s+", "", passage.text) for passage in document.passages]
    for passage, text in zip(document.passages, texts, strict=True):
        gram = _twice(text)
        if gram and sum(gram in one for one in texts) == 1:
            said = message("one passage prints this twice: {common}", common=gram)
            yield Finding("W602", Severity.EXPLAIN, said, (passage.spot,), gram)


def _twice(text: str) -> str:
    """Return the first run of words over more than one clause that a text has a second time; empty if none."""
    grams = [text[start : start + _RUN] for start in range(len(text) - _RUN + 1)]
    if len(set(grams)) == len(grams):
        return ""
    seen: set[str] = set()
    for gram in grams:
        if gram in seen and _CLAUSES.search(gram) and not re.search("[0-9]", gram):
            return gram
        seen.add(gram)
    return ""


_CLAUSES = re.compile(r"(?m)^[^，；。\n]*+[，；。].*[一-鿿]")
"""More than the end of a clause, and words behind it."""


def _pairs(texts: Sequence[_Text]) -> Iterator[tuple[_Text, _Text, float]]:
    """Yield each text with the earlier one it shares most strings with, if that is enough."""
    bearers: dict[str, list[int]] = defaultdict(list)
    grams = [_grams(text.text) for text in texts]
    counts = Counter(chain.from_iterable(grams))
    telling = {gram for gram, times in counts.items() if 1 < times <= _COMMON}
    for index, found in enumerate(grams):
        shared: dict[int, int] = defaultdict(int)
        for gram in found & telling:
            for earlier in bearers[gram]:
                shared[earlier] += 1
            bearers[gram].append(index)
        if not shared:
            continue
        best = max(shared, key=lambda earlier: (shared[earlier], -earlier))
        share = shared[best] / max(1, min(len(found), len(grams[best])))
        if share >= _NEAR:
            yield texts[index], texts[best], share


def _finding(code: str, one: _Text, other: _Text, share: float, what: object) -> Finding:
    run = SequenceMatcher(None, one.text, other.text, autojunk=False).find_longest_match()
    common = one.text[run.a : run.a + run.size]
    shown = common if len(common) <= _SHOWN else f"{common[:_SHOWN]}……"
    text = (
        message("this {what} is printed twice: {common}", what=what, common=shown)
        if one.text == other.text
        else message("this {what} is nearly printed twice; both have: {common}", what=what, common=shown)
    )
    # Two passages of one kind may well be built alike; only a copy shares nearly all. A short paragraph in a long one
    # is an entry of a chronicle, or a summary.
    short, long = sorted((len(one.text), len(other.text)))
    copied = share >= _SAME and (code == "W602" or 3 * short > long)
    severity = Severity.ERROR if copied else Severity.EXPLAIN
    return Finding(code, severity, text, (one.spot, other.spot))


def _grams(text: str) -> frozenset[str]:
    return frozenset([text[index : index + _GRAM] for index in range(len(text) - _GRAM + 1)])


_CITED = re.compile(r"《[^《》]{0,200}》(?:[（(][^（）()]{0,40}[）)])?|“[^“”]{8,200}”")
"""Titles with their numbers, and long quotations: they are the same wherever they stand."""


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", _CITED.sub("", text))
