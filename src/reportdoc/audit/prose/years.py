"""Years that sentences count: 自2019年起，连续五年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber

CODE = "P406"

_SINCE = re.compile(
    r"(?:[自从]\s*+|(?<!\s)\s++)?((?:19|20)[0-9]{2})\s*+(?:年|级|届)(?:[0-9]{1,2}月)?(?:起|开始|以来|创办|成立|建校|至今|首次)"
)

_FROM = re.compile(r"(?:始于|开始于|创办于|成立于|创建于|建于|启动于|起步于)\s*((?:19|20)[0-9]{2})\s*年")

_END = re.compile(r"(?:至|到|截至|截止)\s*((?:19|20)[0-9]{2})\s*年")

_GOES_ON = re.compile(r"(?:连续|已|持续|历时|走过|坚持|建校|办学|至今|累计|开展)[^，。；0-9]{0,6}$")

_SPAN = re.compile(
    r"((?:19|20)[0-9]{2})\s*+(?:年\s*+)?[-—–~至到]++\s*+((?:19|20)[0-9]{2})\s*+年(?:[，（(]?(?:连续|共|近)?)$"
)


def year_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the durations of a passage that do not fit the years stated with them; `year` is the year reported on."""
    for sentence in passage.sentences:
        for figure in figures(sentence):
            if figure.mention.unit not in ("年", "周年") or not figure.is_exact:
                continue
            behind = sentence.text[figure.mention.end : figure.mention.end + 1]
            if behind in ("制", "级", "期", "内"):
                continue
            before = sentence.text[: figure.mention.start]
            if span := _SPAN.search(before):
                yield from _judged(figure, int(span[1]), int(span[2]), both=False)
            elif _GOES_ON.search(before) and (start := _since(before)):
                ends = _END.findall(before)
                yield from _judged(figure, start, int(ends[-1]) if ends else year, both=True)


def _since(before: str) -> int | None:
    found = sorted([*_SINCE.finditer(before), *_FROM.finditer(before)], key=lambda one: one.start())
    return int(found[-1][1]) if found and "；" not in before[found[-1].end() :] else None


def _judged(figure: Stated, start: int, end: int, both: bool) -> Iterator[Finding]:
    """Years count as elapsed, or with the first and the last; 2019 to 2023 are four or five."""
    inclusive = end - start + 1
    possible = {inclusive, inclusive - 1} if both else {inclusive}
    if end > start and int(figure.value) not in possible:
        yield finding(
            CODE,
            message("from {start} to {end} it is {count} years", start=start, end=end, count=inclusive),
            figure,
            (),
            f"{end} − {start} + 1 = {inclusive}",
            Severity.ERROR,
            PrintedNumber(Decimal(inclusive), Decimal(1), figure.mention.unit, str(inclusive)),
        )
