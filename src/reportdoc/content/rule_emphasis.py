"""Emphasis next to Chinese characters.

CommonMark takes `**` between punctuation and a letter for no mark of emphasis, which is right where words have spaces
around them: it leaves the asterisks of `**“双高”**建设` in the text. Here a Chinese character counts as a space does
(https://github.com/tats-u/markdown-cjk-friendly).
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize

from reportdoc.text.width import is_wide


def emphasis_plugin(md: MarkdownIt) -> None:
    """Replace the rule for `*` and `_`."""
    md.inline.ruler.at("emphasis", _emphasis)


def _emphasis(state: StateInline, silent: bool) -> bool:
    start, known = state.pos, len(state.delimiters)
    if not tokenize(state, silent):
        return False
    if state.src[start] == "*":
        before = state.src[start - 1 : start]
        after = state.src[state.pos : state.pos + 1]
        for delimiter in state.delimiters[known:]:
            delimiter.open |= is_wide(before) and bool(after.strip())
            delimiter.close |= is_wide(after) and bool(before.strip())
    return True
