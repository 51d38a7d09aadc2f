"""The college's own name with its words in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message

_EDGE = 2
"""Characters at either end of a name by which it is known though those between stand otherwise."""

_SHORT = 8
"""Characters of a name that has words enough to be taken for another."""


def own_name_findings(document: Document) -> Iterator[Finding]:
    """Yield where the text has all characters of the college's name and not its name."""
    name = document.report.metadata.college
    if len(name) < _SHORT:
        return
    characters, begin, end = Counter(name), name[:_EDGE], name[-_EDGE:]
    for sentence in document.sentences:
        text = sentence.text
        at = text.find(begin)
        while at >= 0:
            odd = text[at : at + len(name)]
            if odd != name and odd.endswith(end) and Counter(odd) == characters:
                said = message("“{odd}” here, “{usual}” elsewhere", odd=odd, usual=name)
                yield Finding("W604", Severity.CONFLICT, said, (sentence.spot,), odd, name, key=f"{odd} {name}")
            at = text.find(begin, at + 1)
