"""Two amounts of which words say which is the greater: 后者不到前者的一半; 占58.49%，较多，…占41.51%，较少."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, Sentence

_BESIDE = re.compile(
    r"(?P<one>前者|后者)(?:[恰正][好是]?|仅|只|还|约|大约|几乎|都)?"
    r"(?:(?P<less>不到|不足|不及|低于|少于|小于)|(?P<more>超过|多于|高于|大于)|(?:只?[是为有]|相当于|接近))"
    r"[了约近]?(?P<other>前者|后者)(?:的(?P<what>一半|[0-9]{1,4}(?:\.[0-9]{1,4})?倍))?(?=[，。；、]|$)"
)

_CALLED = re.compile("，(?:相对)?较(?:(?P<up>[多高大长])|[少低小短])(?=[，。；、]|$)")
"""What one of two is called right behind its figure."""

_HALF = Fraction(1, 2)

Told = tuple[Stated, tuple[Stated, Stated]]
"""The later of two amounts, and both."""


def of_two(passage: Passage) -> Iterator[Told]:
    """Yield two amounts that lie the other way round than the words behind them say."""
    for sentence in passage.sentences:
        if "前者" in sentence.text and "后者" in sentence.text:
            yield from _former_and_latter(sentence)
        if sentence.text.count("，较") > 1 or sentence.text.count("，相对较") > 1:
            yield from _called(sentence)


def _former_and_latter(sentence: Sentence) -> Iterator[Told]:
    """Look at 前者是后者的3倍, which is only told where it holds the other way round."""
    for found in _BESIDE.finditer(sentence.text):
        before = [one for one in figures(sentence) if one.mention.end <= found.start()]
        pair = _last_two(before)
        if pair is None or found["one"] == found["other"] or min(one.value for one in pair) <= 0:
            continue
        one, other = pair if found["one"] == "前者" else pair[::-1]
        if not _holds(found, one, other) and _holds(found, other, one):
            yield pair[1], pair


def _last_two(before: Sequence[Stated]) -> tuple[Stated, Stated] | None:
    """Return the last figure and the one before it of its kind."""
    alike = [one for one in before if one.mention.unit == before[-1].mention.unit]
    return (alike[-2], alike[-1]) if len(alike) > 1 else None


def _holds(found: re.Match[str], one: Stated, other: Stated) -> bool:
    """Tell whether what is said of one of two amounts, and of the other, is so."""
    times = Fraction(one.value) / Fraction(other.value)
    what = found["what"]
    said = _HALF if what == "一半" else Fraction(Decimal(what[:-1])) if what else Fraction(1)
    if found["less"] or found["more"]:
        return times < said if found["less"] else times > said
    return what is not None and abs(times - said) <= said / 20


def _called(sentence: Sentence) -> Iterator[Told]:
    """Look at two figures of which one is called 较多 and the other 较少."""
    called = [
        (one, found["up"] is not None)
        for one in figures(sentence)
        if (found := _CALLED.match(sentence.text, one.mention.end))
    ]
    if len(called) != len(("former", "latter")):
        return
    (one, more), (other, also) = called
    if one.mention.unit == other.mention.unit and one.value != other.value:
        greater = one.value > other.value
        if (more, also) != (greater, not greater):
            yield other, (one, other)
