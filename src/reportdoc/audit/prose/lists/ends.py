"""The first or last of a row, counted, and what they make: 后两类合计17项, of 24项, 13项, 8项, 9项 and 8项."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.lists.counts import differs, number
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage

_ENDS = re.compile(
    r"(?<![年月日之以])(?P<side>[前后])(?P<told>(?P<n>[两二三四五六])[类项个所家门种群批次期])[^。；0-9]{0,16}?"
    r"(?:合计|合起来|加起来|相加|共计?|总计)[^，。；、0-9]{0,6}$"
)
"""What stands before what the first or last of a row make."""

_ROW = 3
"""Figures of a row of which some are told together."""

_DIGITS = 2
"""Digits of a sum that no other number of them makes by chance."""


def end_findings(passage: Passage) -> Iterator[Finding]:
    """Yield numbers of the first or last of a row whose sum is that of more or fewer of them."""
    before: list[Stated] = []
    for sentence in passage.sentences:
        own = figures(sentence)
        for at, total in enumerate(own):
            found = _ENDS.search(sentence.text, max(0, total.mention.start - 40), total.mention.start)
            if found and total.is_exact and len(total.number.text) >= _DIGITS:
                row = [*before, *(one for one in own[:at] if one.mention.end <= found.start())]
                alike = [one for one in row if one.mention.unit == total.mention.unit]
                made = _made(found["side"], total, alike)
                if len(made) == 1 and number(found["n"]) not in made:
                    yield differs(sentence, found["side"] + found["told"], made.pop(), found.start())
        before += own


def _made(side: str, total: Stated, row: Sequence[Stated]) -> set[int]:
    """Return how many of the first or last of a row make a total; the first of a row may stand behind its own total."""
    if side == "后":
        starts = [row[::-1]] if len(row) >= _ROW else []
    else:
        starts = [row[at:] for at in range(max(0, len(row) - _ROW + 1))]
    made: set[int] = set()
    for start in starts[:_MOST]:
        value = total.value * 0
        for count, one in enumerate(start[:_MOST], 1):
            value += one.value
            if count > 1 and value == total.value:
                made.add(count)
    return made


_MOST = 20
"""Figures of a row that are added up."""
