"""Events for open pages: a build begins or ends, the project has changed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from threading import Lock
from typing import Any

_HEARTBEAT = 15.0
"""Seconds after which a line is sent so that proxies keep a quiet stream open."""
_WAITING = 100
"""Events that a page may lag behind."""


class Events:
    """Passes events from any thread on to every open stream."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._streams: dict[asyncio.Queue[str | None], asyncio.AbstractEventLoop] = {}

    def send(self, kind: str, **data: Any) -> None:
        """Send an event to all who listen; `data` is what everybody may know."""
        self._put(event(kind, **data))

    def close(self) -> None:
        """End all streams."""
        self._put(None)

    def _put(self, line: str | None) -> None:
        with self._lock:
            streams = list(self._streams.items())
        for queue, loop in streams:
            if not loop.is_closed():
                loop.call_soon_threadsafe(_offer, queue, line)

    async def stream(self, first: str) -> AsyncIterator[str]:
        """Yield events as text/event-stream, until closed; `first` is how things stand as the page begins to listen."""
        with self._listening() as queue:
            yield f"retry: 2000\n\n{first}"
            while True:
                try:
                    line = await asyncio.wait_for(queue.get(), _HEARTBEAT)
                except TimeoutError:
                    line = ": \n\n"
                if line is None:
                    return
                yield line

    @contextmanager
    def _listening(self) -> Generator[asyncio.Queue[str | None]]:
        queue: asyncio.Queue[str | None] = asyncio.Queue(_WAITING)
        with self._lock:
            self._streams[queue] = asyncio.get_running_loop()
        try:
            yield queue
        finally:
            with self._lock:
                del self._streams[queue]


def _offer(queue: asyncio.Queue[str | None], line: str | None) -> None:
    # A page that lags so far behind asks anew when it comes back.
    if queue.full():
        queue.get_nowait()
    queue.put_nowait(line)


def event(kind: str, **data: Any) -> str:
    """Return an event as its lines of text/event-stream."""
    return f"event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
