"""Hours and minutes beside the times of a day between which they lie: 凌晨3时出发，到下午1时收车，整整10个小时."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import message

_HOUR = (
    r"(?P<next{0}>次日|第二天)?(?P<part{0}>凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜里|深夜)?(?<![0-9])(?P<hour{0}>[0-9]{{1,2}})"
    r"(?:[:：](?P<minute{0}>[0-5][0-9])|[时点](?:(?P<half{0}>半)|(?P<past{0}>[0-9]{{1,2}})分?)?)"
)

_HOURS = re.compile(
    _HOUR.format(1)
    + r"(?:[^。；、0-9]{0,12}(?:[至到—–~～-]{1,2}|，)|[^，。；、0-9]{1,8})"
    + _HOUR.format(2)
    + r"[^。；0-9]{0,14}?(?<![天日周分每均])"
    r"(?:(?P<n>[0-9]{1,2})(?:个?(?P<more>半|[.]5))?个?小时(?:(?P<rest>[0-9]{1,2})分)?|(?P<only>[0-9]{2,3})分钟)(?![0-9])"
)
"""Two times of a day, and the hours right behind the second: 08:20开始，11:05结束，用时2小时45分钟."""

_EACH = re.compile("每|平均|(?<![0-9])分[^钟]")
"""Words behind the second time that tell of a part: 每场2小时."""

_MORE = re.compile(r"[:：时点][0-9分半]{0,3}[^。；0-9]{0,6}$")
"""Another time right before the first: the hours may be those of two spans, 8时至12时、14时至18时."""

_LATER = frozenset({"下午", "傍晚", "晚上", "晚间", "晚"})
"""Parts of the day whose hours are counted from noon."""

_NOON, _DAY = 12 * 60, 24 * 60


def hour_findings(sentence: Sentence) -> Iterator[Finding]:
    """Yield hours that do not lie between the two times right before them."""
    for found in _HOURS.finditer(sentence.text) if "小时" in sentence.text or "分钟" in sentence.text else ():
        behind = sentence.text[found.start("hour2") : found.end()]
        if _EACH.search(behind) or _MORE.search(sentence.text, max(0, found.start() - 12), found.start()):
            continue
        first, last = _time(found, 1), _time(found, 2)
        if not found["part2"] and found["part1"] in _LATER and last < first:
            last += _NOON
        length = (last - first) % _DAY
        told = int(found["n"] or 0) * 60 + (30 if found["more"] else int(found["rest"] or found["only"] or 0))
        if told != length:
            hours, minutes = divmod(length, 60)
            count = f"{hours}小时{f'{minutes}分' if minutes else ''}"
            shown = found[0][: max(found.start("n"), found.start("only")) - found.start()]
            said = message("{span} is {count}", span=shown.rstrip("，"), count=count)
            key = f"{sentence.text}@{found.start()}"
            yield Finding("W619", Severity.EXPLAIN, said, (sentence.spot,), found[0][:40], key=key)


def _time(found: re.Match[str], which: int) -> int:
    """Return the minutes of a day at one of two times."""
    hour, part = int(found[f"hour{which}"]), found[f"part{which}"]
    minutes = hour * 60 + int(found[f"minute{which}"] or found[f"past{which}"] or 0)
    minutes += 30 if found[f"half{which}"] else 0
    if part in _LATER or (part == "中午" and hour < 11):
        minutes += _NOON if minutes < _NOON else 0
    return minutes + (_DAY if found[f"next{which}"] else 0)
