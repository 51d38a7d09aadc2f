"""Lengths of time beside the moments between which they lie: 2022年10月开工，2023年9月交付，历时11个月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.wording.hours import hour_findings
from reportdoc.audit.wording.moments import Moment, moments
from reportdoc.report.message import Message, message
from reportdoc.text.number import one_digit
from reportdoc.text.numerals import CHARACTERS, numeral

LENGTH = re.compile(
    r"(?P<lead>历时|历经|耗时|用时|前后|时隔|用了?|(?:为|会|展|赛|工|建设|整改|实施|服务|合同)期|周期|时长|全程|持续|整整|长达)?"
    rf"(?:了|为|是|共|整整|正好){{0,2}}\s?(?<![0-9.第每近约{CHARACTERS}])(?:(?<![前后])|(?<=前后))(?P<n>[0-9]{{1,3}}|[{CHARACTERS}]{{1,3}})(?P<unit>个月|天|年)"
    r"(?![多余半度级制期代前后内份]|以[上内下前后]|左右)"
)
"""How long something went on."""

_EXACT = frozenset({"为期", "建设期", "周期", "整整"})
"""Leads of years that are whole ones: 建设期五年."""

_FROM_TO = re.compile(r"[从由自][一-鿿]{1,8}[到至][一-鿿]{1,8}$")
"""Right before a length, which names the acts between which it lies: 从签约到启用."""

_NEAR = 24
"""Characters between two moments, and between the later and the length that is told of both."""

_ONTO = re.compile(r"[^，。；、0-9]{0,12}[（(，]?[自从由]?|[^，。；、0-9]{0,4}")
"""Between a length and the moments behind it: 历时71天（2023年10月9日至…）, 建设期五年，2021年1月…."""

_RUN = re.compile(
    r"[起始][^，。；0-9]{0,16}[，]?(?:连[一-鿿]{0,3}|为期|历时|持续)(?P<n>[0-9]{1,3})天(?P<rest>[^。；0-9]{0,12})"
)

_OVER = re.compile(r"[^，。；0-9]{0,4}(?:完|结束|止|闭幕|落幕|收官|收尾)")


def length_findings(document: Document) -> Iterator[Finding]:
    """Yield lengths of a passage that do not lie between the moments told of them."""
    for passage in document.passages:
        told = list(moments(passage.sentences)) if "月" in passage.text else []
        for sentence in passage.sentences:
            yield from hour_findings(sentence)
            if told:
                yield from _between(passage, sentence, told, document.year)
                yield from _runs(sentence, told, document.year)


def _between(passage: Passage, sentence: Sentence, told: Sequence[Moment], year: int) -> Iterator[Finding]:
    """Look at lengths of months, days and years beside two moments; any two of the passage may be meant."""
    order = {id(one): at for at, one in enumerate(passage.sentences)}
    here = order[id(sentence)]
    for found in LENGTH.finditer(sentence.text):
        number = int(found["n"]) if found["n"].isdigit() else numeral(found["n"])
        before = [one for one in told if (order[id(one.sentence)], one.end) <= (here, found.start())][-_MOMENTS:]
        behind = [one for one in told if one.sentence is sentence and one.start >= found.end()][:_MOMENTS]
        pair = _behind(sentence, found, behind) or _before(sentence, found, before)
        if (
            not number
            or not pair
            or any(number in _apart(*each, found, year) for each in combinations((*before, *behind), 2))
        ):
            continue
        lies = _apart(*pair, found, year)
        led = found["lead"] or _FROM_TO.search(sentence.text[: found.start()]) or pair[0] in behind
        if lies and (led or _beyond(number, lies)):
            yield _judged(sentence, found, pair, f"{number}{found['unit']}", lies)


_MOMENTS = 6
"""Moments before a length among which those are sought between which it lies."""


def _behind(sentence: Sentence, found: re.Match[str], told: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """Return the two moments right behind a length, if they are told of it."""
    if len(told) < 2 or told[1].start - told[0].end > _NEAR:
        return None
    between = sentence.text[found.end() : told[0].start]
    bracket = between.endswith(("（", "(")) and told[1].closes
    return (told[0], told[1]) if _ONTO.fullmatch(between) and (found["lead"] or bracket) else None


def _before(sentence: Sentence, found: re.Match[str], told: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """Return the two moments right before a length, if they are told of it."""
    if len(told) < 2 or told[-1].sentence is not sentence or found.start() - told[-1].end > _NEAR or told[-1].opens:
        return None
    one, other = told[-2:]
    near = one.sentence is sentence and other.start - one.end <= _NEAR and not one.closes
    acts = _FROM_TO.search(sentence.text[: found.start()])
    led = found["lead"] or (other.closes and not re.search("[0-9每]", sentence.text[other.end : found.start()]))
    return (one, other) if acts or (near and led) else None


def _beyond(number: int, lies: tuple[int, ...]) -> bool:
    """Tell whether a length that nothing announces is more than there is, or a slip away from it."""
    more = number > max(lies)
    return more or any(one_digit(f"{number:02}", f"{each:02}") and abs(number - each) > _LOOSE for each in lies)


_LOOSE = 5
"""What a length that nothing announces may be short of: days that were worked."""


def _judged(
    sentence: Sentence, found: re.Match[str], pair: tuple[Moment, Moment], stated: str, lies: tuple[int, ...]
) -> Finding:
    one, other = pair
    if lies[0] < 0:
        said = message(
            "{last} is before {first}, and {length} are said to lie between them",
            last=other.text,
            first=one.text,
            length=stated,
        )
    else:
        count = f"{lies[-1] if found['unit'] == '天' else lies[0]}{found['unit']}"
        said = message(
            "{first} and {last} are {count} apart, not {stated}",
            first=one.text,
            last=other.text,
            count=count,
            stated=stated,
        )
    severity = Severity.ERROR if lies[0] < 0 else Severity.EXPLAIN
    start, end = min(other.start, found.start()), max(other.end, found.end())
    return _finding(sentence, said, severity, sentence.text[start:end], found.start())


def _apart(one: Moment, other: Moment, found: re.Match[str], year: int) -> tuple[int, ...]:
    """Return how long lies between two moments, without and with the last one counted; empty where that is not said."""
    unit, whole = found["unit"], other.months - one.months
    if whole < 0 and not other.own_year:
        whole += 12  # 2023年9月至6月
    if unit == "年":
        exact = tuple(n for n in ((whole + 1) // 12, (whole + 2) // 12) if abs(whole - 12 * n) <= 1 and n)
        if found["lead"] in _EXACT and whole > 0:
            return exact or (whole // 12, whole // 12 + 1)
        return (other.year - one.year, other.year - one.year + 1, whole // 12)
    if unit == "个月":
        less = (one.day and other.day and other.day < one.day) or (one.day > _LATE and not other.day)
        return (whole, whole + 1, *([whole - 1] if less else ()))
    return _days(one, other, year)


_LATE = 15
"""Day from which a month is begun too late to count as a whole one."""


def _days(one: Moment, other: Moment, year: int) -> tuple[int, ...]:
    """Return the days between two, of a span with the last one, else without too; empty where a day is not told."""
    try:
        first = date(one.year or year, one.month, one.day)
        last = date(other.year or year, other.month, other.day)
        if last < first and not other.own_year:
            last = date(last.year + 1, other.month, other.day)
    except ValueError:
        return ()
    between = (last - first).days
    if not between:
        return ()
    return (between + 1,) if other.closes else (between, between + 1)


def _runs(sentence: Sentence, told: Sequence[Moment], year: int) -> Iterator[Finding]:
    """Look at days that run on from one day to another: 7月1日起连播6天，7月6日播完."""
    own = [one for one in told if one.sentence is sentence and one.day]
    for one, other in combinations(own, 2):
        between = sentence.text[one.end : other.start]
        run = _RUN.fullmatch(between)
        lies = _days(one, other, year)
        if run and lies and lies[-1] != int(run["n"]) and _OVER.match(sentence.text, other.end):
            said = message(
                "{span} is {days} days with the first and the last", span=f"{one.text}—{other.text}", days=lies[-1]
            )
            yield _finding(sentence, said, Severity.ERROR, one.text + between + other.text, one.start)


def _finding(sentence: Sentence, said: Message, severity: Severity, shown: str, at: int) -> Finding:
    return Finding("W619", severity, said, (sentence.spot,), shown[:40], key=f"{sentence.text}@{at}")
