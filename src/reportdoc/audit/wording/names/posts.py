"""Two persons who have changed posts: 党委书记甲、院长乙 here, 院长甲 elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message
from reportdoc.text.surnames import SURNAMES

_POST = re.compile(
    r"(?<![副院系部室处会社])(?P<post>党委书记|纪委书记|书记|院长|校长|理事长|董事长|总经理|会长|秘书长|主席)"
    r"(?P<name>[一-鿿]{3})"
)
"""A post that one person holds, of the college itself and of no part of it, and the name."""

_PAIR = re.compile(rf"{_POST.pattern}[、，和与]{_POST.pattern.replace('<post>', '<other>').replace('<name>', '<who>')}")
"""Two posts with their persons, told in one breath."""


def post_findings(document: Document) -> Iterator[Finding]:
    """Yield pairs of posts and persons where one of the two holds the other's post elsewhere."""
    held: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for sentence in document.sentences:
        for found in _POST.finditer(sentence.text):
            held[found["post"], found["name"]].append(sentence.spot)
    for sentence in document.sentences:
        for pair in _PAIR.finditer(sentence.text):
            posts, names = (pair["post"], pair["other"]), (pair["name"], pair["who"])
            if posts[0] == posts[1] or names[0] == names[1] or not {names[0][0], names[1][0]} <= SURNAMES:
                continue
            for post, name in zip(posts, reversed(names), strict=True):
                if elsewhere := held.get((post, name)):
                    said = message("“{odd}” here, “{usual}” elsewhere", odd=pair[0], usual=f"{post}{name}")
                    spots = tuple(dict.fromkeys((sentence.spot, elsewhere[0])))
                    yield Finding("W604", Severity.CONFLICT, said, spots, pair[0], f"{post}{name}", key=pair[0])
                    break
