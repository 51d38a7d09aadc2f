"""What a returned file holds beside its text and is not taken: told, as `import` does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportdoc.app.returned.items import Item
from reportdoc.app.returned.model import Told, Where
from reportdoc.manuscript.model import Manuscript
from reportdoc.report.message import message

_KINDS = {
    "hidden": message("hidden text"),
    "drawn": message("words in a drawing, which is a picture now"),
    "ruby": message("reading above characters"),
    "unread": message("text that was not read; look where it belongs"),
    "file": message("the text of an inserted file is missing"),
    "lost": message("characters that cannot be told"),
}
"""By kind of remark; comments and tracked changes are told elsewhere."""


def left_aside(
    built: Manuscript, returned: Manuscript, items: Sequence[Item], places: Mapping[int, Where]
) -> Iterator[Told]:
    """Yield what was left aside of a returned file and was not in the built one.

    `items` are those of the returned file, `places` says where each stands.
    """
    before = Counter((one.kind, one.text) for one in built.remarks)
    for one in returned.remarks:
        if one.kind in _KINDS and not before[one.kind, one.text]:
            spot = next((at for at, item in enumerate(items) if item.element.index == one.index), -1)
            text = message("{what}, left out: {text}", what=_KINDS[one.kind], text=one.text)
            yield Told(places.get(spot, Where()), text)
        before[one.kind, one.text] -= 1
