"""Inline tokens → inline content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from markdown_it.token import Token

from reportdoc.content import limits
from reportdoc.content.filters import ExpressionError
from reportdoc.content.scope import Scope
from reportdoc.report.inline import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    Quantity,
    Reference,
    SoftBreak,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from reportdoc.report.label import Kind, is_label, kind
from reportdoc.report.message import Message, message
from reportdoc.text.latex import LatexError, formula
from reportdoc.text.width import joins

_MARKS: Mapping[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "strong_close": Strong,
    "em_close": Emphasis,
    "sup_close": Superscript,
    "sub_close": Subscript,
}

_REFUSED: Mapping[str, tuple[Message, Message]] = {
    "code_inline": (message("code has no place in the report"), message("delete the backticks")),
    "html_inline": (message("HTML has no place in the report"), message("write \\< to print a literal <")),
    "image": (
        message("pictures are not written as ![]()"),
        message('write a block ::: {{.figure #fig-label src="…"}} with its caption and :::'),
    ),
}

_LOST = "\ufffd"
"""What decoders put for a character they cannot read (Unicode, REPLACEMENT CHARACTER)."""


def inlines(tokens: Sequence[Token], line: int, scope: Scope) -> tuple[Inline, ...]:
    """Return the content of inline tokens whose text begins on a line; problems are noted in the scope."""
    leaves = _leaves(tokens, line, scope)
    levels: list[list[Inline]] = [[]]
    opened: list[tuple[Token, int]] = []
    for index, token in enumerate(tokens):
        if token.nesting == 1:
            opened.append((token, leaves[index][1]))
            levels.append([])
        elif token.nesting == -1:
            content = _merged(levels.pop())
            levels[-1] += _marked(token, *opened.pop(), content, scope) if len(opened) <= limits.MARK_DEPTH else content
        else:
            leaf, at = leaves[index]
            levels[-1] += [leaf] if leaf else []
            levels[-1] += [SoftBreak(at + 1)] if token.type in ("softbreak", "hardbreak") else []
    return _merged(levels[0])


def _leaves(tokens: Sequence[Token], line: int, scope: Scope) -> list[tuple[Inline | None, int]]:
    """Return what each token prints and the line it stands on; line breaks of the source are resolved."""
    leaves: list[tuple[Inline | None, int]] = []
    before, pending = "", None
    for token in tokens:
        leaf = None if token.nesting else _leaf(token, line, scope)
        leaves.append((leaf, line))
        if token.type == "softbreak":
            pending = len(leaves) - 1
        first, last = _ends(leaf)
        if first:
            if pending is not None and before and not joins(before, first):
                leaves[pending] = (Text(" "), leaves[pending][1])
            before, pending = last, None
        line += 1 if token.type in ("softbreak", "hardbreak") else token.content.count("\n")
    return leaves


def _leaf(token: Token, line: int, scope: Scope) -> Inline | None:
    match token.type:
        case "text" | "text_special":
            if _LOST in token.content:
                text = message("the character U+FFFD stands for one that was lost")
                scope.add(line, text, message("write the character that belongs there"))
            return Text(token.content) if token.content else None
        case "softbreak":
            return None
        case "hardbreak":
            return LineBreak()
        case "value":
            return _value(token, line, scope)
        case "reference":
            return _reference(token, line, scope)
        case "note":
            return _note(token, line, scope)
        case "math":
            return _math(token, line, scope)
        case _:
            scope.add(line, *_REFUSED.get(token.type, (message("this has no place in the report"), None)))
            return None


def _value(token: Token, line: int, scope: Scope) -> Inline | None:
    if token.markup != "{{":
        hint = message("only values between two braces are supported; labels stand at the end of headings")
        scope.add(line, message('"{mark}" has no place in the text', mark=token.markup), hint)
    elif not token.info:
        scope.add(line, message('"{mark}" is never closed', mark="{{"), message("write \\{{{{ to print it"))
    else:
        try:
            return scope.evaluator.quantity(token.content.strip())
        except ExpressionError as error:
            text = message('in "{expression}": {reason}', expression=token.content.strip()[:80], reason=error.text)
            scope.add(line, text, error.hint)
    return None


def _reference(token: Token, line: int, scope: Scope) -> Inline | None:
    labels: tuple[str, ...] = token.meta["labels"]
    for label in labels:
        if not is_label(label):
            hint = message("labels have lower-case letters, digits and hyphens; \\@ prints a literal @")
            scope.add(line, message('"{label}" is not a label', label=label), hint)
            return None
    reference = Reference(labels, scope.place(line))
    scope.references.append(reference)
    return reference


def _note(token: Token, line: int, scope: Scope) -> Note | None:
    if scope.in_note:
        scope.add(line, message("a note cannot stand in a note"))
        return None
    node = scope.notes.take(token.info, line)
    if node is None:
        return None
    text = node.children[0]
    content = inlines(text.inline, text.line, replace(scope, in_note=True))
    if not content:
        scope.add(text.line, message("the note {mark} is empty", mark=token.content))
    return Note(token.info, content, scope.place(text.line))


def _math(token: Token, line: int, scope: Scope) -> Math | None:
    if token.markup == "$$":
        hint = message("write it as $…$, or in a paragraph of its own")
        scope.add(line, message("a formula between $$ has text beside it"), hint)
        return None
    return math(token.content, line, scope, display=False)


def math(latex: str, line: int, scope: Scope, display: bool) -> Math | None:
    """Return the formula that begins on a line; none where it cannot be read, which is noted in the scope."""
    if "{{" in latex:
        hint = message("write its figure, or put a blank between the braces")
        scope.add(line, message("no value can stand in a formula"), hint)
        return None
    try:
        return Math(latex.strip(), formula(latex), display)
    except LatexError as error:
        text = message('in the formula "{formula}": {reason}', formula=latex.strip()[:80], reason=error.message)
        scope.add(line, text, error.hint)
        return None


def only_words(content: tuple[Inline, ...], line: int, scope: Scope) -> tuple[Inline, ...]:
    """Return the content of a heading, caption or title; notes and formulas are noted, for directories list none."""
    for inline in content:
        if isinstance(inline, Note):
            text = message("a note cannot stand in a heading, caption or title")
            scope.add(line, text, message("mark it in the text below, or write it as source="))
        elif isinstance(inline, Math):
            text = message("a formula cannot stand in a heading, caption or title")
            scope.add(line, text, message("say it in words, and write the formula in the text"))
        elif not isinstance(inline, Text | Quantity | SoftBreak | LineBreak | Reference):
            only_words(inline.content, line, scope)
    return content


def _ends(leaf: Inline | None) -> tuple[str, str]:
    match leaf:
        case Text(text=text) | Quantity(text=text):
            return text[:1], text[-1:]
        case Reference(labels=labels):
            return "1" if kind(labels[0]) is Kind.SECTION else "表", "1"
        case LineBreak() | Math():
            return "\u3000", "\u3000"
        case _:
            return "", ""


def _marked(close: Token, open_: Token, line: int, content: tuple[Inline, ...], scope: Scope) -> tuple[Inline, ...]:
    if close.type == "link_close":
        return _link(str(open_.attrs.get("href", "")), line, content, scope)
    if close.type in ("sub_close", "sup_close") and any(_looks_accidental(inline) for inline in content):
        text = message("the text between two {mark} is raised or lowered", mark=open_.markup)
        scope.add(line, text, message("write \\{mark} to print the character", mark=open_.markup))
    return (_MARKS[close.type](content),)


def _looks_accidental(inline: Inline) -> bool:
    return isinstance(inline, Text) and re.search(r"[，。；：、]|\{\{|@", inline.text) is not None


def _link(target: str, line: int, content: tuple[Inline, ...], scope: Scope) -> tuple[Inline, ...]:
    if not re.match(r"(?:https?://|mailto:)[^/]", target, re.IGNORECASE):
        hint = message("links lead to http, https and mailto addresses; refer to blocks as @tbl-label")
        scope.add(line, message('the link to "{target}" is not supported', target=target[:80]), hint)
        return content
    if any(isinstance(inline, Reference) for inline in content):
        scope.add(line, message("a reference cannot stand inside a link"))
    return (Link(target, content),)


def _merged(content: list[Inline]) -> tuple[Inline, ...]:
    merged: list[Inline] = []
    for is_text, group in groupby(content, lambda inline: isinstance(inline, Text)):
        if is_text:
            merged.append(Text("".join(inline.text for inline in group if isinstance(inline, Text))))
        else:
            merged += group
    return tuple(merged)
