"""How many things a sentence says it lists, and how many it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.items import items_after
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import message
from reportdoc.text.surnames import SURNAMES
from reportdoc.text.units import PLAIN_COUNTERS

CODE = "P405"

_PLACES = frozenset("国省市县区镇乡村")

_PEOPLE = frozenset("人名位")
"""Measure words of persons: what is counted with them is listed by their names alone."""

_COUNTERS = PLAIN_COUNTERS | _PLACES | {"件", "方面", "点", "维度", "环节", "步", "类", "层", "版块"}
"""Measure words of things that are listed by name."""

_ORDER = "一二三四五六七八九十"

_MARKS = re.compile(rf"(?:^|[，；。：、\s])(?:第?([{_ORDER}])(?:是|，|、(?=[^{_ORDER}])))")
"""一是…；二是…, 第一，…第二，…."""

_LEADS = re.compile(
    r"^[^，。；（]{0,12}?(?:：|[，]?(?:分别|依次)[是为]|，[^，。；0-9]{0,6}(?:分别|依次)[是为]|[，]?即|[，]?包括"
    r"|（(?:分别[是为]|即|包括|[为含])?(?=[^（）]{1,200}）))"
)
"""What leads from a count to the list of what it counts."""

_OPEN = re.compile(r"等|如|之一|其中|主要|例如|部分|以及其他|共同")
"""What makes a list one of examples."""

_BELOW = re.compile(r"以下|下列|如下")


def listed_findings(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Yield the counts of a passage that differ from the things listed behind them."""
    passage = passages[index]
    for sentence in passage.sentences:
        for figure in figures(sentence):
            if not figure.is_exact or figure.mention.unit not in _COUNTERS | _PEOPLE:
                continue
            value = int(figure.value)
            counts = _counts(passages, index, sentence, figure)
            if counts and 2 <= value <= 20 and value not in counts:
                count = max(counts)
                yield finding(
                    CODE,
                    message("{stated} are announced, {count} are listed", stated=figure.mention.text, count=count),
                    figure,
                    (),
                    str(count),
                    Severity.ERROR,
                )


def _counts(passages: Sequence[Passage], index: int, sentence: Sentence, figure: Stated) -> frozenset[int]:
    """Return how many things may be listed by a count, more than one number where 和 may stand inside a name."""
    behind = sentence.text[figure.mention.end :]
    if figure.mention.unit in _PEOPLE:
        return _people(sentence.text[: figure.mention.start], behind)
    if before := _before(figure):
        return before
    whole = passages[index].text
    marked = whole[whole.find(sentence.text) + figure.mention.end :]
    if marks := _marked(marked):
        return frozenset({marks} if _leads_to_marks(figure, marked) else ())
    opens = re.fullmatch(r"[一-鿿]{0,8}：", behind.strip()) and sentence is passages[index].sentences[-1]
    if (opens or _BELOW.search(figure.clause[-6:])) and (
        items := items_after(passages, index) or _paragraphs(passages, index)
    ):
        return frozenset({items})
    lead = _LEADS.match(behind)
    if lead is None:
        return frozenset()
    rest = re.split(r"[。；！？]", behind[lead.end() :])[0].removeprefix("：")
    if "（" in lead[0]:
        rest = rest.partition("）")[0]
    if _OPEN.search(_QUOTED.sub("", rest)) or _OPEN.search(figure.clause[-4:]):
        return frozenset()
    return _of_noun(behind[: lead.end()], rest) or _things(rest)


def _of_noun(lead: str, rest: str) -> frozenset[int]:
    """Return how many names a list holds that goes on behind a comma: 3个工作组：课程组、实习组、设备组，每组2人."""
    noun, parts = re.match("[一-鿿]{0,8}", lead), re.split("[、和与及]", rest.partition("，")[0])
    ends = noun[0][-1:] if noun and "：" in lead else ""
    same = ends and len(parts) > 1 and all(part.endswith(ends) and len(part) > 1 for part in parts)
    return frozenset({len(parts)} if same else ())


def _paragraphs(passages: Sequence[Passage], index: int) -> int | None:
    """Return how many of the next passages begin with 一是, 二是 or （1）, （2） …; None where fewer than two do."""
    count = 0
    for passage in passages[index + 1 :]:
        found, typed = _MARKS.match(passage.text), _TYPED.match(passage.text)
        number = _ORDER.index(found[1]) + 1 if found else int(typed[1]) if typed else 0
        if number != count + 1:
            break
        count += 1
    return count if count >= 2 else None


_TYPED = re.compile(r"[（(]([0-9]{1,2})[）)]")
"""The typed number that a paragraph begins with."""


def _before(figure: Stated) -> frozenset[int]:
    """Return how many things stand right before a count of them: 甲村、乙村、丙村三个村, “甲”“乙”两个展区."""
    behind = figure.sentence.text[figure.mention.end :]
    text = figure.sentence.text[: figure.mention.start]
    if titles := _ROW_OF_TITLES.search(text):
        return frozenset({len(_QUOTED.findall(titles[0]))})
    clause = re.split(r"[，；。：（]", text)[-1]
    parts = re.split(r"[、和与及]", clause)
    for length in (3, 2, 1):
        noun = behind[:length]
        if len(noun) == length and re.fullmatch(r"[一-鿿]+", noun):
            named = [part for part in parts if part.endswith(noun)]
            if len(named) >= 2 and named == parts[-len(named) :]:
                return frozenset({len(named)})
    return _clauses(text, behind) or _names(clause, behind, figure)


def _clauses(text: str, behind: str) -> frozenset[int]:
    """Return how many clauses right before a count end as its noun does: 3月为读书月，4月为艺术月，两个主题月."""
    told = re.split("，", re.split("[。；：]", text)[-1])
    if told.pop().strip():
        return frozenset()
    for length in (3, 2):
        row = 0
        for clause in reversed(told):
            if not clause.endswith(behind[length - 1 : length] or "，") or not re.search("[为是]", clause):
                break
            row += 1
        if row >= _SEVERAL:
            return frozenset({row})
    return frozenset()


_QUOTED = re.compile(r"《[^《》]{1,200}》|“[^“”]{1,80}”")
"""A title or name in marks."""

_ROW_OF_TITLES = re.compile(r"(?<![》”])(?<![》”][、和与及])(?:(?:《[^《》]{1,200}》|“[^“”]{1,80}”)[、和与及]?){2,}$")

_ACTS = re.compile(
    r"(?:开发|建设|完成|获得?|举办|开展|新增|建成|编写|出版|承担|参与|组织|聘请|共|有|达|为|是|的|等|了|以及|涉及|覆盖|包括|各|近|前|后|另|其他|这|该|校级|级)$"
)
"""Ends of the words before a count that are no name in a list."""


def _names(clause: str, behind: str, figure: Stated) -> frozenset[int]:
    """Return how many short names, joined by 、, stand right before a count of them: 引进、培养、激励三个环节."""
    stated = int(figure.value)
    parts = clause.split("、")
    ends = figure.mention.written and len(parts) > _SEVERAL and re.match("[，。；]", behind)
    told = re.match(r"[一-鿿]{2}", behind) or figure.mention.unit in _PLACES or ends
    if len(parts) < 2 or not told or re.search(r"[0-9]", clause) or _ACTS.search(clause):
        return frozenset()
    if any(not 1 < len(part) <= 16 for part in parts) or abs(len(parts) - stated) > 2:
        return frozenset()
    return _split(parts)


_PERSON = "(?:(?![和与及])[一-鿿]){2,3}"

_PERSONS = f"{_PERSON}(?:[、和与及]{_PERSON})+"

_LISTED = re.compile(rf"(?:^|[是为：由有括含])({_PERSONS})$")

_LIST = re.compile(rf"[^，。；：（]{{0,20}}[是为：]：?({_PERSONS})(?=[，。；）]|$)")


def _people(before: str, behind: str) -> frozenset[int]:
    """Return how many persons are named right before a count of them, or behind what leads to them."""
    found = _LISTED.search(re.split(r"[，；。（]", before)[-1]) or _LIST.match(behind)
    names = re.split("[、和与及]", found[1]) if found else []
    return frozenset({len(names)} if len(names) > 1 and all(name[0] in SURNAMES for name in names) else ())


_SEVERAL = 3
"""Names from which a numeral behind them that ends the clause is their number: 智能手机、太极、合唱、书法四门."""


def _split(parts: Sequence[str]) -> frozenset[int]:
    """Return how many names these may be: the last two may be joined by 和, which also stands inside names."""
    end = parts[-1][-2:]
    if len(parts) > 2 and all(part.endswith(end) for part in parts):  # 信号与通信实践中心: one ends before 和
        return frozenset({len(parts) + sum(parts[-1].count(end + one) for one in "和与及")})
    joined = [conjunction for conjunction in "和与及" if conjunction in parts[-1]]
    inside = [conjunction for conjunction in joined if any(conjunction in part for part in parts[:-1])]
    if not joined or joined == inside:
        return frozenset({len(parts)})
    return frozenset({len(parts), len(parts) + 1})


def _leads_to_marks(figure: Stated, text: str) -> bool:
    """Tell whether a count is of what 一是, 二是 mark: nothing else is counted between, and it is near."""
    first = _MARKS.search(text)
    lead = text[: first.start()] if first else text
    other = [one for one in figures(figure.sentence) if one.mention.start > figure.mention.start]
    between = any(one.mention.end - figure.mention.end <= len(lead) for one in other)
    return len(lead) <= 30 and "。" not in lead[:-1] and not between and _counts_marks(figure, lead)


def _counts_marks(figure: Stated, lead: str) -> bool:
    return bool(re.search(r"方面|点|项|个|类|步|条|大|种", figure.mention.unit + lead))


def _marked(text: str) -> int:
    """Return how many marks 一是, 二是 … a text has, 0 where the first is missing; W617 judges their order."""
    places = [_ORDER.index(found[1]) for found in _MARKS.finditer(text)]
    if not places or places[0]:
        return 0
    count = next((index for index, place in enumerate(places[1:], 1) if not place), len(places))
    return count if count >= 2 else 0


_NAME = 20
"""Characters of a name in a list at most; the last place may hold two names, joined by 和."""


def _things(text: str) -> frozenset[int]:
    """Return how many titles, or short names joined by 、, an enumeration holds; none where its form leaves doubt."""
    titles = _QUOTED.findall(text)
    if len(titles) >= 2:
        left = re.sub(r"[、，和与及以\s]|教材|课程", "", _QUOTED.sub("", re.split(r"[，：（]", text)[0]))
        return frozenset({len(_QUOTED.findall(re.split(r"(?<=[”》])[，：（]", text)[0]))} if len(left) <= 2 else ())
    days = re.findall(r"(?:[0-9]{1,2}月)?[0-9]{1,2}日", text)
    if len(days) > 1 and not re.sub(r"(?:[0-9]{1,2}月)?[0-9]{1,2}日|[、和与及，]", "", text):
        return frozenset({len(days)})
    if re.search(r"[，：（(“0-9]", text) or "、" not in text:
        return frozenset()
    parts = text.split("、")
    if any(not 2 <= len(name) <= _NAME for name in parts[:-1]) or not 2 <= len(parts[-1]) <= 2 * _NAME:
        return frozenset()
    return _split(parts)
