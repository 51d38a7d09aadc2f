"""`{#label .class}` at the end of a heading, as a rule of markdown-it."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from mdit_py_plugins.attrs.parse import ParseError, parse

from reportdoc.content.notes import note
from reportdoc.report.message import message

_TRAILING = re.compile(r"(?<![\\{])\{[^{}]{0,300}\}$")


def heading_plugin(md: MarkdownIt) -> None:
    """Move trailing attributes from a heading's text to the `meta` of its `heading_open` token."""
    md.core.ruler.before("inline", "heading_attributes", _attributes)


def _attributes(state: StateCore) -> None:
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type != "heading_open":
            continue
        heading.meta = {"attributes": {}}
        text = inline.content.rstrip()
        found = _TRAILING.search(text)
        if found is None:
            continue
        try:
            heading.meta["attributes"] = parse(found[0])[1]
        except ParseError:
            line = heading.map[0] if heading.map else 0
            wrong = message('"{text}" are not attributes in braces', text=found[0][:80])
            note(state.env, line, wrong, message("write {{#sec-label}}, {{.unnumbered}} or both"))
        inline.content = text[: found.start()].rstrip()
