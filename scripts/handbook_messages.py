"""The messages of errors in the source, each with its hints, for the handbook's list of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_WHOLE: Final = frozenset({"content", "project", "text", "ooxml", "layout", "redline"})
"""Rooms that say nothing but what is wrong, and what to do about it."""
_CALLS: Final = frozenset(
    re.findall(
        r"\w+",
        """InputError OperationError ContentError Problem Misread Busy DamagedFile EngineFailed EngineMissing UsageError
        add note fault wrong _wrong _unfit _refused _failed _shown needed""",
    )
)
"""What is called with a message of an error in the other rooms."""


@dataclass(frozen=True, slots=True)
class Told:
    """A message, and what to do about it as far as the source says."""

    text: str
    hints: tuple[str, ...]


def told(package: Path, room: str) -> list[Told]:
    """Return the messages of errors of a room, sorted; one that several places tell has the hints of all."""
    found: dict[str, dict[str, None]] = {}
    for path in sorted((package / room).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for text, hints in _of(ast.parse(source), room in _WHOLE) if "message(" in source else ():
            found.setdefault(text, {}).update(dict.fromkeys(hints))
    return [Told(text, tuple(hints)) for text, hints in sorted(found.items())]


def _of(tree: ast.AST, whole: bool) -> Iterator[tuple[str, list[str]]]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    pairs: list[tuple[str, list[str]]] = []
    hints, loose = set[str](), list[str]()
    for scope in [*functions, tree]:
        named = _assigned(scope) if scope is not tree else {}
        hints |= {text for name, texts in named.items() if "hint" in name for text in texts}
        for node in ast.walk(scope):
            if isinstance(node, ast.Call) and _is_message(node):
                hints |= {text for keyword in node.keywords for text in _texts(keyword.value, {})}
                loose += _texts(node, {})
            elif parts := _parts(node, whole):
                said = [texts for part in parts if (texts := _texts(part, named))]
                ways = [text for texts in said[1:] for text in texts]
                hints |= set(ways)
                pairs += [(text, ways) for texts in said[:1] for text in texts]
    if whole:
        pairs += [(text, []) for text in loose]
    yield from (pair for pair in pairs if pair[0] not in hints)


def _parts(node: ast.AST, whole: bool) -> list[ast.expr]:
    """Return what a message and its hints may be among: the arguments of a call, the parts of a pair."""
    if isinstance(node, ast.Call) and (whole or _name(node) in _CALLS):
        return [*node.args, *(keyword.value for keyword in node.keywords)]
    if isinstance(node, ast.Tuple) and whole:
        return node.elts
    return []


def _assigned(scope: ast.AST) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found.setdefault(node.targets[0].id, []).extend(_texts(node.value, {}))
    return found


def _texts(node: ast.expr, named: dict[str, list[str]]) -> list[str]:
    """Return the templates of the messages that an expression may be."""
    match node:
        case ast.Call(args=[ast.Constant(value=str(text)), *_]) if _is_message(node):
            return [text]
        case ast.Name(id=name):
            return named.get(name, [])
        case ast.IfExp(body=body, orelse=other):
            return [*_texts(body, named), *_texts(other, named)]
        case ast.BoolOp(values=values):
            return [text for value in values for text in _texts(value, named)]
    return []


def _is_message(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == "message"


def _name(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
