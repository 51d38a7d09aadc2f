"""Form: numbers of documents, typed numbers, references without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import PassageKind
from reportdoc.report.message import message

_DOCUMENT = re.compile(
    r"(?P<agency>[一-鿿]{2,12})\s*+(?P<open>[〔\[［【(（]?)\s*+(?P<year>(?:19|20)[0-9]{2})\s*+(?P<close>[〕\]］】)）]?)\s*+(?:第\s*+)?(?P<number>[0-9]++)\s*+(?P<end>号)?"
)
"""An agency's short name, the year in brackets, a number.

GB/T 9704-2012, 7.2.5: six-sided brackets, no 第, no leading noughts, 号.
"""

_CHINESE = "一二三四五六七八九十百零〇"

_TYPED = re.compile(
    rf"\s*(?:[0-9]+(?:\.[0-9]+)+[.．、]?(?![0-9.]|\s*(?:时代|版|万|亿|倍|%))|[0-9]+\s*[、.．)）](?![0-9])|[(（](?:[0-9]+|[{_CHINESE}]+)[)）]"
    rf"|[{_CHINESE}]+、|第\s*(?:[0-9]+|[{_CHINESE}]+)\s*[章节](?!课))"
)
"""Numbers typed at the start of a heading: 1.2, 1、, （一）, 一、, 第一章."""

_TYPED_CAPTION = re.compile(
    r"\s*+(?:续?表|图|案例|附表)\s*+[0-9]++(?:\s*+[-－—–.．]\s*+[0-9]++)?(?![0-9]*+[年月日项个名人])\s*+"
)
"""Numbers typed at the start of a caption: 表1-2, 图 3."""

_NUMBERLESS = re.compile(
    r"(?:详?见|参见|参阅|如|详情?见)\s*(?:[表图](?=[：:，。；、）)示所]|$)|[表图]\s*[-－—]|@(?=\s))(?!\s*[0-9])"
)
"""见表：, 如图所示: a reference without a number."""

_WRITTEN = re.compile(
    r"(?:[见如]|与|及|和|据)\s*+(?:[上下后前]\s*+)?(?P<reference>[表图]\s*+[0-9]++\s*+[-－—–]\s*+[0-9]++)"
)
"""A reference whose number was typed: 见表1-2."""


def document_number_findings(document: Document) -> Iterator[Finding]:
    """Yield numbers of official documents in another form than 〔2023〕51号."""
    for sentence in document.sentences:
        for found in _DOCUMENT.finditer(sentence.text):
            brackets = found["open"] + found["close"]
            if not brackets or (len(brackets) == 1 and not found["end"]):
                continue
            round_ones = brackets in ("()", "（）")
            right = f"〔{found['year']}〕{found['number'].lstrip('0')}号"
            agency = re.search(r"(?:[字发函办教人党委办通规财高职司厅]|办发|学院)$", found["agency"])
            if found[0][len(found["agency"]) :] == right or not (found["end"] or agency):
                continue
            if round_ones and not (found["end"] and agency):
                continue
            stated = found[0][len(found["agency"]) :]
            yield Finding(
                "W606",
                Severity.ERROR,
                message("the document's number {stated} is not in the official form", stated=stated),
                (sentence.spot,),
                stated,
                right,
                key=found[0],
            )


def typed_number_findings(document: Document) -> Iterator[Finding]:
    """Yield numbers that were typed in headings, captions and titles, where they are computed."""
    for passage in document.passages:
        pattern = _TYPED if passage.kind is PassageKind.HEADING else _TYPED_CAPTION
        if passage.kind not in (PassageKind.HEADING, PassageKind.CAPTION, PassageKind.CASE):
            continue
        if passage.kind is PassageKind.HEADING and passage.block not in document.numbers:
            continue
        if found := pattern.match(passage.text):
            text = message("the number “{number}” is typed; numbers are computed", number=found[0].strip())
            yield Finding("W607", Severity.ERROR, text, (passage.spot,), found[0].strip())


def reference_form_findings(document: Document) -> Iterator[Finding]:
    """Yield references without a number, and those whose number was typed."""
    for sentence in document.sentences:
        if found := _NUMBERLESS.search(sentence.text):
            text = message("“{reference}” names no table or figure; write @ and its label", reference=found[0].strip())
            yield Finding("W608", Severity.ERROR, text, (sentence.spot,), found[0].strip())
        for written in _WRITTEN.finditer(sentence.text):
            start, end = written.span("reference")
            if not any(begin < end and start < stop for begin, stop, _ in sentence.references):
                text = message(
                    "the number of “{reference}” is typed; write @ and its label", reference=written["reference"]
                )
                yield Finding("W608", Severity.EXPLAIN, text, (sentence.spot,), written["reference"], key=written[0])
