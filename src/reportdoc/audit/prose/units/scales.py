"""Two figures of one thing at two scales: 由20.12平方米增至21.36万平方米."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message

CODE = "P409"

TO = re.compile(
    r"\s?[，,]?(?:[^，。；0-9]{0,6}?(?:增|提|升|降|减|扩|缩|延|压|涨|发展|上升|下降|提高|扩大|增长)[^，。；0-9]{0,4}?(?:至|到|为)了?|至|到|[，]?[比较](?:(?:19|20)[0-9]{2}[年届])?[^，。；0-9]{0,8}(?:的)?)\s?$"
)
"""What leads from an earlier value to the later one."""

_ALIKE = (Decimal("0.2"), Decimal(5))
"""How far apart the bare numbers of an earlier and a later value are, as a rule."""


_FAR = 50
"""How far apart the values are where one of the units is wrong."""


def scale_findings(passage: Passage) -> Iterator[Finding]:
    """Yield pairs of an earlier and a later value whose numbers are alike and whose units are a hundredfold apart."""
    for sentence in passage.sentences:
        for one, other in pairwise(figures(sentence)):
            if one.dimension != other.dimension or one.value <= 0 or other.value <= 0:
                continue
            between = sentence.text[one.mention.end : other.mention.start]
            far = max(one.value, other.value) > _FAR * min(one.value, other.value)
            if far and TO.fullmatch(between) and _ALIKE[0] <= bare(one) / bare(other) <= _ALIKE[1]:
                small, large = sorted((one, other), key=lambda figure: figure.value)
                text = message(
                    "{small} beside {large}: a unit may be wrong", small=small.mention.text, large=large.mention.text
                )
                yield finding(CODE, text, small, (), "")


def bare(figure: Stated) -> Decimal:
    """Return the number of a figure without its unit and scale; 1 where it is nought."""
    return Decimal(re.sub(r"[^0-9.]", "", figure.number.text) or 1) or Decimal(1)
