"""How large the things in a Word file may be that are compared."""

DEPTH = 30
"""Tables inside one another; sensible ones have three."""

COLUMNS = 63
"""Columns of a table; Word's own limit ("Operating parameter limitations and specifications in Word")."""

TOKENS = 2_000
"""Words and characters on either side of a changed passage up to which the change within it is looked for."""
