"""A report and its templates become a Word file; page numbers are still unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import zip_longest
from pathlib import Path

from docx.document import Document

from reportdoc.ooxml.identity import Identity
from reportdoc.profiles.profile import load_profile
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.directory import entries
from reportdoc.report.inline import Text
from reportdoc.report.label import Kind
from reportdoc.report.numbering import Number
from reportdoc.report.place import Place
from reportdoc.report.report import Annex, Metadata, Report, walk
from reportdoc.word import style
from reportdoc.word.builder import Builder
from reportdoc.word.case import case
from reportdoc.word.chart import chart
from reportdoc.word.cohesion import pairs
from reportdoc.word.comments import add_comments, anchor
from reportdoc.word.continued import continuation
from reportdoc.word.dates import arabic_day, chinese_month
from reportdoc.word.directory import directory
from reportdoc.word.figure import figure, figure_row
from reportdoc.word.form import Form, leave_alone, number_from, plain_fields
from reportdoc.word.identity import mark_identity
from reportdoc.word.marks import mark, replaced
from reportdoc.word.misfits import text_misfits
from reportdoc.word.notes import Notes
from reportdoc.word.package import WordFile, word_file
from reportdoc.word.parts import AddedParts
from reportdoc.word.prototype import prototypes
from reportdoc.word.review import Review, prepare, suppress_line_numbers
from reportdoc.word.section import sections
from reportdoc.word.style import style_ids
from reportdoc.word.table import table
from reportdoc.word.templates import CASE, CHARTS, REPORT, REPORT_TAGS, case_template, filled, open_template
from reportdoc.word.text import heading, list_items, paragraph
from reportdoc.word.turned_footer import turned_footers

_DIRECTORIES = {"contents": Kind.SECTION, "tables": Kind.TABLE, "cases": Kind.CASE, "figures": Kind.FIGURE}


def assemble(
    report: Report,
    numbers: Mapping[str, Number],
    templates: Path,
    identity: Identity | None = None,
    review: Review | None = None,
    form: Form | None = None,
) -> WordFile:
    """Return the Word file of a report in the layout of a folder of templates; by its identity it is known again.

    With `review` it is a copy for reading and marking; with `form` it is the text alone, to be written in.

    Raises ContentError where a template lacks what it needs.
    """
    path = templates / REPORT
    listed = {tag: entries(report, numbers, kind) for tag, kind in _DIRECTORIES.items()}
    marks = {tag: mark(tag) for tag, lines in listed.items() if lines} | {"body": mark("body")}
    context = {**dict.fromkeys(_DIRECTORIES, ""), **marks, **_cover(report.metadata)}
    document = filled(open_template(path, REPORT_TAGS), path, context)
    if review:
        prepare(document)
        add_comments(document, review.remarks)
    marking = review or form
    builder = _builder(report, numbers, templates, document, marking.sources if marking else {})
    contents = {tag: directory(builder, _DIRECTORIES[tag], lines) for tag, lines in listed.items()}
    contents["body"] = builder.sections.joined(_body(builder, report), document.element.body)
    builder.notes.write()
    _properties(document, report.metadata)
    if identity:
        mark_identity(document, identity, form.mark if form else "")
    if form:
        leave_alone(document)
        number_from(document, form.first)
    tree = replaced(document.element, contents)
    if review:
        suppress_line_numbers(tree)
        anchor(tree, review.remarks, numbers)
    if form:
        plain_fields(tree)
    return replace(word_file(document, tree), notices=tuple(builder.notices))


def block(builder: Builder, content: Block) -> str:
    """Return the Open XML of one block."""
    match content:
        case Heading():
            return heading(builder, content)
        case Paragraph():
            return paragraph(builder, content)
        case List():
            return list_items(builder, content, block)
        case Table():
            return table(builder, content)
        case Figure():
            return figure(builder, content)
        case FigureRow():
            return figure_row(builder, content)
        case Chart():
            return chart(builder, content)
        case Case():
            return case(builder, content, block)


def _builder(
    report: Report, numbers: Mapping[str, Number], templates: Path, document: Document, sources: Mapping[str, str]
) -> Builder:
    styles = style_ids(document.styles)
    parts, blocks = AddedParts(document), [found for part in report.parts for found in walk(part.blocks)]
    properties = document.element.body.sectPr
    turned = any(isinstance(found, Table) and found.landscape for found in (*blocks, *_annex_tables(report)))
    footers = turned_footers(properties, parts) if turned else {}
    page = sections(properties, styles[style.SECTION_END], footers)
    kinds = {found.kind for found in blocks if isinstance(found, Chart)}
    return Builder(
        styles=styles,
        numbers=numbers,
        parts=parts,
        notes=Notes(document),
        sections=page,
        case=case_template(templates / CASE, styles),
        charts=prototypes(templates / CHARTS, kinds),
        annex_name=f"名称：{report.metadata.college}({report.metadata.code})",
        width=page.width,
        height=page.height,
        pairs=pairs(report),
        continuation=continuation(load_profile(report.metadata.profile).continued, document.styles.element, styles),
        text_style=style.BODY_TEXT,
        sources=sources,
    )


def _body(builder: Builder, report: Report) -> str:
    text = style.BEFORE_BOX if style.BEFORE_BOX in builder.styles else style.BODY_TEXT
    before_box = replace(builder, text_style=text)
    written: list[str] = []
    for part in report.parts:
        builder.notices.extend(text_misfits(walk(part.blocks), builder.width))
        pairs = zip_longest(part.blocks, part.blocks[1:])
        written += [block(before_box if isinstance(after, Case) else builder, content) for content, after in pairs]
        # The next part begins a page: what keeps boxes apart would be alone on one where the last box fills its own.
        if part.blocks and (part is not report.parts[-1] or report.annex):
            written[-1] = written[-1].removesuffix(builder.paragraph(style.AFTER_BOX, ""))
    if report.annex:
        written.append(heading(builder, _annex_heading(report.annex)))
        written += [table(builder, content) for content in _annex_tables(report)]
    body = builder.parted("".join(written))
    # Word puts a whole empty line where nothing follows the last table.
    return body + builder.paragraph(style.SECTION_END, "") if body.endswith("</w:tbl>") else body


def _annex_tables(report: Report) -> tuple[Table, ...]:
    return report.annex.tables if report.annex else ()


def _annex_heading(annex: Annex) -> Heading:
    return Heading(annex.label, 1, (Text(annex.title),), numbered=False, place=Place(""))


def _cover(metadata: Metadata) -> dict[str, object]:
    return {
        "college": metadata.college,
        "english": metadata.english,
        "code": metadata.code,
        "title": metadata.title,
        "year": metadata.year,
        "cover_date": chinese_month(metadata.date),
        "declaration_date": arabic_day(metadata.date),
    }


def _properties(document: Document, metadata: Metadata) -> None:
    moment = datetime.combine(metadata.date, time(), UTC)
    core = document.core_properties
    core.title = metadata.full_title
    core.author = core.last_modified_by = metadata.college
    core.language = metadata.language
    core.created = core.modified = moment
    core.revision = 1
