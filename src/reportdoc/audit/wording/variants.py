"""Names that are spelled in two ways: one character of them is another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
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
    r"(?:老师|教师|同学|学生|选手|同志|教授|主任|书记|院长|校长|处长|技师|工程师|师傅|(?<![一-鿿]))"
    r"(?P<name>[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴车冉房边辜吉饶瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺][一-鿿]{2})"
)
"""A personal name of three characters: a frequent surname at the start of a word or behind a person's title."""

_CONTRAST = frozenset(
    "一二三四五六七八九十百千万零两双单多少上中下前后左右内外东西南北春夏秋冬男女大小高低新老旧正副初省市县区校院系国厅部局处科级本专"
    "甲乙丙丁升降增减收支进出线文理工农早晚首次第年月日周届期班组类项个名人家所门场条种此该这其各每我他她它不未无有已将可能的地得和与及或"
)
"""Characters that stand for each other in names of different things: 春季 and 秋季, 省级 and 校级."""


def variant_findings(document: Document) -> Iterator[Finding]:
    """Yield names of which one spelling recurs and another, a character apart, stands out."""
    runs = [(run[0], spot) for text, spot in _texts(document) for run in _RUN.finditer(text)]
    told: set[frozenset[str]] = set()
    for usual, odd, spots in (*_by_context(runs), *_by_name(runs)):
        pair = _differing(usual, odd)
        if pair in told:
            continue
        told.add(pair)
        yield Finding(
            "W604",
            Severity.CONFLICT if _sound_alike(*sorted(pair)) else Severity.EXPLAIN,
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
    for sides in (_SIDES, _SHORT_SIDES):
        width = sum(sides[0]) + 1
        counts = Counter(run[start : start + width] for run, _ in runs for start in range(len(run) - width + 1))
        pairs: dict[str, str] = {}
        for before, _ in sides:
            masked: dict[str, list[str]] = defaultdict(list)
            for window in counts:
                masked[f"{window[:before]} {window[before + 1 :]}"].append(window)
            for group in masked.values():
                if len(group) == 2:
                    usual, odd = sorted(group, key=lambda window: -counts[window])
                    slip = sides is _SIDES and counts[usual] >= _RECURS and counts[odd] == 1
                    one, other = usual[before], odd[before]
                    if _suspicious(one, other) and (slip or _sound_alike(one, other)):
                        pairs[odd] = usual
        yield from _located(runs, width, pairs)


def _by_name(runs: list[tuple[str, Spot]]) -> Iterator[tuple[str, str, tuple[Spot, ...]]]:
    """Yield personal names whose last characters sound alike: 何琳锋, 何琳峰."""
    following: dict[str, Counter[str]] = defaultdict(Counter)
    for run, _ in runs:
        for found in _PERSON.finditer(run):
            following[found["name"][:_NAME]][found["name"][_NAME]] += 1
    pairs: dict[str, str] = {}
    for head, tails in following.items():
        if len(tails) == 2:
            (usual, _), (odd, _) = tails.most_common(2)
            if _sound_alike(usual, odd):
                pairs[head + odd] = head + usual
    yield from _located(runs, _NAME + 1, pairs)


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
