"""Lengths of time beside the moments between which they lie: 2022年10月开工，2023年9月交付，历时11个月."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import Moment, moments
from reportdoc.audit.reading.passage import Sentence
from reportdoc.audit.wording.dates import finding
from reportdoc.audit.wording.hours import hour_findings
from reportdoc.report.message import message
from reportdoc.text.number import one_digit
from reportdoc.text.numerals import CHARACTERS, whole

_LENGTH = re.compile(
    r"(?P<lead>历时|历经|耗时|用时|前后|时隔|用了?|(?:为|会|展|赛|工|建设|整改|实施|服务|合同)期|周期|时长|全程|持续|整整|长达|共计|连[播续演])?"
    rf"(?:了|为|是|共|整整|正好){{0,2}}\s?(?<![0-9.第每近约{CHARACTERS}])(?:(?<![前后])|(?<=前后))(?P<n>[0-9]{{1,3}}|[{CHARACTERS}]{{1,3}})(?P<unit>个月|天|年)"
    r"(?![多余半度级制期代前后内份]|以[上内下前后]|左右)"
)
"""How long something went on."""

_EXACT = frozenset({"为期", "建设期", "周期", "整整"})
"""Leads of years that are whole ones: 建设期五年."""

_FROM_TO = re.compile(r"[从由自][一-鿿]{1,8}[到至][一-鿿]{1,8}$")
"""Right before a length, which names the acts between which it lies: 从签约到启用."""

_NEAR, _FAR = 24, 50
"""Characters between two moments, and between the later and a length of both; more behind a span."""

_ONTO = re.compile(r"[^，。；、0-9]{0,12}[（(，]?[自从由]?|[^，。；、0-9]{0,4}")
"""Between a length and the moments behind it: 历时71天（2023年10月9日至…）, 建设期五年，2021年1月…."""

_OVER = re.compile(r"[^，。；0-9]{0,4}(?:完|结束|止|闭幕|落幕|收官|收尾)")
"""Behind the later of two moments, of which the earlier stands before the length: 7月1日起连播6天，7月7日播完."""

_MOMENTS = 6
"""Moments before a length among which those are sought between which it lies."""

_LOOSE = 5
"""What a length that nothing announces may be short of: days that were worked."""

_LATE = 15
"""Day from which a month is begun too late to count as a whole one."""


def length_findings(document: Document) -> Iterator[Finding]:
    """Yield lengths of a passage that do not lie between the moments told of them."""
    for passage, dated in zip(document.passages, moments(document), strict=True):
        told = [one for one in dated if one.month]
        for at, sentence in enumerate(passage.sentences):
            yield from hour_findings(sentence)
            for found in _LENGTH.finditer(sentence.text) if told else ():
                yield from _judged(at, sentence, found, told)


def _judged(at: int, sentence: Sentence, found: re.Match[str], told: Sequence[Moment]) -> Iterator[Finding]:
    """Look at a length of months, days and years beside two moments; any two of the passage may be meant."""
    number = whole(found["n"])
    before = [one for one in told if (one.at, one.end) <= (at, found.start())][-_MOMENTS:]
    behind = [one for one in told if one.at == at and one.start >= found.end()][:_MOMENTS]
    around = _around(sentence, found, before, behind)
    pair = around or _behind(sentence, found, behind) or _before(at, sentence, found, before)
    if not number or not pair or any(number in _apart(*two, found) for two in combinations((*before, *behind), 2)):
        return
    (one, other), lies = pair, _apart(*pair, found)
    led = found["lead"] or _FROM_TO.search(sentence.text[: found.start()]) or one in behind
    if not lies or not (led or _beyond(number, lies)):
        return
    stated, span = f"{number}{found['unit']}", one.opens and other.closes and found["unit"] == "天"
    # Fewer may be those worked; more than there are cannot be.
    certain = around or lies[0] < 0 or (span and found["lead"] and number > max(lies))
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
            last=other.day_text,
            count=count,
            stated=stated,
        )
    first = one if around or (span and one.at == at) else other
    shown = sentence.text[min(first.start, found.start()) : max(other.end, found.end())]
    yield finding(sentence, said, shown, found.start(), Severity.ERROR if certain else Severity.EXPLAIN)


def _around(
    sentence: Sentence, found: re.Match[str], before: Sequence[Moment], behind: Sequence[Moment]
) -> tuple[Moment, Moment] | None:
    """Return the two moments between which a length stands, if what began at one is over at the other."""
    if not before or not behind or behind[0].start - before[-1].end > _NEAR or before[-1].at != behind[0].at:
        return None
    over = found["lead"] and _OVER.match(sentence.text, behind[0].end)
    return (
        (before[-1], behind[0]) if over and re.search("[起始]", sentence.text[before[-1].end : found.end()]) else None
    )


def _behind(sentence: Sentence, found: re.Match[str], told: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """Return the two moments right behind a length, if they are told of it."""
    if len(told) < 2 or told[1].start - told[0].end > _NEAR:
        return None
    between = sentence.text[found.end() : told[0].start]
    bracket = between.endswith(("（", "(")) and told[1].closes
    return (told[0], told[1]) if _ONTO.fullmatch(between) and (found["lead"] or bracket) else None


def _before(at: int, sentence: Sentence, found: re.Match[str], told: Sequence[Moment]) -> tuple[Moment, Moment] | None:
    """Return the two moments right before a length, if they are told of it."""
    if len(told) < 2 or told[-1].at != at or told[-1].opens:
        return None
    one, other = told[-2:]
    between = sentence.text[other.end : found.start()]
    span = one.opens and other.closes and found["lead"] and len(between) <= _FAR and not re.search("[。；0-9]", between)
    if not span and len(between) > _NEAR:
        return None
    near = one.at == at and other.start - one.end <= _NEAR and not one.closes
    led = found["lead"] or (other.closes and not re.search("[0-9每]", between))
    return (one, other) if _FROM_TO.search(sentence.text[: found.start()]) or (near and led) else None


def _beyond(number: int, lies: tuple[int, ...]) -> bool:
    """Tell whether a length that nothing announces is more than there is, or a slip away from it."""
    more = number > max(lies)
    return more or any(one_digit(f"{number:02}", f"{each:02}") and abs(number - each) > _LOOSE for each in lies)


def _apart(one: Moment, other: Moment, found: re.Match[str]) -> tuple[int, ...]:
    """Return how long lies between two moments, without and with the last one counted; empty where that is not said."""
    unit, months = found["unit"], other.months - one.months
    if months < 0 and not other.own_year:
        months += 12  # 2023年9月至6月
    if unit == "年":
        exact = tuple(n for n in ((months + 1) // 12, (months + 2) // 12) if abs(months - 12 * n) <= 1 and n)
        if found["lead"] in _EXACT and months > 0:
            return exact or (months // 12, months // 12 + 1)
        return (other.year - one.year, other.year - one.year + 1, months // 12)
    if unit == "个月":
        less = (one.day and other.day and other.day < one.day) or (one.day > _LATE and not other.day)
        return (months, months + 1, *([months - 1] if less else ()))
    first, last = one.date, other.date
    if not first or not last or first == last:
        return ()
    if last < first and not other.own_year:
        last = last.replace(year=last.year + 1, day=min(last.day, 28) if last.month == 2 else last.day)
    days = (last - first).days
    return (days + 1,) if other.closes or _OVER.match(found.string, other.end) else (days, days + 1)
