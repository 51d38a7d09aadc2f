"""What a reading gives for the tables of a province, without words of any language of ours."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from reportdoc.app.province.reading import Reading
from reportdoc.app.province.rows import ParagraphRow, Part
from reportdoc.audit.annex.catalogued import Catalogued
from reportdoc.audit.annex.rows import IndicatorRow
from reportdoc.audit.reading.passage import PassageKind
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Table
from reportdoc.report.plain import plain
from reportdoc.report.report import walk
from reportdoc.report.sections import title

SHORTEST = 20
"""Characters of a paragraph that is worth a fingerprint."""
_KEPT = re.compile(r"[^\w]|_")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def bare_text(text: str) -> str:
    """Return the letters, digits and characters of a text, full-width ones as plain ones, lower case."""
    return _KEPT.sub("", unicodedata.normalize("NFKC", text)).lower()


def paragraphs(reading: Reading, submission: str) -> Iterator[ParagraphRow]:
    """Yield the paragraphs of running text that are long enough to be told from others."""
    position = 0
    for passage in reading.document.passages:
        bare = bare_text(passage.text)
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM) or len(bare) < SHORTEST:
            continue
        digest = hashlib.sha256(bare.encode()).hexdigest()[:32]
        section = passage.spot.section
        yield ParagraphRow(submission, reading.code, position, section, digest, len(bare), passage.text)
        position += 1


def parts(reading: Reading, submission: str) -> Iterator[Part]:
    """Yield headings, cases, figures and tables in reading order, the annex last."""
    numbers = reading.document.numbers
    blocks = [block for part in reading.report.parts for block in walk(part.blocks)]
    annex = reading.report.annex.tables if reading.report.annex else ()
    found = (*((block, "") for block in blocks), *((table, "annex") for table in annex))
    position = 0
    for block, where in found:
        kind = where or _kind(block)
        if not kind:
            continue
        assert isinstance(block, Heading | Case | Figure | Chart | Table)
        level = block.level if isinstance(block, Heading) else 0
        number = numbers[block.label].text if block.label in numbers else ""
        words = block.title if isinstance(block, Case) else () if isinstance(block, Heading) else block.caption
        said = title(block) if isinstance(block, Heading) else plain(words, numbers).strip()
        yield Part(submission, reading.code, position, kind, level, number, said)
        position += 1


def _kind(block: Block) -> str:
    match block:
        case Heading():
            return "heading"
        case Case():
            return "case"
        case Figure() | Chart():
            return "figure"
        case Table():
            return "table"
        case _:
            return ""


def missing_tables(reading: Reading, tables: tuple[Catalogued, ...]) -> list[str]:
    """Return the titles of indicator tables that the profile has and the annex has not."""
    there = {table.title for table in tables}
    return [name for name in reading.document.profile.titles if name not in there]


def missing_chapters(reading: Reading) -> list[str]:
    """Return the parts that the profile asks for and no heading of the first level names."""
    blocks = [block for part in reading.report.parts for block in part.blocks]
    titles = [title(block) for block in blocks if isinstance(block, Heading) and block.level == 1]
    return [
        chapter.title
        for chapter in reading.document.profile.province.chapters
        if not any(word in one for word in chapter.words for one in titles)
    ]


def indicator_name(table: Catalogued, row: IndicatorRow) -> str:
    """Return an indicator's names from the top of its group down, or what the row calls it."""
    known = table.indicator(row)
    return "－".join(known.path) if known else row.bare


def year_of(table: Catalogued, column: int, otherwise: int) -> int:
    """Return the year that heads a column of values."""
    path = table.table.sheet.columns[column].path
    found = _YEAR.search(path[-1]) if path else None
    return int(found[0]) if found else otherwise
