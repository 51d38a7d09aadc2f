"""Which templates of messages an expression of the source may be, names followed back to what they were given."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assigned:
    """The templates that a name is given on a line, and the last line of the statements that this one is among."""

    name: str
    texts: tuple[str, ...]
    line: int
    end: int


def assigned(statements: Iterable[list[ast.stmt]]) -> list[Assigned]:
    """Return what names are given in lists of statements, the last one first."""
    found = [
        Assigned(name.id, tuple(texts), one.lineno, those[-1].end_lineno or one.lineno)
        for those in statements
        for one in those
        if isinstance(one, ast.Assign)
        if isinstance(name := one.targets[0], ast.Name) and (texts := texts_of(one.value, []))
    ]
    return sorted(found, key=lambda one: -one.line)


def lists(nodes: Iterable[ast.AST]) -> Iterator[list[ast.stmt]]:
    """Yield every list of statements that are carried out one after the other."""
    for node in nodes:
        for name in ("body", "orelse", "finalbody"):
            if (found := getattr(node, name, None)) and isinstance(found, list):
                yield found


def _meant(name: str, line: int, named: list[Assigned]) -> list[str]:
    """Return what a name may hold on a line: back to the one assignment that every way to there passes."""
    texts: list[str] = []
    for one in named:
        if one.name == name and one.line <= line:
            texts += one.texts
            if line <= one.end:
                break
    return texts


def texts_of(node: ast.expr, named: list[Assigned]) -> list[str]:
    """Return the templates of the messages that an expression may be."""
    match node:
        case ast.Call(args=[ast.Constant(value=str(text)), *_]) if is_message(node):
            return [text]
        case ast.Name(id=name):
            return _meant(name, node.lineno, named)
        case ast.IfExp(body=body, orelse=other):
            return [*texts_of(body, named), *texts_of(other, named)]
        case ast.BoolOp(values=values):
            return [text for value in values for text in texts_of(value, named)]
    return []


def is_message(node: ast.Call) -> bool:
    """Tell whether a call makes a message."""
    return isinstance(node.func, ast.Name) and node.func.id == "message"
