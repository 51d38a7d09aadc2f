"""`$…$` and `$$…$$`, Pandoc's way, as rules of markdown-it: formulas in the text, and by themselves."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from reportdoc.content.notes import note
from reportdoc.report.message import message

_DISPLAY = re.compile(r"\$\$((?:\\.|[^\\$])++)\$\$", re.DOTALL)
_INLINE = re.compile(r"\$(?![\s$])((?:\\.|[^\\$])++)(?<!\s)\$(?![0-9])", re.DOTALL)


def math_plugin(md: MarkdownIt) -> None:
    """Add tokens `math`, with the LaTeX as `content` and `$` or `$$` as `markup`, and blocks `math_block` alike.

    As in Pandoc no blank stands behind the first `$` nor before the last one, and no figure behind that, as in $5.
    """
    md.block.ruler.before("fence", "math_block", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.before("escape", "math", _inline)


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    found = _DISPLAY.match(state.src, state.pos, state.posMax) or _INLINE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("math", "", 0)
        token.content, token.markup = found[1], found[0][:2] if found.re is _DISPLAY else "$"
    state.pos = found.end()
    return True


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not _line(state, start).startswith("$$"):
        return False
    last = start
    while not _line(state, last)[2 * (last == start) :].endswith("$$"):
        last += 1
        if last == end or state.isEmpty(last):
            break
    written = "\n".join(_line(state, line) for line in range(start, min(last + 1, end)))
    closed = last < end and written.endswith("$$")
    if closed and "$$" in written[2:-2]:
        return False  # text stands beside it
    if silent:
        return True
    if not closed:
        if "$$" in written[2:]:
            return False
        note(
            state.env,
            start,
            message("$$ is never closed"),
            message("end the formula with $$ before the next empty line"),
        )
    token = state.push("math_block", "", 0)
    token.content, token.markup, token.info = written[2:-2] if closed else "", "$$", "" if closed else "unclosed"
    token.map = [start, min(last + 1, end)]
    state.line = min(last + 1, end)
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
