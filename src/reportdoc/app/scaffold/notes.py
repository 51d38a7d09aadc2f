"""What the catalogue knows of each row of the indicator tables, as a table beside them for whoever fills them in."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from reportdoc.profiles.catalogue import Indicator, IndicatorKind, RelationKind, Sum
from reportdoc.profiles.profile import Profile

NAME = "填报说明.csv"
"""File in the folder of the indicator tables; no part of the report."""
_HEAD = ("附表", "序号", "指标", "单位", "填报要点")
_KINDS = {
    IndicatorKind.COUNT: "填整数",
    IndicatorKind.AMOUNT: "可有小数",
    IndicatorKind.RATE: "比率或平均数，可有小数，分项不相加",
}
_SUMS = {
    Sum.WHOLE: "各分项之和等于本项",
    Sum.DISJOINT: "各分项之和不超过本项",
    Sum.LEVELS: "国家级、省级、校级之和等于本项，除非同一项目在几级都算",
}
_RELATIONS = {
    RelationKind.AT_MOST: "不可能多于{others}",
    RelationKind.EQUAL: "通常等于{others}",
    RelationKind.NEEDS: "不为零时，{others}也不为零",
    RelationKind.SHARE: "以{others}为分母",
    RelationKind.MEAN: "是按{others}平均的",
}


def notes(profile: Profile) -> bytes:
    """Return the notes on every indicator of a profile as CSV, with the signature by which Excel knows UTF-8."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for one in profile.indicators:
        writer.writerow((one.table, one.number, one.name, one.unit, "；".join(_said(one, profile)) + "。"))
    return stream.getvalue().encode("utf-8-sig")


def _said(one: Indicator, profile: Profile) -> Iterator[str]:
    yield _KINDS[one.kind]
    if len(one.path) > 1:
        above = f"“{one.path[-2]}”"
        yield f"是{above}的一部分，不大于它" if one.part and one.kind is not IndicatorKind.RATE else f"列在{above}之下"
    if one.sum in _SUMS:
        yield _SUMS[one.sum]
    for relation in profile.relations:
        if relation.path == one.path[-len(relation.path) :]:
            others = "或".join(f"“{other[-1]}”" for other in relation.others)
            yield _RELATIONS[relation.kind].format(others=others)
    if not one.confirmed:
        yield "本表未见原件，请与当年通知核对"
