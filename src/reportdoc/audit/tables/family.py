"""Family 1: table arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from reportdoc.audit.family import Family
from reportdoc.audit.finding import Finding
from reportdoc.audit.reading.document import Document
from reportdoc.audit.tables.culprit import findings
from reportdoc.audit.tables.products import product_relations
from reportdoc.audit.tables.ranks import rank_relations
from reportdoc.audit.tables.related import related
from reportdoc.audit.tables.shares import average_relations, part_relations
from reportdoc.audit.tables.sums import only_row_relations
from reportdoc.audit.tables.turned import turned_relations
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
    for one in related(document):
        roles = one.roles
        relations = [
            *one.sums,
            *only_row_relations(roles),
            *one.ratios,
            *one.shares,
            *average_relations(roles),
            *part_relations(roles),
            *rank_relations(roles),
            *product_relations(roles),
            *turned_relations(roles.sheet),
        ]
        yield from findings(roles.sheet, relations)
        yield from unit_findings(roles)


FAMILY = Family(message("Table arithmetic"), CODES, check)
