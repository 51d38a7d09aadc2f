"""A reading as the rows of the tables; findings and places read as in the audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdoc.app.province.contents import (
    indicator_name,
    missing_chapters,
    missing_tables,
    paragraphs,
    parts,
    year_of,
)
from reportdoc.app.province.layout import Pages
from reportdoc.app.province.reading import Reading
from reportdoc.app.province.rows import READ, College, FindingRow, IndicatorValue, Part, Record
from reportdoc.audit.annex.catalogued import Catalogued, catalogued
from reportdoc.audit.finding import Severity
from reportdoc.present.language import Language
from reportdoc.present.places import shown, told
from reportdoc.report.message import Message, message
from reportdoc.report.whereabouts import Index, index


def record(language: Language, reading: Reading, submission: str) -> Record:
    """Return what a submission gave."""
    places = index(reading.report)
    tables = catalogued(reading.document)
    structure = tuple(parts(reading, submission))
    findings = tuple(_findings(language, reading, submission, places))
    texts = tuple(paragraphs(reading, submission))
    college = _college(language, reading, submission, tables, structure)
    values = tuple(_values(language, reading, submission, tables, places))
    return Record(college, values, findings, structure, texts)


def with_pages(record: Record, pages: Pages) -> Record:
    """Return what a submission gave, with the pages that it takes and on which its findings stand."""
    findings = (replace(one, page=page) for one, page in zip(record.findings, pages.findings, strict=True))
    return replace(record, college=replace(record.college, pages=pages.count), findings=tuple(findings))


def _college(
    language: Language, reading: Reading, submission: str, tables: tuple[Catalogued, ...], structure: Sequence[Part]
) -> College:
    metadata, audit = reading.report.metadata, reading.audit
    state, reasons, signer = _seal(reading)
    found = [result.finding.severity for result in audit.results if not result.acceptance]
    kinds = [part.kind for part in structure]
    passages = [passage for passage in reading.document.passages if not passage.block]
    return College(
        submission=submission,
        status=READ,
        code=reading.code,
        college=metadata.college,
        year=metadata.year,
        kind=reading.submission.kind.value,
        seal=state,
        seal_reasons="；".join(language.translated(reason) for reason in reasons),
        signer=signer,
        made=reading.made,
        missing_tables="、".join(missing_tables(reading, tables)),
        missing_chapters="、".join(missing_chapters(reading)),
        headings=kinds.count("heading"),
        cases=kinds.count("case"),
        figures=kinds.count("figure"),
        tables=kinds.count("table"),
        paragraphs=len(passages),
        characters=sum(len(passage.text) for passage in reading.document.passages),
        errors=found.count(Severity.ERROR),
        conflicts=found.count(Severity.CONFLICT),
        to_explain=found.count(Severity.EXPLAIN),
        accepted=len(audit.results) - len(found),
        numbers=audit.ledger.counts["numbers"],
        open_numbers=audit.ledger.counts["open"],
        problems=reading.problems,
    )


def _seal(reading: Reading) -> tuple[str, list[Message], str]:
    """Return the state of a seal, why it is that, and who signed."""
    seal = reading.seal
    if seal is None:
        return "", [], ""
    reasons = [*seal.verdict.changes, *(reason for one in seal.verdict.signatures for reason in one.reasons)]
    reasons += seal.match.problems if seal.match else ()
    college = reading.report.metadata.college
    if reading.named and reading.named != college:
        reasons.append(message("the manifest names another college: {college}", college=reading.named))
    signer = next((one.holder.name for one in seal.verdict.signatures if one.holder and not one.stamp), "")
    whole = seal.verdict.intact and not (seal.match and seal.match.problems)
    if not whole or (reading.named and reading.named != college):
        return "broken", reasons or [message("nobody has signed it")], signer
    return ("verified" if seal.holds else "unverified"), reasons, signer


def _findings(language: Language, reading: Reading, submission: str, places: Index) -> Iterator[FindingRow]:
    for position, result in enumerate(reading.audit.results):
        found = result.finding
        yield FindingRow(
            submission,
            reading.code,
            position,
            found.identity,
            found.code,
            found.severity.name.lower(),
            told(language, found.message, places),
            shown(language, found.spots[0].place, places),
            found.stated,
            found.expected,
            found.owner,
            result.acceptance is not None,
        )


def _values(
    language: Language, reading: Reading, submission: str, tables: tuple[Catalogued, ...], places: Index
) -> Iterator[IndicatorValue]:
    position = 0
    for table in tables:
        for row in table.table.rows:
            known = table.indicator(row)
            for column in table.table.values:
                number = row.number_at(column)
                yield IndicatorValue(
                    submission,
                    reading.code,
                    position,
                    year_of(table, column, reading.report.metadata.year),
                    table.title or table.table.sheet.caption,
                    indicator_name(table, row),
                    known.unit if known else row.unit,
                    row.sheet.text(row.index, column),
                    float(number.value) if number else None,
                    shown(language, row.cell(column).place, places),
                )
                position += 1
