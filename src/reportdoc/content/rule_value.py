"""`{{ … }}` as a rule of markdown-it, so that Markdown leaves what stands between the braces alone."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_ENDS: Mapping[str, str] = {"{{": "}}", "{%": "%}", "{#": "#}"}


def value_plugin(md: MarkdownIt) -> None:
    """Add tokens `value`: `content` is the expression, `markup` what opened it, and `info` what closed it.

    Jinja's statements and comments become such tokens too, to be refused; `info` is empty where nothing closes it.
    """
    md.inline.ruler.after("escape", "value", _value)


def _value(state: StateInline, silent: bool) -> bool:
    start = state.src[state.pos : state.pos + 2]
    if start not in _ENDS:
        return False
    end = state.src.find(_ENDS[start], state.pos + 2, state.posMax)
    if not silent:
        token = state.push("value", "", 0)
        token.markup = start
        token.info = _ENDS[start] if end >= 0 else ""
        token.content = state.src[state.pos + 2 : end if end >= 0 else state.posMax]
    state.pos = end + 2 if end >= 0 else state.posMax
    return True
