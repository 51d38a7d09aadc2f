"""The texts of notes in the lines of a Markdown file: each goes with the block that marks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from reportdoc.content.parser import Parser
from reportdoc.content.tree import Node
from reportdoc.report.block import Block, Case, List, Paragraph
from reportdoc.report.inline import Emphasis, Inline, Note, Strong, notes_in
from reportdoc.report.report import walk


def names_of(block: Block) -> Iterator[str]:
    """Yield the names of the notes that a block marks."""
    for one in walk((block,)):
        if isinstance(one, Paragraph):
            yield from (note.name for note in notes_in(one.content))


def with_own_notes(text: str, blocks: Sequence[Block], chunks: Sequence[str]) -> list[str]:
    """Return the lines of each block with the texts of the notes that it marks, and of no others.

    Authors may write those texts anywhere in a file, such as at its end.
    """
    texts = _texts(text)
    found = []
    for block, chunk in zip(blocks, chunks, strict=True):
        own, here = set(names_of(block)), _texts(chunk)
        for name, lines in here.items():
            if name not in own:
                chunk = chunk.replace(lines, "", 1)
        added = (lines for name, lines in texts.items() if name in own and name not in here)
        found.append("\n\n".join((chunk.strip("\n"), *added)))
    return found


def _texts(text: str) -> Mapping[str, str]:
    """Return the lines of each note's text by its name, of those that stand in no other block."""
    lines = text.split("\n")
    nodes = (node for node in Node(Parser().parse(text).tokens).children if node.type == "note_text")
    return {node.info: "\n".join(lines[slice(*(node.map or (0, 0)))]).strip("\n") for node in nodes}


def with_names(block: Block, taken: set[str]) -> Block:
    """Return a new block whose notes have names that are not taken; they are now."""
    match block:
        case Paragraph(content=content):
            return replace(block, content=_content(content, taken))
        case List(items=items):
            return replace(block, items=tuple(tuple(with_names(one, taken) for one in item) for item in items))
        case Case(blocks=inner):
            return replace(block, blocks=tuple(with_names(one, taken) for one in inner))
        case _:
            return block


def _content(content: tuple[Inline, ...], taken: set[str]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for inline in content:
        match inline:
            case Note(name=name):
                free = name if name not in taken else next(one for one in map(str, count(1)) if one not in taken)
                taken.add(free)
                made.append(replace(inline, name=free))
            case Strong(content=inner) | Emphasis(content=inner):
                made.append(replace(inline, content=_content(inner, taken)))
            case _:
                made.append(inline)
    return tuple(made)
