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


_ABOUT = re.compile("(?:大约|(?<![签违预合契履节续])约(?![谈定请]))占?[^，。；、0-9]{0,16}$")
"""How a share is told roughly: 约占用人单位总数的20%."""
_NEAR = 20
_TENS = re.compile("10*")
_CLASS = re.compile("[0-9]{3,4}")
_HOURS = 24


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
    BASE = "base"
    """每100名毕业生, 每1元到款: what something falls to."""
    WORD = "word"
    """两个, 三方面, 百名教师: a numeral up to ten in words, or a round one of many, no statistic."""


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
    if mention.approximate or _ABOUT.search(before[-_NEAR:]):
        return Kind.APPROXIMATE
    if (mention.unit in ("日", "月") and _DAY.search(before)) or _is_time(mention, before):
        return Kind.DATE
    if before.endswith("每") and _TENS.fullmatch(f"{mention.value:f}"):
        return Kind.BASE
    if _COHORT.search(mention.text) or _BEHIND.match(behind) or (mention.unit == "年" and behind.startswith("制")):
        return Kind.NAME
    if not mention.written and (_NAME_BEHIND.match(behind) if not mention.unit else _INSTITUTE.search(before)):
        return Kind.NAME if mention.unit in ("", "所") else None
    label = not mention.unit and behind.startswith("号")
    if label or (mention.unit == "班" and _CLASS.fullmatch(mention.number.text)):
        return Kind.NAME
    if mention.written and (mention.text[0] in "百千万" or mention.text.startswith("一一")):
        return Kind.WORD
    if mention.written and mention.value <= _WORDS and not _among_figures(sentence, mention):
        return Kind.WORD
    return None


def _is_time(mention: Mention, before: str) -> bool:
    """Tell whether a number is part of a time of day, 7点20分, or of a day of every month."""
    if mention.unit == "点":
        return mention.value <= _HOURS
    of_hour = mention.unit == "分" and re.search("[0-9]点$", before) is not None
    return of_hour or (mention.unit == "日" and before.endswith("每月"))


def _among_figures(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a numeral stands in a row with figures in digits: 金奖3项、银奖两项."""
    return any(
        not one.written
        and one.kind is MentionKind.QUANTITY
        and one.unit == mention.unit
        and not re.search(r"[。；]", sentence.text[min(one.end, mention.end) : max(one.start, mention.start)])
        for one in sentence.mentions
    )
