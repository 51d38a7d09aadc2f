"""Finding many names in a text in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bearers(Generic[T]):
    """A dictionary of names, each with what bears it."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._bearers: dict[str, list[T]] = {}
        self._starts: dict[str, list[str]] = {}
        for name, bearer in entries:
            if len(name) < 2:
                continue
            if name not in self._bearers:
                self._starts.setdefault(name[:2], []).append(name)
            self._bearers.setdefault(name, []).append(bearer)
        for names in self._starts.values():
            names.sort(key=len, reverse=True)

    def find(self, text: str) -> Iterator[tuple[int, int, list[T]]]:
        """Yield start, end and bearers of the names in a text, from left to right; the longest wins, none overlap."""
        at = 0
        while at < len(text) - 1:
            for name in self._starts.get(text[at : at + 2], ()):
                if text.startswith(name, at):
                    yield at, at + len(name), self._bearers[name]
                    at += len(name) - 1
                    break
            at += 1
