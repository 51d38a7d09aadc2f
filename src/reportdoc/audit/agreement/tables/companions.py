"""What stands right before a name in the text, and another word of its kind in the name's row of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message
from reportdoc.text.surnames import NAMES

CODE = "G502"

_KEY = 3
"""Characters by which a name is looked for."""

_NAME = re.compile(rf"[一-鿿]{{4,30}}|[{''.join(sorted(NAMES))}][一-鿿]{{2}}")
"""A name; of three characters only a person's, for others are words."""

_BETWEEN = re.compile(r"(?:的|教师|老师|教授|副教授|讲师|学生|同学|毕业生|院长|副院长|主任|书记){1,2}$")
"""What stands between a person's college and name."""

_KIND = re.compile(r"[一-鿿]{2,8}")
"""A country, a town, a college, a level: one of a few that the cells of a column name."""


_BEFORE = 16
"""Characters before a name that are looked at."""


@dataclass(slots=True)
class _Named:
    """A name of a table's row."""

    name: str
    texts: set[str] = field(default_factory=set)
    """All that stands in its rows, in any table."""
    others: dict[str, tuple[str, Spot]] = field(default_factory=dict)
    """What other rows have where this one has its own word: with that word, and its cell."""


def companion_findings(document: Document) -> Iterator[Finding]:
    """Yield names that the text puts under another word than their row: 马来西亚湄兰旅游学院, in a row of 泰国."""
    named: dict[str, _Named] = {}
    for sheet in document.sheets:
        if not (sheet.annex or sheet.chart):
            _take(sheet, named)
    starting: dict[str, list[_Named]] = defaultdict(list)
    for one in named.values():
        starting[one.name[:_KEY]].append(one)
    for sentence in document.sentences if starting else ():
        text = sentence.text
        for start in range(2, len(text) - _KEY + 1):
            for one in starting.get(text[start : start + _KEY], ()):
                if text.startswith(one.name, start):
                    yield from _held(one, _BETWEEN.sub("", text[max(0, start - _BEFORE) : start]), sentence.spot)


def _take(sheet: Sheet, named: dict[str, _Named]) -> None:
    """Take in the names of a table: columns in which each cell is a name of its own."""
    cells = {
        column: {row: sheet.text(row, column) for row in sheet.body if not sheet.is_total(row)}
        for column in range(sheet.grid.width)
    }
    kinds = [column for column in cells if all(map(_KIND.fullmatch, cells[column].values()))]
    for column, names in cells.items():
        if len(set(names.values())) < len(names) or not all(map(_KIND.match, names.values())):
            continue
        for row, name in names.items():
            if not _NAME.fullmatch(name):
                continue
            one = named.setdefault(name, _Named(name))
            one.texts.update(cells[other][row] for other in cells)
            for kind in kinds:
                if kind != column:
                    own = cells[kind][row], sheet.cell(row, kind)
                    one.others |= dict.fromkeys(cells[kind].values(), own)


def _held(one: _Named, before: str, spot: Spot) -> Iterator[Finding]:
    for length in range(2, 9):
        word = before[-length:]
        if len(word) == length and word in one.others and not any(word in text or text in word for text in one.texts):
            usual, cell = one.others[word]
            if before.endswith(usual):
                continue
            said = message("“{odd}” here, “{usual}” elsewhere", odd=word + one.name, usual=usual + one.name)
            yield Finding(
                CODE, Severity.CONFLICT, said, (spot, cell), word + one.name, usual + one.name, key=word + one.name
            )
