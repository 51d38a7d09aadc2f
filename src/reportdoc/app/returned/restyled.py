"""A returned file whose paragraphs have lost their styles, or have those of another template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdoc.app.returned.items import Item
from reportdoc.app.returned.model import Told, Where
from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.report.message import message

_MOST = 0.5
"""Share of the paragraphs from which the styles were replaced, and not here and there another one was chosen."""


def other_styles(pairs: Sequence[tuple[int, int]], built: Sequence[Item], returned: Sequence[Item]) -> Iterator[Told]:
    """Yield, if most of them have, that paragraphs have other styles than when they were built; `pairs` are items."""
    both = [(built[i].element, returned[j].element) for i, j in pairs]
    styles = [
        (one.style, other.style)
        for one, other in both
        if isinstance(one, ManuscriptParagraph) and isinstance(other, ManuscriptParagraph)
    ]
    others = sum(one != other for one, other in styles)
    if others > _MOST * len(styles):
        text = message(
            "{count} of {all} paragraphs have other styles than when they were built; their words are taken, their"
            " looks are not: the next build has the template's again",
            count=others,
            all=len(styles),
        )
        yield Told(Where(), text)
