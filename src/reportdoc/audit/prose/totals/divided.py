"""A total that is divided by several views, a sentence or more behind it: 按级别分……，按等次分……."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.prose.totals.sums import CODE, TIMES, overlaps, sums_to
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.reading.role import Role, with_roles
from reportdoc.report.message import message
from reportdoc.text.subject import core

_VIEW = re.compile(r"(?:^|[，。；：\s])(?:其中)?按(?:照)?[^，。；：0-9]{1,12}(?:划分|来?分|统计|计)[，：]")
"""What begins a view in which a total is divided, all of it."""

_OF_THESE = re.compile(r"(?:^|[，。；：\s])(?P<of>[一-鿿]{3,8})[中里][，：]?(?=[一-鿿])")
"""What begins the parts of a total that it names again: 授权专利中发明专利3项."""

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
        yield from _of_these(sentence, levels, totals + own)
        totals += own


def _of_these(sentence: Sentence, levels: Sequence[Stated], totals: Sequence[Stated]) -> Iterator[Finding]:
    """Yield totals that are named again, and that three parts or more behind their name do not make."""
    for found in _OF_THESE.finditer(sentence.text):
        behind = [one for one in levels if one.mention.start > found.end()]
        row = [*behind[:1], *takewhile(_goes_on, behind[1:])]
        parts = [one for one in row if one.dimension == row[0].dimension]
        named = [one for one in totals if one.mention.end <= found.start() or one.sentence is not sentence]
        named = [one for one in named if set(core(one.words)) == set(core(found["of"]))]
        if len(parts) > _LEAST and named and named[-1].dimension == parts[0].dimension:
            yield from _view(named[-1:], parts)


def _goes_on(one: Stated) -> bool:
    """Tell whether a figure is the next of a row: 、 or ， and a name stand before it."""
    return one.clause[:1] in ("、", "，")


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
