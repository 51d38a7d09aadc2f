"""Figures that follow from others of their passage once one slip of the pen is taken back.

No words are asked for. What a passage gives is computed: sums, differences, quotients, products, shares and growth of
the figures beside one another. A figure that nothing gives, and that some result would give if two of its neighbouring
digits were swapped or one of them were another, is hardly ever so by chance; how often it would be follows from how
many results there are, and from how many figures of its length are such a slip away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from fractions import Fraction
from itertools import combinations

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.given.elsewhere import Elsewhere
from reportdoc.audit.prose.given.known import Known, all_known, known
from reportdoc.audit.prose.given.results import EACH, GROWN, LONGEST, OF_BOTH, Result
from reportdoc.audit.prose.given.results import results as results_of
from reportdoc.audit.prose.habits.neighbours import AIMED
from reportdoc.audit.prose.shares.counted import shared
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage
from reportdoc.report.message import message
from reportdoc.text.number import LONGEST as DIGITS
from reportdoc.text.number import rounded

_REACH = 8
"""Figures before and behind one that may give it."""

_CONTEXT = 24
"""Figures before a passage that may give one in it."""

_FAR = 48
"""The same where nothing nearer gives it: a figure of a section's beginning, told again at its end."""

_LEAST = 3
"""Digits of a figure that can be told."""

_LONG = 4
"""Digits of one that figures of other passages can give."""

_CHANCE = 0.02
"""How likely it may be that a figure is met by chance."""

_DECADES = 4.6
"""Results are spread evenly over two powers of ten: the natural logarithm of 100."""

_ROUND = 2
"""Noughts at its end from which a figure is round."""


def _least(target: Known) -> int:
    """Return how many digits a figure needs: an amount of money may be off by its scale alone, 28元 for 28万元."""
    return _LEAST - 1 if target.kind == "元" else _LEAST


def solved_findings(
    passage: Passage, before: Sequence[Stated], elsewhere: Elsewhere, told: Set[str]
) -> Iterator[Finding]:
    """Yield the figures of a passage that one slip keeps from following from others.

    `before` has the figures of the passages before it, which may give one as well. `told` has the sentences in which
    something is known to be wrong; their figures are left alone.
    """
    every = list(all_known([figure for sentence in passage.sentences for figure in figures(sentence)]))
    done: set[str] = set()
    farther: dict[int, list[Known]] = {}
    for index, target in enumerate(every):
        text = target.stated.sentence.text
        if text in told or text in done or len(target.digits) < _least(target):
            continue
        if elsewhere.states(target.stated) or AIMED.search(target.stated.clause):
            continue
        near = every[max(0, index - _REACH) : index] + every[index + 1 : index + 1 + _REACH]
        results = list(results_of(target, near))
        if _given(target, results) or _halved(target, near) or _dealt_out(target, every) or _in_sum(every, index):
            continue
        if len(target.digits) < _LEAST:
            if scaled := _scaled(target, results):
                done.add(text)
                yield _finding(target, scaled)
            continue
        best = next(
            (met for group in _groups(every, index) if (met := _met(target, list(results_of(target, group))))), None
        )
        best = best or _met(target, results) or _scaled(target, results)
        if not best and len(target.digits) < _LONG:
            continue
        reach = _CONTEXT if best else _FAR
        if reach not in farther:
            farther[reach] = list(all_known(before[-reach:]))
        far = list(results_of(target, [*farther[reach], *near]))
        best = best or _met(target, far) or _of_principal(target, every, elsewhere.principal)
        if best and not _given(target, far):
            done.add(text)
            yield _finding(target, best)


def _of_principal(target: Known, every: Sequence[Known], principal: Sequence[Known]) -> Result | None:
    """Return what a slip keeps a mean or a share from being that of all students, or the like, who stand elsewhere."""
    own = [one for one in every if one.stated.sentence is target.stated.sentence and one is not target]
    if len(target.digits) < _LONG or not (target.kind == "%" or EACH.search(target.stated.words)):
        return None
    elsewhere = {id(one.stated) for one in principal}
    results = [
        one
        for one in results_of(target, [*principal, *own])
        if 0 < sum(id(each.stated) in elsewhere for each in one[4]) < len(one[4])
    ]
    return None if _given(target, results) else _met(target, results)


def _groups(every: list[Known], index: int) -> Iterator[Sequence[Known]]:
    """Yield the figures right beside one, then those of its sentence: the fewer, the less is met by chance."""
    beside = every[max(0, index - 2) : index] + every[index + 1 : index + 2]
    around = every[max(0, index - _REACH) : index] + every[index + 1 : index + 1 + _REACH]
    for group in (beside, around):
        yield [one for one in group if one.stated.sentence is every[index].stated.sentence]


def _dealt_out(target: Known, every: Sequence[Known]) -> bool:
    """Tell whether a share in a row of shares is that of its count: 升学642人、创业61人，分别占19.3%和1.8%."""
    own = figures(target.stated.sentence)
    at = next(index for index, one in enumerate(own) if one is target.stated)
    part = known(counted) if target.kind == "%" and (counted := shared(own, at)) else None
    wholes = [one.value for one in every if part and one.kind == part.kind and one.value > part.value]
    return any(part is not None and abs(100 * part.value / whole - target.value) < target.ulp for whole in wholes)


def _in_sum(every: Sequence[Known], index: int) -> bool:
    """Tell whether a figure and its neighbours add up to another: 156.8万元，其中64.5、52.3、25.6、14.4万元."""
    near = every[max(0, index - _REACH) : index + 1 + _REACH]
    same = [one for one in near if one.kind == every[index].kind]
    at = next(place for place, one in enumerate(same) if one is every[index])
    for start in range(at + 1):
        for end in range(max(at + 1, start + 3), min(len(same), start + LONGEST) + 1):
            total = sum(one.value for one in same[start:end])
            if any(abs(one.value - total) < one.ulp / 2 for one in (*same[:start], *same[end:])):
                return True
    return False


def _halved(target: Known, near: Sequence[Known]) -> bool:
    """Tell whether a figure lies half-way between two: 71.5分 and 68.0分, on average 69.75分."""
    same = [one.value for one in near if one.kind == target.kind]
    return any(abs((one + other) / 2 - target.value) < target.ulp for one, other in combinations(same, 2))


def _given(target: Known, results: Iterable[Result]) -> bool:
    value, off = target.value, target.ulp * 1.001
    return any(abs(one[0] - value) < off + one[1] * value for one in results)


def _met(target: Known, results: Sequence[Result]) -> Result | None:
    """Return the nearest result that a slip keeps a figure from; None where chance may explain it."""
    swapped: list[Result] = []
    changed: list[Result] = []
    count = 0
    value, ulp = target.value, target.ulp
    figure = round(value / ulp)
    stated = f"{figure}"
    for one in results:
        if not value / 10 <= one[0] <= value * 10:
            continue
        count += 1
        if abs(round(one[0] / ulp) - figure) not in _SLIPS:
            continue
        if OF_BOTH in one[3] or one[3] == GROWN:
            continue  # what may give a figure, and is too far-fetched to accuse one
        rounded_off = one[1] * one[0] > ulp / 2 and one[3] != "×"  # a product is computed as printed
        if rounded_off or any(_is_close(target, each) for each in one[4]):
            continue
        exact = f"{round(one[0] / ulp)}"
        if len(exact) == len(stated):
            off = [at for at, digit in enumerate(stated) if digit != exact[at]]
            if len(off) == 1:
                changed.append(one)
            elif len(off) == 2 and off[1] == off[0] + 1 and sorted(stated) == sorted(exact):
                swapped.append(one)
    digits = len(target.digits)
    # Of round figures only the digits tell: products and sums of round ones are round as well.
    step = target.ulp if len(stated) - len(stated.rstrip("0")) < _ROUND else target.value / float(target.digits)
    chance = count * 2 * step / target.value / _DECADES
    for met, slips in ((swapped, digits - 1), (changed, 9 * digits)):
        if met and chance * slips <= _CHANCE:
            return min(met, key=lambda one: _distance(target, one))
    return None


_SLIPS = frozenset(digit * 10**place for place in range(DIGITS) for digit in (*range(1, 10), *range(18, 82, 9)))
"""By what two whole numbers can differ of which one digit is another, or two neighbours have changed places."""


def _is_close(target: Known, operand: Known) -> bool:
    """Tell whether an operand is so near to a figure that a sum of it with anything small is near as well."""
    return operand.kind == target.kind and abs(operand.value - target.value) * _CLOSE < target.value


_CLOSE = 20


def _scaled(target: Known, results: Sequence[Result]) -> Result | None:
    """Return what gives a figure but for its scale, as 28万元 where 28元 stands; None where nothing does."""
    if target.kind != "元":
        return None
    for one in results:
        for value in (target.value * _SCALE, target.value / _SCALE):
            exact = abs(one[0] - value) < target.ulp * value / target.value * _WHOLLY
            if exact and one[1] < _TIGHT and one[2] in ("P401", "P402", "P404"):
                return one
    return None


_SCALE = 10_000
"""What 万 makes of a unit."""

_WHOLLY = 0.01

_TIGHT = 0.01
"""By how much of itself a result may be off that tells a scale."""


def _distance(target: Known, result: Result) -> int:
    return max(abs(one.stated.mention.start - target.stated.mention.start) for one in result[4])


def _finding(target: Known, result: Result) -> Finding:
    value, _, code, sign, operands = result
    figure = target.stated
    number = rounded(Fraction(value) / Fraction(figure.factor), figure.number.ulp, figure.mention.unit)
    said = [str(one.stated) for one in operands]
    formula = sign.format(*said) if "{" in sign else f" {sign} ".join(said)
    text = message("{stated} follows from no other figures; a slip away it does", stated=figure.mention.text)
    return finding(code, text, figure, [one.stated for one in operands], f"{formula} → {number}", result=number)
