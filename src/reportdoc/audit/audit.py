"""The whole audit: families of checks over a report, what was accepted, and the ledger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportdoc.audit.acceptance import CODES, Acceptance, Judged, judge
from reportdoc.audit.agreement.family import links
from reportdoc.audit.calibration import calibrated
from reportdoc.audit.causes.forms import gather_forms
from reportdoc.audit.causes.gather import CODES as CAUSES
from reportdoc.audit.causes.gather import gather
from reportdoc.audit.explanation import CODES as EXPLANATIONS
from reportdoc.audit.explanation import Explanation
from reportdoc.audit.families import FAMILIES
from reportdoc.audit.finding import Finding, ordered
from reportdoc.audit.ledger import confirming
from reportdoc.audit.ledger.book import ledger
from reportdoc.audit.ledger.entries import Ledger
from reportdoc.audit.reading.document import Document, read
from reportdoc.profiles.profile import load_profile
from reportdoc.project.confirmed import Confirmation
from reportdoc.report.message import Message
from reportdoc.report.report import Report


@dataclass(frozen=True, slots=True)
class Audit:
    """What the audit found."""

    results: tuple[Judged, ...]
    """Every finding, accepted or not, in reading order."""
    ledger: Ledger

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, accepted or not, in reading order."""
        return tuple(result.finding for result in self.results)


def audit(
    report: Report,
    only: Iterable[str] = (),
    acceptances: Mapping[str, Acceptance] | None = None,
    confirmations: Sequence[Confirmation] = (),
    explanations: Mapping[str, Explanation] | None = None,
) -> Audit:
    """Return what the audit finds in a report; `only` names codes, or their beginnings, to look for."""
    document = read(report, load_profile(report.metadata.profile))
    book = ledger(document, links(document), confirmations)
    return Audit(_results(document, acceptances or {}, explanations or {}, tuple(only), book), book)


def _results(
    document: Document,
    acceptances: Mapping[str, Acceptance],
    explanations: Mapping[str, Explanation],
    wanted: tuple[str, ...],
    book: Ledger,
) -> tuple[Judged, ...]:
    """Return what is found in a document and whether it is accepted, in reading order."""
    found = calibrated(check(document))
    judged = (*judge(found, acceptances, explanations), *map(Judged, confirming.findings(book)))
    files = _files(document)
    last = len(files)
    kept = [result for result in judged if _is(result.finding, wanted)]
    return tuple(sorted(kept, key=lambda result: files.get(result.finding.spots[0].place.file, last)))


def check(document: Document) -> list[Finding]:
    """Return what every family finds in a document that was read, by file and line, as grave as its rule has it."""
    return ordered(gather(gather_forms([found for family in FAMILIES for found in family.check(document)])))


def codes() -> dict[str, Message]:
    """Return what each code stands for."""
    known = {code: title for family in FAMILIES for code, title in family.codes.items()}
    return known | CAUSES | CODES | confirming.CODES | EXPLANATIONS


def _is(found: Finding, wanted: tuple[str, ...]) -> bool:
    return not wanted or found.code.startswith(wanted)


def _files(document: Document) -> dict[str, int]:
    """Return files by the order in which a reader meets them: a chapter, then its tables; the annex last."""
    tables: dict[str, list[str]] = defaultdict(list)
    for sheet in document.sheets:
        tables[sheet.spot.place.file].append(sheet.data)
    files = [file for part in document.report.parts for file in (part.file, *tables.pop(part.file, ()))]
    files += [file for rest in tables.values() for file in rest]
    return {file: index for index, file in enumerate(dict.fromkeys(files))}
