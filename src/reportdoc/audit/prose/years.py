"""Years that sentences count: 自2019年起，连续五年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import Message, message
from reportdoc.text.number import PrintedNumber

CODE = "P406"

_SINCE = re.compile(
    r"(?:[自从]\s*+|(?<!\s)\s++)?((?:19|20)[0-9]{2})\s*+(?:年|级|届)(?:[0-9]{1,2}月)?(?:起|开始|以来|创办|成立|建校|至今|首次)"
)

_FROM = re.compile(
    r"(?:始于|开始于|创办于|成立于|创建于|始建于|建于|启动于|起步于|源于|肇始于|诞生于)\s*((?:19|20)[0-9]{2})\s*年"
)

_BEGUN = re.compile(
    r"((?:19|20)[0-9]{2})\s*+年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    r"[^，。；0-9]{0,10}(?:创办|创建|开办|举办|首办|成立|建校|建立|设立|升格|组建|启动|揭牌|挂牌|开馆|开通|加入|签约|入职|任教|执教|更名|开设|招收|运行|投用)"
)
"""Years in which something began, in words that leave open whether the duration is counted from there."""

_END = re.compile(r"(?:至|到|截至|截止)\s*((?:19|20)[0-9]{2})\s*年")

_GOES_ON = re.compile(
    r"(?:连续|已|持续|历时|走过|坚持|建校|办学|至今|累计|开展|满|历史|历经|跨越|从教|从业|任教|合作|共)[^，。；0-9]{0,6}$"
)

_SPAN = re.compile(
    r"((?:19|20)[0-9]{2})\s*+(?:年\s*+)?[-—–~至到]++\s*+((?:19|20)[0-9]{2})\s*+年(?:[，（(]?(?:连续|共|近)?)$"
)

_NEAR = 3
"""Years by which a duration may be off and still be meant for a year in which something began."""


def year_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the durations of a passage that do not fit the years stated with them; `year` is the year reported on."""
    for sentence in passage.sentences:
        ways: set[int] = {0, 1}
        for figure in figures(sentence):
            if figure.mention.unit not in ("年", "周年", "载", "个年头") or not figure.is_exact:
                continue
            behind = sentence.text[figure.mention.end : figure.mention.end + 1]
            if behind in ("制", "级", "期", "内"):
                continue
            before = sentence.text[: figure.mention.start]
            if span := _SPAN.search(before):
                yield from _judged(figure, int(span[1]), int(span[2]), {1})
            elif _GOES_ON.search(before):
                end = int(_END.findall(before)[-1]) if _END.search(before) else year
                count = int(figure.value)
                since, begun = _since(before, end), _begun(before, end)
                fitting = {end - start + way: way for start in (*since, *begun) for way in (0, 1)}
                if count in fitting and fitting[count] in ways:
                    # One sentence counts in one way, with the first year or without.
                    ways = ways & {count - end + start for start in (*since, *begun)} or ways
                elif since:
                    yield from _judged(figure, since[-1], end, ways)
                elif near := [start for start in begun if abs(end - start - count) <= _NEAR]:
                    yield from _judged(figure, min(near, key=lambda one: abs(end - one - count)), end, ways)
        yield from _days(sentence, year)


def _since(before: str, end: int) -> list[int]:
    found = sorted([*_SINCE.finditer(before), *_FROM.finditer(before)], key=lambda one: one.start())
    return [int(one[1]) for one in found if "；" not in before[one.end() :] and int(one[1]) < end][-1:]


def _begun(before: str, end: int) -> list[int]:
    clause = before[before.rfind("；") + 1 :]
    return [int(one[1]) for one in _BEGUN.finditer(clause) if int(one[1]) < end]


def _judged(figure: Stated, start: int, end: int, ways: set[int]) -> Iterator[Finding]:
    """Years count as elapsed (0), or with the first and the last (1); 2019 to 2023 are four or five."""
    if end > start and int(figure.value) - (end - start) not in ways:
        way = max(ways)
        count = end - start + way
        formula = f"{end} − {start}{' + 1' if way else ''} = {count}"
        yield _finding(
            figure,
            message("from {start} to {end} it is {count} years", start=start, end=end, count=count),
            formula,
            count,
        )


_RANGE = re.compile(r"(\d{1,2})月(\d{1,2})[日号]\s*[-—–~～至到]+\s*(?:(\d{1,2})月)?(\d{1,2})[日号]")

_LASTS = re.compile(r"(?:历时|为期|持续|连续|共计?|历经|前后)[^，。；0-9]{0,4}$")


def _days(sentence: Sentence, year: int) -> Iterator[Finding]:
    """Yield the days that two dates do not bear out: 4月23日至5月31日，历时39天, or 为期9天（10月14日至22日）."""
    for figure in figures(sentence):
        if figure.mention.unit not in ("天", "日") or not figure.is_exact or not _LASTS.search(figure.words):
            continue
        for found in _RANGE.finditer(sentence.text):
            behind = sentence.text[found.end() : figure.mention.start] if found.end() <= figure.mention.start else None
            ahead = sentence.text[figure.mention.end : found.start()]
            beside = len(behind) <= _BESIDE if behind is not None else re.fullmatch("[（(，]", ahead)
            if not beside or any(one.isdigit() for one in behind or ""):
                continue
            count = _between(found, year)
            if count is not None and int(figure.value) != count:
                text = message(
                    "from {start} to {end} it is {count} days", start=_day(found, 1), end=_day(found, 3), count=count
                )
                yield _finding(figure, text, f"{found[0]} = {count}", count)


_BESIDE = 12
"""Characters between two dates and the days they are, at most."""


def _between(found: re.Match[str], year: int) -> int | None:
    """Return the days from one date to another, both counted; None where there is no such date."""
    try:
        first = date(year, int(found[1]), int(found[2]))
        last = date(year, int(found[3] or found[1]), int(found[4]))
    except ValueError:
        return None
    return (last - first).days + 1 if last > first else None


def _day(found: re.Match[str], month: int) -> str:
    return f"{found[month] or found[1]}-{found[month + 1]}"


def _finding(figure: Stated, text: Message, formula: str, count: int) -> Finding:
    result = PrintedNumber(Decimal(count), Decimal(1), figure.mention.unit, str(count))
    return finding(CODE, text, figure, (), formula, Severity.ERROR, result)
