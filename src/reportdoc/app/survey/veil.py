"""Ids of findings for those who must not read all that a finding says.

An id is made of what is stated, by others, too: whoever knows the rest of a sentence could try small numbers until
the id fits. Veiled, nothing but this user's key says which id belongs to which.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from reportdoc.audit.finding import Finding
from reportdoc.cache.key import SIZE, user_key
from reportdoc.report.message import Message

Veil = Callable[[str], str]
"""Gives the veiled id of a finding for its id."""
_IDENTITY = re.compile(r"\b([A-Z][0-9]{3})-[0-9a-f]{8}\b")


def veiled(identity: str) -> str:
    """Return the id by which others know a finding; the same as long as this user's key is (`cache/key.py`)."""
    digest = hmac.new(_key(), identity.encode(), "sha256").hexdigest()
    return f"{identity.partition('-')[0]}-{digest[:8]}"


def veiled_text(text: str) -> str:
    """Return a text with every id in it veiled."""
    return _IDENTITY.sub(lambda found: veiled(found[0]), text)


def veiled_finding(found: Finding) -> Finding:
    """Return a finding that is known by its veiled id, and names others by theirs."""
    spots = tuple(replace(one, text=veiled_text(one.text)) for one in found.spots)
    return replace(found, message=_message(found.message), spots=spots, known_as=veiled(found.identity))


def _message(text: Message) -> Message:
    return replace(text, arguments={name: _argument(one) for name, one in text.arguments.items()})


def _argument(value: object) -> object:
    match value:
        case str():
            return veiled_text(value)
        case Message():
            return _message(value)
        case _:
            return value


@cache
def _key() -> bytes:
    # Where no key can be kept, ids are others after the next start.
    return user_key() or secrets.token_bytes(SIZE)
