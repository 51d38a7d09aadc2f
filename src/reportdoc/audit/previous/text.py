"""Sentences that still read as last year's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document, read
from reportdoc.audit.reading.passage import PassageKind
from reportdoc.profiles.profile import load_profile
from reportdoc.report.message import message
from reportdoc.report.report import Previous

_TEXT = (PassageKind.PARAGRAPH, PassageKind.ITEM)


def same_text_findings(document: Document, previous: Previous) -> Iterator[Finding]:
    """Yield, a section at a time, the sentences with figures or years that last year's report has word for word."""
    report = previous.report
    last = read(report, load_profile(report.metadata.profile))
    known = {_bare(one.text) for one in last.sentences if one.kind in _TEXT}
    same: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for one in document.sentences:
        if one.kind in _TEXT and one.mentions and not one.quantities and _bare(one.text) in known:
            same[one.spot.place.file, one.spot.section].append(one.spot)
    for (_, section), spots in same.items():
        text = message("{count} sentences with figures or years are last year's", count=len(spots))
        yield Finding("Y703", Severity.EXPLAIN, text, tuple(spots), str(len(spots)), key=section)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
