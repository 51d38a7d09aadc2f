"""Labels for what has none: from its words in pinyin, so that they stay true when numbers move."""

from __future__ import annotations

import re
from dataclasses import replace

from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Table
from reportdoc.report.label import ANNEX, MAXIMUM_LENGTH, Kind
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Annex, Part, Report

_SYLLABLES = 6
_CHINESE = re.compile(r"[\u3007\u3400-\u9fff\ue815-\ue864\uf900-\ufaff\U00020000-\U0003ffff]")
"""What pypinyin knows sounds of."""
_KNOWN = {
    "人才培养质量计分卡": "annex-scorecard",
    "满意度调查表": "annex-satisfaction",
    "教学资源表": "annex-resources",
    "服务贡献表": "annex-service",
    "国际影响表": "annex-international",
    "落实政策表": "annex-policies",
}
"""Labels of the usual indicator tables, those of a new project."""


def slug(text: str, syllables: int = _SYLLABLES) -> str:
    """Return the first syllables of a text as `xuesheng-canjia-shetuan`; empty for neither Chinese nor letters."""
    words: list[str] = [word for piece in _spoken(text[:40]) for word in re.findall(r"[a-z0-9]+", piece.lower())]
    kept = words[:syllables]
    # Most words have two syllables.
    return "-".join("".join(kept[at : at + 2]) for at in range(0, len(kept), 2))


def _spoken(text: str) -> list[str]:
    if not _CHINESE.search(text):
        return [text]
    from pypinyin import lazy_pinyin  # takes 0.2 s

    return lazy_pinyin(text)


def labelled(report: Report) -> Report:
    """Return a report in which every table, figure, chart, case and numbered heading has a label of its own."""
    return _Labels(report).report()


class _Labels:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._taken: set[str] = {ANNEX}
        self._numbers: dict[str, int] = {}
        """The last number that was put behind a label."""

    def report(self) -> Report:
        report = self._report
        front = tuple(self._part(part) for part in report.front)
        chapters = tuple(self._part(part) for part in report.chapters)
        return replace(report, front=front, chapters=chapters, annex=self._annex(report.annex))

    def _part(self, part: Part) -> Part:
        return replace(part, blocks=self._blocks(part.blocks))

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        match block:
            case Heading():
                label = self._label(Kind.SECTION, block.label, plain_words(block.content)) if block.numbered else ""
                return replace(block, label=label)
            case Table():
                return replace(block, label=self._label(Kind.TABLE, block.label, plain_words(block.caption)))
            case Figure():
                return replace(block, label=self._label(Kind.FIGURE, block.label, plain_words(block.caption)))
            case Chart():
                return replace(block, label=self._label(Kind.FIGURE, block.label, plain_words(block.caption)))
            case FigureRow(figures=figures):
                return replace(
                    block, figures=tuple(one for one in map(self._block, figures) if isinstance(one, Figure))
                )
            case Case():
                label = self._label(Kind.CASE, block.label, plain_words(block.title))
                return replace(block, label=label, blocks=self._blocks(block.blocks))
            case List(items=items):
                return replace(block, items=tuple(self._blocks(item) for item in items))
            case _:
                return block

    def _annex(self, annex: Annex | None) -> Annex | None:
        if annex is None:
            return None
        tables = []
        for table in annex.tables:
            title = plain_words(table.caption)
            given = table.label if table.label.startswith(Kind.ANNEX.value) else _KNOWN.get(title, "")
            tables.append(replace(table, label=self._label(Kind.ANNEX, given, title)))
        return replace(annex, tables=tuple(tables))

    def _label(self, kind: Kind, given: str, text: str) -> str:
        label = given or f"{kind.value}-{slug(text) or 'x'}"
        label = label[:MAXIMUM_LENGTH].rstrip("-")
        number, tried = self._numbers.get(label, 1), label
        while tried in self._taken:
            number += 1
            tail = f"-{number}"
            tried = label[: MAXIMUM_LENGTH - len(tail)].rstrip("-") + tail
        self._taken.add(tried)
        self._numbers[label] = number
        return tried
