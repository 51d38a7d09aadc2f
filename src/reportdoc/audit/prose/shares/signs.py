"""Percentages without their sign, and shares that do not make a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.mention import MentionKind
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message

_RATE = re.compile(
    r"(?:占(?:比|[^，。；]{1,14}的)?|率(?:分别)?(?:为|达到?|是)?|比例(?:为|达到?)?|比重(?:为|达到?)?|增长|下降)$"
)

_CHANGED = re.compile(r"(?:增长|下降)$")

_NEAR = Decimal(5)


def sign_findings(passage: Passage) -> Iterator[Finding]:
    """Yield numbers that the words call a share, without a percent sign."""
    for sentence in passage.sentences:
        ratio = any(mention.kind is MentionKind.RATIO for mention in sentence.mentions)
        for figure in figures(sentence):
            bare = figure.mention.unit == "" and not figure.mention.written
            if ratio and _CHANGED.search(figure.words):
                continue  # 生师比17.43∶1，下降0.21
            behind = sentence.text[figure.mention.end : figure.mention.end + 1]
            if bare and "." in figure.number.text and 1 < figure.value <= 100 and _RATE.search(figure.words):
                if behind and behind not in "，。；、）)":
                    continue
                text = message("{stated} has no percent sign", stated=figure.mention.text)
                yield finding("P407", text, figure, (), f"{figure.mention.text}%", Severity.ERROR)


def whole_findings(passage: Passage) -> Iterator[Finding]:
    """Yield the sentences whose shares of one whole do not add up to a hundred."""
    for sentence in passage.sentences:
        shares = [one for one in figures(sentence) if one.is_rate]
        if len(shares) < 3 or not all(re.search(r"占比?[^，。；0-9]{0,8}$|（$", one.clause) for one in shares):
            continue
        if not all(one.is_exact for one in shares) or re.search(r"等|其中|多选|上年|去年", sentence.text):
            continue
        yield from _whole(shares)


def _whole(shares: list[Stated]) -> Iterator[Finding]:
    total = sum((one.number.value for one in shares), Decimal(0))
    ulp = max(one.number.ulp for one in shares)
    if abs(total - 100) > _NEAR or abs(total - 100) <= max(ulp, ulp * len(shares) / 2):
        return
    formula = f"{' + '.join(one.number.text for one in shares)} = {total:f}"
    text = message("the shares of the sentence add up to {total}, not to 100", total=f"{total:f}")
    yield finding("P408", text, shares[-1], shares, formula, Severity.ERROR)
