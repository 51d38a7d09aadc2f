"""How each thing that a department has to deliver stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.register import Delivery, read_deliveries
from reportdoc.app.incoming.box import Incoming, State, waiting
from reportdoc.app.survey.items import Item
from reportdoc.project.history.entry import last_written
from reportdoc.project.publishing.identity import identity


class Stand(StrEnum):
    """How far a thing is."""

    MISSING = "missing"
    """Nobody has delivered it."""
    DELIVERED = "delivered"
    """It waits for the office."""
    RETURNED = "returned"
    IN = "in"
    CHANGED = "changed"
    """In, and its file reads otherwise now than the latest delivery left it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A thing and how it stands."""

    item: Item
    stand: Stand
    time: datetime | None = None
    """Of the delivery."""
    file: str = ""
    reason: str = ""
    number: int = 0
    """Of the file that waits, or was returned."""


def standings(project: Path, items: Sequence[Item], department: str | None = None) -> tuple[Standing, ...]:
    """Return how what a department answers for stands, or whoever does, in the report's order."""
    own = [one for one in items if department in (None, one.department)]
    held = [one for one in waiting(project) if one.state is not State.NEW]
    register = read_deliveries(project)
    left = last_written(project, "take", {one.file for one in own})
    return tuple(_standing(project, one, held, register, left) for one in own)


def _standing(
    project: Path, item: Item, held: Iterable[Incoming], register: Iterable[Delivery], left: Mapping[str, str | None]
) -> Standing:
    last = max((one for one in held if one.label == item.label), key=lambda one: one.time, default=None)
    delivered = max((one for one in register if _is_for(one, item)), key=lambda one: one.time, default=None)
    if last and last.state is State.WAITING:
        return Standing(item, Stand.DELIVERED, last.time, last.file, number=last.number)
    if last and (delivered is None or delivered.time < last.time):
        return Standing(item, Stand.RETURNED, last.time, last.file, last.reason, last.number)
    if delivered is None:
        return Standing(item, Stand.MISSING)
    return Standing(item, _changed(project, item, delivered, left), delivered.time, delivered.file)


def _is_for(one: Delivery, item: Item) -> bool:
    wider = "annex" if item.kind is TargetKind.ANNEX else item.file if item.file.endswith(".md") else ""
    return one.target in (item.label, wider)


def _changed(project: Path, item: Item, delivered: Delivery, left: Mapping[str, str | None]) -> Stand:
    try:
        if item.file in left:
            return Stand.IN if identity(project / item.file) == left[item.file] else Stand.CHANGED
        # The history does not go back for ever; then the file's time has to do.
        time = datetime.fromtimestamp((project / item.file).stat().st_mtime).astimezone()
    except OSError:
        return Stand.IN
    # What is taken in is written a moment after its time is noted.
    return Stand.CHANGED if (time - delivered.time).total_seconds() > 60 else Stand.IN
