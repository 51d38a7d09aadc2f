"""What is wrong with a delivery, said to somebody who sees the Word file and not the Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reportdoc.app.deliveries.staging import Stage
from reportdoc.report.block import Block
from reportdoc.report.captions import caption
from reportdoc.report.message import message
from reportdoc.report.numbering import number
from reportdoc.report.place import Place
from reportdoc.report.plain import plain_words
from reportdoc.report.problem import ContentError, Problem
from reportdoc.report.report import Report, walk

_MARKUP = re.compile(r"\{[#.][^{}]*+\}$|^[#>*\s-]++|[*\\]")
_SHOWN = 24
"""Characters by which somebody finds a line in Word."""


def in_word_terms(error: ContentError, source: Path, file: str, before: Report, copy: Stage) -> ContentError:
    """Return the same problems with places in the Word file; `file` is the chapter's that was made of it.

    A label that is missing now is called by the number and the caption that it had in the report `before`.
    """
    lines = copy.read(file).split("\n")
    names = {label: name for label, name in _names(before).items() if f"#{label}" not in copy.read(file)}
    return ContentError(_told(one, source, file, lines, names) for one in error.problems)


def _told(problem: Problem, source: Path, file: str, lines: list[str], names: Mapping[str, str]) -> Problem:
    place, name = problem.place, names.get(str(problem.message.arguments.get("label", "")))
    if name:
        text = message('it refers to {name}, which is not in "{file}" any more', name=name, file=source.name)
        problem = Problem(place, text, message("put it back in Word, or take out the reference first"))
    if place.file != file:
        return problem
    hint = problem.hint if name else message("change it in Word, and take the file again")
    where = "“" + _words(lines, place.line or 1) + "”"
    return replace(problem, place=Place(source.name, key=where), hint=hint, seen=None)


def _words(lines: list[str], number: int) -> str:
    """Return the first words of a line as Word shows them; of a block, those of its caption."""
    at = number - 1
    while at < len(lines) - 1 and (not lines[at].strip() or lines[at].startswith(":::")):
        at += 1
    text = _MARKUP.sub("", lines[at]).strip() if at < len(lines) else ""
    return text[:_SHOWN].rstrip() + ("…" if len(text) > _SHOWN else "")


def _names(report: Report) -> dict[str, str]:
    numbers = number(report)
    blocks: list[Block] = [block for part in report.parts for block in walk(part.blocks)]
    return {
        label: " ".join(filter(None, (numbers[label].text, plain_words(caption(block)))))
        for block in blocks
        if (label := getattr(block, "label", "")) in numbers
    }
