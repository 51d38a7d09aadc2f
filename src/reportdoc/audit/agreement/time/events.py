"""What happened and when: told twice in the text, or in the text and in the row of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from reportdoc.audit.agreement.model.cell import name_columns, names_of, row_name
from reportdoc.audit.agreement.model.names import Bearers
from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.moments import YEAR, Moment, moments
from reportdoc.audit.reading.passage import Passage, PassageKind
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.report.message import message

_ACTS = tuple(
    tuple(words.split("|"))
    for words in (
        "成立|建成|共建|创办|设立|组建|建立|创建|创立|始建|落成",
        "启用|投用|投入使用|开馆|开放|运行|上线|投产",
        "揭牌|挂牌",
        "签约|签订|牵手|加入|结缘",
        "获批|入选|获评|评为|立项|认定|列入",
        "开工|动工|开建|启动",
        "竣工|完工|交付|改造完|改造|建成",
        "印发|出台|发布",
        "验收",
        "首演|首办|首播|首届",
        "更名|改名",
        "迁入|搬入|迁址",
        "结题|结项",
        "升格",
        "到货|运进|抵达",
        "时限|期限",
        "转让|卖给|售出|出让",
        "起合作",
    )
)
"""What is done once to a thing, each in several words."""

_ONCE = frozenset(index for index, words in enumerate(_ACTS) if words[0] in ("启用", "揭牌", "开工", "竣工", "首演"))
"""Places of what happens to a thing of one title no more than once, whatever else is said of it."""

_JOINED = re.compile("起[^，。；0-9]{1,10}?(?:合作|携手|结对|共建)")
"""Behind a year, what is told of two since then: 自2011年起与学院合作."""

_TITLE = re.compile("《[^》]{1,12}》|“[^”]{2,12}”")

_SIGNED, _AWARDED, _WORKED = 3, 4, len(_ACTS) - 1
"""Places of three of them: 合作起始年 in a header is the first and the last; of partners who work together since a year
more is signed later; a college is awarded many things of like names."""

_FIGURE = re.compile("度|代|版|个|份?[0-9]")
"""Behind a date that none of what happened has: 2023年9门."""

_ASIDE = re.compile(r"[比较与同和至到]$|截[至止]到?$|[〔《“—–~-]$|[年月日]、$")
"""Before a date that is none of what happened."""

_CLAUSE = re.compile(r"，?[^，。；]*")

_NO_ACT = re.compile(r"[^，]{0,2}[0-9]|以来|以后|后")
"""Behind an act that is counted, or of which something else follows: 成立3个, 成立以来."""

_ANNIVERSARY = re.compile("恰逢|是|正值")

_BESIDE = re.compile("[与和同、由及]$")
"""Before a name that somebody else does something with."""

_BEFORE = 26
"""Characters before a date that may name what it is told of."""


@dataclass(frozen=True, slots=True)
class _Event:
    when: tuple[int, int, int]
    """Year, month and day; 0 where it is not said."""
    acts: frozenset[int]
    words: str
    """Those of its clause."""
    printed: str
    passage: int
    spot: Spot


def event_findings(document: Document) -> Iterator[Finding]:
    """Yield events of the text for which another place of it, or the row of a table, tells another time."""
    read = zip(document.passages, moments(document), strict=True)
    told = [event for passage, dated in read for event in _events(passage, dated)]
    rows = Bearers((name, found) for sheet in document.sheets for name, found in _rows(sheet))
    for event in told:
        for start, end, bearers in rows.find(event.words):
            subject = event.words[start:end]
            same = [one for one in bearers if one.acts & event.acts or (one.words and one.words in event.words)]
            beside = _BESIDE.search(event.words[:start]) and not event.words.startswith("|", end)
            if same and not beside and all(_apart(event, one) for one in same):
                year, month, _ = same[0].when
                printed = f"{year}年{month}月" if month and event.when[1] else f"{year}年"
                yield _finding("G502", subject, event, replace(same[0], printed=printed))
    yield from _twice(document, told)


def _events(passage: Passage, told: Sequence[Moment]) -> Iterator[_Event]:
    if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.CASE):
        return
    texts = [sentence.dated for sentence in passage.sentences]
    dates = [one for one in told if not (one.opens or one.closes or _FIGURE.match(texts[one.at], one.end))]
    for last, one, following in zip((None, *dates), dates, (*dates[1:], None), strict=False):
        text, sentence = texts[one.at], passage.sentences[one.at]
        start = last.end if last and last.at == one.at else 0
        end = following.start if following and following.at == one.at else len(text)
        acts, words = _told(text, one, start, end)
        if acts and not _ASIDE.search(text, max(0, one.start - 4), one.start):
            yield _Event((one.year, one.month, one.day), acts, words, one.text, sentence.passage, sentence.spot)


def _told(text: str, one: Moment, last: int, following: int) -> tuple[frozenset[int], str]:
    """Return what was done on a date between two others, and the words of its clause."""
    before = text[max(last, one.start - _BEFORE) : one.start].rpartition("；")[2]
    if last and before.endswith(("，", "、")):
        before = ""  # of the date before
    act = before[:-1] if before.endswith(("于", "在", "为")) else ""
    if done := {index for index, words in enumerate(_ACTS) if act.endswith(words)}:
        return frozenset(done), before + "|"
    clause = _CLAUSE.match(text, one.end, following)
    behind = clause[0] if clause else ""
    done |= {_WORKED} if _JOINED.match(behind) else set()
    for index, words in enumerate(_ACTS):
        start, end = min(((behind.find(word), len(word)) for word in words if word in behind), default=(-1, 0))
        if start >= 0 and not _NO_ACT.match(behind, start + end) and not _ANNIVERSARY.search(behind, 0, start):
            done.add(index)
    return frozenset(done), f"{before}|{behind}"


def _apart(one: _Event, other: _Event) -> bool:
    """Tell whether two times differ as far as both are said."""
    for here, there in zip(one.when, other.when, strict=True):
        if not here or not there:
            return False
        if here != there:
            return True
    return False


_GRAM = 4
"""Characters of the strings by which two clauses are known to speak of one thing."""

_RARE = 5
"""Sentences in which such a string may stand."""

_SHARED = 2
"""Strings that two clauses share at least."""


_PERSONAL = re.compile("师|生|[他她]|团队|课程|教材|[一二三首]批")
"""What one title may be given to, one after the other."""


def _twice(document: Document, told: Sequence[_Event]) -> Iterator[Finding]:
    bearers: dict[str, list[int]] = defaultdict(list)
    for index, event in enumerate(told):
        for gram in _grams(event):
            bearers[gram].append(index)
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for gram, found in bearers.items():
        for pair in combinations(found if len(found) <= 2 * _RARE else (), 2):
            shared[pair].append(gram)
    for (first, second), grams in shared.items():
        one, other = told[first], told[second]
        same = one.acts & other.acts if one.passage != other.passage and _apart(one, other) else None
        if not same or (same == {_AWARDED} and _PERSONAL.search(one.words + other.words)):
            continue
        rare = sorted(gram for gram in grams if sum(gram in each.text for each in document.sentences) <= _RARE)
        title = next((gram for gram in grams if gram[0] in "《“"), "")
        if title or len(rare) >= _SHARED:
            yield _finding("G503", title or rare[0], other, one)


def _grams(event: _Event) -> frozenset[str]:
    """Return strings of what an event is told of, and titles of what has but one such event."""
    runs = re.findall("[一-鿿A-Za-z]{4,}", event.words)
    titles = _TITLE.findall(event.words) if event.acts & _ONCE and "年" in event.printed else ()
    return frozenset((*titles, *(run[at : at + _GRAM] for run in runs for at in range(len(run) - _GRAM + 1))))


def _finding(code: str, subject: str, event: _Event, other: _Event) -> Finding:
    said = message(
        "{subject}: the text says {stated}, {place} says {other}",
        subject=subject,
        stated=event.printed.removesuffix("年"),
        place=other.spot.place,
        other=other.printed.removesuffix("年"),
    )
    spots = tuple(dict.fromkeys((event.spot, other.spot)))
    key = f"{subject} {event.printed.removesuffix('年')} {event.spot.text}"
    return Finding(code, Severity.CONFLICT, said, spots, event.printed, other.printed, key=key)


_CELL = re.compile(rf"(?P<year>{YEAR})(?:年(?:(?P<month>[0-9]{{1,2}})月(?:[0-9]{{1,2}}日)?)?|[.-]([0-9]{{1,2}}))?")

_HEADER = re.compile(r"([一-鿿]{2})的?(?:年份|时间|日期|年度|年月|年)$|([时期]限)$")
"""A header that says what happened then: 签约年份, 成立时间, 首办年份, 完成时限."""

_MOST = 0.8
"""Share of the cells of a column of years that are years."""

_LEAST = 3
"""Characters of a name."""


def _rows(sheet: Sheet) -> Iterator[tuple[str, _Event]]:
    """Yield the names of rows with what a column of years tells of them."""
    names = () if sheet.annex or sheet.chart else name_columns(sheet)
    body = [row for row in sheet.body if not sheet.is_total(row)]
    for column in sheet.columns if names else ():
        header = _HEADER.search(f"{column.name}{column.unit if column.unit in ('年', '年份', '年月') else ''}")
        years = {row: found for row in body if (found := _CELL.fullmatch(sheet.text(row, column.index)))}
        if header is None or len(years) < _MOST * len(body):
            continue
        acts = {index for index, words in enumerate(_ACTS) if any(one in column.name for one in words)}
        acts |= {_SIGNED, _WORKED} if "合作" in column.name else set()
        once = defaultdict(set)
        for row in years:
            for name in _names(sheet, row, names):
                once[name].add(row)
        for name, rows in once.items():
            if len(rows) == 1:
                (row,) = rows
                found = years[row]
                when = (int(found["year"]), int(found["month"] or found[3] or 0), 0)
                spot = sheet.cell(row, column.index)
                yield name, _Event(when, frozenset(acts), header[1] or header[2], f"{when[0]}年", -1, spot)


def _names(sheet: Sheet, row: int, columns: tuple[int, ...]) -> Iterator[str]:
    """Yield what may name a row: each of its naming columns."""
    for text in {row_name(sheet, row, columns), *(sheet.text(row, column) for column in columns)}:
        yield from (
            name for name in names_of(text.strip("“”《》")) if len(name) >= _LEAST and not _CELL.fullmatch(name)
        )
