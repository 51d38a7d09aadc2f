"""What of a chapter or a section belongs to those who answer for it, and not to other departments."""

from __future__ import annotations

from reportdoc.app.deliveries.target import Target
from reportdoc.report.block import Heading
from reportdoc.report.sections import end, owners


def own(target: Target) -> list[int]:
    """Return the indices of a target's blocks in its part, without sections that other departments answer for."""
    part = target.part
    assert part is not None
    if target.block is None:
        start, stop = 0, len(part.blocks)
    else:
        start = _at(target)
        stop = end(part.blocks, start) if isinstance(target.block, Heading) else start + 1
    answering = [department for _, department in owners(part)]
    return [at for at in range(start, stop) if answering[at] == answering[start]]


def _at(target: Target) -> int:
    assert target.part is not None
    return next(at for at, block in enumerate(target.part.blocks) if block is target.block)
