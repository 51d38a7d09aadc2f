"""How many things a sentence says it lists, and how many it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.finding import finding
from reportdoc.audit.prose.sums import items_after
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import message
from reportdoc.text.units import PLAIN_COUNTERS

CODE = "P405"

_ORDER = "一二三四五六七八九十"

_MARKS = re.compile(rf"(?:^|[，；。：、\s])(?:第?([{_ORDER}])(?:是|，|、(?=[^{_ORDER}])))")
"""一是…；二是…, 第一，…第二，…."""

_LEADS = re.compile(r"^[^，。；]{0,12}?(?:：|分别[是为]|即|[，]分别[是为]|[，]即|包括)")
"""What leads from a count to the list of what it counts."""

_OPEN = re.compile(r"等|如|之一|其中|主要|例如|部分|以及其他|共同")
"""What makes a list one of examples."""

_BELOW = re.compile(r"以下|下列|如下")


def listed_findings(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Yield the counts of a passage that differ from the things listed behind them."""
    passage = passages[index]
    for sentence in passage.sentences:
        for figure in figures(sentence):
            if not figure.is_exact or figure.mention.unit not in PLAIN_COUNTERS | {
                "件",
                "方面",
                "点",
                "维度",
                "环节",
                "步",
            }:
                continue
            value = int(figure.value)
            count = _count(passages, index, sentence, figure)
            if count is not None and 2 <= value <= 20 and count != value:
                yield finding(
                    CODE,
                    message("{stated} are announced, {count} are listed", stated=figure.mention.text, count=count),
                    figure,
                    (),
                    str(count),
                    Severity.ERROR,
                )


def _count(passages: Sequence[Passage], index: int, sentence: Sentence, figure: Stated) -> int | None:
    """Return how many things are listed behind a count; None where no list clearly is."""
    behind = sentence.text[figure.mention.end :]
    if (before := _before(figure)) is not None:
        return before
    whole = passages[index].text
    marked = whole[whole.find(sentence.text) + figure.mention.end :]
    if marks := _marked(marked):
        return marks if _leads_to_marks(figure, marked) else None
    opens = re.fullmatch(r"[一-鿿]{0,8}：", behind.strip()) and sentence is passages[index].sentences[-1]
    if (opens or _BELOW.search(figure.clause[-6:])) and (
        items := items_after(passages, index) or _paragraphs(passages, index)
    ):
        return items
    lead = _LEADS.match(behind)
    if lead is None:
        return None
    rest = re.split(r"[。；！？]", behind[lead.end() :])[0]
    if _OPEN.search(rest) or _OPEN.search(figure.clause[-4:]):
        return None
    return _things(rest)


def _paragraphs(passages: Sequence[Passage], index: int) -> int | None:
    """Return how many of the next passages begin with 一是, 二是 …; None where fewer than two do."""
    count = 0
    for passage in passages[index + 1 :]:
        found = _MARKS.match(passage.text)
        if found is None or _ORDER.index(found[1]) != count:
            break
        count += 1
    return count if count >= 2 else None


def _before(figure: Stated) -> int | None:
    """Return how many things of one name stand right before a count of them: 甲村、乙村、丙村三个村."""
    behind = figure.sentence.text[figure.mention.end :]
    clause = re.split(r"[，；。：（]", figure.sentence.text[: figure.mention.start])[-1]
    parts = re.split(r"[、和与及]", clause)
    for length in (3, 2, 1):
        noun = behind[:length]
        if len(noun) == length and re.fullmatch(r"[一-鿿]+", noun):
            named = [part for part in parts if part.endswith(noun)]
            if len(named) >= 2 and named == parts[-len(named) :]:
                return len(named)
    if count := _names(clause, behind, int(figure.value)):
        return count
    titles = re.search(
        r"(?<!》)(?<!》[、和与及])(?:《[^》]{1,200}》[、和与及]?){2,}$", figure.sentence.text[: figure.mention.start]
    )
    return titles[0].count("《") if titles else None


_ACTS = re.compile(
    r"(?:开发|建设|完成|获得?|举办|开展|新增|建成|编写|出版|承担|参与|组织|聘请|共|有|达|为|是|的|等|了|以及|涉及|覆盖|包括|各|近|前|后|另|其他|这|该|校级|级)$"
)
"""Ends of the words before a count that are no name in a list."""


def _names(clause: str, behind: str, stated: int) -> int | None:
    """Return how many short names, joined by 、, stand right before a count of them: 引进、培养、激励三个环节."""
    parts = re.split(r"、", clause)
    if len(parts) < 3 or not re.match(r"[一-鿿]{2}", behind) or re.search(r"[0-9]", clause) or _ACTS.search(clause):
        return None
    if any(not 1 < len(part) <= 16 for part in parts) or abs(len(parts) - stated) > 2:
        return None
    joined = len(re.findall(r"[和与及]", clause))
    return stated if len(parts) <= stated <= len(parts) + joined else len(parts)


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
    """Return how many marks 一是, 二是 … a text has in order, 0 where it does not begin with the first."""
    expected = 0
    for found in _MARKS.finditer(text):
        place = _ORDER.index(found[1])
        if place == expected:
            expected += 1
        elif place == 0:
            break
    return expected if expected >= 2 else 0


def _things(text: str) -> int | None:
    """Return how many titles, or short names joined by 、, an enumeration holds; None where its form leaves doubt."""
    titles = re.findall(r"《[^》]{1,200}》", text)
    if len(titles) >= 2:
        left = re.sub(r"《[^》]{1,200}》|[、，和与及以以及\s]|教材|课程", "", text)
        return len(titles) if len(left) <= 2 else None
    if re.search(r"[，：（(“]", text) or "、" not in text:
        return None
    names = re.split(r"、|和|与|以及|及", text)
    if any(not 2 <= len(name) <= 14 for name in names) or len(re.findall(r"和|与|及", text)) > 1:
        return None
    return len(names)
