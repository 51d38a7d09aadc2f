"""Passwords, kept as Argon2id hashes (RFC 9106), and how guessing them is slowed down."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 8
"""Characters of a password (NIST SP 800-63B, 5.1.1.2)."""
_FREE = 5
"""Wrong answers after which one has to wait."""
_LONGEST = 300.0
_REMEMBERED = 10_000
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    return _hasher.hash(password)


def fits(password: str, kept: str) -> bool:
    """Tell whether a password is the one that was kept."""
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


class Throttle:
    """Makes those wait who answer wrongly time and again: 1 s after five, and twice as long each time, up to 5 min."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, who: str) -> float:
        """Return how many seconds somebody still has to wait; 0 where he may answer."""
        with self._lock:
            count, last = self._wrong.get(who, (0, 0.0))
        if count < _FREE:
            return 0.0
        return max(0.0, last + min(_LONGEST, 2.0 ** (count - _FREE)) - time.monotonic())

    def wrong(self, who: str) -> None:
        """Note a wrong answer."""
        with self._lock:
            count, _ = self._wrong.pop(who, (0, 0.0))
            self._wrong[who] = (count + 1, time.monotonic())
            while len(self._wrong) > _REMEMBERED:
                self._wrong.popitem(last=False)

    def right(self, who: str) -> None:
        """Forget the wrong answers of somebody who knew it in the end."""
        with self._lock:
            self._wrong.pop(who, None)
