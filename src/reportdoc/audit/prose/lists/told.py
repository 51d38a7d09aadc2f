"""Things told in a way of their own: “五共”, 即…共商、…共聘; 3月为读书月，4月为…; names told again by another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.prose.lists.counts import CODE, NUMBER, Count, differs, number
from reportdoc.audit.reading.passage import Passage, Sentence
from reportdoc.report.message import message

_EACH_BEARS = re.compile(
    r"“(?P<n>[二三四五六七八九十])(?P<word>个一|[一-鿿])[”][^，。；：（0-9]{0,8}[，]?(?:即|：|包括|分别[是为])：?(?P<list>[^。；]{1,160})"
)

_NAME = r"[^，。；：、0-9“”]{2,16}"

_PARTS = re.compile(
    rf"(?:[：:，。是为有即]|^)(?P<names>(?:{_NAME}、){{1,20}}{_NAME})，其中"
    r"(?P<parts>(?:[^，。；、0-9]{1,6}[0-9]{1,2}[项个门种家所][、，；。]?){2,5})"
)

_HONOUR = r"[^，。；：]{1,8}获[^，。；]{0,3}“[^”]{2,24}”(?:荣誉)?称号，"

_HONOURS = re.compile(rf"(?P<each>(?:{_HONOUR}){{2,10}})(?P<total>(?:共|共计|合计)(?P<n>{NUMBER})[人名位])")

_MEANT = re.compile(r"“(?P<name>[^“”]{1,12})”(?:即|指|是指|就是)")

_NAMES = re.compile(
    r"“(?P<names>[^“”，。；、]{1,10}(?:、[^“”，。；、]{1,10}){1,9})”|(?P<each>(?:“[^“”，。；、]{1,10}”[、和与]?){2,10})"
)


def told_findings(passage: Passage, counted: Sequence[Sequence[Count]]) -> Iterator[Finding]:
    """Yield numbers of a passage that differ from the things told by clauses, and names told again by another one."""
    for sentence, told in zip(passage.sentences, counted, strict=True):
        yield from _bearing(sentence)
        yield from _sharing(sentence)
        yield from _each(sentence, told)
        yield from _clauses(sentence, told)
        yield from _parts(sentence)
        yield from _again(sentence)
        yield from _honours(sentence)
    yield from _explained(passage)


def _bearing(sentence: Sentence) -> Iterator[Finding]:
    """Look at “五共”, 即…共商、…共聘: each clause bears the character."""
    for found in _EACH_BEARS.finditer(sentence.text) if "”" in sentence.text else ():
        word = found["word"].removeprefix("个")
        parts = re.split(r"[、，]", found["list"])
        if len(parts) > 1 and all(word in part for part in parts) and len(parts) != number(found["n"]):
            yield differs(sentence, f"{found['n']}{found['word']}", len(parts), found.start())


_SHARED = re.compile(
    r"(?P<list>[一-鿿]{2,8}(?:、[一-鿿]{2,8}){2,9})[”，：—]{1,3}(?:做到|坚持|实现|落实|形成|以|即|这)?“?"
    r"(?P<told>(?P<n>[二三四五六七八九])(?P<word>[一-鿿]))(?=[”一-鿿，。])"
)


def _sharing(sentence: Sentence) -> Iterator[Finding]:
    """Look at 同面试、同授课、同考核、同聘用，四同之下: each of a list bears the character that is counted behind."""
    for found in _SHARED.finditer(sentence.text) if sentence.text.count("、") > 1 else ():
        parts = found["list"].split("、")
        first = parts[0].find(found["word"])  # words may stand before the first
        same = first >= 0 and all(part.startswith(found["word"]) for part in parts[1:])
        if same and len(parts) != number(found["n"]):
            yield differs(sentence, found["told"], len(parts), found.start("told"))


_FOUR = 4


def _each(sentence: Sentence, counted: Sequence[Count]) -> Iterator[Finding]:
    """Look at 8县签订协议，每县一个任务：甲县重互市，乙县重通关…: each clause to the end begins with one of them."""
    head, colon, rest = sentence.text.partition("：")
    clauses = re.split("[，；]", rest.rstrip("。")) if colon else ()
    for count in counted if len(clauses) >= _FOUR else ():
        each = re.compile(f"[^、0-9]{{1,6}}{re.escape(count.unit)}(?=[一-鿿])")
        if count.end <= len(head) and f"每{count.unit}" in head and all(map(each.match, clauses)):
            if len(clauses) != count.value:
                yield differs(sentence, count.text, len(clauses), count.start)
            return


def _clauses(sentence: Sentence, counted: Sequence[Count]) -> Iterator[Finding]:
    """Look at clauses that end as the noun of the number behind them: 3月为读书月，4月为艺术月，两个主题月."""
    for count in counted if sentence.text.count("，") > 1 else ():
        told = re.split("，", re.split("[。；：]", sentence.text[: count.start])[-1])
        if told.pop().strip():
            continue
        for length in (3, 2):
            end = count.behind[length - 1 : length] or "，"
            row = 0
            for clause in reversed(told):
                if not clause.endswith(end) or not re.search("[为是]", clause):
                    break
                row += 1
            if row >= _FEW and row != count.value:
                yield differs(sentence, count.text, row, count.start)
                break


def _parts(sentence: Sentence) -> Iterator[Finding]:
    """Look at names of which 其中 parts make one more."""
    for found in _PARTS.finditer(sentence.text) if "，其中" in sentence.text and "、" in sentence.text else ():
        most = len(re.split("[、和及与]", found["names"]))
        parts = sum(int(each) for each in re.findall("[0-9]+", found["parts"]))
        if parts == most + 1 > _FEW + 1:  # 其中 need not tell all of them, but no more than there are
            yield differs(sentence, str(parts), most, found.start())


_OF_THESE = re.compile(
    r"，其中(?P<row>[^，。；、0-9]{2,20}[0-9]{1,9}[一-鿿]{1,2}(?:、[^，。；、0-9]{2,20}[0-9]{1,9}[一-鿿]{1,2}){1,9})"
)

_LONG = 6
"""Characters of a name that is known by its first and its last word."""


def _again(sentence: Sentence) -> Iterator[Finding]:
    """Look at 其中 parts of what is told by its names, one of them by another: 媒体艺术设计专业, 媒体技术专业91人."""
    for found in _OF_THESE.finditer(sentence.text):
        before = sentence.text[: found.start()]
        names = [re.split("[0-9]", part)[0] for part in found["row"].split("、")]
        strange = [name for name in names if name not in before]
        if len(strange) != 1 or len(strange[0]) < _LONG:
            continue
        first, last = re.escape(strange[0][:2]), re.escape(strange[0][-2:])
        meant = re.findall(f"{first}[^，。；、0-9]{{2,14}}?{last}", before)
        if len(meant) == 1 and meant[0] not in names:
            yield _named(sentence, sentence, strange[0], meant[0])


def _honours(sentence: Sentence) -> Iterator[Finding]:
    """Look at clauses each of which says who has a title: 甲获“…”称号，乙获“…”称号，共2人."""
    for found in _HONOURS.finditer(sentence.text) if "称号，" in sentence.text else ():
        told = found["each"].count("称号，")
        if number(found["n"]) != told:
            yield differs(sentence, found["total"], told, found.start())


def _explained(passage: Passage) -> Iterator[Finding]:
    """Look at names in marks each of which is explained behind, one of them by another name."""
    meant = [(found["name"], sentence) for sentence in passage.sentences for found in _MEANT.finditer(sentence.text)]
    if len(meant) < _FEW:
        return
    for sentence in passage.sentences:
        for found in _NAMES.finditer(sentence.text):
            names = found["names"].split("、") if found["names"] else re.findall("“([^“”]+)”", found["each"])
            told = [name for name, _ in meant]
            only, other = [one for one in names if one not in told], [one for one in told if one not in names]
            if (
                len(names) == len(told)
                and len(only) == len(other) == 1
                and names.index(only[0]) == told.index(other[0])
            ):
                yield _named(sentence, meant[told.index(other[0])][1], only[0], other[0])
                return


_FEW = 3
"""Names that make a row."""


def _named(sentence: Sentence, behind: Sentence, here: str, there: str) -> Finding:
    said = message("“{here}” is announced, “{there}” is told", here=here, there=there)
    spots = tuple(dict.fromkeys((sentence.spot, behind.spot)))
    return Finding(CODE, Severity.EXPLAIN, said, spots, here, there, key=f"{sentence.text}@{here}")
