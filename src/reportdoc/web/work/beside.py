"""Work that pages need and that takes longer than they may: done in another process, the latest results kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Executor, Future, wait
from contextlib import suppress
from threading import Lock
from typing import Any, Self, TypeVar, cast

_T = TypeVar("_T")
_KEPT = 40
"""Results that are kept; one of a comparison has some hundred kB."""


class Beside:
    """Another process for pages."""

    def __init__(self, process: Executor) -> None:
        """Take who does the work; it ends with this."""
        self._process = process
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def call(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """Return what a function returns there; raises what it raises."""
        return self._process.submit(function, *arguments).result()

    def within(self, patience: float, key: Hashable, function: Callable[..., _T], *arguments: Any) -> _T | None:
        """Return what a function returned there for a key, or None where it is not done after so many seconds."""
        with self._lock:
            future = self._kept.pop(key, None)
            if future is None or (future.done() and future.exception()):
                future = self._process.submit(function, *arguments)
            self._kept[key] = future
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)[1].cancel()
        wait([future], patience)
        return cast(_T, future.result()) if future.done() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        with suppress(RuntimeError):
            self._process.shutdown(cancel_futures=True)
