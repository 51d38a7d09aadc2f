"""Names that are listed, against how many they are said to be: 9项，即甲、乙……; 具体如下 and the list below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reportdoc.audit.finding import Finding, Severity, Spot
from reportdoc.audit.reading.document import Document
from reportdoc.audit.reading.passage import Passage, PassageKind, Sentence
from reportdoc.report.message import message

CODE = "W626"

_NAME = r"[^，。；：、0-9“”]{2,16}"

_NAMES = rf"(?P<names>(?:{_NAME}、){{1,20}}{_NAME})"

_COUNT = r"(?<![第至—–0-9.])(?P<n>[0-9]{1,2})[项个门种家所类支名位]"

_THAT_IS = re.compile(rf"{_COUNT}[^，。；：、0-9在为]{{0,8}}，(?:即|依次是|依次为|也就是){_NAMES}(?=[，。；])")

_PARTS = re.compile(
    rf"(?:[：:，。是为有即]|^){_NAMES}，其中(?P<parts>(?:[^，。；、0-9]{{1,6}}[0-9]{{1,2}}[项个门种家所][、，；。]?){{2,5}})"
)

_HONOUR = r"[^，。；：]{1,8}获[^，。；]{0,3}“[^”]{2,24}”(?:荣誉)?称号，"

_HONOURS = re.compile(rf"(?P<each>(?:{_HONOUR}){{2,10}})(?:共|共计|合计)(?P<n>[0-9]{{1,2}})[人名位]")

_AS_FOLLOWS = re.compile("(?:具体|分别|名单|清单)?如下[：:]")

_LEADS_ON = re.compile(r"(?<![第0-9.至—–])([0-9]{1,2})[项个门种条件]")


def list_findings(document: Document) -> Iterator[Finding]:
    """Yield lists that have more or fewer entries than the text before or behind them says."""
    for sentence in document.sentences:
        if "、" in sentence.text or "称号" in sentence.text:
            yield from islice(_listed(sentence), 1)
    yield from _below(document)


def _listed(sentence: Sentence) -> Iterator[Finding]:
    text = sentence.text
    for found in _THAT_IS.finditer(text) if "即" in text or "依次" in text or "也就是" in text else ():
        least, most = len(found["names"].split("、")), len(re.split("[、和及与]", found["names"]))
        if not least <= int(found["n"]) <= most:
            yield _finding(sentence.spot, int(found["n"]), least, found[0])
    for found in _PARTS.finditer(text) if "其中" in text else ():
        most = len(re.split("[、和及与]", found["names"]))
        parts = sum(int(each) for each in re.findall("[0-9]+", found["parts"]))
        if parts == most + 1 > _FEW:  # 其中 need not tell all of them, but no more than there are
            yield _finding(sentence.spot, parts, most, found[0])
    for found in _HONOURS.finditer(text) if "称号，" in text else ():
        if int(found["n"]) != found["each"].count("称号，"):
            yield _finding(sentence.spot, int(found["n"]), found["each"].count("称号，"), found[0])


_FEW = 4
"""Names of a list at least from which its parts are held against it."""


def _below(document: Document) -> Iterator[Finding]:
    """Yield a list that 具体如下 announces, and that has one more or less than the sentence before counts."""
    sizes: dict[int, int] = {}
    for passage in document.passages:
        if passage.items:
            sizes[passage.items[0]] = passage.items[1] + 1
    previous: Passage | None = None
    for passage in document.passages:
        if previous and passage.items and passage.items[1] == 0 and len(previous.sentences) > 1:
            before, last = previous.sentences[-2:]
            counts = [int(each) for each in _LEADS_ON.findall(before.text)]
            size = sizes[passage.items[0]]
            if _AS_FOLLOWS.fullmatch(last.text) and counts and size not in counts and abs(counts[0] - size) == 1:
                yield _finding(before.spot, counts[0], size, before.text)
        previous = passage if passage.kind is PassageKind.PARAGRAPH else None


def _finding(spot: Spot, count: int, listed: int, key: str) -> Finding:
    said = message("{count} are told, and {listed} are listed", count=count, listed=listed)
    return Finding(CODE, Severity.CONFLICT, said, (spot,), str(count), str(listed), key=key)
