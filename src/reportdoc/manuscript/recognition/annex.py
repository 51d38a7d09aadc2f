"""附表: the indicator tables at the end, known by the catalogue of the year."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportdoc.manuscript.import_log import Evidence, Log
from reportdoc.manuscript.recognition.table_pass import NAME, UNNAMED
from reportdoc.report.block import Block, Paragraph, Table
from reportdoc.report.inline import Text
from reportdoc.report.label import ANNEX
from reportdoc.report.message import message
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Annex

LINE = 40
"""Characters of a line above an indicator table; more are text."""
_LEAST = 2
"""Rows of a table: its header and an indicator."""
_ENOUGH = 0.4
"""Share of the rows that have to be in the catalogue."""

Catalogue = Mapping[str, frozenset[str]]
"""Names of the indicators, bare, by the title of their table."""


def bare(name: str) -> str:
    """Return the name of an indicator as names are compared: without 其中, blanks, punctuation."""
    return re.sub(r"[\s\W_]|^其\s*中", "", re.sub(r"^\s*其\s*中\s*[：:]?", "", name))


def annex(title: str, blocks: Sequence[Block], catalogue: Catalogue, log: Log) -> Annex | None:
    """Return the annex that blocks make: its tables; what else stands there is set aside. None without a table."""
    tables: list[Table] = []
    above: tuple[int, str] | None = None
    for block in blocks:
        if isinstance(block, Table) and len(block.grid.rows) < _LEAST:
            words = " ".join(block.grid.text(0, column) for column in range(block.grid.width))
            log.aside(message("text in the annex, which holds tables only"), block.place.line or 0, words)
        elif isinstance(block, Table):
            tables.append(_named(block, above, catalogue, log))
            above = None
        elif isinstance(block, Paragraph):
            text = plain_words(block.content)
            index = block.place.line or 0
            if NAME.fullmatch(text.strip()):
                log.aside(message("line above an indicator table; the template sets it anew"), index, text)
            elif len(text) <= LINE and not above:
                above = (index, text)
            else:
                log.aside(message("text in the annex, which holds tables only"), index, text)
    return Annex(ANNEX, title, "", tuple(tables)) if tables else None


def _named(table: Table, above: tuple[int, str] | None, catalogue: Catalogue, log: Log) -> Table:
    caption = plain_words(table.caption)
    index = table.place.line or 0
    match, share = matched(table, catalogue)
    if caption == UNNAMED and above:
        caption = re.sub(r"^附?表\s*\d*\s*[：:.、]?\s*", "", above[1]) or UNNAMED
    elif above:
        log.aside(message("text in the annex, which holds tables only"), *above)
    if caption == UNNAMED and match:
        caption = match
    if match:
        reason = message("{share} of its rows are in the catalogue as {title}", share=f"{share:.0%}", title=match)
        log.evidence.append(Evidence(index, "annex", caption, (reason,)))
    else:
        log.review(message("indicator table that the catalogue of the year does not know"), index, caption)
    grid = replace(table.grid, header=1)
    return replace(table, caption=(Text(caption),), grid=grid, numbered=True)


def matched(table: Table, catalogue: Catalogue) -> tuple[str, float]:
    """Return the title in the catalogue that a table's rows belong to, with the share of them; empty for none."""
    names = [
        {bare(table.grid.text(row, column)) for column in range(min(3, table.grid.width))}
        for row in range(len(table.grid.rows))
    ]
    best, share = "", 0.0
    for title, known in catalogue.items():
        hits = sum(bool(row & known) for row in names)
        if names and hits / len(names) > share:
            best, share = title, hits / len(names)
    return (best, share) if share >= _ENOUGH else ("", 0.0)
