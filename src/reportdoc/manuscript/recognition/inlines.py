"""Runs as inline content; a cross-reference is carried as a link to its bookmark until labels are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportdoc.manuscript.model import Run
from reportdoc.report.inline import Emphasis, Inline, LineBreak, Link, Math, Note, Strong, Subscript, Superscript, Text
from reportdoc.report.place import Place
from reportdoc.text.latex_writing import latex

BOOKMARK = "#"
"""Begins the target of a link that stands for a cross-reference."""
_NOWHERE = Place("")
_RAISABLE = re.compile(r"[^\s，。；：、,;:^~]+")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ufeff\u200b\u2028\u2029]")
"""Characters that show nothing, or that XML does not allow."""


def cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the characters from one place to another of what runs hold together, as runs."""
    at = 0
    found: list[Run] = []
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        if text or (run.note and start <= at <= end):
            found.append(replace(run, text=text, formula=run.formula if text == run.text else ()))
        at += len(run.text)
    return tuple(found)


def trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return runs without the blanks around them."""
    text = "".join(run.text for run in runs)
    return cut(runs, len(text) - len(text.lstrip()), len(text.rstrip()))


def unbold(runs: Sequence[Run]) -> Sequence[Run]:
    """Return the runs of a heading; where all are bold, that is the look of a heading, and the template's to give."""
    return [replace(run, bold=False) for run in runs] if all(run.bold or not run.text.strip() for run in runs) else runs


def inlines(runs: Sequence[Run]) -> tuple[Inline, ...]:
    """Return runs as inline content; a note has its id in the file for a name and no text yet (`notes.noted`)."""
    return tuple(merged(_inlines(trimmed(runs))))


def one_line(content: Sequence[Inline]) -> tuple[Inline, ...]:
    """Return the content of a title, which is one line, with blanks for its line breaks."""
    return tuple(merged(_unbroken(content)))


def _unbroken(content: Sequence[Inline]) -> Iterator[Inline]:
    for one in content:
        match one:
            case LineBreak():
                yield Text(" ")
            case Strong(content=inner) | Emphasis(content=inner) | Link(content=inner):
                yield replace(one, content=one_line(inner))
            case _:
                yield one


def _inlines(runs: Sequence[Run]) -> Iterator[Inline]:
    for (bold, italic), group in groupby(runs, key=lambda run: (run.bold, run.italic)):
        members = tuple(group)
        inner = tuple(_plain(members))
        if not (bold or italic) or not "".join(run.text for run in members).strip():
            yield from inner
            continue
        before, core, after = _edges(inner)
        yield from before
        if core:
            yield Strong((Emphasis(core),)) if bold and italic else Strong(core) if bold else Emphasis(core)
        yield from after


def _edges(content: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[Inline, ...]]:
    """Return content as blanks, core, blanks: an emphasis that begins or ends with a blank is none (CommonMark 6.2)."""
    before: list[Inline] = []
    after: list[Inline] = []
    core = list(content)
    for side, kept in ((0, before), (-1, after)):
        while core and isinstance(core[side], LineBreak):
            kept.append(core.pop(side))
        if core and isinstance(first := core[side], Text):
            text = first.text.lstrip() if side == 0 else first.text.rstrip()
            blanks = first.text[: len(first.text) - len(text)] if side == 0 else first.text[len(text) :]
            if blanks:
                kept.append(Text(blanks))
            core[side : side + 1 or None] = [Text(text)] if text else []
    return tuple(before), tuple(core), tuple(reversed(after))


def _plain(runs: Sequence[Run]) -> Iterator[Inline]:
    for run in runs:
        if run.note:
            yield Note(run.note, (), _NOWHERE)
            continue
        if run.formula:
            yield Math(latex(run.formula), run.formula, display=False)
            continue
        target = f"{BOOKMARK}{run.target}" if run.target else run.link
        content = tuple(_raised(run))
        if target and content:
            yield Link(target, content)
        else:
            yield from content


def _raised(run: Run) -> Iterator[Inline]:
    if run.raised and _RAISABLE.fullmatch(run.text):
        yield (Superscript if run.raised == "super" else Subscript)((Text(run.text),))
        return
    for index, line in enumerate(_clean(run.text).split("\n")):
        if index:
            yield LineBreak()
        if line:
            yield Text(line)


def _clean(text: str) -> str:
    """Return text without characters that show nothing; a tab is a blank."""
    return CONTROLS.sub("", text).replace("\t", " ")


def merged(content: Iterator[Inline]) -> Iterator[Inline]:
    """Yield content with neighbouring texts joined, and without line breaks at its ends."""
    joined: list[Inline] = []
    for one in content:
        if isinstance(one, Text) and joined and isinstance(last := joined[-1], Text):
            joined[-1] = Text(last.text + one.text)
        elif not (isinstance(one, LineBreak) and not joined):
            joined.append(one)
    while joined and isinstance(joined[-1], LineBreak):
        joined.pop()
    yield from joined
