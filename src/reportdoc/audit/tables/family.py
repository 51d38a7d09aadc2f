"""Family 1: table arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.document import Document
from reportdoc.audit.tables.culprit import findings
from reportdoc.audit.tables.ranks import rank_relations
from reportdoc.audit.tables.ratios import ratio_relations
from reportdoc.audit.tables.roles import Roles
from reportdoc.audit.tables.shares import average_relations, part_relations, share_relations
from reportdoc.audit.tables.sums import only_row_relations, sum_relations
from reportdoc.audit.tables.units import unit_findings
from reportdoc.report.message import message

CODES = {
    "T101": message("a total that is not the sum of its parts"),
    "T102": message("a rate, share or growth that does not follow from its numbers"),
    "T103": message("shares that do not add up to a hundred"),
    "T104": message("an average or difference that does not follow from its numbers"),
    "T105": message("a part that exceeds its whole"),
    "T107": message("a rank that does not go with the figures beside it"),
    "T106": message("a cell in another unit than its column"),
}


def check(document: Document) -> Iterator[Finding]:
    """Yield what does not add up in each table; family 3 looks at the indicator tables."""
    for sheet in document.sheets:
        if sheet.annex:
            continue
        roles = Roles(sheet)
        relations = [
            *sum_relations(roles),
            *only_row_relations(roles),
            *ratio_relations(roles),
            *share_relations(roles),
            *average_relations(roles),
            *part_relations(roles),
            *rank_relations(roles),
        ]
        yield from findings(sheet, relations)
        yield from unit_findings(roles)


FAMILY = Family(message("Table arithmetic"), CODES, check)
