"""`@tbl-clubs` and `[@tbl-clubs; @fig-class]` as a rule of markdown-it."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from reportdoc.report.label import Kind

ONE = rf"@(?:{'|'.join(kind.value for kind in Kind)})-[A-Za-z0-9_-]{{0,80}}[A-Za-z0-9]"
"""Wider than a label, so that `@tbl-Clubs` is a wrong reference and not a word."""

_SINGLE = re.compile(ONE)
_GROUP = re.compile(rf"\[\s*{ONE}(?:\s*;\s*{ONE})*\s*\](?!\()")
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]")


def reference_plugin(md: MarkdownIt) -> None:
    """Add tokens `reference`, whose `meta` holds the labels; e-mail addresses stay text."""
    md.inline.ruler.before("link", "reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:
    pattern = {"@": _SINGLE, "[": _GROUP}.get(state.src[state.pos])
    found = pattern.match(state.src, state.pos, state.posMax) if pattern else None
    if found is None:
        return False
    if state.src[state.pos] == "@" and state.pos and _ADDRESS.match(state.src[state.pos - 1]):
        return False
    if not silent:
        token = state.push("reference", "", 0)
        token.content = found[0]
        token.meta = {"labels": tuple(one[1:] for one in _SINGLE.findall(found[0]))}
    state.pos = found.end()
    return True
