"""The number of chapters that a report says it has: 报告分七章."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.lists.counts import differs, number
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import PassageKind

_CHAPTERS = re.compile(
    r"(?:报告|全文|正文|年报)(?:正文|主体)?(?:共分为?|分为|共计|[共分设由])"
    r"(?P<told>(?P<n>[一二三四五六七八九十]{1,2}|[0-9]{1,2})个?(?:章|部分))"
)


def chapter_findings(document: Document) -> Iterator[Finding]:
    """Yield sentences that say the report has more or fewer chapters than are numbered in it, or than stand there."""
    chapters = [one for one in document.passages if one.kind is PassageKind.HEADING and one.level == 1]
    numbered = sum(bool(one.spot.section) for one in chapters)
    for sentence in document.sentences:
        for found in _CHAPTERS.finditer(sentence.text):
            others = len(chapters) if found["told"].endswith("部分") else numbered  # a preface is part and no chapter
            if numbered and number(found["n"]) not in (numbered, others):
                yield differs(sentence, found["told"], numbered, found.start())
