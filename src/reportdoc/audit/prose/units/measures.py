"""Units of measure that cannot be: 容积18平方米, 由312千瓦时降到243.36千瓦, 合计512.6公顷 of parts in 亩."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from math import prod
from types import MappingProxyType

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.units.scales import TO, bare
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import message

CODE = "P409"

_KINDS: Mapping[str, str] = MappingProxyType(
    {unit: kind for kind, units in {
        "area": "亩 公顷 平方米 平米 ㎡ m² 平方公里",
        "length": "米 公里 千米 厘米 毫米",
        "volume": "立方米 m³ 升 毫升 立方厘米",
        "mass": "吨 公斤 千克 斤 克",
        "time": "小时 分钟 秒",
        "power": "千瓦 兆瓦 kW",
        "energy": "千瓦时 kWh 度",
    }.items() for unit in units.split()}
)  # fmt: skip
"""What each unit of measure measures (GB 3100-93, and those in common use)."""

_NOUNS: Mapping[str, str] = MappingProxyType({
    "容积": "volume", "库容": "volume", "体积": "volume", "面积": "area", "占地": "area",
    "长度": "length", "宽度": "length", "高度": "length", "深度": "length", "海拔": "length", "里程": "length",
    "重量": "mass", "净重": "mass", "装机容量": "power", "功率": "power",
    "用电量": "energy", "发电量": "energy", "耗电量": "energy", "电耗": "energy",
})  # fmt: skip
"""What is measured where these words stand right before a figure."""

_UNITS = "|".join(sorted(map(re.escape, _KINDS), key=len, reverse=True))

_MEASURED = re.compile(
    rf"(?P<noun>{'|'.join(sorted(_NOUNS, key=len, reverse=True))})(?:合?共?计?|达到?|约为?|为|是|有)"
    rf"(?P<number>[0-9][0-9,.]{{0,12}})[余多]?[万亿]?(?P<unit>{_UNITS})(?=[，。；、）和]|$)"
)

_SECONDS: Mapping[str, int] = MappingProxyType({"秒": 1, "分钟": 60, "小时": 3600})

_TOTAL = re.compile(r"总|共|合计|累计")

_EACH = re.compile(r"每(?P<of>[一-鿿]{1,2})$")


def measure_findings(passage: Passage) -> Iterator[Finding]:
    """Yield figures whose unit measures something else than their noun, their parts or their earlier value."""
    for sentence in passage.sentences:
        own = figures(sentence)
        yield from _named(sentence, own)
        yield from _moved(sentence, own)
        yield from _totals(own)
        yield from _products(own)
        yield from _spaces(own)
        yield from _rows(own)


_BUILT = re.compile("(?:建筑|使用|馆舍|营业|展厅|教室)$")

_LAND = ("亩", "公顷", "平方公里")
"""Units of land, in which no building is measured."""


def _named(sentence: Sentence, own: Sequence[Stated]) -> Iterator[Finding]:
    for found in _MEASURED.finditer(sentence.text) if own else ():
        land = found["unit"] in _LAND and _BUILT.search(sentence.text, 0, found.start())
        if land or _KINDS[found["unit"]] != _NOUNS[found["noun"]]:
            said = message("{noun} is not measured in {unit}", noun=found["noun"], unit=found["unit"])
            shown, key = found[0], f"{sentence.text}@{found.start()}"
            yield Finding(CODE, Severity.ERROR, said, (sentence.spot,), shown, key=key)


def _moved(sentence: Sentence, own: Sequence[Stated]) -> Iterator[Finding]:
    """Look at an earlier and a later value in two units of measure: 由312千瓦时降到243.36千瓦."""
    for one, other in pairwise(own):
        kinds = [_KINDS.get(each.mention.unit) for each in (one, other)]
        between = sentence.text[one.mention.end : other.mention.start]
        if None in kinds or one.dimension == other.dimension or not TO.fullmatch(between):
            continue
        if kinds[0] == kinds[1] != "time":
            continue  # areas and masses in two units are converted where amounts are held equal
        if _LEAST <= bare(one) / bare(other) <= 1 / _LEAST:
            yield _beside(other, (one,), "")


_LEAST = Decimal("0.2")
"""The least part of the greater of two bare numbers that the other is where a unit may be wrong."""


def _totals(own: Sequence[Stated]) -> Iterator[Finding]:
    """Look at a figure that is the sum of those beside it but for its unit."""
    for index, total in enumerate(own):
        for row in (_run(own[index + 1 :]), _run(own[:index][::-1])):
            if not row or row[0].mention.unit == total.mention.unit or not _akin(row[0], total):
                continue
            for size in range(2, len(row) + 1):
                parts = row[:size]
                if sum(map(bare, parts)) == bare(total) and len(total.number.text) >= _DIGITS and total.is_exact:
                    yield _beside(total, parts, f"{' + '.join(str(one) for one in parts)}")
                    break


_DIGITS = 3
"""Characters of a figure that no sum is by chance."""


_TAKEN = tuple(
    frozenset(each.split())
    for each in (
        "人 人次",
        "名 人次",
        "元 万元",
        "万元 亿元",
        "学时 学分",
        "平方米 亩 公顷 万平方米",
        "门 门次",
        "个 个百分点",
        "% 个百分点",
    )
)
"""Units of which one is taken for another."""

_ROW = 3
"""Figures of a row that show in which unit it is told."""


def _rows(own: Sequence[Stated]) -> Iterator[Finding]:
    """Look at the one figure of a row that has another unit: 1240人次、860人次、900人."""
    rows: list[list[Stated]] = []
    for one in own:
        if rows and one.clause.strip() in ("、", "和"):
            rows[-1].append(one)
        else:
            rows.append([one])
    for row in rows:
        units = [one.mention.unit for one in row]
        odd = [one for one in row if units.count(one.mention.unit) == 1]
        if len(row) >= _ROW and len(odd) == 1 and any({*units} <= taken for taken in _TAKEN):
            yield _beside(odd[0], [one for one in row if one is not odd[0]], "")


def _run(row: Sequence[Stated]) -> list[Stated]:
    """Return the first figures of a row that have one unit, six at most."""
    run: list[Stated] = []
    for one in row[:6]:
        if run and one.mention.unit != run[0].mention.unit:
            break
        run.append(one)
    return run


def _akin(one: Stated, other: Stated) -> bool:
    """Tell whether two units measure one kind of thing."""
    kinds = [_KINDS.get(each.mention.unit) for each in (one, other)]
    return kinds[0] is not None and kinds[0] == kinds[1]


def _products(own: Sequence[Stated]) -> Iterator[Finding]:
    """Look at a total of time that is what falls to each, times their number, in another unit: 186盘, 每盘30分钟."""
    for one, total in pairwise(own):
        each = _EACH.search(one.words)
        units = _SECONDS.get(one.mention.unit), _SECONDS.get(total.mention.unit)
        if not each or not units[0] or not units[1] or not _TOTAL.search(total.words):
            continue
        counts = [count for count in own[: own.index(one)] if _of(count, each["of"])]
        for count in counts[-1:]:
            whole = count.value * one.number.value * units[0]
            if any(total.number.value * unit == whole != total.number.value * units[1] for unit in _SECONDS.values()):
                yield _beside(total, (count, one), f"{count} × {one}")


_BUILDS: Mapping[int, str] = MappingProxyType({2: "area", 3: "volume"})
"""What so many lengths make."""


def _spaces(own: Sequence[Stated]) -> Iterator[Finding]:
    """Look at what two or three lengths make, in a unit of something else: 长12米，宽2.4米，桥面28.8立方米."""
    for at, made in enumerate(own):
        for size, kind in _BUILDS.items():
            sides = own[max(0, at - size) : at]
            units = {one.mention.unit for one in sides}
            lengths = len(sides) == size and len(units) == 1 and _KINDS.get(units.pop()) == "length"
            told = _KINDS.get(made.mention.unit)
            if lengths and told in _BUILDS.values() and told != kind and bare(made) == prod(map(bare, sides)):
                yield _beside(made, sides, " × ".join(str(one) for one in sides))


def _of(count: Stated, unit: str) -> bool:
    """Tell whether a figure counts what something falls to; its measure word may be none that we know: 186盘."""
    return count.mention.unit == unit or count.sentence.text.startswith(unit, count.mention.end)


def _beside(wrong: Stated, others: Sequence[Stated], formula: str) -> Finding:
    beside = others[0].mention.text if len(others) == 1 else "、".join(one.mention.text for one in others)
    text = message("{small} beside {large}: a unit may be wrong", small=wrong.mention.text, large=beside)
    return finding(CODE, text, wrong, others, formula)
