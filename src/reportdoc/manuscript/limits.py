"""How much of a manuscript is read; a report of 1,000 pages stays far below."""

DEPTH = 8
"""Tables inside one another; sensible ones have three."""

COLUMNS = 63
"""Columns of a table; Word's own limit ("Operating parameter limitations and specifications in Word")."""

MEDIA_BYTES = 400_000_000
"""Total of the pictures."""

ELEMENTS = 100_000
"""Paragraphs, those in cells too, and tables; a report of 1,000 pages has 25,000."""

PARAGRAPH_RUNS = 20_000
"""Pieces of a paragraph that look different, line breaks counted in."""

SKETCHES = 60
"""Charts drawn of boxes and arrows of which pictures are made; each takes about a second."""

CHARACTERS = 10_000_000
"""Characters of the whole; a report of 1,000 pages has 1,500,000."""

PICTURE_PIXELS = 100_000_000
"""Width times height of a picture, as content may have."""
