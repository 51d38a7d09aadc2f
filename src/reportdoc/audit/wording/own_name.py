"""The college's own name with its words in another order, or with a character that is another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportdoc.audit.reading.document import Document
from reportdoc.audit.wording.alike import sound_alike
from reportdoc.audit.wording.runs import Variant

_EDGE = 2
"""Characters at either end of a name by which it is known though those between stand otherwise."""

_SHORT = 8
"""Characters of a name that has words enough to be taken for another."""

_KIND = re.compile("(?:职业|技术|应用|师范|高等|专科){0,6}(?:学院|大学|学校)$")
"""What a college is, and so are others of its town (高等学校命名暂行办法, 教育部 2020, 第三条 to 第六条)."""

_OWN = 4
"""Characters between town and kind of which one may be wrong: of two, 林业 and 农业, one tells two colleges apart."""


def by_own_name(document: Document) -> Iterator[Variant]:
    """Yield where the text has the college's name but for one character, or all its characters in another order."""
    name = document.report.metadata.college
    if len(name) < _SHORT:
        return
    begin = name[:_EDGE]
    for sentence in document.sentences:
        text = sentence.text
        at = text.find(begin)
        while at >= 0:
            odd = text[at : at + len(name)]
            if odd != name and odd.endswith(name[-_EDGE:]) and _misspelt(name, odd):
                yield Variant(name, odd, (sentence.spot,), certain=True)
            at = text.find(begin, at + 1)


def _misspelt(name: str, odd: str) -> bool:
    """Tell whether a stretch as long as the college's name, which begins and ends like it, is that name."""
    if Counter(odd) == Counter(name):
        return True
    differing = [index for index, (one, other) in enumerate(zip(name, odd, strict=False)) if one != other]
    if len(odd) != len(name) or len(differing) != 1:
        return False
    kind = _KIND.search(name)
    end = kind.start() if kind else len(name)
    inside = differing[0] < end and end - _EDGE >= _OWN
    return inside or differing[0] >= end or sound_alike(name[differing[0]], odd[differing[0]])
