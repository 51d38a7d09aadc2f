"""Rows that are said to be in an order, and names called the most or the least of a row told beside them.

从高到低依次为99.27%、96.61%、96.03%; 四类的报到率依次为93.34%、96.01%、95.52%、96.64%，转段最高，普通高考最低;
兽类118件、鸟类206件、其他102件，鸟类最多; 智装群最高，汽服群最低; 占55.01%，是最多的一类.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.figures import Stated, figures
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.audit.wording.said.extremes import CODE, PAIRS
from reportdoc.report.message import message

_ORDERED = re.compile(
    "(?<!年级)(?<!学段)[从由按](?:(?P<down>高到低|多到少|大到小|长到短|强到弱|重到轻)|低到高|少到多|小到大|短到长|弱到强)"
)

_ENDS = re.compile("合计|相差|共计|平均|首尾|总计|[。；]")
"""What stands before a figure that is none of the row."""

_ROW = re.compile(r"(?:依次|分别)[^，。；0-9]{0,12}$")
"""Before the first figure of a row that is told of names before it."""

_NAMED = re.compile(
    r"(?:^|(?<=[，。；：]))(?:其中)?(?P<who>[^，。；：、（）0-9]{2,24}?)(?P<word>(?P<up>最[高多大长])|最[低少小短])(?=[，。；]|$)"
)

_IS_LEAST = re.compile(
    "，(?:是|为)?(?:人?数|占比|比例)?最(?:(?P<up>[多高大])|[少低小])(?:的一[类种项个部]|(?=[，。；]|$))"
)
"""Behind a share that is the greatest or the least of some."""

_WHOLE = re.compile("其中|合计|共|总|[；。（）]")
"""What stands between two figures that are not of one row, but a whole and its first part."""

_FEW = 3
"""Figures of a row."""

_HALF = 50


def ranked_findings(document: Document) -> Iterator[Finding]:
    """Yield figures out of the order that is said of their row, and names that are not its most or its least."""
    for passage in document.passages:
        if passage.kind not in (PassageKind.PARAGRAPH, PassageKind.ITEM) or not re.search("最|到", passage.text):
            continue
        for at, sentence in enumerate(passage.sentences):
            yield from _ordered(sentence)
            found = list(_NAMED.finditer(sentence.text)) if "最" in sentence.text else []
            if found:
                yield from _in_turn(passage, at, found)
                yield from _in_row(sentence, found)
                yield from _twice(sentence, found)
            yield from _shares(sentence)
            for same in _SAME.finditer(sentence.text):
                yield _finding(sentence, same["who"], f"最{same['what']}")


def _ordered(sentence: Sentence) -> Iterator[Finding]:
    """Look at the figures of one unit behind 从高到低."""
    for found in _ORDERED.finditer(sentence.text):
        row: list[Stated] = []
        for one in figures(sentence):
            if one.mention.start < found.end():
                continue
            if row and _ENDS.search(one.clause):
                break
            if not row or one.mention.unit == row[0].mention.unit:
                row.append(one)
        sign = 1 if found["down"] else -1
        wrong = [(one, other) for one, other in pairwise(row) if (other.value - one.value) * sign > 0]
        if len(row) >= _FEW and wrong:
            yield _finding(sentence, wrong[0][1].mention.text, found[0])


_SAME = re.compile(
    r"最(?P<what>[一-鿿])的(?:一[一-鿿])?是[^，。；0-9]{2,16}[，、]最(?P=what)的(?:一[一-鿿])?是(?P<who>[^，。；]{2,16})"
)
"""最多的是甲，最多的是乙."""


def _in_turn(passage: Passage, at: int, found: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """Look at two names told most and least behind a row, in whose order they stand before it."""
    sentence = passage.sentences[at]
    for one, other in pairwise(found):
        row = _row(sentence, one.start()) if {one["word"][-1], other["word"][-1]} in PAIRS else []
        if len(row) < _FEW or not _ROW.search(row[0].clause):
            continue
        before = "".join(each.text for each in passage.sentences[max(0, at - 1) : at])
        before += sentence.text[: row[0].mention.start]
        values = [each.value for each in row]
        ends = [values.index((max if each["up"] else min)(values)) for each in (one, other)]
        places = [before.find(each["who"]) for each in (one, other)]
        if min(places) >= 0 and (places[0] < places[1]) != (ends[0] < ends[1]):
            yield _finding(sentence, one["who"], one["word"])


def _in_row(sentence: Sentence, found: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """Look at a name called the most right behind a row of which its figure is not."""
    for each in found:
        row = _row(sentence, each.start())
        own = [one for one in row if _names(one, each["who"])]
        values = [one.value for one in row]
        if len(row) >= _FEW and len(own) == 1 and own[0].value != (max if each["up"] else min)(values):
            yield _finding(sentence, each["who"], each["word"])


def _names(one: Stated, who: str) -> bool:
    """Tell whether the words before a figure end in a name, or the name is these and what is measured."""
    words = _LINK.sub("", one.words)
    return len(words) > 1 and (words.endswith(who) or who.startswith(words))


_LINK = re.compile("^其中|(?:[为有是达]|只有)$")


_MEASURE = re.compile(
    "[的数量率比度额值分时长幅重龄课]$|的|人次|规模|面积|成本|收入|经费|到[账款]|学时|也|都|均|同样|并列"
)
"""What a name has in it or behind it that says what is measured, or that there are two."""


def _twice(sentence: Sentence, found: Sequence[re.Match[str]]) -> Iterator[Finding]:
    """Look at two names of one clause each that are called the same: 智装群次之，新能源群最高，汽服群最高."""
    for one, other in pairwise(found):
        between = sentence.text[one.end() : other.start()]
        bare = (
            other["word"] == one["word"] and not _MEASURE.search(other["who"]) and not re.search("[。；0-9]", between)
        )
        if bare and len(between) <= _NEAR and not other["who"].endswith(one["who"][-2:]):
            yield _finding(sentence, other["who"], other["word"])


_NEAR = 16
"""Characters between two names of which one is the most and the other the least."""


def _row(sentence: Sentence, end: int) -> list[Stated]:
    """Return the figures of one unit that end right before a place and are told one after the other."""
    row: list[Stated] = []
    for one in reversed([each for each in figures(sentence) if each.mention.end <= end]):
        behind = sentence.text[one.mention.end : row[-1].mention.start if row else end]
        joined = behind[:1] in ("、", "和", "，") and not _WHOLE.search(behind) if row else behind == "，"
        if not joined or (row and one.mention.unit != row[0].mention.unit):
            break
        row.append(one)
    return row[::-1]


def _shares(sentence: Sentence) -> Iterator[Finding]:
    """Look at more than half of a whole that is called the least of its parts."""
    for one in figures(sentence) if "占" in sentence.text else ():
        found = _IS_LEAST.match(sentence.text, one.mention.end) if one.is_rate and "占" in one.words else None
        if found and not found["up"] and one.number.value > _HALF:
            yield _finding(sentence, one.mention.text, found[0].strip("，"))


def _finding(sentence: Sentence, value: str, word: str) -> Finding:
    said = message("{value} is called “{word}”, and another is beyond it", value=value, word=word)
    return Finding(CODE, Severity.EXPLAIN, said, (sentence.spot,), value, key=f"{word} {value} {sentence.text}")
