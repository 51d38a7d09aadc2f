"""Names that are spelled in two ways: one character of them is another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.report.message import message

_RUN = re.compile(r"[一-鿿]{3,}")

_SIDES = ((4, 3), (3, 4), (6, 1), (1, 6))
"""Characters before and behind the one that differs, whatever it is."""

_SHORT_SIDES = ((2, 3), (3, 2), (4, 1))
"""The same for characters that sound alike, as an input method mistakes them."""

_RECURS = 3
"""Times the usual spelling stands in the report before a character of another sound counts as a slip."""

_NAME = 2
"""Characters of a personal name before the one that differs."""

_PERSON = re.compile(
    r"(?:(?:老师|教师|同学|选手|同志|教授|主任|书记|院长|校长|处长|技师|工程师|师傅)(?P<titled>[SURNAMES][一-鿿]{2})"
    r"|^(?P<listed>[SURNAMES][一-鿿]{2})$)".replace(
        "SURNAMES",
        "王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范石姚谭廖邹熊陆郝孔崔康"
        "毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚文庞樊殷施陶洪翟倪严牛芦季俞鲁韦申尤毕聂焦柳邢岳梅庄涂祁耿牟詹苗凌费靳",
    )
)
"""A personal name of three characters: a frequent surname behind a person's title, or alone in a list."""

_WORD_SIDES = ((4, 6), (5, 5), (6, 4))
"""Characters before and behind two that differ: 天津市职业教育创优赋能, 天津市职业院校创优赋能."""

_CONTRAST = frozenset(
    "一二三四五六七八九十百千万零两双单多少上中下前后左右内外东西南北春夏秋冬男女大小高低新老旧正副初省市县区校院系国厅部局处科级本专"
    "甲乙丙丁升降增减收支进出线文理工农早晚首次第年月日周届期班组类项个名人家所门场条种此该这其各每我他她它不未无有已将可能的地得和与及或"
)
"""Characters that stand for each other in names of different things: 春季 and 秋季, 省级 and 校级."""


def variant_findings(document: Document) -> Iterator[Finding]:
    """Yield names of which one spelling recurs and another, a character apart, stands out."""
    runs = [(run[0], spot) for text, spot in _texts(document) for run in _RUN.finditer(text)]
    told: set[frozenset[str]] = set()
    for usual, odd, spots in (*_by_context(runs), *_by_name(runs), *_by_part(runs)):
        pair = _differing(usual, odd) if len(usual) == len(odd) else frozenset((usual[-4:], odd[:3]))
        if pair in told:
            continue
        told.add(pair)
        yield Finding(
            "W604",
            Severity.CONFLICT if len(pair) == 2 and _sound_alike(*sorted(pair)) else Severity.EXPLAIN,
            message("“{odd}” here, “{usual}” elsewhere", odd=odd, usual=usual),
            spots,
            odd,
            usual,
            key=f"{odd} {usual}",
        )


def _texts(document: Document) -> Iterator[tuple[str, Spot]]:
    for sentence in document.sentences:
        yield sentence.text, sentence.spot
    for sheet in document.sheets:
        for row in range(len(sheet.grid.rows)):
            for column in range(sheet.grid.width):
                if not sheet.is_covered(row, column):
                    yield sheet.text(row, column), sheet.cell(row, column)


def _by_context(runs: list[tuple[str, Spot]]) -> Iterator[tuple[str, str, tuple[Spot, ...]]]:
    """Yield windows that are equal but for one character; the rarer of the two is the odd one."""
    for sides, length in ((_SIDES, 1), (_SHORT_SIDES, 1), (_WORD_SIDES, 2)):
        width = sum(sides[0]) + length
        counts = Counter([run[start : start + width] for run, _ in runs for start in range(len(run) - width + 1)])
        pairs: dict[str, str] = {}
        for before, _ in sides:
            behind = before + length
            for group in _alike(counts, before, behind):
                usual, odd = sorted(group, key=lambda window: -counts[window])
                recurs = sides is _SIDES and counts[usual] >= _RECURS > 2 * counts[odd]
                if _slip(usual[before:behind], odd[before:behind], recurs):
                    pairs[odd] = usual
        yield from _located(runs, width, pairs)


def _alike(windows: Collection[str], before: int, behind: int) -> Iterable[list[str]]:
    """Return windows that differ between two places only, where there are two of a kind."""
    # Most have none like them: they are counted first, and no list is made for them.
    masked = [window[:before] + window[behind:] for window in windows]
    counts = Counter(masked)
    groups: dict[str, list[str]] = defaultdict(list)
    for mask, window in zip(masked, windows, strict=True):
        if counts[mask] == 2:
            groups[mask].append(window)
    return groups.values()


def _slip(usual: str, odd: str, recurs: bool) -> bool:
    """Tell whether what differs between two spellings may be a slip."""
    if len(usual) > 1:
        return all(one != other and _suspicious(one, other) for one, other in zip(usual, odd, strict=True))
    return _suspicious(usual, odd) and (recurs or _sound_alike(usual, odd))


def _by_name(runs: list[tuple[str, Spot]]) -> Iterator[tuple[str, str, tuple[Spot, ...]]]:
    """Yield personal names whose last characters sound alike: 何琳锋, 何琳峰."""
    following: dict[str, Counter[str]] = defaultdict(Counter)
    for run, _ in runs:
        for found in _PERSON.finditer(run):
            name = found["titled"] or found["listed"]
            following[name[:_NAME]][name[_NAME]] += 1
    pairs: dict[str, str] = {}
    for head, tails in following.items():
        if len(tails) == 2:
            (usual, _), (odd, _) = tails.most_common(2)
            if _sound_alike(usual, odd):
                pairs[head + odd] = head + usual
    yield from _located(runs, _NAME + 1, pairs)


_SUFFIX = re.compile(
    r"中心|专业群|公司|联盟|学院|大赛|竞赛|基地|工坊|共同体|平台|示范校|委员会|工作室|协会|实训室|学校|大学"
)
"""Words that end the names of organisations, contests, places and rules."""

_LEFT = 3
"""Characters of a name before the word that one spelling leaves out."""


def _by_part(runs: list[tuple[str, Spot]]) -> Iterator[tuple[str, str, tuple[Spot, ...]]]:
    """Yield names that stand with and without a word of two or three characters: 课程思政（教学）示范中心."""
    short: dict[tuple[str, str], Spot] = {}
    long: dict[tuple[str, str], tuple[str, Spot]] = {}
    for run, spot in runs:
        for found in _SUFFIX.finditer(run):
            for length in (5, 6, 7):
                start = found.end() - length
                right = run[max(0, start) : found.end()]
                if start >= _LEFT:
                    short.setdefault((run[start - _LEFT : start], right), spot)
                for gap in (2, 3):
                    if start >= _LEFT + gap and "级" not in run[start - gap : start]:
                        left = run[start - gap - _LEFT : start - gap]
                        long.setdefault((left, right), (run[start - gap - _LEFT : found.end()], spot))
    for key, spot in short.items():
        whole, elsewhere = long.get(key, ("", spot))
        if spot.place != elsewhere.place:
            yield whole, "".join(key), (spot, elsewhere)


def _located(
    runs: list[tuple[str, Spot]], width: int, pairs: Mapping[str, str]
) -> Iterator[tuple[str, str, tuple[Spot, ...]]]:
    """Yield each pair with the places of the odd spelling and one of the usual one."""
    wanted = set(pairs) | set(pairs.values())
    places: dict[str, dict[object, Spot]] = defaultdict(dict)
    for run, spot in runs if pairs else ():
        for start in range(len(run) - width + 1):
            window = run[start : start + width]
            if window in wanted:
                places[window].setdefault(spot.place, spot)
    for odd, usual in pairs.items():
        if places[odd].keys() & places[usual].keys():
            continue  # side by side, they are two things
        elsewhere = next(iter(places[usual].values()))
        yield usual, odd, (*places[odd].values(), elsewhere)


def _differing(one: str, other: str) -> frozenset[str]:
    return frozenset(character for pair in zip(one, other, strict=True) if pair[0] != pair[1] for character in pair)


def _suspicious(one: str, other: str) -> bool:
    return not (one in _CONTRAST and other in _CONTRAST) and not (
        {one, other} & set("的地得和与及或一二三四五六七八九十")
    )


def _sound_alike(one: str, other: str) -> bool:
    """Tell whether two characters share a sound, as those do that an input method offers together."""
    return bool(_sounds(one) & _sounds(other))


@cache
def _sounds(character: str) -> frozenset[str]:
    from pypinyin import Style, pinyin

    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])
