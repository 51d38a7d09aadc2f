"""What is still to be written: placeholders in running text, units before which the figure is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.mention import MentionKind
from reportdoc.audit.reading.passage import Sentence
from reportdoc.report.message import Message, message
from reportdoc.text.units import UNITS

_UNIT = "|".join(
    re.escape(unit) for unit in UNITS if not re.fullmatch(r"[A-Za-z²]+|[点面层级片类分成字章部区市省县村]", unit)
)

_TO_COME = (
    "未定|待定|待补充?|待填写?|待核实?|待核对|待统计|待确认|待完善|待更新|"
    "暂缺|暂无数据|此处.{0,8}|请.{0,4}填写|补充数据|数据缺失"
)

_ASKED = (
    r"[（(【\[](?:待|尚待|有待|需|须|请)[^，。；（）()0-9]{0,8}?(?:核|补|定|填|确认|统计|提供|完善|更新|落实|查|报)[实充写对齐清算报入]?[）)】\]]"
    r"|[（(【\[][^，。；（）()0-9]{0,6}(?:待定|待补|待核|另附|暂缺|空缺)[）)】\]]"
)
"""A bracket that asks somebody for what is missing: （待财务处核）, （姓名待补）."""

_PLACEHOLDER = re.compile(
    rf"(?<![A-Za-z0-9])(?:[xX×Ｘｘ]{{2,6}}|[xX×Ｘ](?=(?:{_UNIT}|年|月)))(?![A-Za-z0-9])"
    r"|_{2,}|＿{2,}|(?<![*＊0-9])[*＊]{2,6}(?![*＊0-9])|(?<![〇○二一])[○〇◯□■]{2,6}(?![〇○一二三四五六七八九])|[?？]{2,}|(?<=[0-9一-鿿])[?？](?=[%％])"
    rf"|[（(【\[](?:{_TO_COME})[）)】\]]|{_ASKED}|(?:待补充|待填写|待补|待填|待核)(?=[，。；、）]|$)"
    rf"|[（(【\[]\s{{0,9}}[）)】\]]|TBD|TBC|TODO"
)
"""What writers put where a figure or a name is still to come: XX万元, ××人, ____个, （待补）."""

_FIGURELESS = re.compile(
    r"(?<=[增降提升])(?:长|幅|低|高|加|少)(?:了|为|至|到|达)?(?P<after>\s?(?:%|％|个百分点|万元|亿元|人次))"
    r"|(?:占|共计|共|为|约)(?P<alone>\s?(?:%|％|个百分点|万元|亿元|人次|平方米|万平方米|学时|万册))(?!以上|左右|户|级|大|贷|产业|企业|项目)"
)
"""A verb that leads to a figure, and a unit without one: 占%, 共计万元."""

_DOUBLED_UNIT = re.compile(
    r"(?<=[0-9])(?P<unit>万元|亿元|元|%|％|人次|平方米|个百分点|名|项|门|家|所|册|篇|件|场|台|套|亩|学时|课时|个|人|次)(?P=unit)(?![均数体员])"
)
"""A unit that is printed twice behind a figure; 年 and 月 may begin 年底 and 月均."""


def gap_findings(document: Document) -> Iterator[Finding]:
    """Yield placeholders, units without a figure, and units that stand twice."""
    for sentence in document.sentences:
        for found in _PLACEHOLDER.finditer(sentence.text):
            said = message(
                "“{text}” holds the place of something that is still to come", text=_shown(sentence.text, found)
            )
            yield _finding("W615", said, sentence.spot, found)
        for found in _FIGURELESS.finditer(sentence.text):
            said = message("no figure stands before the unit of “{text}”", text=found[0])
            yield _finding("W616", said, sentence.spot, found)
        yield from _unitless(sentence)
        for found in _DOUBLED_UNIT.finditer(sentence.text):
            said = message("“{word}” is printed twice in a row", word=found["unit"])
            yield _finding("W603", said, sentence.spot, found)


_BARE = re.compile(r"[数次比率分值量额号年度级名第编指均占]|增[加长]|减少|[大小等]于$|[除乘]以?$|[加减]$")
"""Words of a clause that say what a number counts, or that need no unit."""

_MEASURE = re.compile("|".join(re.escape(unit) for unit in UNITS if re.fullmatch("[一-鿿]{2,}", unit)))
"""Units of two characters and more: a clause that has one, 总学时71760, has said what is counted."""

_WHEN = re.compile(r"[全当每本今去上]年度?")
"""When, which says nothing of what is counted."""


def _unitless(sentence: Sentence) -> Iterator[Finding]:
    """Yield numbers that a mark follows, in clauses that do not say what is counted: “育渔2号”498，."""
    text = sentence.text
    bare = [one for one in sentence.mentions if one.kind is MentionKind.QUANTITY and not one.unit and not one.written]
    for mention in bare:
        # 从6250涨到7500: who writes one without its unit means to; 17.12:1, 下降0.32: neither has one; 00617 is a code.
        ratio = any(one.kind is MentionKind.RATIO for one in sentence.mentions)
        if mention.names or len(bare) > 1 or ratio or re.match("0[0-9]", mention.text):
            continue
        clause = re.split(r"[，。；：（、”》]", text[: mention.start])[-1]
        clause = _WHEN.sub("", clause)
        ends = re.match(r"[，。；）]", text[mention.end :]) and re.search(r"[一-鿿”》]$", text[: mention.start])
        is_year = re.fullmatch(r"(?:19|20)[0-9]{2}", mention.text)
        if (
            ends
            and not is_year
            and len(mention.text) > 1
            and not _BARE.search(clause)
            and not _MEASURE.search(clause)
            and not clause.endswith("的")
            and not _BARE.search(re.split("[，。；0-9]", text)[0])
        ):
            said = message("no unit stands behind {number}", number=mention.text)
            key = f"{mention.text} {text}"
            yield Finding("W616", Severity.EXPLAIN, said, (sentence.spot,), mention.text, key=key)


def _shown(text: str, found: re.Match[str]) -> str:
    """Return a placeholder with the words it stands among."""
    return text[max(0, found.start() - 4) : found.end() + 4]


def _finding(code: str, said: Message, spot: Spot, found: re.Match[str]) -> Finding:
    return Finding(code, Severity.ERROR, said, (spot,), found[0], key=f"{found[0]} {spot.text}@{found.start()}")
