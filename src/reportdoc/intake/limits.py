"""How much of a manuscript is read; a report of 1,000 pages stays far below."""

DEPTH = 8
"""Tables inside one another; sensible ones have three."""

COLUMNS = 63
"""Columns of a table; Word's own limit ("Operating parameter limitations and specifications in Word")."""

MEDIA_BYTES = 400_000_000
"""Total of the pictures."""

ELEMENTS = 200_000
"""Paragraphs and tables."""

PICTURE_PIXELS = 100_000_000
"""Width times height of a picture, as content may have."""
