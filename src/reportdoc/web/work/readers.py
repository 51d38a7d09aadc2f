"""Readers of what comes in: each file in a process of its own, two at once, and what they found kept for the pages."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

from reportdoc.app.incoming.box import Incoming
from reportdoc.app.incoming.preview import Asked, Preview, preview, take_in
from reportdoc.app.limited import Limited
from reportdoc.app.returned.merging import Choice
from reportdoc.app.returned.model import EditSpot
from reportdoc.app.returned.take import Choices
from reportdoc.app.survey.stamp import content_stamp
from reportdoc.app.typed_over import Figures
from reportdoc.present.findings.columns import titles
from reportdoc.web.work.beside import Beside
from reportdoc.web.work.events import Events

PATIENCE = 8.0
"""Seconds that a page waits for a reader; a chapter takes three, in its own process."""
_AT_ONCE = 2


class Readers:
    """Looks at files that wait."""

    def __init__(self, project: Path, events: Events, limited: Limited) -> None:
        self._project, self._events, self._limited = project, events, limited
        self._beside = Beside(ThreadPoolExecutor(_AT_ONCE, "readers"))

    def begin(self, one: Incoming, departments: frozenset[str] | None) -> None:
        """Have a file read while nobody waits for it."""
        self.look(one, departments, {}, {}, 0)

    def look(
        self,
        one: Incoming,
        departments: frozenset[str] | None,
        places: Mapping[EditSpot, Choice],
        single: Mapping[EditSpot, Figures],
        patience: float = PATIENCE,
    ) -> Preview | None:
        """Return what a file would change in the project as it is now; None where reading it takes longer."""
        choices = Choices(places=dict(places), single=dict(single))
        key = (one, departments, content_stamp(self._project), frozenset(places.items()), frozenset(single.items()))
        return self._beside.within(patience, key, self._read, Asked(one, departments, choices))

    def take_in(self, one: Incoming, choices: Choices, seen: str, by: str) -> Preview | None:
        """Take a file in, as `app.incoming.preview.take_in` does."""
        return take_in(self._project, Asked(one, None, choices), seen, by, titles(), self._limited)

    def _read(self, asked: Asked) -> Preview:
        found = preview(self._project, asked, titles(), self._limited)
        self._events.send("read")
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self._limited.close()
        self._beside.__exit__(*failure)
