"""The text of a Markdown file, block by block: what a delivery leaves as it was stays as its author wrote it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from reportdoc.app.deliveries.note_lines import names_of, with_names, with_own_notes
from reportdoc.content.parser import Parser
from reportdoc.content.tree import Node
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.inline import Emphasis, Inline, Link, Reference, Strong, Subscript, Superscript, notes_in
from reportdoc.report.numbering import Number
from reportdoc.report.plain import plain, plain_words


def chunks(text: str, blocks: Sequence[Block]) -> list[str]:
    """Return the lines that each block of a file was read from, without blank lines around them."""
    lines = text.split("\n")
    starts = [(block.place.line or 1) - 1 for block in blocks]
    ends = [*starts[1:], len(lines)]
    return ["\n".join(lines[start:end]).strip("\n") for start, end in zip(starts, ends, strict=True)]


def spliced(
    text: str,
    old: Sequence[Block],
    new: Sequence[Block],
    numbers: Mapping[str, Number],
    write: Callable[[Block], str],
    broken: Collection[int] = (),
) -> str:
    """Return new blocks as the text of a file; those that say what an old one said keep its lines.

    Those do not among whose lines is one of `broken`, lines from 1 that cannot be read.
    """
    kept: dict[object, list[int]] = {}
    starts = [block.place.line or 1 for block in old]
    for at, (start, end) in enumerate(zip(starts, [*starts[1:], 1 << 30], strict=True)):
        if not any(start <= line < end for line in broken):
            kept.setdefault(signature(old[at], numbers), []).append(at)
    same = [found.pop(0) if (found := kept.get(signature(block, numbers))) else None for block in new]
    lines = chunks(text, old)
    if same != list(range(len(old))):
        lines = with_own_notes(text, old, lines)
    taken = {name for at in same if at is not None for name in names_of(old[at])}
    made = (
        write(with_names(block, taken)).rstrip() if at is None else lines[at]
        for block, at in zip(new, same, strict=True)
    )
    return "\n\n".join(made) + "\n"


def replaced(text: str, block: Block, new: str) -> str:
    """Return the text of a file with the lines of one of its blocks, and of its notes, replaced; all others stay."""
    blocks = Node(Parser().parse(text).tokens).children
    start, end = next(one.map for one in blocks if one.map and one.line == block.place.line)
    lines = text.split("\n")
    gone = set(names_of(block))
    notes = [one.map for one in blocks if one.map and one.type == "note_text" and one.info in gone]
    for first, after in reversed(notes):
        while after < len(lines) - 1 and not lines[after].strip() and after > end:
            after += 1
        lines[first:after] = []
        start, end = (start - (after - first), end - (after - first)) if first < start else (start, end)
    return "\n".join([*lines[:start], new.rstrip(), *lines[end:]])


def signature(block: Block, numbers: Mapping[str, Number]) -> object:
    """Return what a block says, to compare; the cells of a table and the bytes of a picture are files of their own."""
    match block:
        case Heading(level=level, content=content, numbered=numbered):
            return ("heading", level, numbered, words(content, numbers))
        case Paragraph(content=content):
            return ("paragraph", words(content, numbers), *(words(note.text, numbers) for note in notes_in(content)))
        case List(ordered=ordered, items=items):
            return ("list", ordered, tuple(tuple(signature(one, numbers) for one in item) for item in items))
        case Table(label=label, caption=caption, unit=unit, source=source, grid=grid):
            return ("table", label, words(caption, numbers), unit, source, grid.header, grid.width)
        case Figure(label=label, caption=caption, source=source, picture=picture):
            return ("figure", label, words(caption, numbers), source, picture.path.name)
        case Chart(label=label, caption=caption, source=source):
            return ("chart", label, words(caption, numbers), source)
        case FigureRow(figures=figures):
            return ("row", tuple(signature(one, numbers) for one in figures))
        case Case(label=label, title=title, blocks=blocks):
            return ("case", label, words(title, numbers), tuple(signature(one, numbers) for one in blocks))


def words(content: tuple[Inline, ...], numbers: Mapping[str, Number]) -> str:
    """Return the characters of content without blanks; a reference to what has no number yet is its label."""
    missing = [label for label in _labels(content) if label not in numbers]
    text = "".join((plain_words(content) if missing else plain(content, numbers)).split())
    return text + "".join(missing)


def _labels(content: tuple[Inline, ...]) -> Iterator[str]:
    for one in content:
        match one:
            case Reference(labels=labels):
                yield from labels
            case Strong() | Emphasis() | Superscript() | Subscript() | Link():
                yield from _labels(one.content)
            case _:
                pass
