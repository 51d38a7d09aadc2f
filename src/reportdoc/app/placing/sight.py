"""What of the pages somebody may see who sees only some departments' parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from reportdoc.app.placing.placed import Band, Placed
from reportdoc.app.placing.stream import Box

_WHOLE = (0.0, 1_000_000.0)


@dataclass(frozen=True, slots=True)
class Sight:
    """The pages that may be seen, and which strips of them."""

    strips: Mapping[int, tuple[tuple[float, float], ...]]
    """By index of the page, from where to where, in points from its upper edge."""

    def shows(self, page: int, top: float, bottom: float) -> bool:
        """Tell whether something between two heights of a page may be seen, all of it."""
        return any(above <= (top + bottom) / 2 <= below for above, below in self.strips.get(page, ()))

    def shows_boxes(self, boxes: Sequence[Box]) -> bool:
        """Tell whether all areas may be seen."""
        return all(self.shows(one.page, one.top, one.bottom) for one in boxes)

    def masks(self, page: int, height: float) -> tuple[tuple[float, float], ...]:
        """Return which strips of a page of a height must be covered."""
        at = 0.0
        covered: list[tuple[float, float]] = []
        for top, bottom in self.strips[page]:
            if top > at:
                covered.append((at, top))
            at = max(at, bottom)
        if at < height:
            covered.append((at, height))
        return tuple(covered)


def everything(pages: int) -> Sight:
    """Return the sight of those who may see all of so many pages."""
    return Sight(dict.fromkeys(range(pages), (_WHOLE,)))


def sight(placed: Placed, sees: Callable[[str], bool]) -> Sight:
    """Return what somebody may see of the pages: where sections of the departments stand that he sees.

    Cover and directories belong to nobody. A page at whose foot another's footnote may stand is left out.
    """

    def is_own(band: Band) -> bool:
        return bool(band.owner) and sees(band.owner or "")

    strips = {}
    for page, bands in placed.bands.items():
        # A long footnote goes on at the foot of the next page.
        before = placed.bands.get(page - 1, ())[-1:]
        if not any(map(is_own, bands)) or any(one.notes and not is_own(one) for one in (*before, *bands)):
            continue
        whole = all(map(is_own, bands))
        strips[page] = (_WHOLE,) if whole else tuple((one.top, one.bottom) for one in bands if is_own(one))
    return Sight(strips)
