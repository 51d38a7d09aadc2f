"""Two built Word files, read into one model and compared: what a reader would notice, by the names of things."""

from __future__ import annotations

from reportdoc.diff.changes import Comparison
from reportdoc.diff.compare import compare
from reportdoc.diff.names import Names
from reportdoc.diff.reading import read

__all__ = ["Comparison", "Names", "compare", "read"]
