"""Lengths: people give millimetres, PDF counts points."""

from __future__ import annotations

MM = 72 / 25.4
"""Points in a millimetre (ISO 32000-1, 8.3.2.3: 72 points an inch)."""
A4 = (210 * MM, 297 * MM)
"""Width and height of A4 in points (ISO 216)."""
