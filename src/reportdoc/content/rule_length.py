"""Paragraphs that are too long to be judged, as a rule of markdown-it."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from reportdoc.content.notes import note
from reportdoc.project.text import DIVIDE, PARAGRAPH_CHARACTERS, too_long


def length_plugin(md: MarkdownIt) -> None:
    """Note paragraphs of many lines that are longer than any, and leave them empty, before their text is parsed."""
    md.core.ruler.after("block", "length", _check)


def _check(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > PARAGRAPH_CHARACTERS:
            note(state.env, token.map[0] if token.map else 0, too_long(len(token.content)), DIVIDE)
            token.content = ""
