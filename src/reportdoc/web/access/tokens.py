"""Random tokens, and what is stored of them."""

from __future__ import annotations

import hashlib
import secrets

_BYTES = 32
"""256 bits: OWASP asks for 64 at least of a session identifier (Session Management Cheat Sheet)."""
_WORD = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for one another."""


def new_token() -> str:
    """Return a random token that may stand in an address."""
    return secrets.token_urlsafe(_BYTES)


def stored(token: str) -> str:
    """Return what the database keeps of a token: its SHA-256, from which nobody gets it back."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_password() -> str:
    """Return a random password that can be told over the telephone: three groups of four signs, 59 bits."""
    return "-".join("".join(secrets.choice(_WORD) for _ in range(4)) for _ in range(3))
