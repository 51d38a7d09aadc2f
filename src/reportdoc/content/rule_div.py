"""Fenced divs, Pandoc's way, as a rule of markdown-it.

`::: {.class #label key="value"}` opens one and `:::` closes the innermost; both with three or more colons.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from reportdoc.content import limits
from reportdoc.content.notes import note
from reportdoc.report.message import message

_FENCE = re.compile(r"[:：]{3,}")

_HOW = message('write ::: {{.class #label key="value"}} with straight quotation marks')


def div_plugin(md: MarkdownIt) -> None:
    """Add tokens `div_open`, whose `meta` holds the attributes, and `div_close`; they always pair up.

    The `map` of `div_open` spans the whole block, as that of any other opening token does.
    """
    md.block.ruler.before("fence", "div", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.core.ruler.after("block", "div_pairs", _pair)


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    fence = _FENCE.match(line)
    if fence is None:
        return False
    if silent:
        return True
    if "：" in fence[0]:
        note(state.env, start, message("the colons must be half-width: :::"))
    rest = line[fence.end() :].strip()
    # Nesting 0 until paired: markdown-it drops in silence what it counts as nested too deeply.
    token = state.push("div_open" if rest else "div_close", "div", 0)
    token.map = [start, start + 1]
    if rest:
        token.meta = {"attributes": _attributes(state, rest, start)}
    state.line = start + 1
    return True


def _attributes(state: StateBlock, text: str, line: int) -> dict[str, str]:
    try:
        end, attributes = parse(text)
    except ParseError:
        note(state.env, line, message('"{text}" are not attributes in braces', text=text[:80]), _HOW)
        return {}
    if text[end + 1 :].strip(": \t"):
        after = message('"{text}" stands after the attributes', text=text[end + 1 :].strip()[:80])
        note(state.env, line, after, message("put the caption on a line of its own"))
    return attributes


def _pair(state: StateCore) -> None:
    tokens: list[Token] = []
    open_: list[Token] = []
    for token in state.tokens:
        if token.type == "div_open":
            if len(open_) > limits.BLOCK_DEPTH:
                note(state.env, _line(token), message("blocks are nested too deeply"))
                continue
            token.nesting = 1
        elif token.type == "div_close":
            token.nesting = -1
            if not open_ or open_[-1].type != "div_open":
                note(state.env, _line(token), message("this ::: closes no block"))
                continue
        elif token.nesting == -1:
            _close(state, tokens, open_)
        if token.nesting == 1:
            open_.append(token)
        elif token.nesting == -1:
            _span(open_.pop(), token)
        tokens.append(token)
    _close(state, tokens, open_)
    state.tokens = tokens


def _span(opening: Token, closing: Token) -> None:
    if opening.type == "div_open" and opening.map and closing.map:
        opening.map = [opening.map[0], closing.map[1]]


def _close(state: StateCore, tokens: list[Token], open_: list[Token]) -> None:
    while open_ and open_[-1].type == "div_open":
        token = open_.pop()
        token.meta["unclosed"] = True
        note(state.env, _line(token), message("this block is never closed"), message("end it with a line :::"))
        tokens.append(Token("div_close", "div", -1))


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
