"""A number of things before or behind a list, marked paragraphs or headings: 以下四个方面; 以上4项."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportdoc.audit.finding import Finding
from reportdoc.audit.prose.lists.beside import standing
from reportdoc.audit.prose.lists.counts import NUMBER, Count, differs, number
from reportdoc.audit.prose.lists.marks import GENERAL, MARKS, mark
from reportdoc.audit.prose.totals.items import items_after
from reportdoc.audit.reading.passage import Passage, PassageKind

_BELOW = re.compile(
    rf"(?:以下|下列|如下|下面)(?:的|这)?(?P<n>{NUMBER})(?:项|个|条|点|类|件|种|大)?[^，。；：0-9]{{0,12}}[。：]?$"
)

_AS_FOLLOWS = re.compile("(?:具体|分别|名单|清单)?如下[：:]")

_ABOVE = re.compile(rf"(?:以上|上述)(?:的|这)?(?P<n>{NUMBER})(?:项|个|条|点|类|件|种|步)(?!以上)")

_CLOSING = re.compile("保障|展望|打算|结语")
"""Headings behind those of the things announced."""

_MAY_MARK = re.compile("[第其（(]|[一1①]")
"""How a paragraph begins that may be the first of several that are marked."""

_OPENS = re.compile(r"[^，。；：0-9]{0,12}[：:]$")
"""What stands behind a number that opens the list below."""


def below_findings(passages: Sequence[Passage], index: int, counted: Sequence[Sequence[Count]]) -> Iterator[Finding]:
    """Yield numbers of a passage that differ from the list, the marked paragraphs or the headings beside it."""
    passage = passages[index]
    if passage.sentences and passage.items is None:
        yield from _announced(passages, index, counted)
        yield from _behind(passages, index)


def _announced(passages: Sequence[Passage], index: int, counted: Sequence[Sequence[Count]]) -> Iterator[Finding]:
    """Look at the number that announces the list, the marked paragraphs or the headings below a passage."""
    passage = passages[index]
    last = passage.sentences[-1]
    found = _BELOW.search(last.text) if "下" in last.text else None
    if found and (sizes := _headed(passages, index)):
        size = sizes[0]
        if number(found["n"]) not in sizes and abs(size - number(found["n"])) == 1:
            yield differs(last, found[0].rstrip("。："), size, found.start())
        return
    following = passages[index + 1] if index + 1 < len(passages) else None
    if not found and (following is None or (following.items is None and not _MAY_MARK.match(following.text))):
        return
    listed = items_after(passages, index)
    size = listed or _paragraphs(passages, index)
    if size < 2:
        return
    told = counted[-1]
    if found:
        if number(found["n"]) != size:
            yield differs(last, last.text[found.start("n") : found.end("n") + 1], size, found.start())
    elif told and _OPENS.fullmatch(told[-1].behind):
        if size not in {one.value for one in told} and not standing(told[-1]):
            yield differs(last, told[-1].text, size, told[-1].start)
    elif _AS_FOLLOWS.fullmatch(last.text):
        yield from _further(counted[-2:], size)
    elif not listed:
        yield from _further(counted[-1:], size)


def _further(counted: Sequence[Sequence[Count]], size: int) -> Iterator[Finding]:
    """Look at a number that stands further ahead of a list: 制度9项，其中修订2项。具体如下：."""
    for told in counted:
        general = [one for one in told if GENERAL.match(one.unit + one.behind)]
        if general and size not in {one.value for one in told} and abs(general[0].value - size) == 1:
            yield differs(general[0].sentence, general[0].text, size, general[0].start)


def _headed(passages: Sequence[Passage], index: int) -> list[int]:
    """Return how many headings are below a passage: of those under the next one, and of those beside it."""
    if index + 1 == len(passages) or passages[index + 1].kind is not PassageKind.HEADING:
        return []
    top = passages[index + 1].level
    nested = index + 2 < len(passages) and passages[index + 2].kind is PassageKind.HEADING
    beside, below = (_headings(passages[first:], level) for first, level in ((index + 1, top), (index + 2, top + 1)))
    return [size for size in ((below, beside) if nested else (beside,)) if size > 1]


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


def _paragraphs(passages: Sequence[Passage], index: int) -> int:
    """Return how many of the paragraphs behind a passage begin with marks of one kind that count from one."""
    for kind in MARKS[:-1]:
        if not (
            index + 1 < len(passages) and (first := kind.match(passages[index + 1].text)) and mark(first["n"]) == 1
        ):
            continue
        size = 0
        for passage in passages[index + 1 :]:
            if passage.kind is PassageKind.HEADING:
                break
            if found := kind.match(passage.text):
                if mark(found["n"]) == 1 and size:
                    break
                size += 1
        return size
    return 0


def _behind(passages: Sequence[Passage], index: int) -> Iterator[Finding]:
    """Look at 以上4项 right behind a list."""
    last = passages[index - 1].items if index else None
    found = _ABOVE.match(passages[index].text) if last else None
    if found and last and abs(last[1] + 1 - number(found["n"])) == 1:  # more are other things, or some of them
        yield differs(passages[index].sentences[0], found[0], last[1] + 1, 0)
