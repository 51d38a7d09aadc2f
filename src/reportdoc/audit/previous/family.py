"""Family 7: indicators that jumped, and what still stands as it stood last year."""

from __future__ import annotations

from collections.abc import Iterator

from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding
from reportdoc.audit.previous.indicators import jump_findings, same_findings
from reportdoc.audit.previous.text import same_text_findings
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message

CODES = {
    "Y701": message("an indicator changed more than the threshold since last year"),
    "Y702": message("indicators with last year's values"),
    "Y703": message("last year's sentences with figures or years"),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield what asks for a reason when last year's report is known; nothing where it is not."""
    previous = document.report.previous
    if previous is None:
        return
    yield from jump_findings(document, previous)
    yield from same_findings(document, previous)
    yield from same_text_findings(document, previous)


FAMILY = Family(message("Last year"), CODES, check)
