"""Family 4: prose arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.changes.differences import difference_findings
from reportdoc.audit.prose.changes.directions import direction_findings
from reportdoc.audit.prose.changes.growth import growth_findings
from reportdoc.audit.prose.changes.reached import reached_findings
from reportdoc.audit.prose.changes.trends import trend_findings
from reportdoc.audit.prose.changes.years import year_findings
from reportdoc.audit.prose.following.solved import solved_findings
from reportdoc.audit.prose.given.elsewhere import Elsewhere, elsewhere
from reportdoc.audit.prose.habits.follows import follow_findings
from reportdoc.audit.prose.habits.neighbours import spoken
from reportdoc.audit.prose.lists.chapters import chapter_findings
from reportdoc.audit.prose.lists.elsewhere import elsewhere_findings
from reportdoc.audit.prose.lists.listed import listed_findings
from reportdoc.audit.prose.means.beside import average_findings, mean_findings
from reportdoc.audit.prose.means.chains import chain_findings
from reportdoc.audit.prose.means.named import named_findings
from reportdoc.audit.prose.means.ratios import ratio_findings
from reportdoc.audit.prose.shares.bases import base_findings
from reportdoc.audit.prose.shares.counted import share_findings
from reportdoc.audit.prose.shares.mistaken import mistaken_findings
from reportdoc.audit.prose.shares.signs import sign_findings, whole_findings
from reportdoc.audit.prose.totals.borne import not_borne
from reportdoc.audit.prose.totals.closed import closed_findings
from reportdoc.audit.prose.totals.divided import divided_findings
from reportdoc.audit.prose.totals.flows import flow_findings
from reportdoc.audit.prose.totals.halves import half_findings
from reportdoc.audit.prose.totals.items import list_findings
from reportdoc.audit.prose.totals.rests import rest_findings
from reportdoc.audit.prose.totals.sums import sum_findings
from reportdoc.audit.prose.totals.unmade import total_findings
from reportdoc.audit.prose.units.equal import equal_findings
from reportdoc.audit.prose.units.measures import measure_findings
from reportdoc.audit.prose.units.scales import scale_findings
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.figures import Stated, figures, running
from reportdoc.audit.reading.moments import moments
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import message

CODES = {
    "P401": message("a share or rate that does not follow from the counts beside it"),
    "P402": message("an enumeration that does not sum to its total"),
    "P403": message("an amount per head that does not follow from the amounts beside it"),
    "P404": message("a growth or difference that does not follow from the amounts beside it"),
    "P405": message("more or fewer things listed than announced"),
    "P406": message("a number of years that does not fit the years beside it"),
    "P407": message("a share without a percent sign"),
    "P409": message("an earlier and a later value at two scales"),
    "P410": message("a figure that does not follow from those beside it as such figures do in other reports"),
    "P411": message("figures of a list that do not sum to the total beside it"),
    "P412": message("a change whose direction contradicts its figures"),
    "P413": message("a sentence with too many figures for each to be held against the others"),
    "P408": message("shares in a sentence that do not add up to a hundred"),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield what does not add up within a passage, or a list and the sentence before it."""
    places = {id(passage): index for index, passage in enumerate(document.passages)}
    stated = elsewhere(document)
    before: list[Stated] = []
    for passage in running(document):
        if crowded := [each for each in passage.sentences if len(figures(each)) > CROWDED]:
            yield _unjudged(crowded[0])
            continue
        at = places[id(passage)]
        yield from year_findings(passage, moments(document)[at], document.year)
        listed = tuple(_listed(document, at))
        for part in parts(passage):
            yield from not_borne(part, list(judged(document, part, listed, before, stated)))
            listed = ()
            before += [figure for sentence in part.sentences for figure in figures(sentence)]
    yield from elsewhere_findings(document)
    yield from chapter_findings(document)


def judged(
    document: Document, passage: Passage, listed: Sequence[Finding], before: Sequence[Stated], elsewhere: Elsewhere
) -> Iterator[Finding]:
    """Yield what is found in a passage, with what its lists are known to have wrong.

    `before` has the figures of the passages before it.
    """
    found = [*listed, *_worded(document, passage, before[-_CONTEXT:])]
    found += _not_told(found, _unworded(document, passage, elsewhere))
    of_all = elsewhere.shares(passage)  # 自主创业率 of all graduates, who are counted in another place
    found = [one for one in found if one.key not in of_all or one.code not in _SHARES]
    told = {spot.text for one in found for spot in one.spots}
    yield from found
    principal = tuple(one.stated for one in elsewhere.principal)
    follow = list(follow_findings(spoken(passage, document.year), principal, elsewhere.states))
    for one in (
        *(one for one in follow if one.deviation and one.severity is not Severity.EXPLAIN),
        *solved_findings(passage, before, elsewhere, told),
        *follow,
        *total_findings(passage, before, elsewhere),
    ):
        if not {spot.text for spot in one.spots[:1]} & told and one.key not in of_all:
            told.add(one.spots[0].text)
            yield one


_SHARES = ("P401", "P404")
"""Codes of a share that the counts around it do not give."""


CROWDED = 100
"""Figures of a sentence beyond which nothing of its passage is judged, since each is held against the others.

The most in nineteen reports is 27.
"""

_TOGETHER = 60
"""Figures of a passage that are held against one another; the most in nineteen reports is 32."""


def parts(passage: Passage) -> Iterator[Passage]:
    """Yield a passage, one with very many figures as several of whole sentences."""
    if sum(len(figures(each)) for each in passage.sentences) <= _TOGETHER:
        yield passage
        return
    part: list[Sentence] = []
    count = 0
    for sentence in passage.sentences:
        if part and count + len(figures(sentence)) > _TOGETHER:
            yield replace(passage, sentences=tuple(part))
            part.clear()
            count = 0
        part.append(sentence)
        count += len(figures(sentence))
    yield replace(passage, sentences=tuple(part))


def _unjudged(sentence: Sentence) -> Finding:
    """Return that a passage is not judged, for there is a sentence of so many figures that it takes too long."""
    text = message(
        "this sentence has {count} figures, more than {most}: they were not held against one another",
        count=str(len(figures(sentence))),
        most=str(CROWDED),
    )
    return Finding("P413", Severity.EXPLAIN, text, (sentence.spot,))


_CONTEXT = 24
"""Figures before a passage that it may speak of."""


def _listed(document: Document, index: int) -> Iterator[Finding]:
    """Yield where a list, or what is told before it, has other figures or another number of things than it says."""
    yield from list_findings(document.passages, index)
    yield from listed_findings(document.passages, index)


def _worded(document: Document, passage: Passage, before: Sequence[Stated]) -> Iterator[Finding]:
    """Yield what the words of a passage show not to add up; `before` has the figures of the passages before it."""
    yield from share_findings(passage)
    yield from sum_findings(passage, document.year)
    yield from divided_findings(passage, document.year)
    yield from rest_findings(passage)
    yield from mean_findings(passage, before)
    yield from average_findings(passage)
    yield from ratio_findings(passage)
    yield from growth_findings(passage, document.year)
    turned = [*direction_findings(passage, document.year), *trend_findings(passage, document.year)]
    yield from turned
    yield from reached_findings(passage, document.year, {one.key for one in turned})
    yield from difference_findings(passage)
    yield from scale_findings(passage)
    yield from sign_findings(passage)
    yield from whole_findings(passage)


def _unworded(document: Document, passage: Passage, elsewhere: Elsewhere) -> Iterator[Finding]:
    """Yield what the figures of a passage show not to add up where a base, a unit or what is left is another."""
    yield from base_findings(passage, document.year)
    yield from mistaken_findings(passage, document.year)
    yield from closed_findings(passage)
    yield from half_findings(passage)
    yield from named_findings(passage)
    yield from flow_findings(passage)
    yield from chain_findings(passage, elsewhere.states)
    units = list(equal_findings(passage))
    yield from (*units, *_not_told(units, measure_findings(passage)))


def _not_told(told: Sequence[Finding], more: Iterator[Finding]) -> list[Finding]:
    """Return findings in whose sentences nothing is told yet."""
    texts = {spot.text for one in told for spot in one.spots}
    return [one for one in more if one.spots[0].text not in texts]


FAMILY = Family(message("Prose arithmetic"), CODES, check)
