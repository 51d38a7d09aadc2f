"""Fields of the built file that came back as text: after Ctrl+Shift+F9, or through a program that knows no fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportdoc.app.returned.items import Item
from reportdoc.app.returned.model import Told, Where
from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.report.message import message


def fields_as_text(pairs: Sequence[tuple[int, int]], built: Sequence[Item], returned: Sequence[Item]) -> Iterator[Told]:
    """Yield, if there are any, how many references and numbers of captions are fields no more; `pairs` are items."""
    references = captions = 0
    for i, j in pairs:
        one, other = built[i].element, returned[j].element
        if isinstance(one, ManuscriptParagraph) and isinstance(other, ManuscriptParagraph):
            targets = {run.target for run in other.runs}
            references += sum(
                run.target not in targets and run.text.strip() in other.text for run in one.runs if run.target
            )
            captions += one.counted and not other.counted
    if references or captions:
        text = message(
            "{references} references and {captions} numbers of captions are plain text in this file, fields when it"
            " was built: there they update no more; in the project they stay what they are, and the next build has"
            " fields again",
            references=references,
            captions=captions,
        )
        yield Told(Where(), text)
