"""Where the handbook tells of a finding or an error: names of anchors."""

from __future__ import annotations

import hashlib

CODES, MESSAGES, ERRORS = "codes", "messages", "errors"
"""The pages with an anchor for each code, for each message, and for the messages explained at length."""


def of_message(template: str) -> str:
    """Return the anchor of a message by its English template, the same in all languages."""
    return f"m-{hashlib.sha256(template.encode()).hexdigest()[:10]}"
