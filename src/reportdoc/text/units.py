"""Units and measure words: which are the same, and how they convert."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

_MEASURE_WORDS = """
个百分点 % ％ ‰
人次 人日 人天 人年 人月 人 名 位
亿元 万元 千元 百万元 元/人 元/生 元/年 元/月 元 欧元 美元
平方米 平米 ㎡ m² 亩 公顷 立方米 公里 千米 厘米 毫米 米 岁 倍 成 分 吨 公斤 千克 毫克 克 斤
毫升 千瓦时 千瓦 兆瓦 千伏安 千伏
Mbps Gbps kWh kW·h kW kVA kV MW m³ mm cm km kg mg 册 种 GB TB MB G T 台套 台（套） 台(套) 套 台 件套 件
项次 项 门次 门 人学时 人课时 人时 学时 课时 学分 小时 分钟 秒 天 周年 年 载 个年头 个月 个学期 学期 周 日 届
场次 场 次 期次 期 个班 班次 班 个 家次 家 所 省 市 区县 区 县 乡 镇 村 支 队 组
本 部 篇 份 条 块 枚 张 座 间 栋 幢 处 片 类 级 层 户 国 批 轮 节 堂 幅 首 章 字 例次 例 对 款
辆 车次 艘 架 头 只 株 棵 匹 羽 尾 床 遍 步 点 面 方面 维度 环节 专业 工位 点位 席 卷 集 标段 宗 单 笔
餐 桌 盘 瓶 箱 段 道 副
"""

UNITS = tuple(sorted(_MEASURE_WORDS.split(), key=len, reverse=True))
"""Units and measure words that may follow a number, the longest first."""

_SAME: Mapping[str, str] = {
    "名": "人",
    "位": "人",
    "％": "%",
    "平米": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "m³": "立方米",
    "kW·h": "千瓦时",
    "m2": "平方米",
    "人•次": "人次",
    "课时": "学时",
    "亿元人民币": "亿元",
    "万元人民币": "万元",
    "元人民币": "元",
    "万人民币": "万元",
    "公顷": "公顷",
    "人天": "人日",
    "余元": "元",
}
"""Measure words that count one and the same thing."""

_SCALED: Mapping[str, tuple[str, Decimal]] = {
    "万元": ("元", Decimal(10_000)),
    "亿元": ("元", Decimal(100_000_000)),
    "千元": ("元", Decimal(1000)),
    "百万元": ("元", Decimal(1_000_000)),
    "万人": ("人", Decimal(10_000)),
    "万人次": ("人次", Decimal(10_000)),
    "万人日": ("人日", Decimal(10_000)),
    "万册": ("册", Decimal(10_000)),
    "万平方米": ("平方米", Decimal(10_000)),
    "万亩": ("亩", Decimal(10_000)),
    "万学时": ("学时", Decimal(10_000)),
    "万小时": ("小时", Decimal(10_000)),
    "TB": ("GB", Decimal(1024)),
    "Gbps": ("Mbps", Decimal(1000)),
    "元/人": ("元", Decimal(1)),
    "元/生": ("元", Decimal(1)),
    "万元/人": ("元", Decimal(10_000)),
    "万元/生": ("元", Decimal(10_000)),
}
"""Units that are multiples of another."""

PLAIN_COUNTERS = frozenset("个项种类门家所支本部套台件篇份次场期批班间处座条组")
"""Measure words that say little of what they count; one may stand for another."""


@lru_cache(maxsize=1024)
def base(unit: str) -> tuple[str, Decimal]:
    """Return the basic unit of a unit and how many of it there are in one: `万元` → (`元`, 10000)."""
    unit = _SAME.get(unit, unit)
    name, factor = _SCALED.get(unit, (unit, Decimal(1)))
    return _SAME.get(name, name), factor


def same_dimension(one: str, other: str) -> bool:
    """Tell whether two units measure the same kind of thing: 人 and 名 do, 人 and 人次 do not."""
    return base(one)[0] == base(other)[0]


def is_money(unit: str) -> bool:
    """Tell whether a unit is one of money."""
    return base(unit)[0] == "元"
