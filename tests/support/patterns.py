"""Every regular expression of the program, and texts that make one backtrack if it can."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from re import _compiler as compiler  # pyrefly: ignore[missing-module-attribute]  # no public name
from re import _constants as code  # pyrefly: ignore[missing-module-attribute]  # no public name
from re import _parser as parser  # pyrefly: ignore[missing-module-attribute]  # no public name
from types import ModuleType
from typing import Any, TypeGuard

import reportdoc

FUNCTIONS = frozenset({"search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"})
_CALLED = re.compile(r"\.(?:compile|" + "|".join(FUNCTIONS) + r")\b")
_OVER_ALL = {"split": "finditer", "findall": "finditer", "sub": "finditer", "subn": "finditer"}
_RUNS = tuple(' 　\n\t7１甲一aA-.，。“"（)%[<_')
"""Letters of which people, or programs, write many in a row."""


@dataclass(frozen=True, slots=True)
class Use:
    """A pattern and one way in which it is applied."""

    place: str
    """Module, and the line of a call or the name of a constant."""
    pattern: re.Pattern[Any]
    function: str
    tree: Any = None
    """The pattern parsed; set by `parts`."""

    def parts(self) -> list[Use]:
        """Return the alternatives of a pattern of many, each of which must be linear; else the pattern itself.

        What all of them begin with may stand before them.
        """
        tree = parser.parse(self.pattern.pattern, self.pattern.flags & ~re.DEBUG)
        ahead = len(tree) > 1 and tree[0][0] is code.ASSERT
        if len(tree) == 1 + ahead and tree[-1][0] is code.BRANCH and len(tree[-1][1][1]) > 4:
            branches = tree[-1][1][1]
            return [
                Use(f"{self.place}[{at}]", compiler.compile(one), self.function, one) for at, one in enumerate(branches)
            ]
        return [Use(self.place, self.pattern, self.function, tree)]

    def apply(self, text: str) -> None:
        """Look for the pattern as the program does."""
        given: Any = text.encode() if isinstance(self.tree.state.str, bytes) else text
        if self.function == "finditer":
            for _ in self.pattern.finditer(given):
                pass
        else:
            getattr(self.pattern, self.function)(given)


def uses() -> tuple[list[Use], list[str]]:
    """Return every pattern of the program with how it is applied, and the places whose pattern is only known later."""
    modules = [importlib.import_module(info.name) for info in pkgutil.walk_packages(reportdoc.__path__, "reportdoc.")]
    sources = [_Source.read(module) for module in modules]
    everywhere: dict[str, set[str]] = {}
    for source in sources:
        for name, functions in source.applied.items():
            everywhere.setdefault(name, set()).update(functions)
    found: dict[tuple[object, ...], Use] = {}
    unknown: list[str] = []
    for source in sources:
        for use in (*source.constants(everywhere), *source.literals(unknown)):
            found.setdefault((use.pattern.pattern, use.pattern.flags, use.function), use)
    return list(found.values()), unknown


def texts(tree: Any) -> Iterator[tuple[str, str, str]]:
    """Yield what to begin with, to write again and again, and to end with, against a pattern that was parsed."""
    letters = list(dict.fromkeys(letter for letter in _letters(tree)))
    for letter in dict.fromkeys((*letters, *_RUNS)):
        yield "", letter, ""
    for one, other in product(letters[:6], repeat=2):
        if one != other:
            yield "", one + other, ""
    whole = _shortest(tree)
    for start, pump in dict.fromkeys(_repeats(tree, "")):
        for end in ("", "\0", "\0" * 99 + "\n"):
            yield start, pump, end
        yield "", start + pump, "\0"
        for letter in letters[:4]:
            yield start + pump, letter, "\0"
            yield start + pump + letter, pump, "\0"
    if whole:
        yield "", whole, "\0"


@dataclass(frozen=True, slots=True)
class _Source:
    """What a module says of patterns."""

    module: ModuleType
    calls: list[ast.Call]
    """Calls of functions of `re`."""
    late: set[ast.AST]
    """What is run after the import, so that no constant holds what it gives."""
    applied: dict[str, set[str]]
    """By the name of a constant or a variable how it is applied."""

    @classmethod
    def read(cls, module: ModuleType) -> _Source:
        text = Path(module.__file__ or "").read_text(encoding="utf-8")
        nodes = list(ast.walk(ast.parse(text))) if _CALLED.search(text) else []
        applied: dict[str, set[str]] = {}
        for node in nodes:
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in FUNCTIONS:
                applied.setdefault(node.value.id, set()).add(node.attr)
        applied.pop("re", None)
        functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.Lambda)]
        late = {node for function in functions for node in ast.walk(function)}
        return cls(module, [node for node in nodes if _is_call(node)], late, applied)

    def constants(self, everywhere: Mapping[str, set[str]]) -> Iterator[Use]:
        # Texts have a method `split` too.
        by_variable = {one for name, found in self.applied.items() if name.islower() for one in found if one != "split"}
        for name, value in vars(self.module).items():
            for pattern in () if name.startswith("__") else _patterns(value, self.module.__name__):
                own = self.applied if name.startswith("_") else everywhere
                for function in own.get(name) or by_variable or ("search", "match", "fullmatch", "finditer"):
                    yield Use(f"{self.module.__name__}.{name}", pattern, _OVER_ALL.get(function, function))

    def literals(self, unknown: list[str]) -> Iterator[Use]:
        for call in self.calls:
            place = f"{self.module.__name__}: {ast.unparse(call.args[0])}"
            assert isinstance(call.func, ast.Attribute)
            function = call.func.attr
            try:
                pattern = re.compile(_evaluated(call.args[0], self.module), _flags(call, self.module))
            except NameError:
                unknown.append(place)
                continue
            if function in FUNCTIONS:
                yield Use(place, pattern, _OVER_ALL.get(function, function))
            elif call in self.late:
                unknown.append(place)


def _is_call(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in FUNCTIONS | {"compile"}
    )


def _patterns(value: object, module: str) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if not (isinstance(key, str) and key.startswith("__")):
                yield from _patterns(key, module)
                yield from _patterns(one, module)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for one in value:
            yield from _patterns(one, module)
    elif isinstance(value, type) and value.__module__ == module:
        yield from _patterns(dict(vars(value)), module)


def _evaluated(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(node), module.__name__, "eval"), vars(module))


def _flags(call: ast.Call, module: ModuleType) -> int:
    given = [one.value for one in call.keywords if one.arg == "flags"]
    position = {"compile": 1, "search": 2, "match": 2, "fullmatch": 2, "split": 3, "findall": 2, "finditer": 2}
    assert isinstance(call.func, ast.Attribute)
    at = position.get(call.func.attr, 4)
    given += call.args[at : at + 1]
    return int(_evaluated(given[0], module)) if given else 0


def _letters(tree: Any) -> Iterator[str]:
    for operation, given in tree:
        match operation:
            case code.LITERAL:
                yield chr(given)
            case code.NOT_LITERAL | code.ANY | code.IN:
                yield _one(operation, given)
            case code.MAX_REPEAT | code.MIN_REPEAT | code.POSSESSIVE_REPEAT:
                yield from _letters(given[2])
            case code.SUBPATTERN:
                yield from _letters(given[3])
            case code.ATOMIC_GROUP:
                yield from _letters(given)
            case code.ASSERT | code.ASSERT_NOT:
                yield from _letters(given[1])
            case code.BRANCH:
                for branch in given[1]:
                    yield from _letters(branch)


def _repeats(tree: Any, start: str) -> Iterator[tuple[str, str]]:
    """Yield for every repetition what stands before it, and what it repeats."""
    for operation, given in tree:
        match operation:
            case code.MAX_REPEAT | code.MIN_REPEAT | code.POSSESSIVE_REPEAT:
                if given[1] > 9:
                    for pump in _alternatives(given[2]):
                        yield start, pump
                yield from _repeats(given[2], start)
            case code.SUBPATTERN:
                yield from _repeats(given[3], start)
            case code.ATOMIC_GROUP:
                yield from _repeats(given, start)
            case code.ASSERT:
                yield from _repeats(given[1], start)
            case code.BRANCH:
                for branch in given[1]:
                    yield from _repeats(branch, start)
        start += _shortest([(operation, given)])


def _alternatives(tree: Any) -> list[str]:
    if len(tree) == 1 and tree[0][0] is code.BRANCH:
        return [text for text in map(_shortest, tree[0][1][1]) if text]
    if len(tree) == 1 and tree[0][0] is code.SUBPATTERN:
        return _alternatives(tree[0][1][3])
    return [text for text in [_shortest(tree)] if text]


def _shortest(tree: Any) -> str:
    """Return a short text that matches, looking no further than each part for itself."""
    text = ""
    for operation, given in tree:
        match operation:
            case code.LITERAL:
                text += chr(given)
            case code.NOT_LITERAL | code.ANY | code.IN:
                text += _one(operation, given)
            case code.MAX_REPEAT | code.MIN_REPEAT | code.POSSESSIVE_REPEAT:
                text += _shortest(given[2]) * given[0]
            case code.SUBPATTERN:
                text += _shortest(given[3])
            case code.ATOMIC_GROUP:
                text += _shortest(given)
            case code.BRANCH:
                text += min(map(_shortest, given[1]), key=len)
    return text


def _one(operation: Any, given: Any) -> str:
    """Return a letter of a class."""
    if operation is code.IN and given[0][0] is not code.NEGATE:
        kind, value = given[0]
        if kind is code.LITERAL:
            return chr(value)
        if kind is code.RANGE:
            return chr(value[0])
    written = parser.SubPattern(parser.State(), [(operation, given)])
    return next((letter for letter in ("甲", "7", " ", "a", "，", '"', "-") if _fits(written, letter)), "甲")


def _fits(tree: Any, letter: str) -> bool:
    return compiler.compile(tree).match(letter) is not None
