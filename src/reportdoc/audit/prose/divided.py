"""A total that is divided by several views, a sentence or more behind it: 按级别分……，按等次分……."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.prose.sums import CODE, TIMES, overlaps, sums_to
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.reading.role import Role, with_roles
from reportdoc.report.message import message

_VIEW = re.compile(r"(?:^|[，。；：\s])(?:其中)?按(?:照)?[^，。；：0-9]{1,12}(?:划分|来?分|统计|计)[，：]")
"""What begins a view in which a total is divided, all of it."""

_LEAST = 2
"""Parts of a view."""


def divided_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the views of a passage whose parts make no total stated before them, but would with one slip mended."""
    totals: list[Stated] = []
    for sentence in passage.sentences:
        levels = [one for one, role in with_roles(figures(sentence), year) if role is Role.LEVEL and _counts(one)]
        views = _views(sentence)
        own = [one for one in levels if not any(start < one.mention.start < end for start, end in views)]
        for start, end in views:
            parts = _row([one for one in levels if start < one.mention.start < end])
            before = totals + [one for one in own if one.mention.end <= start]
            yield from _view([one for one in before if parts and one.dimension == parts[0].dimension], parts)
        totals += own


def _counts(one: Stated) -> bool:
    return one.is_exact and not one.is_rate and one.mention.unit not in TIMES


def _views(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where views begin and end among the characters of a sentence."""
    starts = [found.end() for found in _VIEW.finditer(sentence.text)]
    marks = [at for at, mark in enumerate(sentence.text) if mark in "；;"]
    bounds = pairwise([*starts, len(sentence.text)])
    return [(start, min([end, *(at for at in marks if at > start)])) for start, end in bounds]


def _row(levels: Sequence[Stated]) -> list[Stated]:
    """Return the parts of a view: all of the first one's unit."""
    return [one for one in levels if one.dimension == levels[0].dimension]


def _view(totals: Sequence[Stated], parts: Sequence[Stated]) -> Iterator[Finding]:
    greater = [one for one in totals if all(one.value > part.value for part in parts)]
    if (
        len(parts) < _LEAST
        or not greater
        or overlaps(parts[0].sentence.text, "".join(one.words for one in parts), parts[0])
    ):
        return
    for last in range(_LEAST, len(parts) + 1):
        values = [one.value for one in parts[:last]]
        if any(sums_to(total.value, total.ulp, values, parts) for total in totals):
            return

    def holds(stated: Decimal, *values: Decimal) -> bool:
        return sums_to(stated, greater[0].ulp, list(values), parts)

    total = greater[0]
    slip = mended((total, *parts), holds)
    if slip is None:
        return
    formula = f"{' + '.join(map(str, parts))} = {sum((one.value for one in parts), Decimal(0)) / total.factor:f}"
    yield finding(
        CODE,
        message("{total} is not the sum of its parts", total=total.mention.text),
        (total, *parts)[slip],
        (total, *parts),
        f"{formula}{total.mention.unit}",
    )
