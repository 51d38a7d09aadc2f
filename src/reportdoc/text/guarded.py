"""Cells of a CSV file that a spreadsheet must not take for formulas."""

from __future__ import annotations

_FORMULA = tuple("=+-@＝＋－＠\t\r")
"""What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"), in either width."""


def guarded(text: str) -> str:
    """Return a text as a CSV file may hold it: one that would be a formula gets an apostrophe, and stays text."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return what `guarded` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text
