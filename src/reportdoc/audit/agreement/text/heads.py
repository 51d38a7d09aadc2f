"""Amounts per head of those whom another place of the report counts: 图书58.40万册，生均90.04册."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.agreement.model.claim import Claim
from reportdoc.audit.agreement.model.statement import Statement
from reportdoc.audit.agreement.model.value import slip
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.figures import Stated, figures, slack
from reportdoc.audit.reading.role import Role
from reportdoc.report.message import message
from reportdoc.text.number import rounded
from reportdoc.text.subject import core

CODE = "G509"

_HEADS = re.compile(r"(?P<who>[一-鿿]{0,8}?)(?P<head>[生师人])均[^，。；0-9]{0,6}$")

_WHO = {"生": ("在校生", "学生"), "师": ("专任教师", "教师")}
"""Whom an amount is shared among where nobody is named; 人均 alone does not tell."""

_DIGITS = 3
"""Digits of a mean that tell whether a slip has been made."""


def head_findings(document: Document, claims: Sequence[Claim], every: Sequence[Statement]) -> Iterator[Finding]:
    """Yield the means that are a slip away from the amount before them, shared among those they name."""
    people: dict[str, list[Statement]] = defaultdict(list)
    for one in every:
        if one.dimension == "人" and one.value > 0:
            for start in range(len(one.words) - 1):
                people[one.words[start:]].append(one)
    for claim in claims:
        if claim.role is not Role.MEAN or claim.mention.approximate:
            continue
        mean = next((one for one in figures(claim.sentence) if one.mention is claim.mention), None)
        found = _HEADS.search(mean.words) if mean else None
        if mean is None or found is None or len(re.sub(r"\D", "", mean.number.text)) < _DIGITS:
            continue
        words = (core(found["who"]),) if len(core(found["who"])) > 1 else _WHO.get(found["head"], ())
        counts = [one for word in words for one in people.get(word, ()) if one.year in (None, claim.year)]
        before = [one for one in _passage(document, claim) if one.is_exact] if counts else []
        amounts = [one for one in before if one.dimension == mean.dimension and one is not mean]
        ahead = [one for one in amounts if one.sentence is mean.sentence and one.mention.end <= mean.mention.start]
        if ahead and not _given(mean, amounts, before, counts):
            yield from _judged(claim, mean, ahead[-1], counts)


def _passage(document: Document, claim: Claim) -> list[Stated]:
    return [one for sentence in document.passages[claim.sentence.passage].sentences for one in figures(sentence)]


def _given(mean: Stated, amounts: Sequence[Stated], passage: Sequence[Stated], counts: Sequence[Statement]) -> bool:
    """Tell whether an amount of the passage, shared among any that are counted there or named so, gives the mean."""
    values = {one.value for one in counts} | {one.value for one in passage if one.dimension != mean.dimension}
    return any(_fits(mean, amount, value) for amount in amounts for value in values if value > 0)


def _fits(mean: Stated, amount: Stated, count: Decimal) -> bool:
    exact = Fraction(amount.value) / Fraction(count)
    return abs(exact - Fraction(mean.value)) < Fraction(mean.ulp) + slack(amount, amount) * exact


def _judged(claim: Claim, mean: Stated, amount: Stated, counts: Sequence[Statement]) -> Iterator[Finding]:
    times = Counter(one.value for one in counts)
    count = max(counts, key=lambda one: (times[one.value], one.annex))
    exact = Fraction(amount.value) / Fraction(count.value)
    result = rounded(exact / Fraction(mean.factor), mean.number.ulp, mean.mention.unit)
    if not slip(mean.number, result):
        return
    yield Finding(
        CODE,
        Severity.CONFLICT,
        message(
            "{mean} does not follow from {amount} and {count}",
            mean=mean.mention.text,
            amount=str(amount),
            count=str(count.number),
        ),
        (claim.spot, count.spot),
        stated=mean.mention.text,
        expected=f"{amount} ÷ {count.number} = {result}",
        key=f"{claim.sentence.text}@{mean.mention.start}",
    )
