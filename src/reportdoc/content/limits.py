"""How large content may be. Departments send it, so nothing about its size is taken on trust."""

TEXT_BYTES = 4_000_000
"""A Markdown file; a long chapter has 100,000."""

TABLE_BYTES = 16_000_000
"""A CSV or XLSX file as it lies on disk."""

TABLE_ROWS = 20_000
"""Rows of a table; 10,000 rows make some 300 pages."""

TABLE_COLUMNS = 63
"""Columns of a table; Word's own limit ("Operating parameter limitations and specifications in Word")."""

XLSX_UNPACKED_BYTES = 64_000_000
"""Total of the parts of an XLSX file when unpacked."""

XLSX_RATIO = 200
"""Unpacked by packed size of an XLSX file over `XLSX_RATIO_FROM_BYTES`; real ones stay under 50."""

XLSX_RATIO_FROM_BYTES = 4_000_000
"""Unpacked size from which the ratio is looked at: small files of empty cells pack very well."""

PICTURE_BYTES = 64_000_000
"""A picture file."""

PICTURE_PIXELS = 100_000_000
"""Width times height of a picture; A4 at 600 dots an inch has 35 million."""

CHART_CELLS = 2_000
"""Categories times series of a chart."""

LIST_DEPTH = 9
"""Levels of nested lists; Word's lists have nine (ECMA-376 Part 1, 17.9.6)."""

BLOCK_DEPTH = 100
"""Fenced blocks and lists inside one another, before Python's own limit of recursion; sensible ones have four."""

MARK_DEPTH = 16
"""Levels of marks (bold, link and so on) inside one another."""

EXPRESSION_CHARACTERS = 300
"""Characters between `{{` and `}}`."""

RESULT_CHARACTERS = 60
"""Characters that `{{ … }}` prints."""

DECIMALS = 10
"""Decimals that a filter may ask for, and that an unrounded result may have."""
