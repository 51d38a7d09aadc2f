"""Putting changed functions into modules that are loaded, so that a trial need not load them again.

A function keeps its identity and gets another code object, whoever has imported it. What runs while a module is
loaded cannot be changed so.
"""

from __future__ import annotations

import gc
import inspect
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_Key = tuple[str, str, int]
"""File, qualified name and first line of a function."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A function's code and what takes its place."""

    key: _Key
    code: types.CodeType


def swaps(path: Path, old: str, new: str) -> list[Swap]:
    """Return the functions that differ between two texts of a file; none where only what runs on import differs."""
    before, after = (compile(text, str(path), "exec", dont_inherit=True, optimize=0) for text in (old, new))
    return [Swap(_key(one), two) for one, two in _functions(before, after) if one != two]


def loaded(package: Path) -> dict[_Key, list[types.FunctionType]]:
    """Return the functions of a package that are loaded."""
    found: dict[_Key, list[types.FunctionType]] = {}
    gc.unfreeze()  # the tests freeze what was imported, and what is frozen is not listed
    for thing in gc.get_objects():
        if type(thing) is types.FunctionType and thing.__code__.co_filename.startswith(str(package)):
            found.setdefault(_key(thing.__code__), []).append(thing)
    return found


def swap(changes: list[Swap], functions: Mapping[_Key, list[types.FunctionType]]) -> None:
    """Give functions their changed code; raises ValueError where one uses other outer variables than before."""
    for change in changes:
        for function in functions.get(change.key, ()):
            function.__code__ = change.code


def _key(code: types.CodeType) -> _Key:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _functions(before: types.CodeType, after: types.CodeType) -> Iterator[tuple[types.CodeType, types.CodeType]]:
    """Yield the outermost functions of two modules, methods among them, in pairs."""
    pairs = zip(_codes(before), _codes(after), strict=True)
    for one, two in pairs:
        if one.co_flags & inspect.CO_OPTIMIZED:
            yield one, two
        else:
            yield from _functions(one, two)


def _codes(code: types.CodeType) -> list[types.CodeType]:
    return [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]
