"""Labels of a delivered chapter: what was there before keeps its own, what is new gets one that nobody has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, Heading, List, Paragraph, Table
from reportdoc.report.inline import Emphasis, Inline, Link, Note, Reference, Strong
from reportdoc.report.label import MAXIMUM_LENGTH
from reportdoc.report.plain import plain_words
from reportdoc.report.report import walk

_LIKE = 0.6
"""Similarity of two captions from which they are the same thing reworded."""

OUTSIDE = "!"
"""Begins the label in a reference to another part, which may be one that recognition gave to something new as well."""


def relabelled(new: Sequence[Block], old: Sequence[Block], taken: frozenset[str]) -> tuple[Block, ...]:
    """Return the new blocks of a chapter with the labels of the old ones; `taken` are the labels of the other parts.

    References to other parts begin with `OUTSIDE` and lose it.
    """
    names = _names(list(walk(tuple(new))), list(walk(tuple(old))), taken)
    return tuple(_renamed(block, names) for block in new)


def _names(new: list[Block], old: list[Block], taken: frozenset[str]) -> dict[str, str]:
    """Return new labels by those that recognition gave."""
    # Labels that the loader made up are in no file, and nothing refers to them.
    before = {label: (kind, text) for kind, label, text in labelled(old) if "-auto-" not in label}
    after = {label: (kind, text) for kind, label, text in labelled(new)}
    # A file that was built here and came back still has its labels.
    names = {label: label for label in after if label in before}
    free = {label: one for label, one in before.items() if label not in names}
    for exact in (True, False):
        for label, (kind, text) in after.items():
            if label in names:
                continue
            best = max(free, key=lambda one: _likeness(free[one], (kind, text)), default="")
            likeness = _likeness(free[best], (kind, text)) if best else 0.0
            if likeness == 1 or (not exact and likeness >= _LIKE):
                names[label] = best
                del free[best]
    used = set(taken) | set(before)
    for label in after:
        if label not in names:
            names[label] = _unused(label, used)
            used.add(names[label])
    return names


def _likeness(one: tuple[str, str], other: tuple[str, str]) -> float:
    if one[0] != other[0]:
        return 0.0
    return 1.0 if one[1] == other[1] else SequenceMatcher(None, one[1], other[1], autojunk=False).ratio()


def _unused(label: str, used: set[str]) -> str:
    number, tried = 1, label
    while tried in used:
        number += 1
        tail = f"-{number}"
        tried = label[: MAXIMUM_LENGTH - len(tail)].rstrip("-") + tail
    return tried


def labelled(blocks: list[Block]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, label and words of every block that has a label."""
    for block in blocks:
        match block:
            case Heading(label=label, content=content, numbered=True):
                yield "heading", label, _words(content)
            case Table(label=label, caption=caption):
                yield "table", label, _words(caption)
            case Figure(label=label, caption=caption) | Chart(label=label, caption=caption):
                yield "figure", label, _words(caption)
            case Case(label=label, title=title):
                yield "case", label, _words(title)
            case _:
                pass


def _words(content: tuple[Inline, ...]) -> str:
    return "".join(plain_words(content).split())


def _renamed(block: Block, names: dict[str, str]) -> Block:
    match block:
        case Paragraph(content=content):
            return replace(block, content=_inlines(content, names))
        case List(items=items):
            return replace(block, items=tuple(tuple(_renamed(one, names) for one in item) for item in items))
        case FigureRow(figures=figures):
            named = (_renamed(one, names) for one in figures)
            return replace(block, figures=tuple(one for one in named if isinstance(one, Figure)))
        case Case(blocks=blocks):
            inner = tuple(_renamed(one, names) for one in blocks)
            return replace(block, label=names.get(block.label, block.label), blocks=inner)
        case _:
            return replace(block, label=names.get(block.label, block.label))


def _inlines(content: tuple[Inline, ...], names: dict[str, str]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for one in content:
        match one:
            case Reference(labels=labels):
                made.append(
                    replace(one, labels=tuple(names.get(label, label.removeprefix(OUTSIDE)) for label in labels))
                )
            case Strong(content=inner) | Emphasis(content=inner) | Link(content=inner):
                made.append(replace(one, content=_inlines(inner, names)))
            case Note(text=said):
                made.append(replace(one, text=_inlines(said, names)))
            case _:
                made.append(one)
    return tuple(made)
