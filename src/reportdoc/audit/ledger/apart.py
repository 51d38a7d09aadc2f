"""Numbers that are no figures for somebody to answer for: told apart, as what they are."""

from __future__ import annotations

import re
from enum import StrEnum

from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.audit.reading.passage import Sentence

_WORDS = 10
"""Whole numbers up to this one may be written as words where they are no statistics (GB/T 15835-1995)."""

_COHORT = re.compile(r"[级届]$|年制$")
_BEHIND = re.compile(r"\s*+(?:[、和与]\s*+)?(?:[0-9]{2})?[级届](?!别)|年?制")
_NAME_BEHIND = re.compile(r"\s*+(?:[强]|[A-Za-z+]|同城|“)")
_INSTITUTE = re.compile(r"(?:集团|航天|中国|第)[一-鿿]{0,4}$")
_DAY = re.compile(r"[0-9]日?\s*(?:[-—–~～至到]+)\s*$")


class Kind(StrEnum):
    """What a number is that is no figure."""

    DATE = "date"
    ORDINAL = "ordinal"
    NAME = "name"
    """Part of a name or of a document's number: “1513”, 1+X, ISO9001, 〔2023〕51号, 2019级."""
    RANGE = "range"
    RATIO = "ratio"
    APPROXIMATE = "approximate"
    """约, 余, 近, 以上: nobody can answer for it to the digit."""
    WORD = "word"
    """两个, 三方面: a numeral up to ten in words, no statistic."""


_KINDS = {
    MentionKind.DATE: Kind.DATE,
    MentionKind.ORDINAL: Kind.ORDINAL,
    MentionKind.CODE: Kind.NAME,
    MentionKind.RANGE: Kind.RANGE,
    MentionKind.RATIO: Kind.RATIO,
}


def kind(sentence: Sentence, mention: Mention) -> Kind | None:
    """Return what a number of a sentence is; None where it is a figure."""
    if mention.kind is not MentionKind.QUANTITY:
        return _KINDS[mention.kind]
    if mention.names or mention.number is None:
        return None
    before, behind = sentence.text[: mention.start], sentence.text[mention.end :]
    if mention.approximate:
        return Kind.APPROXIMATE
    if mention.unit in ("日", "月") and _DAY.search(before):
        return Kind.DATE
    if _COHORT.search(mention.text) or _BEHIND.match(behind) or (mention.unit == "年" and behind.startswith("制")):
        return Kind.NAME
    if not mention.written and (_NAME_BEHIND.match(behind) if not mention.unit else _INSTITUTE.search(before)):
        return Kind.NAME if mention.unit in ("", "所") else None
    if mention.written and mention.value <= _WORDS and not _among_figures(sentence, mention):
        return Kind.WORD
    return None


def _among_figures(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a numeral stands in a row with figures in digits: 金奖3项、银奖两项."""
    return any(
        not one.written
        and one.kind is MentionKind.QUANTITY
        and one.unit == mention.unit
        and not re.search(r"[。；]", sentence.text[min(one.end, mention.end) : max(one.start, mention.start)])
        for one in sentence.mentions
    )
