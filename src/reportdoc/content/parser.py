"""Markdown text → tokens."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from reportdoc.content.notes import SyntaxNote, notes
from reportdoc.content.parsing_again import Before, again
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


_T = TypeVar("_T")
_KEPT = 200
"""Texts that are remembered, and what was made of them: those of all files of a report, before and after a change."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of a text and what is wrong with its form."""

    tokens: tuple[Token, ...]
    notes: tuple[SyntaxNote, ...]


class Parser:
    """CommonMark with sub- and superscripts, notes, formulas, fenced divs, attributes, values and references.

    It remembers the files it has parsed: who reads a project again before and after a change parses what has changed.
    """

    def __init__(self, in_part: bool = False) -> None:
        """With `in_part`, of a file that has changed only those sections are parsed that have."""
        self._known: dict[Hashable, Any] = {}
        self._before: dict[str, Before] | None = {} if in_part else None
        # Pipe tables are understood in order to be refused with a word, not printed as they stand.
        self._markdown = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
        self._markdown.validateLink = lambda url: True  # pyrefly: ignore[method-assign]  # refused later
        for plugin in (sub_plugin, superscript_plugin, div_plugin, heading_plugin, value_plugin, reference_plugin):
            self._markdown.use(plugin)
        for plugin in (note_plugin, math_plugin, emphasis_plugin, length_plugin, near_miss_plugin):
            self._markdown.use(plugin)

    def parse(self, text: str) -> Parsed:
        """Return the tokens of a whole file."""
        return self.once(text, lambda: self._parsed(text))

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what was made for a key, which a text is part of; made now where it is not remembered."""
        if key not in self._known:
            self._known[key] = make()
            while len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        return cast(_T, self._known[key])

    def _parsed(self, text: str) -> Parsed:
        if self._before is None:
            return self._whole(text)[0]
        first = text.partition("\n")[0]  # files of a report begin with headings of their own
        before = self._before.get(first)
        tokens = again(before, text, self._plain) if before else None
        if tokens is None:
            parsed, plain = self._whole(text)
            tokens = parsed.tokens
            if not plain:
                return parsed
        self._before[first] = Before(text, tokens)
        return Parsed(tokens, ())

    def _plain(self, text: str) -> tuple[Token, ...] | None:
        parsed, plain = self._whole(text)
        return parsed.tokens if plain else None

    def _whole(self, text: str) -> tuple[Parsed, bool]:
        """Return the tokens of a text, and whether nothing is wrong with its form and no link is named in it."""
        env: dict[str, Any] = {}
        parsed = Parsed(tuple(self._markdown.parse(text, env)), tuple(notes(env)))
        return parsed, not parsed.notes and not env.get("references")

    def inline(self, text: str) -> list[Token]:
        """Return the inline tokens of one line, such as the title of a case."""
        return self._markdown.parseInline(text)[0].children or []
