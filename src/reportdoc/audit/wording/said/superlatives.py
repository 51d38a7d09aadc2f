"""What is called the most or the least, against what stands beside it and in the row's column of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.figures import Stated
from reportdoc.audit.reading.passage import PassageKind, Sentence
from reportdoc.audit.reading.sheet import Sheet
from reportdoc.audit.wording.said.extremes import misplaced
from reportdoc.report.message import message

CODE = "W623"

_WORD = re.compile(
    r"(?<![高低])(?:(?P<up>最[高多大长重]|居首|为首|之首|首位|第一位)|最[低少小短轻]|垫底|末位|居末|之末|最后一位)"
    r"(?!限|低生活|低工资|低消费|[高大]?化|后)"
)

_TELLS = re.compile(r"(?:的[^，。；、0-9]{0,8}?)?(?:，?(?:为|达到?|有|是|只有)|（)|的|，|的是[^，。；、0-9]{2,20}，")
"""What stands between such a word and the figure it is of: 最高，为96.05%; 最低（87.47%）; 最长的90天; 最多，216人."""

_CALLED = re.compile(
    r"|，(?:人数|占比|规模|数量|也?是?)?|，(?:仍|也)?(?:为|在|居|排|列|位居|是)[^，。；、0-9]{0,8}(?:中|类|项|个|者|里|之|间|体量|规模)?"
)
"""What stands between a figure and such a word that ends the clause: 93.41%，在各分项中最低."""

_END = re.compile(r"(?:的[^，。；、0-9]{0,6})?(?:[，。；、]|$)")

_ANY_MEASURE = re.compile(r"(?:[中类项个者里间之为是]|人数)$")
"""What stands before such a word that does not say what is measured."""

_PAIRS = tuple(map(set, (("最高", "最低"), ("最多", "最少"), ("最大", "最小"), ("最长", "最短"), ("最重", "最轻"))))
"""Words for the two ends of one measure, which the second of them need not name again."""

_ITSELF = (re.compile("，比最高"), re.compile("，比最低"))

_ROWS = 3
"""Rows of a column from which one has a most and a least."""

_DIGITS = 3
"""Digits of a figure that no cell of another measure has by chance."""

_NAME = 4
"""Characters by which a row's name is known where the text has not all of it."""


@dataclass(frozen=True, slots=True)
class _Called:
    figure: Stated
    up: bool
    word: re.Match[str]

    @property
    def value(self) -> str:
        return self.figure.mention.text


def superlative_findings(document: Document) -> Iterator[Finding]:
    """Yield what is called the most and is the least, or less than what the sentence calls so beside it."""
    for sentence in document.sentences:
        if sentence.kind in (PassageKind.PARAGRAPH, PassageKind.ITEM) and _WORD.search(sentence.text):
            yield from islice(_judged(document, sentence), 1)


def _judged(document: Document, sentence: Sentence) -> Iterator[Finding]:
    called = list(_called(sentence))
    for one in called:
        if _ITSELF[0 if one.up else 1].match(sentence.text, one.word.end()):
            yield _finding(sentence, one, ())
    for one, other in combinations(called, 2):
        first, second = one.figure, other.figure
        if first.mention.unit == second.mention.unit and _one_measure(sentence.text, one, other):
            apart = first.value != second.value if one.up == other.up else (first.value < second.value) == one.up
            if apart and first.value != second.value:
                yield _finding(sentence, other, (), one.value)
    yield from _next(sentence, called)
    for one in called:
        for sheet in document.sheets:
            if beyond := _beyond(sheet, sentence.text, one):
                yield _finding(sentence, one, beyond[:1], beyond[0].text, beyond[1])
        if moved := misplaced(document, sentence, one.figure, _clause(sentence.text, one), one.up):
            yield moved


def _clause(text: str, one: _Called) -> str:
    """Return the clause in which such a word's figure stands, or the word itself before it."""
    at = min(one.figure.mention.start, one.word.start())
    return re.split("[，。；：、（）]", text[:at])[-1]


def _called(sentence: Sentence) -> Iterator[_Called]:
    """Yield the figures of a sentence that are called the most or the least."""
    text = sentence.text
    figures = [figure for figure in sentence.figures if not figure.mention.written]
    for word in _WORD.finditer(text):
        begin = text.rfind("；", 0, word.start()) + 1
        behind = next((figure for figure in figures if figure.mention.start >= word.end()), None)
        before = [figure for figure in figures if begin <= figure.mention.start and figure.mention.end <= word.start()]
        told: list[Stated] = []
        if behind and (tells := _TELLS.fullmatch(text, word.end(), behind.mention.start)):
            # 最多的是甲班，104名学生兑换416分: not the figure that follows the name.
            told = [behind] if not tells[0].startswith("的是") or _END.match(text, behind.mention.end) else []
        elif before and _END.match(text, word.end()) and _CALLED.fullmatch(text, before[-1].mention.end, word.start()):
            share = before[-1].is_rate and before[-1].words.startswith("占")
            told = before[-2:] if share else before[-1:]
        if text[: word.start()].endswith("人数"):
            told = [figure for figure in told if not figure.is_rate]  # 报考612人次，通过率93.30%，人数居首
        yield from (_Called(figure, word["up"] is not None, word) for figure in told if figure.is_exact)


_NEXT = re.compile("，?(?:次之|[居位列排]第二)(?=[，。；、])")

_THEN = re.compile(
    r"(?:其次[是为]?|第二[名位]?[是为]?|次之[，（为有是]{1,2})[^，。；、（0-9]{0,16}[，（为有达得了]{0,3}$"
)
"""What stands before what comes next: 问题最多的是轮胎，203台，其次是制动（141台）."""


def _next(sentence: Sentence, called: Sequence[_Called]) -> Iterator[Finding]:
    """Yield the most where what comes next is more: 142人次最少，120人次次之."""
    for found in _NEXT.finditer(sentence.text) if called else ():
        second = next((one for one in sentence.figures if one.mention.end == found.start()), None)
        yield from _beaten(sentence, called, second)
    for second in sentence.figures if called else ():
        if _THEN.search(sentence.text, 0, second.mention.start):
            yield from _beaten(sentence, called, second)


def _beaten(sentence: Sentence, called: Sequence[_Called], second: Stated | None) -> Iterator[Finding]:
    """Look at the last that is called the most before what comes next."""
    first = [one for one in called if second and one.word.end() <= second.mention.start][-1:]
    if second and first and first[0].figure.mention.unit == second.mention.unit and not second.is_rate:
        value, beyond = first[0].figure.value, first[0].up
        if value != second.value and (value < second.value) == beyond:
            yield _finding(sentence, first[0], (), second.mention.text)


def _part(text: str, one: _Called) -> str:
    at = one.figure.mention.start
    return text[text.rfind("；", 0, at) + 1 : at]


def _one_measure(text: str, one: _Called, other: _Called) -> bool:
    """Tell whether two such words are of one measure, as far as the words before them say."""
    first, second = (text[: each.word.start()].rstrip("也均都又")[-2:] for each in (one, other))
    if second[-1:] in "，、" and (one.word[0] == other.word[0] or {one.word[0], other.word[0]} in _PAIRS):
        return True  # 时间最长的90天、最短的30天
    if ("均" in _part(text, one)) != ("均" in _part(text, other)):
        return False  # 到账236万元，居首；项均39万元，最高
    return first == second or _ANY_MEASURE.search(first) is not None or _ANY_MEASURE.search(second) is not None


def _beyond(sheet: Sheet, text: str, one: _Called) -> tuple[Spot, Severity] | None:
    """Return the extreme of a column, where a figure of it is none, in a row the text names, and how sure that is.

    What is the other extreme is called wrongly; what lies between may be the most of some.
    """
    if sheet.annex or sheet.chart or len(re.sub(r"\D", "", one.figure.number.text)) < _DIGITS:
        return None
    value = one.figure.number.value
    body = [row for row in sheet.body if not sheet.is_total(row)]
    for column in sheet.columns:
        cells = {row: number.value for row in body if (number := sheet.number(row, column.index)) and number.value}
        if len(cells) < _ROWS or list(cells.values()).count(value) != 1:
            continue
        row = next(row for row in cells if cells[row] == value)
        first, *_, last = sorted(cells, key=lambda each: cells[each], reverse=one.up)
        if cells[first] != value and _names(sheet, row, text) and (row == last or not _OF_SOME.search(text)):
            return sheet.cell(first, column.index), Severity.CONFLICT if row == last else Severity.EXPLAIN
    return None


_OF_SOME = re.compile("[除外]|[两二三四]个|前[两二三]|第[二三]|次[之于]")
"""What says that the most of some is meant, or more than one."""


def _names(sheet: Sheet, row: int, text: str) -> bool:
    names = [sheet.text(row, column) for column in range(min(3, sheet.grid.width))]
    return any(
        len(name) > 1
        and not re.search("[0-9]", name)
        and (name in text or (len(name) >= _NAME and name[:_NAME] in text))
        for name in names
    )


def _finding(
    sentence: Sentence,
    one: _Called,
    spots: tuple[Spot, ...],
    other: str = "",
    severity: Severity = Severity.CONFLICT,
) -> Finding:
    word = one.word[0]
    said = message("{value} is called “{word}”, and another is beyond it", value=one.value, word=word)
    key = f"{word} {one.value} {sentence.text}"
    return Finding(CODE, severity, said, (sentence.spot, *spots), one.value, other, key=key)
