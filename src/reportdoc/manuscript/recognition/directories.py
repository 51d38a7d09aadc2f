"""The manuscript's own directories: what they list is evidence, their lines are not text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportdoc.manuscript.model import Element, ManuscriptParagraph, ManuscriptTable
from reportdoc.manuscript.recognition.typed_numbers import typed

_TITLES = re.compile(r"目录|目次|contents|(?:表格?|图片?|案例|插图|图表)(?:目录|索引|清单)|附?表目录", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?P<title>\S(?:.*[^\s.．…·⋯—_-])?)(?:[\s.．…·⋯—_-]{2,}+|\t|(?<=\D)\s)"
    r"[（(]?(?P<page>\d{1,3}|[ivxlIVXL]{1,6})[)）]?"
)
_LEADERS = re.compile(r"(?<![\s.．…·⋯])[\s.．…·⋯]++$")
_LONGEST = 120
"""Characters of a line of a directory."""
_NOTHING = re.compile(r"[\s.．…·⋯]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A heading that a directory lists."""

    key: str
    """Its title as titles are compared."""
    level: int
    """From its number or its style; 0 where neither tells."""


@dataclass(frozen=True, slots=True)
class Directories:
    """Where directories stand and what they list."""

    members: frozenset[int]
    """Indexes of the elements they consist of."""
    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    """Every line, as written."""


def key(title: str) -> str:
    """Return a title in the form in which titles are compared: without number, blanks, and dots at the end."""
    found = typed(title)
    bare = title[found.length :] if found else title
    return _NOTHING.sub("", unicodedata.normalize("NFKC", bare)).strip(":、")


def is_title(text: str) -> bool:
    """Tell whether a line is the title of a directory."""
    return _TITLES.fullmatch(re.sub(r"\s", "", text)) is not None


def directories(elements: Sequence[Element]) -> Directories:
    """Return the directories among the elements of a manuscript."""
    members: list[int] = []
    lines: list[Line] = []
    texts: list[str] = []
    inside = False
    blanks: list[int] = []
    last = {key(one.text): one.index for one in elements if isinstance(one, ManuscriptParagraph) and one.text}
    first = ""
    """Key of the first line of the directory: where it comes again, the text begins."""
    for element in elements:
        if isinstance(element, ManuscriptParagraph):
            title = is_title(element.text)
            if not element.text and not element.drawings:
                blanks.append(element.index)
                continue
            again = _again(element, first, last)
            # A picture may stand in a style for directories and is none of their lines.
            listed = element.directory and not element.drawings
            inside = listed or title or (inside and not element.level and (_is_entry(element.text) or again))
            first = "" if title else first or key(element.text)
            entries: tuple[str, ...] = () if title else (element.text,)
        else:
            entries = tuple(_rows(element)) if inside else ()
            inside = bool(entries)
        if inside:
            # Blank lines within a directory are part of it, those after it are not.
            members += (
                [*(blanks if members and members[-1] == blanks[0] - 1 else ()), element.index]
                if blanks
                else [element.index]
            )
            texts += entries if entries else [element.text] if isinstance(element, ManuscriptParagraph) else []
            styles = element.style if isinstance(element, ManuscriptParagraph) else ""
            lines += [line for entry in entries if (line := _line(entry, styles))]
        blanks = []
    return Directories(frozenset(members), tuple(lines), tuple(texts))


def _again(paragraph: ManuscriptParagraph, first: str, last: Mapping[str, int]) -> bool:
    """Tell whether a line without a page number is one of a directory: the same comes again, as a heading."""
    name = key(paragraph.text)
    return name != first and len(paragraph.text) < _LONGEST and last.get(name, 0) > paragraph.index


def _is_entry(text: str) -> bool:
    return len(text) < _LONGEST and _ENTRY.fullmatch(text) is not None


def _rows(table: ManuscriptTable) -> Iterator[str]:
    """Yield the lines of a directory that was made as a table; nothing where it is some other table."""
    rows = [[cell.text.strip() for cell in row if cell is not None] for row in table.rows]
    filled = [row for row in rows if any(row)]
    pages = sum(re.fullmatch(r"[\s.．…·]*\d{1,3}", row[-1]) is not None for row in filled)
    if filled and table.width in (2, 3, 4) and pages >= max(1, len(filled) - 1):
        yield from (" ".join(filter(None, row)) for row in filled)


def _line(text: str, style: str) -> Line | None:
    match = _ENTRY.fullmatch(text)
    title = _LEADERS.sub("", match["title"] if match else text)
    if re.match(r"(?:附?表|图|案例)\s*\d", title):
        return None
    number = typed(title)
    given = re.fullmatch(r"(?:toc|目录|contents)\s*(\d)", style)
    level = int(given[1]) if given else len(number.levels) if number else 0
    return Line(key(title), level) if key(title) else None
