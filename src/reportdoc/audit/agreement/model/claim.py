"""Claims: what each figure of the running text says of what, when, and for whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from reportdoc.audit.finding import Spot
from reportdoc.audit.reading.document import Document, once
from reportdoc.audit.reading.figures import figures
from reportdoc.audit.reading.mention import Mention, MentionKind
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.audit.reading.role import Role, with_roles
from reportdoc.text.subject import core
from reportdoc.text.units import base

_BOUNDARY = re.compile(r"[，,；;：:。！？!?、（）()—\n《》“”…]")

_CLAUSE = re.compile(r"[，,；;。！？!?：:\n]")

_AFTER_STOP = re.compile(
    r"[，,；;：:。！？!?、（）()—\n《》“”…]|的|等|和|与|及|并|在|为|被|将|把|从|向|对|由|均|其|是|共|参加|参与|获|荣获|入选|通过|开展|覆盖|完成|组成|构成|进行|分别|包括|涵盖|"
    r"达|占|全|已|按|以|建设|落|到|成为|实现|形成|提供|举办|承办|组织|推|支持|服务|投入|使用|接受|来自|用于|面向|负责|担任|取得|申报|立项|结项|验收|纳入|列入|开设|新增|同比|比|较|增|减|提高|提升|上升|下降|回升|扩大|缩"
)

_ENDS = tuple("，,；;：:。！？!?、（）()\n的等和与及")
"""Stops behind a figure's words that leave their meaning as it is."""

_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*(?:年度|年|届|学年)")

_LAST_YEAR = re.compile(r"上年|去年|上一年|上学年|前一年|往年|上届")

_COMPARED = re.compile(
    r"(?:比|较|相比|对比|相对)于?(?:(?:19|20)[0-9]{2}\s*(?:年度|年|届|学年)|上年|去年|上一年|上学年|上届)[^，,；;。]{0,200}[，,；;。]"
)
"""A clause that compares with another year; what follows speaks of the year before it again."""

_OTHER_YEARS = re.compile(
    r"前年|历年|近[0-9一二三四五六七八九十两]++年|[0-9一二三四五六七八九十两]年来|以来|[“\"']?十[二三四五]五|历届|未来|原定|原计划|计划到|力争|预计|目标|拟|规划"
)

_AHEAD = re.compile("改进|措施|对策|展望|下一步|打算|计划|规划|目标|未来|愿景|下一?年|明年|来年")
"""Headings of what is to come."""

_COHORT = re.compile(r"(?:(?:19|20)[0-9]{2}|[0-9]{2})级")

_ENTITY = re.compile(r"[一-鿿]{1,5}?(?:二级学院|学院|系|公司|社区|村|专业群|校区)")
"""Units of the college and partners; only the last characters count, for the beginning of a name has no mark."""

_LEVEL = re.compile(
    r"国家级|省部级|省级|市级|区级|院级|校级|国际级?|世界|行业级?|国家|全国|全省|全市|厅级|国赛|省赛|市赛"
)

_PART = re.compile(
    r"男|女|党员|少数民族|本科|专科|高职|中职|扩招|单招|春季|秋季|三二|五年|3\+2|本省|省外|本市|外省|外地|新增|累计|历届|兼职|专任|外聘|企业|校外|校内|线上|线下|退役|农民|困难|贫困|首批|第[0-9一二三四五六七八九十]+[批届]"
)


# Looks ahead to the end first, and then goes from one 的 to the next, so that no stretch is gone through twice.
_HEAD = re.compile(
    r"(?:^|[，；：。,;:])(?=[^，；：。,;:]*+(?:[，,][^，；：。,;:]*+)?\Z)"
    r"(?P<names>(?:[^，；：。,;:的]*+的)*?[^，；：。,;:的、和与及]*+[、和与及][^，；：。,;:的]*?)"
    r"(?:的[^，；：。,;:]{0,10}?)?[，,]?(?:分别|依次|各自)?(?:为|达到?|是|有|占)?\Z"
)
"""Names joined by 、 and 和 before a row of figures."""

_SUBSET = re.compile(r"其中|[人名个项所门家位]中[，,]")

_SHARE_OF = re.compile(r"[，,]?占(?:全校|学校|全院)?(?P<whole>[一-鿿]{2,12}?)(?:总人?数|总量|总额)?的")

LOCAL = re.compile(r"[他她]|[该此这][项批次个类所]?|上述|以下|前者|后者|两者|每[个项名人次所年班]")
"""What says that one thing among others is meant, told before."""


@dataclass(frozen=True)
class Claim:
    """A figure in running text and what it is about."""

    mention: Mention
    sentence: Sentence
    key: str
    """The words right before and right behind it, brought to one form; empty where there are none."""
    after: str
    """The words right behind it alone, 专业 in 26个专业."""
    lead: str
    """The sentence before those words, brought to one form."""
    year: int | None
    """The year it speaks of; None where another time is meant that cannot be told."""
    scope: frozenset[str]
    """What narrows it: 机械学院, 省级, 女, 2019级; what the key itself says as well."""
    inherited: bool
    """The words come from an earlier clause, for it has none of its own."""
    case: str
    """Label of the case it stands in."""
    order: int
    """Which quantity of its sentence it is, from 0."""
    local: bool
    """The sentence says 该, 此 or the like before it: it speaks of one thing among others."""
    subset: bool
    """It stands behind 其中 or 32人中, in its clause or an earlier one up to the last ；, or is said to be a share."""
    narrowed: bool
    """The clause goes on behind the words and may narrow them: 218名毕业生到西部就业."""
    role: Role = Role.LEVEL
    """What it does in its sentence: a change or a growth is not what a table states of the thing itself."""
    dated: bool = True
    """Its year is told; an earlier amount without one is taken for last year's, with less certainty."""

    @cached_property
    def dimension(self) -> str:
        """The basic unit."""
        return base(self.mention.unit)[0]

    @property
    def is_step(self) -> bool:
        """Tell whether it is by how much something changed, not how much there is."""
        return self.role in (Role.CHANGE, Role.GROWTH)

    @property
    def spot(self) -> Spot:
        """Its sentence."""
        return self.sentence.spot

    @cached_property
    def clause(self) -> str:
        """The clause it stands in, as printed."""
        text = self.sentence.text
        begin = max((found.end() for found in _CLAUSE.finditer(text, 0, self.mention.start)), default=0)
        stop = _CLAUSE.search(text, self.mention.end)
        return text[begin : stop.start() if stop else len(text)].strip()


@once
def claims(document: Document) -> tuple[Claim, ...]:
    """Return the claims of the running text, in reading order."""
    return tuple(_claims(document))


def _claims(document: Document) -> Iterator[Claim]:
    own_names = _own_names(document)
    headings = {passage.block: passage.text for passage in document.passages if passage.kind is PassageKind.HEADING}
    lead = ""
    for passage in document.passages:
        if passage.kind in (PassageKind.HEADING, PassageKind.NOTE):
            continue
        lead = lead if passage.kind is PassageKind.ITEM else passage.text
        if passage.kind is PassageKind.CAPTION:
            yield from _counted(passage, document.year)
            continue
        before = ""
        ahead = _AHEAD.search(headings.get(passage.heading, "")) is not None or _is_of_later(passage, lead, document)
        for sentence in passage.sentences:
            previous: Claim | None = None
            told = {one.mention.start: role for one, role in with_roles(figures(sentence), document.year)}
            for index, mention in enumerate(sentence.mentions):
                if mention.start in told:
                    claim = _claim(sentence, index, document.year, own_names, passage.case, before)
                    if ahead and claim.year == document.year and not _YEAR.search(sentence.text[: mention.start]):
                        claim = replace(claim, year=None)
                    previous = _in_role(claim, told[mention.start], document.year, previous)
                    yield previous
            before = sentence.text


def _is_of_later(passage: Passage, lead: str, document: Document) -> bool:
    """Tell whether a list stands behind a sentence that tells of a year to come: 2024年工程量，排成清单：."""
    return passage.kind is PassageKind.ITEM and any(int(year) > document.year for year in _YEAR.findall(lead))


_MOVED = re.compile(r"[^，。；0-9]{0,8}[，,]?[^，。；0-9]{0,8}[到至为]了?\s*(?:约|近)?$")


def _in_role(claim: Claim, role: Role, year: int, before: Claim | None) -> Claim:
    """Return a claim with what it does.

    An earlier amount is last year's, as a rule, unless a year is named; the later of two, 由A增至B, is of what the
    earlier is of, and of the year reported on.
    """
    if role is Role.THEN:
        return replace(claim, role=role, year=year - 1 if claim.year == year else claim.year, dated=claim.year != year)
    if before and before.role is Role.THEN and before.dimension == claim.dimension:
        between = claim.sentence.text[before.mention.end : claim.mention.start]
        if _MOVED.fullmatch(re.sub("（[^（）]*）", "", between)):
            told = claim.year if claim.year is None or claim.year > year else year
            return replace(claim, role=role, year=told, key=before.key, after=before.after, scope=before.scope)
    return replace(claim, role=role)


_COUNT = re.compile(r"[（(]\s*+(?:共\s*+)?$")


def _counted(passage: Passage, year: int) -> Iterator[Claim]:
    """Yield what a caption counts in brackets: 国家规划教材（2本）."""
    for sentence in passage.sentences:
        for index, mention in enumerate(sentence.mentions):
            before = sentence.text[: mention.start]
            if mention.kind is MentionKind.QUANTITY and _COUNT.search(before):
                key = core(_COUNT.sub("", before))
                yield Claim(mention, sentence, key, "", "", year, frozenset(), False, "", index, False, False, False)


def _own_names(document: Document) -> re.Pattern[str]:
    name = document.report.metadata.college
    short = re.sub(r"(?:高等专科学校|职业技术大学|职业技术学院|职业学院|职业大学|学院|大学)$", "", name)
    return re.compile("|".join(re.escape(part) for part in (name, short) if len(part) > 2))


def _claim(sentence: Sentence, index: int, year: int, own_names: re.Pattern[str], case: str, previous: str) -> Claim:
    mention = sentence.mentions[index]
    text = sentence.text
    floor = max((one.end for one in sentence.mentions[:index] if one.kind is not MentionKind.DATE), default=0)
    begin = max([floor, *(found.end() for found in _BOUNDARY.finditer(text, floor, mention.start))])
    own = core(own_names.sub("", text[begin : mention.start]))
    after = core(_after(sentence, index))
    if (shared := distributed(sentence, index)) is not None:
        own, begin = core(own_names.sub("", text[shared[0] : shared[1]])), shared[0]
    inherited = False
    if not own and not after:
        inherited = True
        own, begin = _earlier(sentence, index, own_names)
    lead = text[:begin]
    frame = text[: min(begin, sentence.mentions[0].start)]
    cohorts = _COHORT.findall(text[text.rfind("；", 0, mention.start) + 1 : mention.start])
    around = f"{''.join(cohorts[-1:])}，{frame}，{text[begin : mention.start]}，{_after(sentence, index)}"
    return Claim(
        mention,
        sentence,
        own + after,
        after,
        core(own_names.sub("", lead)),
        _year_of(sentence.dated[: mention.end], year, previous),
        _scope(own_names.sub("", around)),
        inherited,
        case,
        index,
        LOCAL.search(text[text.rfind("；", 0, mention.start) + 1 : mention.start]) is not None,
        _SUBSET.search(text[text.rfind("；", 0, mention.start) + 1 : mention.start]) is not None
        or _is_part(sentence, mention, own),
        _goes_on(sentence, index),
    )


def _is_part(sentence: Sentence, mention: Mention, name: str) -> bool:
    """Tell whether what is counted is a share of its own last words: 双师素质专任教师486人，占专任教师的82.94%."""
    found = _SHARE_OF.match(sentence.text, mention.end)
    whole = core(found["whole"]) if found else ""
    return whole not in ("", name) and name.endswith(whole)


def _goes_on(sentence: Sentence, index: int) -> bool:
    mention = sentence.mentions[index]
    ceiling = sentence.mentions[index + 1].start if index + 1 < len(sentence.mentions) else len(sentence.text)
    text = sentence.text[mention.end : ceiling]
    stop = _AFTER_STOP.search(text)
    return stop is not None and stop[0] not in _ENDS and mention.unit != "%"


def distributed(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Return start and end of the name that a figure in a row of figures belongs to: 甲和乙分别为1项和4项.

    None where the figure stands alone, or there are not as many names as figures.
    """
    text, row = sentence.text, _row_of(sentence, index)
    if len(row) < 2:
        return None
    head = _HEAD.search(text[: sentence.mentions[row[0]].start].rstrip())
    if head is None:
        return None
    names = list(re.finditer(r"[^、和与及]+", head["names"]))
    if len(names) != len(row):
        return None
    name = names[row.index(index)]
    return head.start("names") + name.start(), head.start("names") + name.end()


def _row_of(sentence: Sentence, index: int) -> list[int]:
    """Return the indexes of the quantities joined to one by nothing but 、 and 和."""
    mentions = sentence.mentions

    def joined(left: int) -> bool:
        between = sentence.text[mentions[left].end : mentions[left + 1].start]
        return (
            re.fullmatch(r"\s*[、和与及，]\s*", between) is not None and mentions[left].unit == mentions[left + 1].unit
        )

    first = last = index
    while first and joined(first - 1):
        first -= 1
    while last + 1 < len(mentions) and joined(last):
        last += 1
    return list(range(first, last + 1))


def _after(sentence: Sentence, index: int) -> str:
    mention = sentence.mentions[index]
    ceiling = sentence.mentions[index + 1].start if index + 1 < len(sentence.mentions) else len(sentence.text)
    text = sentence.text[mention.end : min(ceiling, mention.end + 14)]
    stop = _AFTER_STOP.search(text)
    return text[: stop.start()] if stop else text if len(text) < 14 else ""


def _earlier(sentence: Sentence, index: int, own_names: re.Pattern[str]) -> tuple[str, int]:
    """Return the words of the nearest earlier clause that has any, and where they begin."""
    text, end = sentence.text, sentence.mentions[index].start
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(text, 0, end)), end]
    starts = [*(mention.start for mention in sentence.mentions), len(text)]
    for start, stop in zip(reversed(cuts[:-1]), reversed(cuts[1:]), strict=True):
        first = min(stop, starts[bisect_left(starts, start)])
        if words := core(own_names.sub("", text[start:first])):
            return words, start
    return "", 0


def _year_of(text: str, year: int, previous: str) -> int | None:
    text = _COMPARED.sub("，", text)
    cut = text.rfind("；") + 1
    text = _LAST_YEAR.sub("", text[:cut]) + text[cut:]
    if last := _LAST_YEAR.search(text):
        return year - 1 if not _YEAR.search(text[last.end() :]) else None
    years = _YEAR.findall(text)
    if years:
        return int(years[-1])
    if _OTHER_YEARS.search(text):
        return None
    earlier = _YEAR.findall(_COMPARED.sub("，", previous))
    return year if not earlier or int(earlier[-1]) == year else None


def _scope(text: str) -> frozenset[str]:
    found = {match[0] for pattern in (_LEVEL, _PART, _COHORT) for match in pattern.finditer(text)}
    return frozenset(found | {_tail(match[0]) for match in _ENTITY.finditer(text)})


def _tail(entity: str) -> str:
    """Return the last characters of an entity, for its beginning cannot be told without a dictionary."""
    return entity[-4:]
