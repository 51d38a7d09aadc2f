"""What a figure is about: the words around it, brought to one form."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TIME = re.compile(
    r"(?:19|20)[0-9]{2}\s*(?:学年度?|年度|年|届)[末底初]?|[0-9]{1,2}月(?:份|底|末|初|[0-9]{1,2}[日号])?|截[至止]到?|目前|当前|现在|至今|今年|本年度?|当年|年度|年底|年内|年末|近年来?|日前|以来|期间|[上下]半年|全年"
)

_FILLER = re.compile(
    r"我们|学校|我校|全校|本校|全院|我院|校内共|其中|包括|包含|分别|主要|已经|已|共计|总计|合计|一共|总共|共有|现有|共|现|先后|另有|另|还有|还|就|达到了?|高达|多达|达|约为|约|近|超过|超|逾|仅|为|是|有|拥有|设有|设立|设置|开设|建有|建成|占地|总数|总量|总人数|人数|数量|总计|规模|总额|总|在册|左右|以上|余|了|的|之|均|各|各类|各级|共同|成功|目前|截至|并|且|也|则|即|由|将|在|中|与|和|及|等|到|至|于|个|名|位|平均|全部|所有|该|此|这|其"
)
"""Words that do not tell one figure from another; longer ones first where they begin alike."""

_KEEP = (
    "工位",
    "单位",
    "学位",
    "岗位",
    "床位",
    "报到",
    "到岗",
    "一等",
    "二等",
    "三等",
    "特等",
    "同等",
    "高等",
    "参与",
    "普及",
    "行为",
    "作为",
    "和谐",
    "名额",
    "知名",
    "命名",
    "著名",
    "所有",
    "个百",
    "百分",
    "各族",
    "等次",
    "均衡",
    "居中",
    "其它",
    "中心",
    "中国",
    "中职",
    "中级",
    "中等",
    "中外",
    "中小",
    "国有",
    "共享",
    "共建",
    "共青",
    "在线",
    "在校",
    "在岗",
    "在职",
    "各地",
    "个人",
    "其他",
    "等级",
    "和平",
    "与会",
    "中央",
    "集中",
    "高中",
    "初中",
    "中学",
    "合计",
    "有效",
    "由来",
    "建成",
    "人均",
    "年均",
    "生均",
    "班均",
    "日均",
    "到款",
    "到账",
    "录取",
    "现代",
    "现场",
    "约谈",
    "节约",
    "续约",
    "主要",
    "总结",
    "近代",
    "为主",
    "名师",
    "名校",
    "在读",
    "在籍",
    "留在",
    "现役",
    "现金",
    "就业",
    "成就",
)
"""Words that hold a filler's character and mean something."""

_PROTECTED = re.compile("|".join(sorted(map(re.escape, _KEEP), key=len, reverse=True)))

_ORDERED = re.compile(
    "|".join(sorted(set(_FILLER.pattern.replace("了?", "").split("|")) | {"达到了", "到了"}, key=len, reverse=True))
)

_PUNCTUATION = re.compile(r"[\s，。；：、！？（）()《》“”\"'‘’—…·\-－/【】〔〕\[\],.;:!?~～]+")


@lru_cache(maxsize=8192)
def core(text: str) -> str:
    """Return the words of a phrase that tell what it is about: `学校现有社团` → `社团`, `毕业生总数` → `毕业生`."""
    text = _TIME.sub("", unicodedata.normalize("NFKC", text))
    kept: list[str] = []
    at = 0
    for found in _PROTECTED.finditer(text):
        kept += [_ORDERED.sub("", text[at : found.start()]), found[0]]
        at = found.end()
    kept.append(_ORDERED.sub("", text[at:]))
    return _PUNCTUATION.sub("", "".join(kept))


_INDICATOR_END = re.compile(r"(?:总?人数|总数|数量|总量|总额|数额|数)$")


@lru_cache(maxsize=8192)
def indicator_core(name: str) -> str:
    """Return the words of an indicator's or a header's name: `其中：毕业生升学人数` → `毕业生升学`."""
    name = re.sub(r"^其中[:：]?", "", unicodedata.normalize("NFKC", name).strip())
    name = re.sub(r"\([^()]*\)$", "", name)
    return core(_INDICATOR_END.sub("", name.strip()) or name)


def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a text; a single character stands for itself."""
    return frozenset(text[index : index + 2] for index in range(len(text) - 1)) or frozenset({text} if text else ())


def alike(one: str, other: str) -> float:
    """Return how alike two phrases are, 0 to 1: the overlap coefficient of their pairs of characters."""
    first, second = bigrams(one), bigrams(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0
