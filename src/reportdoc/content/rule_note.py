"""Notes, Pandoc's way, as rules of markdown-it: `[^1]` in the text, and `[^1]: …` in a paragraph of its own."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from reportdoc.content.notes import note
from reportdoc.report.message import message

_MARK = re.compile(r"\[\^([^\]\[\s^]{1,60})\]")
_DEFINITION = re.compile(_MARK.pattern + "([:：])[ \t]*")


def note_plugin(md: MarkdownIt) -> None:
    """Add tokens `note`, whose `content` is `[^1]` and whose `info` is `1`, and blocks `note_text` of one paragraph.

    `info` of `note_text_open` is the name as well.
    """
    md.block.ruler.before("reference", "note_text", _text, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.before("link", "note", _mark)


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if found is None:
        return False
    if not silent:
        token = state.push("note", "", 0)
        token.content, token.info = found[0], found[1]
    state.pos = found.end()
    return True


def _text(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    found = _DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if found is None or silent:
        return found is not None
    if found[2] == "：":
        note(state.env, start, message("the colon behind {mark} must be half-width", mark=found[0].strip()[:-1]))
    after = start + 1
    while after < end and not state.isEmpty(after) and not _ends(state, after, end):
        after += 1
    lines = [state.src[found.end() : state.eMarks[start]]]
    lines += [
        state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]] for line in range(start + 1, after)
    ]
    state.line = after
    opening = state.push("note_text_open", "", 1)
    opening.info, opening.map = found[1], [start, after]
    inline = state.push("inline", "", 0)
    inline.content, inline.map = "\n".join(lines).strip(), [start, after]
    inline.children = []
    state.push("note_text_close", "", -1)
    return True


def _ends(state: StateBlock, line: int, end: int) -> bool:
    """Tell whether something begins on a line that ends a paragraph."""
    if state.sCount[line] - state.blkIndent > 3:
        return False
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))
