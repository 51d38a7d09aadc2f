"""Enumerations that sum to a total, before them or behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from operator import mul

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.mend import mended
from reportdoc.audit.reading.figures import Stated, depth, figures
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.audit.reading.role import Role, with_roles
from reportdoc.report.message import message
from reportdoc.text.number import PrintedNumber
from reportdoc.text.units import PLAIN_COUNTERS, is_money

CODE = "P402"

_OPENS = re.compile(r"其中|[中里][，,：]|中有|包括|包含|分别|：|:|（|\(|涵盖|含")
"""What leads from a total to its parts."""

_CLOSES = re.compile(
    r"合计|共计|总计|累计|两项共|三项共|共有|一共|总额|[二三四五六七八九十]项共|[二三四五六七八九十]类共|共$"
    r"|总(?:收入|支出|投入|经费|金额|产值|面积|人数|数)(?:为|达|达到)?$"
)
"""What leads from parts to their total."""

_SHARED = re.compile(r"同时(?:属于|算作|具有|持有|为|是)|重叠|交叉|兼|重复|多选|可多次|不止一|大于总数")
"""What says that the parts overlap."""

_CHANGE = re.compile(r"净增|新增|增加|减少|增长|比上年|较上年")

_OVERLAPS = re.compile(r"女|少数民族|党员|团员|退役|农村|贫困|困难|残疾|省外|外省|留学")
"""Parts of people that overlap with others."""

TIMES = ("年", "天", "日", "月", "个月", "周", "届", "级", "岁", "倍", "成", "学期")
"""Units whose numbers in one sentence hardly ever add up."""

_TAKEN = re.compile(r"撤销|减|退|停|淘汰|注销|迁出|流出|离|扣")
"""What is taken off a total, not added to it."""

_FROM = re.compile(r"到[^，。；]*$|至[^，。；]*$")
"""Levels of one thing one after the other: 从8项到11项再到13项."""

_ALL = re.compile(r"分别|：|:|分为|组成|包括")
"""What says that all the parts follow."""

_LARGE = 100
"""Total below which two parts that do not fill it may be all that is worth telling."""

_RANGE = 4
"""How many times the total the parts may be, or the total the parts, before they are no parts of it."""

_CLOSE = 12
"""Characters between a total and its first part, at most, where the parts are surely its own."""

_SMALL = 10
"""Total below which parts behind 其中 may well leave some out."""

_PARTS_AT_MOST = 30
"""Parts of an enumeration that is judged; the most in twenty-two reports is nine."""

_CLASS = re.compile(r"等奖|金奖|银奖|铜奖|金牌|银牌|铜牌|级")
"""Parts that never overlap."""

_PARTS = re.compile(r"[；;]|另有|另外|此外|同时|(?m:^)[^）)\n]*+[）)].*[，。]")
"""What parts an enumeration from what follows."""

_PLAN = re.compile(r"比上年|较上年|上年|去年|同比|增加|减少|增长|人均|生均|平均|每|占")


def sum_findings(passage: Passage, year: int) -> Iterator[Finding]:
    """Yield the enumerations of a passage that do not sum to the total stated; `year` is the year reported on."""
    for sentence in passage.sentences:
        every = figures(sentence)
        added = with_roles(every, year)
        levels = [one for one, role in added if role in (Role.LEVEL, Role.THEN)]
        own = [one for one, role in added if one.is_exact and not one.is_rate and _is_part(one, role)]
        own = [one for one in own if one.mention.unit not in TIMES]
        # 218个，比上年增加15个（上年203个）: what made it up a year ago and since is no other total of it.
        beside = [one for one, role in added if role not in (Role.THEN, Role.CHANGE)]
        told: set[int] = set()
        for index, total in enumerate(own):
            if _counts_row(total, every):
                continue
            for group in (_opened(sentence, own, index), _closed(own, index, levels, every)):
                alone = len(group) == 1 and group[0].value > total.value
                few = alone or 2 <= len(group) <= _PARTS_AT_MOST
                broken = few and id(total) not in told and not _fits(total, group)
                if broken and not _made_up(total, beside, group):
                    for found in _wrong(total, group):
                        told.add(id(total))
                        yield found


def _made_up(total: Stated, every: Sequence[Stated], parts: Sequence[Stated]) -> bool:
    """Tell whether what else a sentence tells makes a total up: other neighbours but for two, or so many times.

    四个单项，分设金奖1个、银奖2个、铜奖3个，一共颁奖24个 has four times what stands before it. Of the parts that were
    taken for its own, one in the middle may be of something else: 其中33个编入6个专业群，其余5个.
    """
    values = [one.value for one in parts]
    # 一 is no figure: 金奖一项、银奖两项、铜奖四项.
    ones = total.sentence.text.count(f"一{total.mention.unit}")
    if 0 < total.value - sum(values, Decimal(0)) <= ones:
        return True
    if rest(parts[-1]) and any(sum(values, -one) == total.value for one in values[1:-1]):
        return True
    closes = total.mention.start > parts[-1].mention.start
    counts = [one for one in every if one is not total and not one.is_rate]
    mixed = any(one.mention.unit != total.mention.unit for one in parts)
    same = [one for one in counts if one.dimension == total.dimension or (mixed and _is_kind(one, total))][:_MOST]
    times = {one.value for one in counts if closes and 1 < one.value <= _TIMES_AT_MOST}
    for first, last in combinations(range(len(same) + 1), 2):
        stretch = [one.value for one in same[first:last]]
        other = closes or any(one not in parts for one in same[first:last])
        whole = sum(stretch, Decimal(0))
        less = {whole, *(whole * one for one in times)} if len(stretch) >= _PAIR else set()
        less |= {whole - one for one in stretch} if len(stretch) > _PAIR else set()
        less |= {whole - a - b for a, b in combinations(stretch, 2)} if len(stretch) > _PAIR + 1 else set()
        if other and total.value in less:
            return True
    return False


def rest(part: Stated) -> bool:
    """Tell whether a part is all that the others leave: 其余5个."""
    return re.search("其余|其他|余下|剩余", part.words) is not None


def _is_kind(one: Stated, total: Stated) -> bool:
    """Tell whether a figure counts what another counts: one unit, or two measure words of things."""
    both = one.mention.unit in PLAIN_COUNTERS and total.mention.unit in PLAIN_COUNTERS
    return one.dimension == total.dimension or both


_MOST = 10
_TIMES_AT_MOST = 12


def _counts_row(total: Stated, every: Sequence[Stated]) -> bool:
    """Tell whether a figure is the number of those in the row behind it: 三个阶段，分别为2个、2个和1个学期."""
    behind = [one for one in every if one.mention.start > total.mention.start]
    length = next((at for at, one in enumerate(behind) if at and not one.is_joined), len(behind))
    return length > 1 and total.value == length


def _is_part(figure: Stated, role: Role) -> bool:
    """Tell whether a figure may be a total or a part: a level, also one of an earlier year among others."""
    of_year = _OF_YEAR.match(figure.words) or (_LAST.match(figure.words) and figure.clause == figure.words)
    return role is Role.LEVEL or (role is Role.THEN and bool(of_year))


_OF_YEAR = re.compile(r"(?:其中)?(?:19|20)[0-9]{2}年度?[^比较由从与]{0,4}$")

_LAST = re.compile("上(?:学年|年度?)[^比较由从与]{0,10}$")
"""What a sentence begins with that tells of last year alone: 上学年出检测报告1486份."""


def _opened(sentence: Sentence, own: Sequence[Stated], index: int) -> list[Stated]:
    """Return the parts that follow a total behind 其中 or a colon, up to the end of the enumeration."""
    total, following = own[index], own[index + 1 :]
    if _CHANGE.search(total.words) or total.words.endswith("各"):
        return []
    parts: list[Stated] = []
    joint = ""
    for one in following:
        first = not parts
        if first and not _OPENS.search(_outside(sentence.text[total.mention.end : one.mention.start])):
            return []
        between = sentence.text[(parts[-1] if parts else total).mention.end : one.mention.start]
        if len(parts) > 1 and "、" in joint and "，" in between and not re.search(r"其余|其他|余下|剩余", between):
            break
        joint = between if parts else joint
        if parts and (_PARTS.search(between) or _PLAN.search(one.clause) or _beyond(total, one)):
            break
        if parts and _named_before(parts[0]) and not _named_before(one):
            break  # 其中老挝籍98人，有6人在当地办了公司
        if one.dimension != total.dimension:
            if first:
                return []
            continue
        if parts and depth(one) > depth(parts[0]):
            continue  # what a part consists of: 国家级3项（二等奖1项、三等奖2项）、省级44项
        if parts and depth(one) < depth(parts[0]):
            break
        if _PLAN.search(one.clause) and not first:
            break
        parts.append(one)
    return [] if not parts or _may_leave_out(sentence, total, parts) else parts


def _named_before(part: Stated) -> bool:
    """Tell whether the name of a part stands before its figure."""
    return re.sub("[还另则]?有|是|为|共", "", part.words) != ""


def _beyond(total: Stated, part: Stated) -> bool:
    """Tell whether a figure behind the first part is too great to be a part, so that the sentence has gone on."""
    return part.value > 2 * total.value and not is_money(total.mention.unit)


def _outside(text: str) -> str:
    """Return a text without the brackets that open and close in it."""
    return re.sub(r"[（(][^（()）]*[)）]", "", text)


def _may_leave_out(sentence: Sentence, total: Stated, parts: Sequence[Stated]) -> bool:
    """Tell whether the words allow parts to be left out, or to overlap, so that no sum is stated."""
    lead = sentence.text[total.mention.end : parts[0].mention.start]
    behind = sentence.text[parts[-1].mention.end : parts[-1].mention.end + 6]
    names = "".join(one.words for one in parts)
    filled = sum((one.value for one in parts), Decimal(0)) >= total.value
    classes = filled and all(_CLASS.search(one.words) for one in parts)
    few = (total.value < _SMALL and not classes) or (total.value < _LARGE and len(parts) < 3 and not filled)
    overlap = overlaps(sentence.text, names, parts[0]) or nested(parts)
    each = any("各" in one.words[-4:] and _share_count(one) < 2 for one in parts)
    return (few and not _ALL.search(lead)) or overlap or each or "等" in behind or "；" in lead


def overlaps(text: str, names: str, part: Stated) -> bool:
    """Tell whether a sentence says that its parts, or what they are named tells that they, may overlap.

    Of names only those of people do: what is paid to 困难群众 is paid to nobody else. `part` is one of the parts.
    """
    both = "男" in names and "女" in names
    people = not is_money(part.mention.unit)
    return _SHARED.search(text) is not None or (people and _OVERLAPS.search(names) is not None and not both)


def nested(parts: Sequence[Stated]) -> bool:
    """Tell whether a part is said to be a share of another: 专任教师638人，双师型教师531人（占专任教师的83.23%）."""
    text = parts[0].sentence.text
    wholes = [found["whole"] for one in parts if (found := _SHARE_OF.match(text, one.mention.end))]
    return any(whole in one.words for whole in wholes for one in parts)


_SHARE_OF = re.compile(r"[，,（(]?占(?:全[校院体]|学[校院])?(?P<whole>[一-鿿]{2,8}?)(?:总数|总人数|总量)?的?[0-9]")


def _share_count(part: Stated) -> int:
    """Return how many things a part is stated for: 2 in 学院、二级学院各得3.25万元; 1 where the words do not tell."""
    if "各" not in part.words[-4:]:
        return 1
    named = re.split("[，；：]", part.clause)[-1].rpartition("各")[0].strip("、和与及")
    return len(re.split("[、和与及]", named)) if named else 0


def _added(part: Stated) -> Decimal:
    """Return what a part adds to its total."""
    return part.value * max(_share_count(part), 1)


def _closed(own: Sequence[Stated], index: int, levels: Sequence[Stated], every: Sequence[Stated]) -> list[Stated]:
    """Return the parts that stand before a total that says so; none where one of `every` counts for each of many."""
    total = own[index]
    if not _CLOSES.search(total.words):
        return []
    ahead = [one for one in every if one.mention.end <= total.mention.start and one.dimension == total.dimension]
    if any("每" in one.words for one in ahead):
        return []
    before = [one for one in levels if one.mention.end <= total.mention.start and one.dimension == total.dimension]
    if sums_to(total.value, total.ulp, [one.value for one in before], before):
        return []
    if any(_TAKEN.search(one.words) or _FROM.search(one.clause) for one in own[:index]):
        return []
    years = [one.value for one in every if one.mention.unit == "年" and one.mention.end <= total.mention.start]
    if years and years[-1] == len(before) and total.words in _OF_YEARS:
        return before
    return [one for one in own[:index] if one.dimension == total.dimension and not _PLAN.search(one.words)]


_OF_YEARS = ("累计", "共", "共计", "合计", "总计")
"""What stands between a number of years and the total of as many figures: 44项、56项和68项，三年累计168项."""


def _fits(total: Stated, parts: Sequence[Stated]) -> bool:
    """Tell whether some run of the parts, from the first or to the last, sums to the total."""
    added = [_added(one) for one in parts]
    parted = [_parted(one) for one in parts]
    runs = [slice(0, end) for end in [*(end for end in range(2, len(parts)) if parted[end]), len(parts)]]
    if not _CLASS.search(parts[0].words):
        runs += [slice(start, len(parts)) for start in range(1, len(parts) - 1) if parted[start]]
    return any(sums_to(total.value, total.ulp, added[run], parts[run]) for run in runs)


def _parted(part: Stated) -> bool:
    """Tell whether more than 、 and a name stands between a part and the one before it."""
    return re.search("[，,：（）()；]", part.clause) is not None


def sums_to(total: Decimal, ulp: Decimal, values: Sequence[Decimal], run: Sequence[Stated]) -> bool:
    """Tell whether values sum to a total printed to `ulp`, within what the figures of `run` may be rounded by."""
    return abs(sum(values, Decimal(0)) - total) <= _tolerance(ulp, run)


def _tolerance(ulp: Decimal, run: Sequence[Stated]) -> Decimal:
    return max(sum([one.rounding for one in run], Decimal(0)), Decimal(0) if ulp == 1 else ulp / 2)


def _wrong(total: Stated, parts: Sequence[Stated]) -> Iterator[Finding]:
    times = [max(_share_count(one), 1) for one in parts]

    tolerance, alone = _tolerance(total.ulp, parts), max(times) == 1

    def holds(stated: Decimal, *values: Decimal) -> bool:
        return abs(sum(values if alone else map(mul, values, times), Decimal(0)) - stated) <= tolerance

    exact = sum(map(_added, parts), Decimal(0))
    slip = mended((total, *parts), holds) if len(parts) > 1 else None
    greater = max(parts, key=lambda one: one.value)
    behind = total.sentence.text[total.mention.end : parts[0].mention.start]
    within = "其中" in behind and len(behind) <= _CLOSE and total.mention.unit not in PLAIN_COUNTERS
    earlier = [one for one in figures(total.sentence) if one.mention.end <= total.mention.start]
    other = any(one.dimension == total.dimension and one.value >= greater.value for one in earlier)
    if slip is None and not (within and greater.value > total.value and not other):
        return
    follow = parts[0].mention.start > total.mention.start and not is_money(total.mention.unit)
    if slip is not None and follow and not total.value / _RANGE <= exact <= total.value * _RANGE:
        return
    wrong = (total, *parts)[slip] if slip is not None else greater
    shown = (exact / total.factor).normalize()
    result = PrintedNumber(shown, total.number.ulp, total.mention.unit, f"{shown:f}")
    yield finding(
        CODE,
        message("{total} is not the sum of its parts", total=total.mention.text)
        if slip is not None
        else message("the part {part} exceeds {total}", part=greater.mention.text, total=total.mention.text),
        wrong,
        (total, *parts),
        f"{' + '.join(f'{one} × {n}' if n > 1 else str(one) for one, n in zip(parts, times, strict=True))} = {result}",
        # 其中 does not say that nothing is left out.
        Severity.EXPLAIN if follow and exact < total.value and _leaves_open(total, behind, parts) else Severity.ERROR,
        result=result if wrong is total else None,
    )


def _leaves_open(total: Stated, lead: str, parts: Sequence[Stated]) -> bool:
    """Tell whether the parts behind 其中 may be some of many: two, or such as fall short by more than a fifth."""
    short = sum((_added(one) for one in parts), Decimal(0)) * 5 < total.value * 4
    some = "其中" in lead and not _ALL.search(lead)
    return _EXAMPLES.search(lead) is not None or (some and (len(parts) <= _PAIR or short))


_EXAMPLES = re.compile("包括|涵盖|含")
"""Leads that promise some of what there is."""


_PAIR = 2
