"""Units of another kind than what is measured: 容积18平方米; 由312千瓦时降到243.36千瓦."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import Message, message

CODE = "W624"

_KINDS: Mapping[str, str] = MappingProxyType({
    "area": "万平方米 平方米 平方公里 平方千米 万亩 亩 公顷",
    "volume": "万立方米 立方米 毫升 升",
    "length": "海里 公里 千米 厘米 毫米 米",
    "energy": "万千瓦时 千瓦时",
    "power": "兆瓦 千瓦",
    "mass": "万吨 吨 公斤 千克 克 斤",
    "time": "小时 分钟",
})  # fmt: skip
"""Units by what they measure: GB 3100—1993 (SI and units used with it), GB 3102.1 (space and time), GB 3102.3 (mass),
GB 3102.5 (energy and power); 亩, 公顷, 斤 and 海里 as reports use them."""

_KIND = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}

_UNIT = "|".join(sorted(_KIND, key=len, reverse=True))

_QUANTITIES = (
    ("volume", "容积|体积|库容|蓄水量|土方量"),
    ("area", "(?<!单位)面积"),
    ("length", "全长|总长|长度|里程|海拔|高度|深度|宽度|身高|航程|跨度"),
    ("energy", "电耗|用电量|发电量|耗电量|供电量"),
    ("power", "装机容量|功率"),
    ("mass", "重量|载重量|总重"),
)
"""Words that name a quantity, with its kind (GB 3102)."""

_NAMED = re.compile(
    rf"(?P<noun>{'|'.join(f'(?P<{kind}>{words})' for kind, words in _QUANTITIES)})"
    rf"[^，。；、：（）0-9]{{0,6}}[0-9][0-9,.]{{0,12}}[万亿]?(?P<unit>{_UNIT})(?![/／·])"
)

_MOVED = re.compile(
    rf"[0-9][0-9,.]{{0,12}}(?P<one>{_UNIT})[^，。；0-9]{{0,8}}(?:提高|扩大|缩小|缩短|延长|[降增升减压涨扩])[^，。；0-9]{{0,4}}[到至为]了?"
    rf"[0-9][0-9,.]{{0,12}}(?P<other>{_UNIT})"
)
"""One amount that becomes another: both are of one kind."""


def dimension_findings(document: Document) -> Iterator[Finding]:
    """Yield amounts whose unit measures something else."""
    for sentence in document.sentences:
        for found in _NAMED.finditer(sentence.text):
            kind = _KIND[found["unit"]]
            if found.groupdict().get(kind) is None and not (kind == "time" and found["length"]):
                said = message("{unit} is no unit of {noun}", unit=found["unit"], noun=found["noun"])
                yield _finding(sentence, found, said)
        for found in _MOVED.finditer(sentence.text) if "到" in sentence.text or "至" in sentence.text else ():
            one, other = found["one"], found["other"]
            if _KIND[one] != _KIND[other]:
                yield _finding(sentence, found, message("{one} cannot become {other}", one=one, other=other))


def _finding(sentence: Sentence, found: re.Match[str], said: Message) -> Finding:
    return Finding(CODE, Severity.ERROR, said, (sentence.spot,), found[0], key=f"{found[0]} {sentence.text}")
