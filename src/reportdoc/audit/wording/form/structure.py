"""Structure: what is never referred to, too long, or empty."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind
from reportdoc.report.label import Kind
from reportdoc.report.message import message


def unreferred_findings(document: Document) -> Iterator[Finding]:
    """Yield the numbered tables and figures of each file that nothing refers to, tables and figures apart."""
    referred = {label for s in document.sentences for _, _, labels in s.references for label in labels}
    missing: dict[tuple[str, Kind], list[Passage]] = defaultdict(list)
    for passage in document.passages:
        number = document.numbers.get(passage.block)
        if passage.kind is PassageKind.CAPTION and number and passage.block not in referred:
            missing[passage.spot.place.file, number.kind].append(passage)
    for (_, kind), found in missing.items():
        names = "、".join(document.numbers[passage.block].text for passage in found)
        template = (
            message("the text refers to these tables nowhere: {names}", names=names)
            if kind is Kind.TABLE
            else message("the text refers to these figures nowhere: {names}", names=names)
        )
        yield Finding(
            "W609", Severity.EXPLAIN, template, tuple(passage.spot for passage in found), key=f"{kind.value} {names}"
        )


def case_length_findings(document: Document) -> Iterator[Finding]:
    """Yield cases longer than the profile allows; characters count without white space."""
    limit = document.profile.case_length
    lengths: dict[str, int] = defaultdict(int)
    for passage in document.passages:
        if passage.case and passage.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM):
            lengths[passage.case] += len(re.sub(r"\s", "", passage.text))
    for passage in document.passages:
        if limit and passage.kind is PassageKind.CASE and lengths[passage.block] > limit:
            length = lengths[passage.block]
            text = message("the case has {length} characters, {limit} are allowed", length=length, limit=limit)
            yield Finding("W610", Severity.ERROR, text, (passage.spot,), str(length), str(limit))


def empty_section_findings(document: Document) -> Iterator[Finding]:
    """Yield headings under which nothing stands."""
    passages = document.passages
    for index, passage in enumerate(passages):
        if passage.kind is not PassageKind.HEADING:
            continue
        following = passages[index + 1] if index + 1 < len(passages) else None
        ends = following is None or following.spot.place.file != passage.spot.place.file
        if ends or (following and following.kind is PassageKind.HEADING and following.level <= passage.level):
            yield Finding("W611", Severity.ERROR, message("nothing stands under this heading"), (passage.spot,))
