"""The relations of every table that several families ask for, computed once."""

from __future__ import annotations

from dataclasses import dataclass

from reportdoc.audit.reading.document import Document, once
from reportdoc.audit.tables.ratios import ratio_relations
from reportdoc.audit.tables.relation import CellRelation
from reportdoc.audit.tables.roles import Roles
from reportdoc.audit.tables.shares import share_relations
from reportdoc.audit.tables.sums import sum_relations


@dataclass(frozen=True, slots=True)
class Related:
    """A table with its sums, its rates and its shares."""

    roles: Roles
    sums: tuple[CellRelation, ...]
    ratios: tuple[CellRelation, ...]
    shares: tuple[CellRelation, ...]


@once
def related(document: Document) -> tuple[Related, ...]:
    """Return the relations of each table but those of the annex, in reading order."""
    roles = (Roles(sheet) for sheet in document.sheets if not sheet.annex)
    return tuple(
        Related(one, tuple(sum_relations(one)), tuple(ratio_relations(one)), tuple(share_relations(one)))
        for one in roles
    )
