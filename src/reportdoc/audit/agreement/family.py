"""Family 5: every figure of the running text against tables, the annex, and other prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from reportdoc.audit.agreement.annex.indicators import CODE as INDICATOR
from reportdoc.audit.agreement.annex.indicators import indicator_links
from reportdoc.audit.agreement.annex.left import left_findings
from reportdoc.audit.agreement.annex.ratios import ratio_findings, turned_ratios
from reportdoc.audit.agreement.annex.unstated import unstated_findings
from reportdoc.audit.agreement.model.bearing import Bearing
from reportdoc.audit.agreement.model.cell import facts
from reportdoc.audit.agreement.model.claim import Claim, claims
from reportdoc.audit.agreement.model.elsewhere import Elsewhere
from reportdoc.audit.agreement.model.link import ClaimLink, Strength
from reportdoc.audit.agreement.model.statement import stated
from reportdoc.audit.agreement.tables.beside import beside_findings
from reportdoc.audit.agreement.tables.between import between_findings
from reportdoc.audit.agreement.tables.cells import cell_findings
from reportdoc.audit.agreement.tables.companions import companion_findings
from reportdoc.audit.agreement.tables.counts import count_findings
from reportdoc.audit.agreement.tables.groups import group_findings
from reportdoc.audit.agreement.tables.quoted import quoted_findings
from reportdoc.audit.agreement.tables.rows import CODE as TABLE
from reportdoc.audit.agreement.tables.rows import row_links
from reportdoc.audit.agreement.tables.rowsets import row_set_findings
from reportdoc.audit.agreement.tables.steps import step_findings
from reportdoc.audit.agreement.tables.totals import total_links
from reportdoc.audit.agreement.text.case_titles import case_title_findings
from reportdoc.audit.agreement.text.heads import head_findings
from reportdoc.audit.agreement.text.nearby import nearby_findings
from reportdoc.audit.agreement.text.nouns import head_links, near_links
from reportdoc.audit.agreement.text.opposites import opposite_findings
from reportdoc.audit.agreement.text.people import people_findings
from reportdoc.audit.agreement.text.same import following_links, prose_links
from reportdoc.audit.agreement.text.scaled import scaled_findings
from reportdoc.audit.agreement.text.stale import stale_findings
from reportdoc.audit.agreement.text.wholes import whole_findings
from reportdoc.audit.agreement.time.births import birth_findings
from reportdoc.audit.agreement.time.days import day_findings
from reportdoc.audit.agreement.time.durations import duration_links
from reportdoc.audit.agreement.time.editions import edition_findings
from reportdoc.audit.agreement.time.events import event_findings
from reportdoc.audit.agreement.time.founding import founding_findings
from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document, once
from reportdoc.report.message import message
from reportdoc.report.place import Place

CODES = {
    "G501": message("prose and indicator table state different values"),
    "G502": message("prose and table state different values"),
    "G503": message("two places in the text state different values"),
    "G504": message("a table lists more or fewer than the text counts"),
    "G505": message("two places tell different numbers of years"),
    "G506": message("two tables state different values"),
    "G507": message("people in one place, attendances in another"),
    "G510": message("a figure a slip away from a cell of the row that the figure beside it is from"),
    "G509": message("a share or an amount per head that does not follow from the whole it names"),
    "G508": message("a figure that stands nowhere else, a slip away from one that is named alike"),
}


@once
def links(document: Document) -> tuple[ClaimLink, ...]:
    """Return every link between a figure of the running text and another statement of the same thing."""
    spoken, cells = claims(document), facts(document)
    levels = tuple(claim for claim in spoken if not claim.is_step)
    found = (
        *indicator_links(document, levels, cells),
        *row_links(document, spoken, cells),
        *total_links(document, levels, cells),
        *prose_links(document, spoken),
        *following_links(document, spoken),
        *near_links(document, spoken),
        *head_links(document, spoken, cells),
        *duration_links(document, spoken),
    )
    return tuple(link if link.claim.dated else replace(link, strength=Strength.LIKELY) for link in found)


def check(document: Document) -> Iterator[Finding]:
    """Yield a finding for each thing that is stated with two values."""
    by_claim: dict[int, list[ClaimLink]] = defaultdict(list)
    spoken, cells = claims(document), facts(document)
    every = links(document)
    for link in every:
        by_claim[id(link.claim)].append(link)
    # A passage that states a value once states the parts of it beside; a sentence has other values as well.
    told = {_target(link) for group in by_claim.values() for link in group if link.agrees}
    differences: list[Finding] = []
    bearing, elsewhere = Bearing(document), Elsewhere(cells)
    told_apart: set[tuple[Place, Place]] = set()
    for found in by_claim.values():
        fresh = [link for link in found if link.agrees or _target(link) not in told]
        for one in _differences(fresh, bearing, elsewhere):
            told_apart |= {(one.spots[0].place, other.place) for other in one.spots[1:]}
            differences.append(one)
    yield from differences
    by_key = {f"{claim.sentence.text}@{claim.mention.start}": claim for claim in spoken}
    apart = quoted_findings(document, spoken, cells, frozenset(found.key for found in differences))
    quoted = [one for one in apart if not bearing.claim(by_key[one.key])]
    yield from quoted
    held = frozenset(found.key for found in (*differences, *quoted))
    every_figure, words = stated(document)
    told_of = {spot.place for found in differences for spot in found.spots}
    annex = [*left_findings(spoken, cells, document.year, told_of)]
    annex += unstated_findings(spoken, cells, document.year, told_of)
    yield from annex
    told_of = {spot.place for one in annex for spot in one.spots}
    nearby = nearby_findings(every_figure, words, bearing, told_apart)
    yield from (one for one in nearby if one.spots[0].place not in told_of)
    scaled = list(scaled_findings(every_figure, words, told_apart))
    yield from scaled
    yield from stale_findings(every_figure, words, spoken, cells, document.year, told_apart)
    yield from step_findings(spoken, every, cells)
    yield from count_findings(document, spoken)
    yield from cell_findings(cells)
    yield from whole_findings(document, spoken, every_figure)
    yield from head_findings(document, spoken, every_figure)
    yield from group_findings(document, spoken, cells)
    for one in (*row_set_findings(document, spoken, cells), *between_findings(document, spoken, cells)):
        if one.key not in held:
            yield one
    yield from (one for one in beside_findings(document, spoken) if one.key not in held)
    yield from ratio_findings(document)
    yield from turned_ratios(document)
    yield from (one for one in opposite_findings(spoken, cells) if one.key not in held)
    yield from companion_findings(document)
    yield from case_title_findings(document)
    yield from edition_findings(document)
    yield from founding_findings(document)
    happened = [*event_findings(document)]
    yield from happened
    yield from day_findings(document, {spot for one in happened for spot in one.spots})
    yield from birth_findings(document)
    told_scaled = {frozenset(found.spots) for found in scaled}
    for one in people_findings(spoken, cells, frozenset(found.key for found in differences)):
        if frozenset(one.spots) not in told_scaled:
            yield one


def _target(link: ClaimLink) -> tuple[int, Place, Decimal]:
    return link.claim.sentence.passage, link.spot.place, link.number.value


def _differences(found: list[ClaimLink], bearing: Bearing, elsewhere: Elsewhere) -> Iterator[Finding]:
    """Yield what contradicts a claim; the same kind of place that also bears it out, contradicts nothing.

    Nor does a cell of a table that it is no slip away from, where another cell, but for one of another row, states what
    it says, or the figures beside it give it.

    Where arithmetic bears out both, they are two things unless every telling word is there, and then to explain.
    """
    borne_out = {(link.code, link.strength) for link in found if link.agrees}
    reported: set[str] = set()
    for link in sorted(found, key=lambda link: -link.strength):
        supported = any((link.code, strength) in borne_out for strength in Strength if strength >= link.strength)
        if (link.differs or link.exceeds) and not supported and link.code not in reported:
            both = link.differs and bearing.both(link)
            unlike = link.code == TABLE and not (link.is_slip or link.misplaced)
            if unlike and (link.is_far or elsewhere.states(link.claim) or bearing.claim(link.claim)):
                continue
            if (both and link.strength is Strength.LIKELY and not link.misplaced) or bearing.other_date(link):
                continue
            weak = link.strength is Strength.LIKELY and link.is_weak and link.code != INDICATOR
            if weak and link.code == TABLE and not link.misplaced and bearing.claim(link.claim):
                continue
            weak |= link.misplaced and not link.is_slip
            reported.add(link.code)
            open_ = both or weak
            yield _finding(link, Severity.CONFLICT if link.differs and not open_ else Severity.EXPLAIN)


def _finding(link: ClaimLink, severity: Severity) -> Finding:
    claim: Claim = link.claim
    number = claim.mention.number
    assert number is not None
    other = f"{link.number.text}{link.number.unit or link.unit}"
    return Finding(
        link.code,
        severity,
        message(
            "{subject}: the text says {stated}, {place} says {other}",
            subject=link.subject,
            stated=claim.mention.text,
            place=link.spot.place,
            other=other,
        ),
        (claim.spot, link.spot, *([link.beside] if link.beside and number.value == link.number.value else [])),
        stated=f"{number}；{other}",
        key=f"{claim.sentence.text}@{claim.mention.start}",
    )


FAMILY = Family(message("Prose against tables, annex and prose"), CODES, check)
