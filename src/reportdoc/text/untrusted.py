"""Words of others, before they are shown."""

from __future__ import annotations

from unicodedata import category

_LONGEST = 200


def plain(text: object) -> str:
    """Return a text that others wrote, on one line and without what steers a terminal or turns the direction of text.

    Names in certificates and of fields, and what authorities say, may be made to look like a message of this program.
    """
    shown = "".join(sign if sign.isprintable() or category(sign) == "Zs" else "\ufffd" for sign in str(text))
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
