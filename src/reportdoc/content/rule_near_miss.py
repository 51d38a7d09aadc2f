"""What is nearly a heading, a value or a reference, and would be printed as it stands, as a rule of markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from reportdoc.content.notes import note
from reportdoc.content.rule_reference import ONE
from reportdoc.report.label import Kind
from reportdoc.report.message import Message, message

_HEADING = re.compile(r"(?:\*\*|__)?+(?P<marks>[#＃]++)(?P<rest>.*)")
_BRACES = re.compile(r"｛[{｛](?!\{)|\{｛")
_ATTRIBUTES = re.compile(r"｛[#＃.]")
_NOTE = re.compile(r"(?<!\\)\^\[[^\]\[^]{1,200}\](?!\^)|［\^[^］\s]{1,20}］")
"""A note within the line, which Pandoc knows, or brackets of full width."""
_REFERENCE = re.compile(
    rf"(?<![A-Za-z0-9._%+/\\-])(?!{ONE})[@＠](?P<kind>(?i:{'|'.join(kind.value for kind in Kind)}))"
    r"[-_－—–‐](?P<name>\w[\w-]{0,80})"
)
"""With `_` or a wide sign for what a reference has, or no label behind it; e-mail addresses and links are none."""
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_SHOWN = 40
"""Characters of the text that a message repeats."""


def near_miss_plugin(md: MarkdownIt) -> None:
    """Note near misses, line by line, before their text is parsed: what a backslash stands before is meant as it is."""
    md.core.ruler.after("length", "near_miss", _check)


def _check(state: StateCore) -> None:
    for opening, token in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "inline" and token.map:
            for line, text in enumerate(token.content.split("\n"), start=token.map[0]):
                for said, hint in _near_misses(text, opening.type == "paragraph_open"):
                    note(state.env, line, said, hint)


def _near_misses(line: str, paragraph: bool) -> Iterator[tuple[Message, Message]]:
    if paragraph:
        yield from _headings(line.strip())
    if found := _BRACES.search(line):
        text = message('"{text}" is printed as it stands, and is no value', text=found[0])
        yield text, message("write {{{{ … }}}} with half-width braces")
    if found := _ATTRIBUTES.search(line):
        text = message('"{text}" is printed as it stands, and begins no label', text=found[0])
        yield text, message("write {{#label}} with half-width braces")
    if found := _NOTE.search(line):
        text = message('"{text}" is printed as it stands, and is no note', text=found[0][:_SHOWN])
        yield text, message("write [^1], and a paragraph [^1]: with its text; \\^ prints a literal ^")
    yield from reference_misses(line)


def reference_misses(line: str) -> Iterator[tuple[Message, Message]]:
    """Yield what is said of each near miss of a reference, and what was probably meant."""
    for found in _REFERENCE.finditer(line):
        name = found["name"].replace("_", "-").lower() if _NAME.fullmatch(found["name"]) else "label"
        meant = f"@{found['kind'].lower()}-{name.strip('-')}"
        text = message('"{text}" is printed as it stands, and refers to nothing', text=found[0][:_SHOWN])
        yield text, message("write {meant}; \\@ prints a literal @", meant=meant[:_SHOWN])


def _headings(line: str) -> Iterator[tuple[Message, Message]]:
    found = _HEADING.match(line)
    words = found["rest"].strip("*_ \t\u3000") if found else ""
    if found is None or not words:
        return
    if len(found["marks"]) == 1 and (not found["rest"][0].isspace() or words[0].isdigit()):
        return  # `#1 车间`, `#开放日#`
    meant = f"{'#' * len(found['marks'])} {words}"
    text = message('"{text}" is printed as it stands, and is no heading', text=line[:_SHOWN])
    yield text, message("write {meant}", meant=meant[:_SHOWN])
