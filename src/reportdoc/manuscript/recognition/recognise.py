"""A manuscript becomes a report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from reportdoc.manuscript.import_log import Log
from reportdoc.manuscript.model import Element, Manuscript, ManuscriptParagraph, ManuscriptTable
from reportdoc.manuscript.reading.symbols import LOST
from reportdoc.manuscript.recognition import figures
from reportdoc.manuscript.recognition.annex import Catalogue
from reportdoc.manuscript.recognition.blocks import blocks
from reportdoc.manuscript.recognition.context import Setting, blank
from reportdoc.manuscript.recognition.cover import Hints, metadata
from reportdoc.manuscript.recognition.directories import Directories, directories
from reportdoc.manuscript.recognition.headings import RELATIVE, FoundHeading, Headings
from reportdoc.manuscript.recognition.labels import labelled
from reportdoc.manuscript.recognition.notes import noted
from reportdoc.manuscript.recognition.parts import parts
from reportdoc.manuscript.recognition.references import referenced
from reportdoc.manuscript.recognition.table_pass import NAME, UNNAMED
from reportdoc.report import block
from reportdoc.report.captions import caption
from reportdoc.report.inline import Text
from reportdoc.report.message import message
from reportdoc.report.numbering import number
from reportdoc.report.plain import plain_words
from reportdoc.report.problem import InputError
from reportdoc.report.report import Report, walk

_RESAVE = message("its text is in files inserted into it; open it in Word, save it as .docx, and import that")
_PREFACE = 120
"""Characters from which text before the first heading is more than a line of the cover."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a manuscript was taken for."""

    report: Report
    """Pictures by the names of their parts, tables without paths; the place of a block is its element."""
    log: Log
    equations: tuple[str, ...]
    """OMML, in order."""


def recognise(
    manuscript: Manuscript, catalogue: Catalogue, today: date, known: Mapping[str, str] = MappingProxyType({})
) -> Recognised:
    """Return the report that a manuscript holds; whatever was doubtful, changed or left out is in its log.

    `known` has the labels of what stands outside the manuscript by the numbers that refer to it, 表 1-3. Raises
    InputError where there is no text.
    """
    log = Log()
    listed = directories(manuscript.elements)
    text = [one for one in manuscript.elements if one.index not in listed.members]
    headings = Headings([one for one in text if isinstance(one, ManuscriptParagraph)], listed).found()
    cover, body = _divided(text, headings, listed)
    setting = Setting(
        file=manuscript.name,
        headings={one.paragraph.index: one for one in headings},
        charts=manuscript.charts,
        below=figures.captioned_below(body),
        plain=_plain(body),
        log=log,
    )
    for one in cover:
        if isinstance(one, ManuscriptParagraph):
            setting.beside(one)
    before, lines = _cover(cover, log)
    opening = _opening(before, body, setting)
    found = (*opening, *blocks([*before, *body] if opening else body, setting))
    if not found:
        inserted = any(one.kind == "file" for one in manuscript.remarks)
        raise InputError(message('"{file}" holds no text', file=manuscript.name), _RESAVE if inserted else None)
    divided = parts(found, frozenset(one.paragraph.index for one in headings if one.annex), catalogue, log)
    names = " ".join(one.text for one in text if isinstance(one, ManuscriptParagraph) and NAME.fullmatch(one.text))
    report = Report(
        metadata(lines, Hints(manuscript.name, names, today), log), divided.front, divided.chapters, divided.annex, {}
    )
    report = referenced(noted(labelled(report), manuscript, log), log, known)
    _compare(report, log)
    _unnamed(report, log)
    _aside(manuscript, listed, log)
    return Recognised(report, log, tuple(setting.equations))


def _divided(
    text: Sequence[Element], headings: Sequence[FoundHeading], listed: Directories
) -> tuple[list[Element], list[Element]]:
    """Return what stands before the first heading, and the rest."""
    first = headings[0].paragraph.index if headings else 0
    if not headings:
        # Without any heading, the end of the directories is where the text begins, or else the start of the file.
        first = max(listed.members, default=0) + 1
    return [one for one in text if one.index < first], [one for one in text if one.index >= first]


def _plain(body: Sequence[Element]) -> tuple[str, float]:
    looks: Counter[tuple[str, float]] = Counter()
    for one in body:
        if isinstance(one, ManuscriptParagraph) and not one.level:
            looks[one.style, one.look.size] += len(one.text)
    return looks.most_common(1)[0][0] if looks else ("", 10.5)


def _cover(cover: Sequence[Element], log: Log) -> tuple[list[Element], list[str]]:
    """Return what is more than cover and declaration, and the lines that are not."""
    lines: list[str] = []
    rest: list[Element] = []
    declaration = False
    for one in cover:
        paragraphs = (
            [one]
            if isinstance(one, ManuscriptParagraph)
            else [inner for cell in one.cells() for inner in cell.paragraphs()]
        )
        declaration |= any("声明" in inner.text or "承诺" in inner.text for inner in paragraphs)
        long = any(len(inner.text) > _PREFACE for inner in paragraphs)
        if rest or (long and not declaration) or (isinstance(one, ManuscriptTable) and len(one.rows) > 3):
            rest.append(one)
            continue
        for inner in paragraphs:
            if inner.drawings:
                log.aside(message("picture on the cover; it is in the folder pictures"), inner.index)
            if inner.text:
                lines.append(inner.text)
                text = message("line of the cover or the declaration; the templates set it anew")
                log.aside(text, inner.index, inner.text, whole=True)
    return [one for one in rest if not blank(one)], lines


def _opening(before: Sequence[Element], body: Sequence[Element], setting: Setting) -> tuple[block.Block, ...]:
    """Return a heading for text that stands before the first one, or in a file without any."""
    if before:
        title = "前言" if setting.headings else _stem(setting.file)
    elif body and not setting.headings:
        title = _stem(setting.file)
    else:
        return ()
    index = (before or body)[0].index
    setting.log.review(message('text before the first heading stands under "{title}" now', title=title), index)
    return (block.Heading("", 1, (Text(title),), False, setting.place(index)),)


def _stem(file: str) -> str:
    return re.sub(r"\.\w{1,5}$", "", file).strip() or "正文"


def _compare(report: Report, log: Log) -> None:
    """Note where what was typed is not what numbering gives."""
    numbers = number(report)
    for part in report.parts:
        for one in walk(part.blocks):
            typed, place = (one.place.key or ""), one.place
            label = getattr(one, "label", "")
            if not typed or label not in numbers:
                continue
            given = numbers[label]
            shown = str(given.levels[-1]) if typed.startswith(RELATIVE) else given.text
            if re.sub(r"\s", "", typed.removeprefix(RELATIVE)) != re.sub(r"\s", "", shown):
                words = plain_words(caption(one))
                text = message(
                    "typed {typed}, numbering gives {number}", typed=typed.removeprefix(RELATIVE), number=given.text
                )
                log.changed(text, place.line or 0, words, whole=True)


def _unnamed(report: Report, log: Log) -> None:
    for one in walk(tuple(found for part in report.parts for found in part.blocks)):
        if isinstance(one, block.Table) and plain_words(one.caption) == UNNAMED:
            log.review(
                message("table without a caption"), one.place.line or 0, one.grid.text(0, 0) if one.grid.rows else ""
            )


def _aside(manuscript: Manuscript, listed: Directories, log: Log) -> None:
    """Note what the manuscript has beside its text."""
    for line in listed.texts:
        log.aside(message("line of a directory; directories are made anew"), 0, line, whole=True)
    for line in manuscript.beside:
        log.aside(message("page header or footer"), 0, line, whole=True)
    kinds = {
        "comment": message("comment"),
        "inserted": message("tracked insertion, taken as accepted"),
        "deleted": message("tracked deletion, taken as accepted"),
    }
    for remark in manuscript.remarks:
        if remark.kind == "lost":
            text = message("characters that cannot be told stand as {sign}; write those that belong there", sign=LOST)
            log.review(text, remark.index, remark.text)
        elif remark.kind == "file":
            log.review(message("the text of an inserted file is missing: {hint}", hint=_RESAVE), 0, remark.text)
        elif remark.kind == "unread":
            log.review(message("text that was not read; look where it belongs"), 0, remark.text)
        elif remark.kind == "drawn":
            log.aside(message("words in a drawing, which is a picture now"), remark.index, remark.text)
        elif remark.kind == "hidden":
            log.aside(message("hidden text"), remark.index, remark.text)
        elif remark.kind == "ruby":
            log.aside(message("reading above characters"), remark.index, remark.text)
        else:
            by = message("{what} by {author}", what=kinds[remark.kind], author=remark.author or "?")
            log.aside(by, remark.index, remark.text)
