"""Which paragraphs are headings, and of what level: evidence is added up (docs/decisions/0017-intake.md)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.manuscript.recognition.caption import captions, styled
from reportdoc.manuscript.recognition.directories import Directories, key
from reportdoc.manuscript.recognition.typed_numbers import Form, Typed, typed
from reportdoc.report.message import Message, message

RELATIVE = "~"
"""Before a number that only says which of its siblings a heading is."""
ENOUGH = 3
"""Evidence that makes a heading."""
_LONG = 60
"""Characters above which a line is hardly a title; the longest in the reports seen has 34."""
_SHORT = 30
_LEVELS = 4
_SENTENCE = re.compile(r"[。；;，,、！!？?]$")
_KNOWN = re.compile(r"前言|序言|引言|序|导言|导读|编制说明|编写说明|结语|结束语|后记|附记|编后语|【[^【】]{1,20}】")
_ANNEX = re.compile(r"附\s*+[表件录]\s*+(?:[一1]\s*+)?[：:]?.{0,20}|.{0,12}指标(?:一览|汇总)?表")
_OUTSIDE = re.compile(r"(?:内容)?真实性?.{0,6}(?:声明|承诺书?)|.{0,40}质量年度?报告(?:[（(].{0,12}[)）])?")
"""Titles of what stands before the text: the declaration, the report itself."""
_TITLE = re.compile(r".{2,40}(?:报告|年报|总结|材料)(?:[（(].{0,12}[)）])?")
"""The title of a whole file, where its headings say so."""
_BLANKS = 3
"""Elements between a title and the first heading at most."""
_STYLE, _LISTED, _DEEP, _ORDER = (
    message("heading style"),
    message("in its own table of contents"),
    message("typed number"),
    message("goes on from the number before"),
)
_COUNTED, _OPENS, _BOLD, _LARGE, _NAME = (
    message("automatic number of a chapter or a section"),
    message("headings of the next level follow"),
    message("bold"),
    message("larger than the text"),
    message("known name of a part"),
)


_Chain: TypeAlias = "tuple[int, int, _Chain | None]"


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A paragraph that was taken for a heading."""

    paragraph: ManuscriptParagraph
    level: int
    typed: Typed | None
    annex: bool
    """The indicator tables follow."""
    reasons: tuple[Message, ...]
    doubtful: bool
    """Its level was guessed, or it stands on look alone."""

    @property
    def key(self) -> str:
        """What was typed, to compare with numbering: `1.4.2`, or `~2` for （二）; empty for nothing."""
        if self.typed is None:
            return ""
        whole = self.typed.absolute or self.level == 1
        return ".".join(map(str, self.typed.levels)) if whole else f"{RELATIVE}{self.typed.levels[-1]}"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph with what speaks for its being a heading."""

    paragraph: ManuscriptParagraph
    typed: Typed | None
    score: int
    level: int
    """0 where only its look can tell."""
    reasons: tuple[Message, ...]


class Headings:
    """Weighs the paragraphs of one manuscript."""

    def __init__(self, paragraphs: Sequence[ManuscriptParagraph], directories: Directories) -> None:
        """Take the paragraphs outside tables and directories, in order."""
        self._paragraphs = [one for one in paragraphs if one.text]
        self._numbers = [typed(one.text) for one in self._paragraphs]
        self._automatic = [_automatic(one) for one in self._paragraphs]
        self._listed = _listed(self._paragraphs, directories)
        sizes: Counter[float] = Counter()
        for one in self._paragraphs:
            if not one.level:
                sizes[one.look.size] += len(one.text)
        self._size = sizes.most_common(1)[0][0] if sizes else 10.5
        self._styled = any(0 < one.level <= _LEVELS for one in self._paragraphs)
        depths = sum(
            number is not None and number.form is Form.DOTTED and len(one.text) <= _SHORT
            for one, number in zip(self._paragraphs, self._numbers, strict=True)
        )
        self._dotted = depths >= 3
        self._forms = self._ranks()
        self._before = self._dots(range(len(self._numbers)))
        self._after = self._dots(range(len(self._numbers) - 1, -1, -1))

    def found(self) -> list[FoundHeading]:
        """Return the headings in order."""
        weighed = [self._weigh(place) for place in range(len(self._paragraphs))]
        kept = [one for one in weighed if one and one.score >= ENOUGH]
        strong = next((place for place, one in enumerate(kept) if one.level), 0)
        # What merely looks like a heading before the first one that is surely one belongs to the cover.
        return _raised(self._untitled(self._levelled(kept[strong:])))

    def _dots(self, places: range) -> list[tuple[int, ...] | None]:
        """Return for each line the dotted number met last on the way to it."""
        found: list[tuple[int, ...] | None] = [None] * len(self._numbers)
        last = None
        for place in places:
            found[place] = last
            number = self._numbers[place]
            if number and number.form is Form.DOTTED and len(self._paragraphs[place].text) <= _LONG:
                last = number.levels
        return found

    def _ranks(self) -> dict[Form, int]:
        """Return the level of each form of number where 一、 or 第一章 are the document's way."""
        if self._dotted:
            return {}
        counts: Counter[Form] = Counter()
        for one, number, automatic in zip(self._paragraphs, self._numbers, self._automatic, strict=True):
            found = automatic or number
            if found and len(one.text) <= _LONG and not _SENTENCE.search(one.text):
                counts[found.form] += 1
        order = [form for form in (Form.CHAPTER, Form.SECTION, Form.COMMA, Form.BRACKETS) if counts[form] >= 2]
        if not order:
            return {}
        order += [Form.SINGLE, Form.ROUND]
        return {form: level for level, form in enumerate(order, 1) if level <= _LEVELS}

    def _weigh(self, place: int) -> Candidate | None:
        paragraph, number = self._paragraphs[place], self._numbers[place]
        text = paragraph.text
        if (
            captions(paragraph)
            or styled(paragraph)
            or _OUTSIDE.fullmatch(text)
            or (paragraph.look.boxed and not paragraph.level)
        ):
            return None if not _is_annex(paragraph) else self._annex(paragraph)
        points, reasons, level = 0, list[Message](), 0
        if 0 < paragraph.level <= _LEVELS or (paragraph.level and self._styled):
            points, level = 3, min(paragraph.level, _LEVELS)
            reasons.append(_STYLE)
        elif automatic := self._automatic[place]:
            points, level = 3, self._forms.get(automatic.form, 1 if automatic.form is Form.CHAPTER else 2)
            reasons.append(_COUNTED)
        elif paragraph.mark and not (paragraph.look.bold and len(text) <= _SHORT):
            return None
        listed = self._listed.get(place)
        if listed is not None:
            points += 3
            reasons.append(_LISTED)
        points, level = self._numbered(place, points, level, reasons)
        level = level or (listed or 0)
        if _is_annex(paragraph) or _KNOWN.fullmatch(re.sub(r"\s", "", text)):
            points += 3
            level = level or (2 if text.startswith("【") else 1)
            reasons.append(_NAME)
        points += self._looks(paragraph, number, reasons)
        if len(text) > _LONG:
            points -= 3
        if _SENTENCE.search(text):
            points -= 3
        return Candidate(paragraph, number, points, level, tuple(reasons)) if reasons else None

    def _annex(self, paragraph: ManuscriptParagraph) -> Candidate:
        return Candidate(paragraph, None, ENOUGH, 1, (_NAME,))

    def _numbered(self, place: int, points: int, level: int, reasons: list[Message]) -> tuple[int, int]:
        number = self._numbers[place]
        if number is None:
            return points, level
        if number.form is Form.DOTTED:
            reasons.append(_DEEP)
            points += 2
            if self._follows(place, number.levels):
                points += 1
                reasons.append(_ORDER)
            return points, level or min(len(number.levels), _LEVELS)
        if number.form is Form.SINGLE and self._dotted:
            if self._opens(place, number.levels):
                reasons += [_DEEP, _OPENS]
                return points + 3, level or 1
            return points, level
        rank = self._forms.get(number.form, 0)
        if rank:
            sure = number.form in (Form.CHAPTER, Form.SECTION, Form.COMMA, Form.BRACKETS)
            reasons.append(_DEEP)
            points += 2 if sure else 1
            if sure and self._in_series(place, number):
                points += 1
                reasons.append(_ORDER)
            return points, level or rank
        return points, level

    def _follows(self, place: int, levels: tuple[int, ...]) -> bool:
        """Tell whether a dotted number goes on from the nearest one before it."""
        before = self._nearest(place, -1)
        if before is None:
            return levels[-1] <= 1
        shared = 0
        while shared < min(len(before), len(levels)) and before[shared] == levels[shared]:
            shared += 1
        if shared == len(levels):
            return len(before) == len(levels)
        if shared == len(before):
            return levels[shared] <= 2
        return 0 < levels[shared] - before[shared] <= 3

    def _opens(self, place: int, levels: tuple[int, ...]) -> bool:
        """Tell whether a single number is that of a chapter: its first section, 7.1, is the next there is.

        A line 2. … of an enumeration at the end of chapter 1 is told by the line 2 … that comes after it.
        """
        at = place + 1
        while at < len(self._paragraphs):
            number = self._numbers[at]
            if number and len(self._paragraphs[at].text) <= _LONG:
                if number.form is Form.SINGLE and number.levels == levels:
                    return False
                if number.form is Form.DOTTED:
                    break
            at += 1
        after, before = self._nearest(place, 1), self._nearest(place, -1)
        return after is not None and after[:2] == (*levels, 1) and (before is None or before[0] != levels[0])

    def _nearest(self, place: int, step: int) -> tuple[int, ...] | None:
        """Return the nearest dotted number before or after a line."""
        return (self._before if step < 0 else self._after)[place]

    def _in_series(self, place: int, number: Typed) -> bool:
        """Tell whether a line of the same form with the number before or after it is near enough to be its sibling."""
        for step in (-1, 1):
            wanted = number.levels[0] + step
            at = place + step
            while 0 <= at < len(self._paragraphs):
                other = self._numbers[at]
                if other and other.form is number.form and len(self._paragraphs[at].text) <= _LONG:
                    if other.levels[0] == wanted:
                        return True
                    break
                at += step
        return False

    def _looks(self, paragraph: ManuscriptParagraph, number: Typed | None, reasons: list[Message]) -> int:
        points = 0
        if paragraph.look.bold:
            points += 1
            reasons.append(_BOLD)
        larger = paragraph.look.size - self._size
        if larger >= 1:
            points += 1 if larger < 4 else 2
            reasons.append(_LARGE)
        short = len(paragraph.text) <= _SHORT and not re.search(r"[：:]$", paragraph.text)
        single = number is not None and number.form in (Form.SINGLE, Form.ROUND)
        # A bold line 1. … within a section is a point of an enumeration as often as a heading.
        return points + 1 if points >= 2 and short and not (single and self._dotted) else points

    def _levelled(self, kept: Sequence[Candidate]) -> list[FoundHeading]:
        known: dict[tuple[float, bool], Counter[int]] = {}
        for one in kept:
            if one.level:
                look = (one.paragraph.look.size, one.paragraph.look.bold)
                known.setdefault(look, Counter())[one.level] += 1
        sizes = sorted({one.paragraph.look.size for one in kept}, reverse=True)
        headings: list[FoundHeading] = []
        for one in kept:
            look = (one.paragraph.look.size, one.paragraph.look.bold)
            guess = known[look].most_common(1)[0][0] if look in known else sizes.index(look[0]) + 1
            annex = _is_annex(one.paragraph) and (one.level <= 1)
            level = 1 if annex else one.level or min(guess, _LEVELS)
            doubtful = not one.level or one.reasons in ((_BOLD,), (_BOLD, _LARGE))
            headings.append(FoundHeading(one.paragraph, level, one.typed, annex, one.reasons, doubtful))
        return headings

    def _untitled(self, headings: list[FoundHeading]) -> list[FoundHeading]:
        """Return headings without the first where that is the title of the whole, alone on its level, over no text."""
        if len(headings) < 3 or headings[0].typed or not _TITLE.fullmatch(headings[0].paragraph.text):
            return headings
        first, second = headings[:2]
        between = range(first.paragraph.index + 1, second.paragraph.index)
        alone = all(one.level > first.level or one.annex for one in headings[1:])
        bare = len(between) <= _BLANKS and not any(one.index in between for one in self._paragraphs)
        return headings[1:] if alone and bare and second.level > first.level else headings


def _automatic(paragraph: ManuscriptParagraph) -> Typed | None:
    """Return the automatic number of a paragraph where it can only be that of a chapter or a section: 第一章."""
    found = typed(f"{paragraph.mark.text} {paragraph.text}") if paragraph.mark and paragraph.numbered else None
    return found if found and found.form in (Form.CHAPTER, Form.SECTION) else None


def _raised(headings: list[FoundHeading]) -> list[FoundHeading]:
    """Return headings so that the highest are of level 1: where the report's title had level 1, its chapters had 2.

    Typed numbers say the level for sure: 3.1 stays one of level 2 in a file that begins with it.
    """
    levels = [one.level for one in headings if not one.annex]
    sure = any(one.typed and one.typed.absolute and len(one.typed.levels) == one.level for one in headings)
    above = min(levels, default=1) - 1
    if not above or sure:
        return headings
    return [one if one.annex else replace(one, level=one.level - above) for one in headings]


def _is_annex(paragraph: ManuscriptParagraph) -> bool:
    """Tell whether a line opens the annex: 附表：指标, 附件 1 指标表; 附表 1 … with a title of its own is a caption."""
    text = paragraph.text
    if len(text) > _SHORT or _SENTENCE.search(text):
        return False
    return re.fullmatch(r"附\s*+[表件录]\s*+(?:[：:]\s*+)?(?:.{0,8}指标.{0,8})?", text) is not None or (
        0 < paragraph.level <= 2 and re.match(r"附\s*[表件录]", text) is not None and _ANNEX.fullmatch(text) is not None
    )


def _listed(paragraphs: Sequence[ManuscriptParagraph], directories: Directories) -> dict[int, int]:
    """Return the level that the table of contents gives by place; its lines are found in their order."""
    places: dict[str, list[int]] = {}
    for place, one in enumerate(paragraphs):
        if len(one.text) <= _LONG:
            places.setdefault(key(one.text), []).append(place)
    # The longest chain of lines in the order of both (Hunt and Szymanski 1977): one accidental match costs one line.
    ends: list[int] = []
    chains: list[_Chain] = []
    for line in directories.lines:
        for place in reversed(places.get(line.key, ())):
            at = bisect_left(ends, place)
            chain = (place, line.level, chains[at - 1] if at else None)
            ends[at : at + 1] = [place]
            chains[at : at + 1] = [chain]
    found: dict[int, int] = {}
    link = chains[-1] if chains else None
    while link is not None:
        found[link[0]] = link[1]
        link = link[2]
    return found
