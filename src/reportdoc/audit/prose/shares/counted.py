"""Shares and rates that sentences state beside the counts they follow from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.figures import Stated, figures, slack
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import rounded
from reportdoc.text.subject import core

CODE = "P401"

_SHARE = re.compile(r"占|率|比例|比重|占比|份额")

_CHANGE = re.compile(
    r"增长|增加|提高|下降|减少|提升|上升|增幅|同比|环比|高出|高于|低于|相差|百分点|目标|不低于|不少于|力争|计划到"
)

_THEN = re.compile(r"上年|去年|上届|上一年|往年|同期")
"""What says that a part is of an earlier time, whose whole is hardly ever told."""

_MEAN = re.compile(r"均|每")

_BASE = re.compile(r"占(?P<base>[^，。；、]{2,16}?)(?:总数|总人数|人数|总量|总额|总)?的?$")

_SURE = 4
"""How many times as far off it may be where it bears the name of its part: 编制420人，空编49人，空编率11.67%."""

_NEAR = Fraction(1, 20)
"""How far off, of itself, a share may be and still be meant for the counts beside it where no slip explains it."""


def share_findings(passage: Passage) -> Iterator[Finding]:
    """Yield the shares of a passage that do not follow from the counts before them."""
    counts: list[Stated] = []
    pairs: list[tuple[Stated, Stated, tuple[Stated, ...]]] = []
    for sentence in passage.sentences:
        own = figures(sentence)
        for index, rate in enumerate(own):
            if not rate.is_rate:
                counts.append(rate)
            elif (part := shared(own, index) or _part(rate, own[:index])) and _is_judged(rate, part):
                pairs.append((part, rate, tuple(counts)))
            elif index == 0 and rate.is_exact and (told := _told(rate, counts)) and not _are(rate, *told):
                yield _finding(rate, *told, _RATE)
    for part, rate, before in pairs:
        yield from _share(part, rate, before, pairs)


def shared(own: Sequence[Stated], index: int) -> Stated | None:
    """Return the count of a share in a row of shares: 就业2327人、升学503人，分别占毕业生的77.10%和16.67%."""
    first = index
    while first and own[first].is_joined and own[first - 1].is_rate:
        first -= 1
    last = first
    while last + 1 < len(own) and own[last + 1].is_rate and own[last + 1].is_joined:
        last += 1
    length = last - first + 1
    counts = own[max(0, first - length) : first]
    if length < 2 or len(counts) < length or "分别" not in own[first].clause or any(one.is_rate for one in counts):
        return None
    return counts[index - first]


def _is_judged(rate: Stated, part: Stated) -> bool:
    whole = rate.number.value == 100 and not _of(rate, part)
    return rate.is_exact and not whole and not _CHANGE.search(rate.clause) and not _THEN.search(part.clause)


def _of(rate: Stated, part: Stated) -> bool:
    """Tell whether a rate bears the name of a count: 办结率 and 办结28件."""
    named = re.search(r"([一-鿿]{2})率(?:[为达是]|达到)?$", rate.words)
    return named is not None and named[1] in part.words


def _share(
    part: Stated, rate: Stated, before: Sequence[Stated], pairs: Sequence[tuple[Stated, Stated, tuple[Stated, ...]]]
) -> Iterator[Finding]:
    bases = [one for one in before if one is not part and one.dimension == part.dimension and one.value > 0]
    bases = [one for one in bases if one.is_exact]
    if not bases and rate.words.endswith("率") and _precedes(part, before):
        bases = [before[before.index(part) - 1]]  # 864人，建立档案835份，建档率96.64%
    if told := _told(rate, before):
        part, base = told
        if not _are(rate, part, base):
            yield _finding(rate, part, base, _RATE)
        return
    if not bases or _explained(rate, before):
        return
    others = [(top, share) for top, share, _ in pairs if share is not rate]
    if _alike(part, rate, others) or _taken_off(rate, before):
        return
    whole, sure = _borne_out(bases, others) or _whole(rate, part, bases)
    if whole is None:
        return

    loose = slack(part, whole)

    def holds(top: Decimal, bottom: Decimal, share: Decimal) -> bool:
        off = Fraction(rate.number.ulp) + loose * Fraction(share)
        return bottom > 0 and abs(Fraction(share) - 100 * Fraction(top) / Fraction(bottom)) < off

    if _of(rate, part) and (adjacent := _adjacent(part, bases)):
        whole, sure = adjacent, True
    exact = 100 * Fraction(part.value) / Fraction(whole.value)
    places = len(rate.number.text.replace(".", "").lstrip("0"))
    slip = mended((part, whole, rate), holds) if places >= 3 else None
    off = abs(exact - Fraction(rate.number.value))
    near = off <= (_SURE if _of(rate, part) and whole is _adjacent(part, bases) else 1) * _NEAR * exact and (
        rate.number.ulp < 1 or _of(rate, part)
    )
    # A whole that has a share of its own is a sibling: 接收1723人，占48.28%；录用547人，占32.66%.
    sibling = not _of(rate, part) and any(top is whole for top, _ in others)
    if part.value == whole.value or (slip is None and (not (sure and near) or sibling)):
        return
    yield _finding(rate, part, whole, slip if slip is not None else _RATE)


_RATE = 2
"""Index of the share among the figures of its relation."""


def _finding(rate: Stated, part: Stated, whole: Stated, wrong: int) -> Finding:
    """Return the finding of a share; `wrong` tells which is off: 0 the part, 1 the whole, `_RATE` the share."""
    result = rounded(100 * Fraction(part.value) / Fraction(whole.value), rate.number.ulp, "%")
    return finding(
        CODE,
        message("{share} does not follow from {part} and {whole}", share=str(rate), part=str(part), whole=str(whole)),
        (part, whole, rate)[wrong],
        (rate, part, whole),
        f"{part.number.text} ÷ {whole.number.text} = {result}",
        result=result if wrong == _RATE else None,
    )


def _taken_off(rate: Stated, counts: Sequence[Stated]) -> bool:
    """Tell whether a rate is of what is taken off: 进水260毫克/升，出水39毫克/升，去除率85.00%."""
    if not _OFF.search(rate.words):
        return False
    stated, ulp = Fraction(rate.number.value), Fraction(rate.number.ulp)
    return any(
        abs(100 - 100 * Fraction(top.value) / Fraction(bottom.value) - stated) < ulp + slack(top, bottom) * 100
        for top in counts[-_LATE:]
        for bottom in counts[-_LATE:]
        if bottom.value > top.value and bottom.dimension == top.dimension
    )


_OFF = re.compile("[除减降脱节损耗退流]")

_LATE = 8

_NAMED = re.compile(
    r"(?:^|[，；：。（）])(?P<part>[^，；：。（）、]{2,14}?)占(?P<base>[^，。；、]{2,16}?)的?(?:比例|比重)?[为达是约]*$"
)


def _told(rate: Stated, before: Sequence[Stated]) -> tuple[Stated, Stated] | None:
    """Return the part and the whole of a share whose clause names both in the words of two counts before it."""
    named = _NAMED.search(rate.clause)
    if not named or not before:
        return None
    found = [_bearer(core(named["part"]), before), _bearer(core(_WHOLE_END.sub("", named["base"])), before)]
    part, base = found
    if part is None or base is None or part.dimension != base.dimension or not 0 < part.value <= base.value:
        return None
    return part, base


_WHOLE_END = re.compile(r"(?:总人数|总数|人数|总量|总额|总)$")


def _bearer(words: str, counts: Sequence[Stated]) -> Stated | None:
    """Return the only count whose words are just these, or end with how it came about: 专利 of 专利授权84项."""
    exact = [(core(one.words), one) for one in counts if len(words) >= 2 and one.is_exact]
    for names in ((words,), (f"{words}授权", f"{words}立项", f"{words}获批")):
        if hits := {one.value: one for name, one in exact if name in names}:
            return next(iter(hits.values())) if len(hits) == 1 else None
    return None


def _are(rate: Stated, part: Stated, base: Stated) -> bool:
    """Tell whether a part is this share of its base."""
    return _is_share(part.value, base, rate, slack(part, base))


def _alike(part: Stated, rate: Stated, others: Sequence[tuple[Stated, Stated]]) -> bool:
    """Tell whether a share is one of the same whole as two others, although the passage does not state that whole."""
    low, high = _implied(part, rate)
    shares = [_implied(top, share) for top, share in others if top.dimension == part.dimension]
    return sum(least <= high and low <= most for least, most in shares) >= _TWO


_TWO = 2
"""Shares of one whole that bear out a third."""


def _implied(part: Stated, rate: Stated) -> tuple[Fraction, Fraction]:
    """Return the least and the greatest whole of which a count can be the share stated."""
    ulp, stated = Fraction(rate.number.ulp), Fraction(rate.number.value)
    top = 100 * Fraction(part.value)
    return top / (stated + ulp), top / (stated - ulp) if stated > ulp else top * 10**9


def _precedes(part: Stated, before: Sequence[Stated]) -> bool:
    """Tell whether another count of the same sentence stands right before a count."""
    place = before.index(part)
    return place > 0 and before[place - 1].sentence is part.sentence and before[place - 1].value >= part.value > 10


def _adjacent(part: Stated, bases: Sequence[Stated]) -> Stated | None:
    """Return the count right before another in its sentence, if it can be the whole of it."""
    before = [one for one in bases if one.sentence is part.sentence and one.mention.end <= part.mention.start]
    return before[-1] if before and before[-1].value >= part.value else None


def _borne_out(bases: Sequence[Stated], pairs: Sequence[tuple[Stated, Stated]]) -> tuple[Stated, bool] | None:
    """Return the count that most other shares of the passage are shares of."""

    def count(base: Stated) -> int:
        return sum(
            part is not base and part.dimension == base.dimension and _is_share(part.value, base, rate)
            for part, rate in pairs
        )

    best = max(bases, key=count)
    return (best, True) if count(best) else None


def _part(rate: Stated, earlier: Sequence[Stated]) -> Stated | None:
    """Return the count that a share belongs to: the one right before it, with no other share between."""
    if not earlier or earlier[-1].is_rate or not earlier[-1].is_exact or "；" in rate.clause:
        return None
    if len(earlier) > 1 and rate.clause == "的" and "占" in earlier[-1].clause and not earlier[-2].is_rate:
        return earlier[-2] if earlier[-2].is_exact else None  # 86间，占教室总数215间的40.00%
    if not _SHARE.search(rate.clause) and "（" not in rate.clause:
        return None
    return None if _MEAN.search(earlier[-1].words) else earlier[-1]


def _explained(rate: Stated, counts: Sequence[Stated]) -> bool:
    """Tell whether some two counts of the passage give the share, or it completes another to a hundred."""
    ulp = Fraction(rate.number.ulp)
    stated = Fraction(rate.number.value)
    for top in counts[-8:]:
        for bottom in counts:
            if top is bottom or bottom.value <= 0:
                continue
            if (
                _may_be_share(top.value, bottom.value, rate, float(top.loose) + float(bottom.loose))
                and abs(100 * Fraction(top.value) / Fraction(bottom.value) - stated) < ulp + slack(top, bottom) * stated
            ):
                return True
    wholes = [one for one in counts if one.value > 0]
    if any(_is_share(top, bottom, rate) for top in _runs(counts[-8:]) for bottom in wholes if bottom.value >= top):
        return True
    return any(  # the whole is told by two of its parts: 支出17599.40万元，结余800.80万元，结余率4.35%
        abs(100 * Fraction(top.value) / Fraction(top.value + rest.value) - stated) < ulp
        for one, other in pairwise(counts[-8:])
        for rest, top in ((one, other), (other, one))
        if rest.dimension == top.dimension and top.value > 0 < rest.value
    )


def _is_share(top: Decimal, bottom: Stated, rate: Stated, loose: Fraction = Fraction(0)) -> bool:
    if not _may_be_share(top, bottom.value, rate, float(loose)):
        return False
    off = abs(100 * Fraction(top) / Fraction(bottom.value) - Fraction(rate.number.value))
    return off < Fraction(rate.number.ulp) + loose * Fraction(rate.number.value)


def _may_be_share(top: Decimal, bottom: Decimal, rate: Stated, loose: float) -> bool:
    """Tell, quickly and with room for rounding, whether it is worth reckoning a share exactly."""
    share = float(rate.number.value)
    return abs(100 * float(top) / float(bottom) - share) < (float(rate.number.ulp) + loose * abs(share)) * _ROOM


_ROOM = 1.001
"""More than what is lost to binary fractions: those of an amount are right to fifteen digits."""


def _runs(counts: Sequence[Stated]) -> Iterator[Decimal]:
    """Yield the sums of neighbours of one kind: 教授46人、副教授131人…高级职称教师占34.17%."""
    for first, one in enumerate(counts):
        total = one.value
        for other in counts[first + 1 :]:
            if other.dimension != one.dimension or other.sentence is not one.sentence:
                break
            total += other.value
            yield total


def _whole(rate: Stated, part: Stated, bases: Sequence[Stated]) -> tuple[Stated | None, bool]:
    """Return the count that a share is a share of, and whether the words leave no doubt."""
    named = _BASE.search(rate.clause)
    if named and (word := core(named["base"])):
        hits = [one for one in bases if word in core(one.words) or (core(one.words) and core(one.words) in word)]
        just = [one for one in hits if core(one.words) == word]
        return ((just or hits)[-1], True) if hits else (None, False)
    greater = [one for one in bases if one.value >= part.value]
    if not greater:
        return None, False
    same = [one for one in greater if one.sentence is part.sentence]
    if same:
        # The first count of a sentence is the whole of those that follow, as a rule.
        return same[0], len(same) == 1
    return max(greater[-4:], key=lambda one: one.value), len(greater) == 1
