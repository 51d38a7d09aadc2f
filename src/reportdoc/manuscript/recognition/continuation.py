"""Tables that a page break parted: which pieces belong together, and what goes where they are joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdoc.manuscript.import_log import Evidence
from reportdoc.manuscript.model import Element, ManuscriptParagraph, ManuscriptTable
from reportdoc.manuscript.recognition import tables
from reportdoc.manuscript.recognition.context import Setting, blank
from reportdoc.report.message import message

CONTINUED = re.compile(
    r"[（(]?\s*+(?:[续接]\s*+(?:附?\s*+表|上\s*+[表页]|前\s*+表).{0,80}|附?表[\d\s.．-]*+[（(]?续[)）]?.{0,80}"
    r"|.{0,60}[（(]\s?(?:续表?|接上[表页])\s?[)）]|续[)）]\s*+附?表.{0,80})\s*+[)）]?"
)
"""A line that says that a table goes on: 续表 1-1, （接上表）, （续）表 1-1, 表 1-1（续）."""


def joined(elements: Sequence[Element], setting: Setting) -> list[Element]:
    """Return elements with the pieces of tables that a page break parted as one table each."""
    found: list[Element] = []
    held: list[ManuscriptParagraph] = []
    for element in _split(elements):
        last = found[-1] if found else None
        if isinstance(last, ManuscriptTable) and isinstance(element, ManuscriptParagraph) and _parts(element):
            held.append(element)
            continue
        if (
            isinstance(last, ManuscriptTable)
            and isinstance(element, ManuscriptTable)
            and _goes_on(last, element, held, setting)
        ):
            found[-1] = _join(last, element, setting)
            for one in held:
                if one.text:
                    setting.log.aside(message("line between two pieces of a table"), one.index, one.text)
        else:
            found += [*held, element]
        held = []
    return [*found, *held]


def _split(elements: Sequence[Element]) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, ManuscriptTable):
            yield from tables.split(element)
        else:
            yield element


def _parts(paragraph: ManuscriptParagraph) -> bool:
    return blank(paragraph) or (not paragraph.drawings and CONTINUED.fullmatch(paragraph.text) is not None)


def _goes_on(
    above: ManuscriptTable, below: ManuscriptTable, held: Sequence[ManuscriptParagraph], setting: Setting
) -> bool:
    """Tell whether a table is the rest of the one before it; `held` is what stands between them."""
    if above.width != below.width or not below.rows or not above.rows:
        return False
    if any(one.text for one in held):
        return True
    rows, rest = tables.texts(above), tables.texts(below)
    if _begins_anew(rows, rest):
        return False
    again = _same_header(above, rows, rest)
    if _counts_on(rows, rest[1:] if again else rest) or _unheaded(rows, rest):
        return True
    first = next((one for cell in below.cells() for one in cell.paragraphs()), None)
    broken = any(one.look.breaks for one in (*held, *([first] if first else [])))
    if broken and (again or _blank(rest[0])):
        return True
    if again and any(map(any, rest)):
        text = message("table under one with the same header: if it is the rest of that, join their files")
        setting.log.review(text, below.index, " ".join(filter(None, rest[0])))
    return False


def _join(above: ManuscriptTable, below: ManuscriptTable, setting: Setting) -> ManuscriptTable:
    """Return two pieces of a table as one; a header repeated, or left blank by the program that cut it, goes."""
    log = setting.log
    rows, rest = tables.texts(above), tables.texts(below)
    header = max(1, tables.header_rows(above))
    short = _blank(rest[0]) or _flattened(rows[:header], rest[0])
    skip = header if _same_header(above, rows, rest) else 1 if short else 0
    reason = message("joined with the table before it, cut by a page break")
    log.evidence.append(Evidence(below.index, "table", "", (reason,)))
    for row in rest[:skip]:
        if words := " ".join(filter(None, row)):
            log.aside(message("header row that is repeated where the table goes on"), below.index, words)
    first = rest[skip] if skip < len(rest) else []
    if first and not first[0] and any(first) and below.rows[skip][0] is not None:
        text = message("row that a page break may have cut in two; its second half is a row of its own")
        log.review(text, below.index, " ".join(filter(None, first)))
    return replace(above, rows=above.rows + below.rows[skip:])


def _same_header(above: ManuscriptTable, rows: list[list[str]], rest: list[list[str]]) -> bool:
    header = max(1, tables.header_rows(above))
    return rest[:header] == rows[:header]


def _flattened(header: list[list[str]], row: list[str]) -> bool:
    """Tell whether a row says in each column what the header rows above the cut say there in several."""
    names = [{line for text in column for line in text.split("\n")} for column in zip(*header, strict=True)]
    return len(header) > 1 and all(text and text in known for text, known in zip(row, names, strict=True))


def _begins_anew(rows: list[list[str]], rest: list[list[str]]) -> bool:
    """Tell whether rows count from 1 again, as the next indicator table does under the same header."""
    before = [row[0].strip() for row in rows if row[0].strip().isdecimal()]
    after = [row[0].strip() for row in rest if row[0].strip().isdecimal()]
    return bool(before and after) and int(after[0]) == 1


def _blank(row: Sequence[str]) -> bool:
    return not any(one.strip() for one in row)


def _unheaded(rows: list[list[str]], rest: list[list[str]]) -> bool:
    """Tell whether a program that cut a table at a page end left its header blank in the second piece."""
    return len(rows[0]) > 1 and _blank(rest[0]) and not _blank(rows[-1]) and any(map(any, rest))


def _counts_on(rows: list[list[str]], rest: list[list[str]]) -> bool:
    for column in range(min(2, len(rows[0]))):
        before = next((row[column] for row in reversed(rows) if row[column].strip()), "")
        first = next((row[column] for row in rest if row[column].strip()), "")
        if before.strip().isdecimal() and first.strip().isdecimal() and int(first) == int(before) + 1:
            return True
    return False
