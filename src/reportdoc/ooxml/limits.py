"""How large a Word file that is handed in may be; a report of 1,000 pages has a document part of 7 MB."""

UNPACKED_BYTES = 1_000_000_000
"""Total of the members when unpacked, pictures included."""

RATIO = 200
"""Unpacked by packed size of a file over `RATIO_FROM_BYTES`; the tables of real ones stay under 50."""

RATIO_FROM_BYTES = 32_000_000
"""Unpacked size from which the ratio is looked at."""

PART_BYTES = 32_000_000
"""An XML part; parsed, one made of empty elements takes twenty times its size."""

MEMBERS = 20_000
"""Members of the archive."""

SIGNATURE_BYTES = 1_000_000
"""How much of a file that is no archive is looked at to say what it is."""
