"""Things announced by a number that stand elsewhere than behind it: “五共”机制, 以上4项, 每村3人，一人管房."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdoc.audit.finding import Finding, Severity
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.report.message import message
from reportdoc.text.numerals import CHARACTERS, numeral

CODE = "P405"

_NUMBER = rf"(?:[0-9]{{1,2}}|[{CHARACTERS}]{{1,3}})"

_EACH_BEARS = re.compile(
    r"“(?P<n>[二三四五六七八九十])(?P<word>个一|[一-鿿])[”][^，。；：（0-9]{0,8}[，]?(?:即|：|包括|分别[是为])：?(?P<list>[^。；]{1,160})"
)

_PERSONS = re.compile(
    rf"(?<![0-9第])(?P<n>{_NUMBER})(?P<of>人|名|位)[，：](?P<list>一(?:人|名|位)[^，。；、0-9]{{1,12}}(?:[、，]一(?:人|名|位)[^，。；、0-9]{{1,12}})+)(?=[。；])"
)

_BEHIND = re.compile(rf"(?:以上|上述)(?:的|这)?(?P<n>{_NUMBER})(?:项|个|条|点|类|件|种)(?!以上)")

_BELOW = re.compile(
    rf"(?:以下|下列|如下)(?:的)?(?P<n>{_NUMBER})(?:项|个|条|点|类|件|种)?[^，。；：0-9]{{0,12}}[。：]?$"
)

_MEANT = re.compile(r"“(?P<name>[^“”]{1,12})”(?:即|指|是指|就是)")

_NAMES = re.compile(
    r"“(?P<names>[^“”，。；、]{1,10}(?:、[^“”，。；、]{1,10}){1,9})”|(?P<each>(?:“[^“”，。；、]{1,10}”[、和与]?){2,10})"
)

_TOLD = re.compile(
    r"(?:(?<=[，：、。；中])|^)(?P<name>[一-鿿]{2,9}?)(?P<figure>[0-9]{1,6}(?:人次|[人名个项家件所门]))(?=[、，。；和])"
)

_COUNTED = re.compile(
    r"(?P<names>[一-鿿]{2,14}(?:[、和与][一-鿿]{2,9}){2,11}?)(?P<n>[0-9]{1,2}|[两二三四五六七八九十])个(?=[一-鿿])"
)


_CLOSING = re.compile("保障|展望|打算|结语")
"""Headings behind those of the things announced."""


def announced_findings(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Yield numbers of a passage that differ from the things that bear them, stand before them or below."""
    passage = passages[index]
    for sentence in passage.sentences:
        yield from _bearing(sentence)
        yield from _shared_out(sentence)
    yield from _above(passages, index)
    yield from _headed(passages, index)
    yield from _explained(passage)
    yield from _counted(passage)


def _bearing(sentence: Sentence) -> Iterator[Finding]:
    """Look at “五共”, 即…共商、…共聘: each clause bears the character."""
    for found in _EACH_BEARS.finditer(sentence.text) if "”" in sentence.text else ():
        word = found["word"].removeprefix("个")
        parts = re.split(r"[、，]", found["list"])
        if len(parts) > 1 and all(word in part for part in parts) and len(parts) != _value(found["n"]):
            yield _finding(sentence, f"{found['n']}{found['word']}", len(parts), found.start())


def _shared_out(sentence: Sentence) -> Iterator[Finding]:
    """Look at persons each of whom is told for himself: 3人，一人管房、一人管灶、一人管账."""
    for found in _PERSONS.finditer(sentence.text) if "一" in sentence.text else ():
        parts = re.split(r"[、，]", found["list"])
        if 1 < len(parts) != _value(found["n"]):
            yield _finding(sentence, found["n"] + found["of"], len(parts), found.start())


def _above(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Look at 以上4项 right behind a list."""
    last = passages[index - 1].items if index else None
    passage = passages[index]
    if last is None or passage.items is not None or not passage.sentences:
        return
    found = _BEHIND.match(passage.text)
    if found and last[1] + 1 > 1 and abs(last[1] + 1 - _value(found["n"])) == 1:  # more are other things, or some
        yield _finding(passage.sentences[0], found[0], last[1] + 1, 0)


def _headed(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Look at 归纳为以下五个方面的问题, which the headings below tell: those under the next one, or those beside it."""
    passage = passages[index]
    found = _BELOW.search(passage.text) if "下" in passage.text else None
    if not found or index + 1 == len(passages) or passages[index + 1].kind is not PassageKind.HEADING:
        return
    top = passages[index + 1].level
    nested = index + 2 < len(passages) and passages[index + 2].kind is PassageKind.HEADING
    beside, below = (_headings(passages[first:], level) for first, level in ((index + 1, top), (index + 2, top + 1)))
    value, count = _value(found["n"]), below if nested else beside
    if count > 1 and abs(count - value) == 1 and value != beside:
        yield _finding(passage.sentences[-1], found[0].rstrip("。："), count, 0)


def _headings(passages: Sequence[Passage], level: int) -> int:
    """Return how many headings of a level stand before one above it; those that begin alike, where some do."""
    headings: list[str] = []
    for one in passages:
        if one.kind is PassageKind.HEADING and one.level < level:
            break
        if one.kind is PassageKind.HEADING and one.level == level and not _CLOSING.search(one.text):
            headings.append(one.text)
    alike = sum(one[:2] == headings[0][:2] for one in headings)
    return alike if alike > 1 else len(headings)


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


def _counted(passage: Passage) -> Iterator[Finding]:
    """Look at names before their number, each of which is told again with a figure, one of them by another name."""
    for order, sentence in enumerate(passage.sentences):
        for found in _COUNTED.finditer(sentence.text):
            names = re.split("[、和与]", found["names"])
            if len(names) != _value(found["n"]) or len(names) < _FEW:
                continue
            for behind in passage.sentences[order : order + 2]:
                for row in _rows(behind, found.end() if behind is sentence else 0):
                    only = [name for name in names if not any(_ends_alike(name, one) for one in row)]
                    other = [one for one in row if not any(_ends_alike(name, one) for name in names)]
                    if len(row) == len(names) and len(only) == len(other) == 1 and only[0] != names[0]:
                        yield _named(sentence, behind, only[0], other[0])
                        return


def _rows(sentence: Sentence, start: int) -> Iterator[list[str]]:
    """Yield rows of names each of which has a figure of its own: 老挝24人、泰国15人."""
    row: list[str] = []
    end = -1
    for found in _TOLD.finditer(sentence.text, start):
        if found.start() != end + 1:
            if row:
                yield row
            row = []
        row.append(found["name"])
        end = found.end()
    if row:
        yield row


def _ends_alike(one: str, other: str) -> bool:
    """Tell whether two names are one; the first of a row may have words before it: 其中老挝, 来自老挝."""
    return one.endswith(other) or other.endswith(one) or (len(min(one, other, key=len)) > 2 and one[-2:] == other[-2:])


def _value(text: str) -> int:
    return int(text) if text.isascii() else numeral(text) or 0


def _finding(sentence: Sentence, stated: str, count: int, at: int) -> Finding:
    said = message("{stated} are announced, {count} are listed", stated=stated, count=count)
    return Finding(CODE, Severity.ERROR, said, (sentence.spot,), stated, str(count), key=f"{sentence.text}@{at}")


def _named(sentence: Sentence, behind: Sentence, here: str, there: str) -> Finding:
    said = message("“{here}” is announced, “{there}” is told", here=here, there=there)
    spots = tuple(dict.fromkeys((sentence.spot, behind.spot)))
    return Finding(CODE, Severity.EXPLAIN, said, spots, here, there, key=f"{sentence.text}@{here}")
