"""What a figure of a sentence does there: states a level, an earlier one, a change, a growth, a mean or a share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from reportdoc.audit.reading.stated import Stated

_UP = r"多出|增加|增长|提高|上升|提升|升|净增|新增|增|多|高出|高|扩大|延长|回升|上涨|涨|超出|提前|加快|领先"

_DOWN = r"减少|下降|降低|缩短|少|低|回落|缩小|压减|压缩|减|降|落后|节省|省下|(?<=，)省"

_FILL = r"(?:了|约|近|为|达到?|是|共|各|仅|整整|大约|幅度为?|幅为?|率为?)*\s*"

_CHANGED = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_FILL}$")

_NOT_CHANGED = re.compile(
    r"(?:最|较|更|至|不|年|平|偏|其|过)[多少高低]$|(?:至|不)[多少]于?$|新增$"
    r"|(?:技能|能力|质量|素质|素养|水平|学历|内涵)提[升高]$|(?:增|减|降|升|扩|缩|压)[加少低大小短减]?为$"
)
"""Words that end alike and tell no change: 由37个减为36个 tells what there is now, 建筑工人技能提升 is a training."""

_RATE = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|增幅|降幅|增速|涨幅|同比|环比|变化){_FILL}$")

_ABOVE = re.compile(r"高于|多于|大于|优于|超过|高出")

_BELOW = re.compile(r"低于|少于|小于|不及")

_REACHED = re.compile(r"(?:到|至|为|达)了?(?:约|近)?\s*$")

_DONE_MORE = re.compile(r"(?:比|较)[^，。；]{0,12}(?:多|少)[一-鿿]{0,5}$")
"""比上年多发展18名."""

_TO = re.compile(r"[到至]了?(?:约|近)?\s*$")

_QUOTA = re.compile(r"(?<!增长)(?<!下降)(?<!增加)(?<!变化)率[为达是约]*$")
"""审减率, 节约率: what is taken off, as a share of what there is."""

_MOVED = re.compile(
    r"[^，。；0-9]{0,12}?(?:增|减|提|降|升|扩|缩|回|到|至|调整|变|发展|跌|涨|压)[^，。；0-9]{0,6}?(?:到|至|为|成)?"
)
"""What follows the earlier of two amounts: 由A增加到B, 从A到B."""

_FROM = re.compile(r"(?:由|从|自)[^，。；]*$")

_EARLIER = (
    r"上年度?同期|上年度?|去年|上一?学年度?|上一年度?|上一[届期轮季]|上届|前一?年|原有|原来|此前|同期|往年|成立时|建校时"
    r"|创办时|最初|年初|当时|首年"
)

_THEN = re.compile(
    rf"(?:{_EARLIER})[末底初]?(?:的|为|是|约|仅|只有|，|和|与|达到?|[^，。；0-9多少增减高低升降]{{0,10}}?(?:为|的|是|约|仅|达)?)\s*$"
)

_AGAINST = re.compile(r"(?:比|较|与|同)[^，。；]{1,16}$")

_AGAINST_THEN = re.compile(rf"[比较](?:{_EARLIER})[^，。；0-9]{{0,10}}$")
"""比上年四个班的128人多36人: what stands between may have a numeral of its own."""

_BY = re.compile(
    r"(?:相比)?(?:的[^，。；0-9]{1,10}?)?[，,]?(?:分别|净|约|还|又|再)*(?:多|少|高|低|增|减|提|下|上升|扩|缩)"
)
"""What follows the lesser or earlier of two amounts: 比当年报到的2640人多54人."""

_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*(?:年度?|届|学年)[末底初]?")

_MEAN = re.compile(
    r"[一-鿿]均[^，。；0-9]{0,12}$|均$|平均[^，。；]{0,12}$|每[^，。；0-9、]{1,10}$|每[0-9百千万]+[^，。；]{1,14}$"
    r"|(?<![一-鿿])(?:平摊)?一[名位个门班支家户间张次场组项件人]$"
)


class Role(Enum):
    """What a figure does in its sentence."""

    LEVEL = "level"
    """It says how much there is, now or at a time that is not called earlier."""
    THEN = "then"
    """How much there was before: 由A增至B, 比上年的A增加."""
    CHANGE = "change"
    """By how much two levels differ, in their own unit or in percentage points."""
    GROWTH = "growth"
    """The same as a percentage of the earlier."""
    MEAN = "mean"
    """An amount per head, term, or class."""
    SHARE = "share"
    """A percentage of another kind: 占比, a rate."""


def direction(figure: Stated) -> int:
    """Return 1 for a change upwards, -1 for one downwards, 0 where the words do not tell."""
    found = _RATE.search(figure.words) or _CHANGED.search(figure.words)
    if found and found["up"]:
        return 1
    if found and found["down"]:
        return -1
    if "增幅" in figure.words or "增速" in figure.words or "涨幅" in figure.words or _ABOVE.search(figure.clause):
        return 1
    return -1 if "降幅" in figure.words or _BELOW.search(figure.clause) else 0


def with_roles(own: Sequence[Stated], year: int | None = None) -> list[tuple[Stated, Role]]:
    """Return the figures of a sentence, each with what it does; `year` is the one reported on."""
    return list(zip(own, roles(own, year), strict=True))


def roles(own: Sequence[Stated], year: int | None = None) -> list[Role]:
    """Return what each figure of a sentence does; `year` is the one reported on, before which years are earlier.

    One that is joined to the figure before it by nothing but 、 or 和 does what that does.
    """
    if not own or own is not own[0].sentence.figures:
        return _roles(own, year)
    kept = own[0].sentence.roles
    if year not in kept:
        kept[year] = tuple(_roles(own, year))
    return list(kept[year])


def _roles(own: Sequence[Stated], year: int | None) -> list[Role]:
    found: list[Role] = []
    for index, figure in enumerate(own):
        joined = index and figure.is_joined and own[index - 1].is_rate == figure.is_rate
        if joined:
            found.append(found[-1])
        elif index and own[index - 1].words.endswith("每"):  # 每100张床位接收16.4人
            found.append(Role.MEAN)
        else:
            found.append(_role(figure, year))
    for first in range(len(own)):
        _of_years(own, first, found)
    return found


def _of_years(own: Sequence[Stated], first: int, found: list[Role]) -> None:
    """Mark the earlier ones in a row of figures before which as many years stand: 2022年、2023年分别为3项和5项."""
    years = [int(one[1]) for one in _YEAR.finditer(own[first].clause)]
    row = own[first : first + len(years)]
    if len(years) < 2 or len(row) < len(years) or not all(one.is_joined for one in row[1:]):
        return
    for index, told in enumerate(years, first):
        if found[index] is Role.LEVEL or found[index] is Role.THEN:
            found[index] = Role.THEN if told < max(years) else Role.LEVEL


def _role(figure: Stated, year: int | None) -> Role:
    words = figure.words
    if figure.mention.unit == "个百分点":
        return Role.CHANGE
    if figure.is_rate:
        if _is_earlier(figure, year):
            return Role.THEN
        return Role.GROWTH if _RATE.search(words) and not _TO.search(words) and not _QUOTA.search(words) else Role.SHARE
    if (_CHANGED.search(words) and not _NOT_CHANGED.search(words)) or _DONE_MORE.search(words):
        return Role.CHANGE
    if _is_earlier(figure, year):
        return Role.THEN
    return Role.MEAN if _MEAN.search(words) else Role.LEVEL


def _is_earlier(figure: Stated, year: int | None) -> bool:
    words, clause = figure.words, figure.clause
    behind = figure.sentence.text[figure.mention.end :]
    if _FROM.search(words) and _MOVED.match(behind) and not _REACHED.search(words):
        return True
    if _THEN.search(clause) or (_AGAINST.search(words) and _BY.match(behind)):
        return True
    if _BY.match(behind) and _AGAINST_THEN.search(figure.sentence.text, 0, figure.mention.start):
        return True
    years = list(_YEAR.finditer(clause))
    if not years:
        return False
    latest = max(
        [year or 0, *(int(found[1]) for found in _YEAR.finditer(figure.sentence.text[: figure.mention.start]))]
    )
    if int(years[-1][1]) >= latest:
        return False
    rest = clause[years[-1].end() :]
    return not re.search("[，。；]", rest) and not re.search("[到至]了?$", rest)
