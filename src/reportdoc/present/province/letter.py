"""What a letter to a college says: its own findings, and its place in each distribution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportdoc.app.province.comparison import Comparison
from reportdoc.app.province.judging import Grade
from reportdoc.app.province.one_college import OneCollege, one_college
from reportdoc.present.language import Language
from reportdoc.present.province.indicators import bound
from reportdoc.present.province.words import fault_word, number, place, seal_word
from reportdoc.report.block import Block, Heading, Paragraph, Table
from reportdoc.report.cells import Cell, Grid
from reportdoc.report.inline import Text
from reportdoc.report.place import Place
from reportdoc.report.report import Metadata, Part, Report

_NOWHERE = Place("letter")
FINDINGS = 80
"""Findings that a letter lists."""
BEGINNING = 24
"""Characters of a passage by which its college finds it."""


def letters(language: Language, found: Comparison) -> Iterator[tuple[str, Report]]:
    """Yield the letter to each college as a report of one part, with its code and name; by code."""
    by_submission = {one.college.submission: one for one in found.grades}
    for college in found.colleges:
        one = one_college(college, found.distributions, found.findings)
        grade = by_submission[college.submission]
        yield f"{college.code}-{college.college}", _report(language, found, one, grade)


def _report(language: Language, found: Comparison, one: OneCollege, grade: Grade) -> Report:
    college = one.college
    title = language.message("Remarks on the quality report of {year}", year=found.year)
    metadata = Metadata(
        college.college, "", college.code, title, found.year, date(found.year + 1, 1, 1), "zh-CN", found.profile
    )
    blocks = (
        Heading("sec-letter", 1, (Text(title),), False, _NOWHERE),
        *_paragraphs(language, found, one, grade),
        *_tables(language, found, one),
    )
    return Report(metadata, (Part("letter", "", blocks),), (), None, {})


def _paragraphs(language: Language, found: Comparison, one: OneCollege, grade: Grade) -> Iterator[Block]:
    college = one.college
    yield _said(language.message("To {college} ({code}):", college=college.college, code=college.code))
    yield _said(
        language.message(
            "Your report on {year} was read with those of {count} colleges. Seal: {seal}. "
            "Grade: {grade}, {points} points.",
            year=college.year,
            count=len(found.colleges),
            seal=seal_word(language, college.seal),
            grade=grade.grade,
            points=number(grade.points),
        )
    )
    for text, words in (
        (language.gettext("missing tables"), college.missing_tables),
        (language.gettext("missing chapters"), college.missing_chapters),
        (language.gettext("seal"), college.seal_reasons if college.seal == "broken" else ""),
    ):
        if words:
            yield _said(language.message("{what}: {names}", what=text, names=words))
    for each in found.unmet:
        if each.standing.submission == college.submission:
            yield _said(
                language.message(
                    "To explain: {indicator} is {value}; the norm is {bound} ({source}).",
                    indicator=each.indicator,
                    value=each.standing.printed,
                    bound=bound(each.norm),
                    source=each.norm.source,
                )
            )
    for section, text in found.reuse.of(college.submission):
        yield _said(_copied(language, section, text[:BEGINNING]))
    yield _said(language.gettext("The values below are to be compared with your own; what is right needs no change."))


def _copied(language: Language, section: str, text: str) -> str:
    if not section:
        return language.message("A passage stands in another college's report, too: “{text}…”", text=text)
    if section[0].isdecimal():
        return language.message(
            "A passage of section {section} stands in another college's report, too: “{text}…”",
            section=section,
            text=text,
        )
    return language.message(
        "A passage of {section} stands in another college's report, too: “{text}…”", section=section, text=text
    )


def _tables(language: Language, found: Comparison, one: OneCollege) -> Iterator[Block]:
    heads = ("kind", "severity", "place", "finding")
    if one.findings:
        rows = [
            (each.rule, fault_word(language, each.severity), place(language, each), each.message)
            for each in one.findings[:FINDINGS]
        ]
        yield _table(
            "tbl-findings", language.gettext("Findings"), [language.gettext(each) for each in heads], rows, "llll"
        )
        if len(one.findings) > FINDINGS:
            yield _said(language.message("and {count} more", count=len(one.findings) - FINDINGS))
    columns = [
        language.gettext("indicator"),
        language.gettext("unit"),
        language.gettext("value"),
        language.gettext("median"),
        language.gettext("percentile"),
    ]
    values = [
        (
            each.indicator + (" *" if standing.far else ""),
            each.unit,
            standing.printed,
            number(each.spread.median),
            f"{100 * standing.rank:.0f}",
        )
        for each, standing in one.standings
    ]
    if values:
        title = language.gettext("Values among those of all colleges (* far outside)")
        yield _table("tbl-values", title, columns, values, "lcrrr")


def _said(text: str) -> Paragraph:
    return Paragraph((Text(text),), _NOWHERE)


def _table(label: str, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], align: str) -> Table:
    grid = Grid(tuple(tuple(Cell(text) for text in row) for row in (columns, *rows)), 1)
    return Table(label, (Text(title),), grid, None, align, "", "", False, False, _NOWHERE, label)
