"""Markdown text → tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from reportdoc.content.notes import SyntaxNote, notes
from reportdoc.content.rule_div import div_plugin
from reportdoc.content.rule_emphasis import emphasis_plugin
from reportdoc.content.rule_heading import heading_plugin
from reportdoc.content.rule_length import length_plugin
from reportdoc.content.rule_math import math_plugin
from reportdoc.content.rule_near_miss import near_miss_plugin
from reportdoc.content.rule_note import note_plugin
from reportdoc.content.rule_reference import reference_plugin
from reportdoc.content.rule_value import value_plugin

_NESTING = 40
"""markdown-it drops in silence what is nested deeper; far beyond what `limits.LIST_DEPTH` allows."""


_KEPT = 200
"""Texts that are remembered: those of all files of a report, before and after a change."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of a text and what is wrong with its form."""

    tokens: tuple[Token, ...]
    notes: tuple[SyntaxNote, ...]


class Parser:
    """CommonMark with sub- and superscripts, notes, formulas, fenced divs, attributes, values and references.

    It remembers the files it has parsed: who reads a project again before and after a change parses what has changed.
    """

    def __init__(self) -> None:
        self._known: dict[str, Parsed] = {}
        # Pipe tables are understood in order to be refused with a word, not printed as they stand.
        self._markdown = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
        self._markdown.validateLink = lambda url: True  # pyrefly: ignore[method-assign]  # refused later
        for plugin in (sub_plugin, superscript_plugin, div_plugin, heading_plugin, value_plugin, reference_plugin):
            self._markdown.use(plugin)
        for plugin in (note_plugin, math_plugin, emphasis_plugin, length_plugin, near_miss_plugin):
            self._markdown.use(plugin)

    def parse(self, text: str) -> Parsed:
        """Return the tokens of a whole file."""
        if text not in self._known:
            env: dict[str, Any] = {}
            tokens = self._markdown.parse(text, env)
            self._known[text] = Parsed(tuple(tokens), tuple(notes(env)))
            while len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return self._known[text]

    def inline(self, text: str) -> list[Token]:
        """Return the inline tokens of one line, such as the title of a case."""
        return self._markdown.parseInline(text)[0].children or []
