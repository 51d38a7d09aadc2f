"""Family 6: text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.document import Document
from reportdoc.audit.wording.form.form import document_number_findings, reference_form_findings, typed_number_findings
from reportdoc.audit.wording.form.gaps import gap_findings
from reportdoc.audit.wording.form.headings import heading_form_findings
from reportdoc.audit.wording.form.order import order_findings
from reportdoc.audit.wording.form.ordinals import ordinal_findings
from reportdoc.audit.wording.form.repeats import repeat_findings
from reportdoc.audit.wording.form.structure import case_length_findings, empty_section_findings, unreferred_findings
from reportdoc.audit.wording.form.words import doubled_findings, pair_findings, punctuation_findings
from reportdoc.audit.wording.names.documents import number_findings
from reportdoc.audit.wording.names.holders import holder_findings
from reportdoc.audit.wording.names.posts import post_findings
from reportdoc.audit.wording.names.variants import variant_findings
from reportdoc.audit.wording.said.extremes import extreme_findings
from reportdoc.audit.wording.said.none_there import none_findings
from reportdoc.audit.wording.said.ranked import ranked_findings
from reportdoc.audit.wording.said.sites import site_findings
from reportdoc.audit.wording.said.superlatives import superlative_findings
from reportdoc.audit.wording.time.ages import age_findings
from reportdoc.audit.wording.time.ahead import ahead_findings
from reportdoc.audit.wording.time.captions import caption_findings
from reportdoc.audit.wording.time.classes import class_findings
from reportdoc.audit.wording.time.cohorts import cohort_findings
from reportdoc.audit.wording.time.dates import date_findings
from reportdoc.audit.wording.time.lengths import length_findings
from reportdoc.audit.wording.time.phases import phase_findings
from reportdoc.audit.wording.time.rows import row_findings
from reportdoc.audit.wording.time.story import story_findings
from reportdoc.report.message import message

CODES = {
    "W601": message("a paragraph printed twice, or nearly"),
    "W602": message("a sentence printed twice, or nearly"),
    "W603": message("a word printed twice in a row"),
    "W604": message("a name spelled in two ways"),
    "W605": message("half-width punctuation between Chinese characters"),
    "W606": message("the number of a document in another form than 〔2023〕51号"),
    "W607": message("a typed number in a heading, caption or title"),
    "W608": message("a reference without a number, or with a typed one"),
    "W609": message("a table or figure that nothing refers to"),
    "W610": message("a case longer than the profile allows"),
    "W611": message("a heading under which nothing stands"),
    "W612": message("quotation marks or brackets that do not come in pairs"),
    "W613": message("a paragraph that begins like a heading with a typed number"),
    "W614": message("a heading that is bold from end to end"),
    "W615": message("a placeholder in running text"),
    "W616": message("a unit without its figure, or a figure without its unit"),
    "W617": message("marks such as 一是, 二是 with a gap or a repetition"),
    "W618": message("a document with two numbers, or a number of another year"),
    "W619": message("a day or span that cannot be"),
    "W620": message("a year compared with itself"),
    "W621": message("a class and another year in which it began or ended"),
    "W622": message("a year in a caption or header at odds with the table, the text or the report"),
    "W623": message("something called the most or the least that is not"),
    "W625": message("a place that has something and none of it"),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with the text."""
    yield from repeat_findings(document)
    yield from doubled_findings(document)
    yield from variant_findings(document)
    yield from punctuation_findings(document)
    yield from pair_findings(document)
    yield from document_number_findings(document)
    yield from number_findings(document)
    yield from gap_findings(document)
    yield from order_findings(document)
    yield from ordinal_findings(document)
    yield from row_findings(document)
    yield from time_findings(document)
    changed = list(post_findings(document))
    yield from changed
    yield from (one for one in holder_findings(document) if one.spots[0] not in {each.spots[0] for each in changed})
    yield from site_findings(document)
    yield from cohort_findings(document)
    yield from class_findings(document)
    yield from caption_findings(document)
    yield from superlative_findings(document)
    yield from extreme_findings(document)
    yield from ranked_findings(document)
    yield from none_findings(document)
    yield from typed_number_findings(document)
    yield from heading_form_findings(document)
    yield from reference_form_findings(document)
    yield from unreferred_findings(document)
    yield from case_length_findings(document)
    yield from empty_section_findings(document)


def time_findings(document: Document) -> Iterator[Finding]:
    """Yield days, lengths and orders of time that cannot be; of one sentence the first that is seen."""
    dated = [*date_findings(document)]
    dated += _elsewhere(dated, length_findings(document))
    dated += _elsewhere(dated, age_findings(document))
    dated += _elsewhere(dated, ahead_findings(document))
    dated += _elsewhere(dated, phase_findings(document))
    yield from dated
    yield from story_findings(document, {found.spots[0] for found in dated})


def _elsewhere(told: Sequence[Finding], more: Iterable[Finding]) -> list[Finding]:
    """Return findings of sentences of which nothing is told yet."""
    spots = {one.spots[0] for one in told}
    return [one for one in more if one.spots[0] not in spots]


FAMILY = Family(message("Text"), CODES, check)
