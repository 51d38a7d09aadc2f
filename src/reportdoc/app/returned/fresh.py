"""New elements of a returned file become blocks of the content, with labels and files of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportdoc.app.deliveries.labels import OUTSIDE, labelled, relabelled
from reportdoc.app.imports import media_of, recognised_manuscript
from reportdoc.app.returned.note_marks import NoteNames
from reportdoc.manuscript.model import Element, Look, Manuscript, ManuscriptParagraph, Run
from reportdoc.manuscript.pictures import stand_in
from reportdoc.manuscript.writing.markdown import markdown
from reportdoc.manuscript.writing.project import Files, filed
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Table
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Report, walk

if TYPE_CHECKING:
    from reportdoc.manuscript.import_log import Note

_DEEPEST = 4
"""Deepest level of a heading (`content/headings.py`)."""
_NAME = "\ue000"
"""Words of the headings under which the elements are read, and which are none of theirs."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What new elements became."""

    blocks: tuple[Block, ...]
    text: str
    """Their Markdown."""
    files: Mapping[str, bytes]
    """Tables and pictures, by their paths in the project."""
    notes: tuple[Note, ...]

    @property
    def items(self) -> list[str] | None:
        """The items of the list that they are, without marks; none where they are something else."""
        if len(self.blocks) != 1 or not isinstance(self.blocks[0], List):
            return None
        return [markdown(item).rstrip("\n") for item in self.blocks[0].items]


class FreshBlocks:
    """Makes blocks of elements; every label is given once."""

    def __init__(self, returned: Manuscript, report: Report, numbers: Mapping[str, str], names: NoteNames) -> None:
        """Take the returned file, the report it was built from, and what gives notes their names."""
        self._names = names
        self._returned = returned
        self._numbers = {text: OUTSIDE + label for label, text in numbers.items()}
        blocks = [block for part in report.parts for block in walk(part.blocks)]
        tables = report.annex.tables if report.annex else ()
        self._labels = {label for _, label, _ in labelled([*blocks, *tables])}

    def of(self, elements: Sequence[Element], numbered: bool | None = None, level: int = 1) -> Fresh:
        """Return the blocks of elements that stand one after another. Raises InputError where they hold no text.

        `numbered` says whether they are those of a chapter or of a part without a number; None: as recognised.
        `level` is that of the heading they stand under.
        """
        above = map(_heading, range(1, level + 1))
        part = replace(self._returned, elements=(*above, *elements), remarks=(), beside=())
        recognised = recognised_manuscript(part, self._numbers)
        media = media_of(part, recognised.log)
        found = [block for one in recognised.report.parts for block in one.blocks if not _invented(block)]
        if numbered is not None:
            found = [_with_number(one) if numbered else _without_numbers(one) for one in found]
        blocks = tuple(map(self._names.renamed, relabelled(found, (), frozenset(self._labels))))
        self._labels |= {label for _, label, _ in labelled(list(walk(blocks)))}
        files = Files(media, stand_in(), {}, {})
        named = tuple(filed(block, files) for block in blocks)
        found_here = (one for one in recognised.log.notes if _NAME not in one.text)
        notes = tuple(one for one in found_here if one.weight.value == "review" and not one.whole)
        return Fresh(named, markdown(named).rstrip("\n") if named else "", files.made, notes)


def _heading(level: int) -> ManuscriptParagraph:
    """Return a heading that is none of the file's.

    It has its own words and place: lines that come twice are a directory, and paragraphs are known by their places.
    """
    words = (Run(_NAME * level),)
    return ManuscriptParagraph(level - _DEEPEST, words, f"heading {level}", level, None, Look(), False, (), (), ())


def _invented(block: Block) -> bool:
    return isinstance(block, Heading) and set(plain_words(block.content).strip()) == {_NAME}


def _with_number(block: Block) -> Block:
    """Return the heading of a chapter with a number, and any other block as it is."""
    return replace(block, numbered=True) if isinstance(block, Heading) and block.level == 1 else block


def _without_numbers(block: Block) -> Block:
    """Return a block as it stands where nothing but cases has a number."""
    match block:
        case Heading() | Table() | Figure() | Chart():
            return replace(block, numbered=False)
        case FigureRow(figures=figures):
            return replace(block, figures=tuple(replace(one, numbered=False) for one in figures))
        case Case(blocks=inner):
            return replace(block, blocks=tuple(map(_without_numbers, inner)))
        case _:
            return block
