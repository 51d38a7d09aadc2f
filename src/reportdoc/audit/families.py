"""The families of checks, in the order in which they run; each is a folder with a `family.py`."""

from __future__ import annotations

from reportdoc.audit.agreement.family import FAMILY as AGREEMENT
from reportdoc.audit.annex.family import FAMILY as ANNEX
from reportdoc.audit.cells.family import FAMILY as CELLS
from reportdoc.audit.previous.family import FAMILY as PREVIOUS
from reportdoc.audit.prose.family import FAMILY as PROSE
from reportdoc.audit.tables.family import FAMILY as TABLES
from reportdoc.audit.wording.family import FAMILY as WORDING

FAMILIES = (TABLES, CELLS, ANNEX, PROSE, AGREEMENT, WORDING, PREVIOUS)
"""Every family."""
