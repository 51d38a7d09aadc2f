"""The messages of errors in the source, each with its hints, for the handbook's list of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.handbook_texts import assigned, is_message, lists, texts_of

_WHOLE: Final = frozenset({"content", "project", "text", "ooxml", "layout", "redline"})
"""Rooms that say nothing but what is wrong, and what to do about it."""
_FILES: Final = re.compile(
    r"app/(answer|helper|imports|limited|answers/(accepting|answering|answers)|incoming/(box|preview)|sealing/compose"
    r"|wording/compare)\.py|app/(doctor|returned)/.*|app/deliveries/(figures|sheet|annex)\.py|batch/(perform|standing)\.py"
    r"|manuscript/(completeness|recognition/.*)\.py|pdf/(proofreading|signing|verification)/.*|web/pages/(entering|failures)\.py"
)
"""Files of other rooms that say nothing else either: verdicts and their reasons, remarks, refused answers."""
_ALONE: Final = {
    "app": (
        'left out of "{file}": {text}',
        "the template names the font {font}, which this machine lacks; {substitute} stands in for it",
    ),
    "batch": ("nobody has signed it", "the manifest names another college: {college}"),
    "web": (
        "Nothing changes: the project says this already.",
        "Nothing changes: the report says {value} already.",
        "That does not stand on the pages of the last build.",
        "The file is still being read.",
        "The project has changed since you looked; these are the changes now.",
        "the build ended without a word",
        "{count} files are in; empty and left out: {files}",
        "{count} files are in; {twice} of them had been sent before.",
    ),
}
"""Warnings and refusals that come out of files which say much else."""
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
    found: dict[str, dict[str, None]] = {text: {} for text in _ALONE.get(room, ())}
    for path in sorted((package / room).rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        whole = room in _WHOLE or _FILES.fullmatch(path.relative_to(package).as_posix()) is not None
        for text, hints in _of(ast.parse(source), whole) if "message(" in source else ():
            found.setdefault(text, {}).update(dict.fromkeys(hints))
    return [Told(text, tuple(hints)) for text, hints in sorted(found.items())]


def _of(tree: ast.Module, whole: bool) -> Iterator[tuple[str, list[str]]]:
    pairs: list[tuple[str, list[str]]] = []
    hints, loose = set[str](), list[str]()
    constants = assigned([tree.body])
    for scope, nodes in _scopes(tree):
        named = [*assigned(lists(nodes)), *constants] if scope is not tree else constants
        hints |= {text for one in named if "hint" in one.name for text in one.texts}
        for node in nodes:
            if isinstance(node, ast.Call) and is_message(node):
                hints |= {text for keyword in node.keywords for text in texts_of(keyword.value, [])}
                loose += texts_of(node, [])
            elif parts := _parts(node, whole):
                said = [texts for part in parts if (texts := texts_of(part, named))]
                ways = [text for texts in said[1:] for text in texts]
                hints |= set(ways)
                pairs += [(text, ways) for texts in said[:1] for text in texts]
    if whole:
        pairs += [(text, []) for text in loose]
    yield from (pair for pair in pairs if pair[0] not in hints)


def _scopes(tree: ast.Module) -> Iterator[tuple[ast.AST, list[ast.AST]]]:
    """Yield the file and every function in it, each with its nodes, without those of functions that stand in it."""
    scopes: list[ast.AST] = [tree]
    for scope in scopes:
        nodes = [scope]
        for node in nodes:
            for child in ast.iter_child_nodes(node):
                (scopes if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else nodes).append(child)
        yield scope, nodes


def _parts(node: ast.AST, whole: bool) -> list[ast.expr]:
    """Return what a message and its hints may be among: the arguments of a call, the parts of a pair."""
    if isinstance(node, ast.Call) and (whole or _name(node) in _CALLS):
        given = (*node.args, *(keyword.value for keyword in node.keywords))
        return [one for part in given for one in (part.elts if isinstance(part, ast.Tuple) else [part])]
    if isinstance(node, ast.Tuple) and whole:
        return node.elts
    return []


def _name(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
