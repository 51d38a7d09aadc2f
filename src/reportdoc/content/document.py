"""One file of text, its form checked: what later steps need to know before blocks can be built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markdown_it.token import Token

from reportdoc.content import limits
from reportdoc.content.attributes import FLAGS, MODELS, HeadingAttributes
from reportdoc.content.parser import Parser
from reportdoc.content.tree import Node
from reportdoc.project.collector import Collector
from reportdoc.project.files import Source
from reportdoc.project.schema import Model, validate
from reportdoc.project.text import DIVIDE, PARAGRAPH_CHARACTERS, decode, too_long
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import Problem
from reportdoc.text.suggest import did_you_mean

_BEGIN = re.compile(r" {0,3}(?:#{1,6} |[-*+] |[0-9]{1,9}[.)] )?")
"""What makes a heading or an item of a line (CommonMark, 4.2 and 5.2)."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands in the braces of a fenced block or after a heading."""

    name: str
    """`heading`, or the class that names the kind of block: `table`, `case`."""
    label: str | None
    flags: frozenset[str]
    attributes: Model | None
    """None where they have problems of their own."""
    place: Place


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """One file of text."""

    file: str
    """Path relative to the project."""
    index: int
    """Place among all parts, from 0."""
    unnumbered: bool
    """Whether nothing in it has a number: it stands before the chapters, or behind them."""
    department: str
    nodes: list[Node]
    openings: Mapping[int, Opening]
    """Line, from 1 → what opens there; blocks of an unknown kind have none."""

    @property
    def says_unnumbered(self) -> bool:
        """Whether its heading, with which it begins, says that it has no number."""
        first = self.nodes[0] if self.nodes else None
        opening = self.openings.get(first.line) if first is not None and first.type == "heading" else None
        return opening is not None and "unnumbered" in opening.flags


def read_document(
    source: Source, index: int, unnumbered: bool, department: str, parser: Parser, collector: Collector
) -> MarkdownFile:
    """Return a file of text; problems of its form are noted in `collector`.

    Raises ContentError where the file cannot be read as text.
    """
    text = decode(source.read(limits.TEXT_BYTES), source.file)
    form = parser.once((source.file, text), lambda: _form(source.file, text, parser))
    for problem in form.problems:
        collector.add(problem.place, problem.message, problem.hint)
    return MarkdownFile(source.file, index, unnumbered, department, form.nodes, form.openings)


@dataclass(frozen=True, slots=True)
class _Form:
    """What a text is made of; whoever reads it again gets the same, and nobody writes into it."""

    nodes: list[Node]
    openings: Mapping[int, Opening]
    problems: tuple[Problem, ...]


def _form(file: str, text: str, parser: Parser) -> _Form:
    collector = Collector()
    parsed = parser.parse(_without_long_lines(text, file, collector))
    for note in parsed.notes:
        collector.add(Place(file, note.line), note.message, note.hint)
    openings = {opening.place.line or 0: opening for opening in _openings(parsed.tokens, file, collector)}
    return _Form(Node(parsed.tokens).children, openings, tuple(collector.problems))


def _without_long_lines(text: str, file: str, collector: Collector) -> str:
    """Return a text with a sign for what stands in lines that are longer than any paragraph, each noted.

    What is noted is told by the paragraph, the item or the heading that it is.
    """
    if len(text) <= PARAGRAPH_CHARACTERS:
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if len(line) > PARAGRAPH_CHARACTERS:
            collector.add(Place(file, at + 1), too_long(len(line)), DIVIDE)
            begin = _BEGIN.match(line)
            lines[at] = f"{begin[0] if begin else ''}…"
    return "\n".join(lines)


def _openings(tokens: tuple[Token, ...], file: str, collector: Collector) -> Iterator[Opening]:
    for token in tokens:
        place = Place(file, token.map[0] + 1 if token.map else 1)
        if token.type == "heading_open":
            yield _heading(token.meta["attributes"], place, collector)
        elif token.type == "div_open" and (opening := _block(token.meta["attributes"], place, collector)):
            yield opening


def _heading(written: Mapping[str, str], place: Place, collector: Collector) -> Opening:
    classes = written.get("class", "").split()
    for name in classes:
        if name != "unnumbered":
            hint = did_you_mean(name, ["unnumbered"]) or message("a heading may have .unnumbered and a #sec- label")
            collector.add(place, message('unknown class "{name}"', name=name), hint)
    attributes = validate(HeadingAttributes, _keys(written), lambda *path: _key(place, path), collector)
    return Opening("heading", written.get("id"), frozenset(classes), attributes, place)


def _block(written: Mapping[str, str], place: Place, collector: Collector) -> Opening | None:
    if not written:
        return None  # noted by the rule that found no attributes
    classes = written.get("class", "").split()
    kinds = [name for name in classes if name in MODELS]
    if len(kinds) != 1:
        unknown = next((name for name in classes if name not in MODELS), "")
        hint = did_you_mean(unknown, MODELS) or message("known are {names}", names=", ".join(MODELS))
        strange = message('unknown kind of block "{name}"', name=unknown) if not kinds and unknown else None
        collector.add(place, strange or message("a block must be of one kind"), hint)
        return None
    kind = kinds[0]
    for name in classes:
        if name != kind and name not in FLAGS[kind]:
            text = message('unknown class "{name}" of a {kind}', name=name, kind=kind)
            collector.add(place, text, did_you_mean(name, FLAGS[kind]))
    where = Place(place.file, place.line)
    attributes = validate(MODELS[kind], _keys(written), lambda *path: _key(where, path), collector)
    return Opening(kind, written.get("id"), frozenset(classes) - {kind}, attributes, place)


def _keys(written: Mapping[str, str]) -> dict[str, str]:
    # The parser of attributes keeps the backslash of \" as it stands.
    return {key: re.sub(r'\\(["\\])', r"\1", value) for key, value in written.items() if key not in ("id", "class")}


def _key(place: Place, path: tuple[str | int, ...]) -> Place:
    return Place(place.file, place.line, key=str(path[0]) if path else None)
