"""What of a chapter or a section belongs to those who answer for it, and not to other departments."""

from __future__ import annotations

from reportdoc.app.deliveries.target import Target
from reportdoc.report.block import Heading
from reportdoc.report.sections import end, owners


def own(target: Target) -> list[int]:
    """Return the indices of a target's blocks in its part, without sections that other departments answer for."""
    assert target.part is not None
    answering = [department for _, department in owners(target.part)]
    places = whole(target)
    return [at for at in places if answering[at] == answering[places[0]]]


def whole(target: Target) -> range:
    """Return the indices of all of a target's blocks in its part."""
    part = target.part
    assert part is not None
    if target.block is None:
        return range(len(part.blocks))
    start = _at(target)
    return range(start, end(part.blocks, start) if isinstance(target.block, Heading) else start + 1)


def _at(target: Target) -> int:
    assert target.part is not None
    return next(at for at, block in enumerate(target.part.blocks) if block is target.block)
