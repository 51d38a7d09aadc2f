"""Names listed in two places that are the same but for one: 老挝、泰国、越南、缅甸 here, and a table's 国别 there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.prose.lists.counts import CODE, NUMBER
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message

_FEW = 3
"""Names of a list at least."""

_FAR = 4
"""Names of a list that is held against others of the report; of three, two in common are chance."""

_MOST = 40
"""Names of a list at most, and places of a name that are looked at."""

_NOUN = 4
"""First characters that the last names of two lists have in common where only the words behind them differ."""

_NAME = 16
"""Characters of a name in a list at most."""

_CUT = re.compile("[，。；：（）“”—]")

_FIGURE = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,4})?[一-鿿%]{1,3}$")
"""The figure of a name: 老挝24人."""

_REST = re.compile(rf"(?:等|各|共|这)?{NUMBER}[个项种类门家所支本部名人位国校].*$|等$|[等各].{{0,2}}$")
"""What stands behind the last name of a list: 等5个, 各2人."""


@dataclass(frozen=True)
class _Listed:
    names: tuple[str, ...]
    spot: Spot
    text: str = ""
    """The sentence; empty for a table, and where each has a figure: these are held against, and told of nothing."""
    passage: int = -1


def elsewhere_findings(document: Document) -> Iterator[Finding]:
    """Yield lists of names in the text of which one name is another in a list, or in a table's column, as long."""
    rows = list(_rows(document))
    named = {one.passage for one in rows if one.text}
    lists = [*(one for one in rows if one.text or one.passage in named), *_columns(document)]
    places: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, one in enumerate(lists):
        for name in one.names[1:]:  # words may stand before the first
            places[len(one.names), name].append(at)
    told: set[str] = set()
    for at, one in enumerate(lists):
        if not one.text or one.text in told:
            continue
        size = len(one.names)
        shared = Counter(other for name in one.names[1:] for other in places[size, name][:_MOST] if other != at)
        for other, count in shared.items():
            near = lists[other].passage == one.passage
            far = size >= _FAR and (lists[other].passage < 0 or lists[other].text)
            if count < size - 2 or not (near or far) or (other < at and lists[other].text):
                continue
            if odd := _odd(one, lists[other]):
                told.add(one.text)
                said = message("“{here}” is announced, “{there}” is told", here=odd[0], there=odd[1])
                spots = tuple(dict.fromkeys((one.spot, lists[other].spot)))
                yield Finding(CODE, Severity.EXPLAIN, said, spots, odd[0], odd[1], key=f"{one.text}@{odd[0]}")
                break


def _odd(one: _Listed, other: _Listed) -> tuple[str, str] | None:
    """Return the one name of each list that the other lacks; None where there are more, or none."""
    skip = int(_shares(one.names[0], other.names[0]))
    here = [name for name in one.names[skip:] if not any(_same(name, there) for there in other.names)]
    there = [name for name in other.names[skip:] if not any(_same(name, here) for here in one.names)]
    if len(here) != 1 or len(there) != 1:
        return None
    runs_on = here[0] == one.names[-1] and here[0][:_NOUN] == there[0][:_NOUN]  # words stand behind both
    return None if runs_on else (here[0], there[0])


def _shares(one: str, other: str) -> bool:
    """Tell whether the first names of two lists may be one, with words before both."""
    return one[-2:] == other[-2:] or one in other or other in one


def _same(one: str, other: str) -> bool:
    """Tell whether two names are one: words may stand before it, or more of it."""
    return one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one)


def _rows(document: Document) -> Iterator[_Listed]:
    """Yield the lists of names, joined by 、, of the text."""
    for sentence in document.sentences:
        for clause in _CUT.split(sentence.text) if "、" in sentence.text else ():
            parts = clause.split("、")
            if not 1 < len(parts) <= _MOST:
                continue
            if figured := all(_FIGURE.search(part) for part in parts):
                names = tuple(_FIGURE.sub("", part) for part in parts)
            else:
                longest = max(map(len, parts[1:-1]), default=0)
                last = _REST.sub("", parts.pop())
                names = (*parts, *(re.split("以及|和|与|及", last, maxsplit=1) if len(last) > longest else (last,)))
            if len(names) >= _FEW and _are_names(names[1:]):
                yield _Listed(names, sentence.spot, "" if figured else sentence.text, sentence.passage)


def _columns(document: Document) -> Iterator[_Listed]:
    """Yield the columns of names of the tables."""
    for sheet in document.sheets:
        body = [row for row in sheet.body if not sheet.is_total(row)] if not sheet.annex else []
        for column in range(sheet.grid.width) if len(body) >= _FAR else ():
            cells = [sheet.text(row, column) for row in body if not sheet.is_covered(row, column)]
            names = tuple(dict.fromkeys(filter(None, cells)))
            if _FAR <= len(names) <= _MOST and _are_names(names):
                yield _Listed(names, sheet.spot)


def _are_names(names: tuple[str, ...]) -> bool:
    """Tell whether these are names: short, and without figures."""
    return all(1 < len(name) <= _NAME and not re.search("[0-9]", name) for name in names)
