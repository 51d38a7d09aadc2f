"""Where a source file can be changed, and how: mutmut's operators, less what no test should care for.

mutmut 3 itself copies each function behind a switch, so it leaves out constants, patterns, tables of words and
decorated functions, which hold much of what these rooms know. Its operators are taken, and applied to whole files.
"""

from __future__ import annotations

from dataclasses import dataclass

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

LOGGERS = frozenset({"_log"})
TYPING = frozenset({"cast", "TypeVar", "NewType", "assert_never"})
UNSEEN_NAMES = frozenset({"__slots__", "__all__"})


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One change of a file that has not been made yet."""

    line: int
    """Where it begins, from 1."""
    lines: range | None
    """The lines of the statement, one of which a test has to run to notice; None: what runs on import."""
    old: cst.CSTNode
    new: cst.CSTNode


@dataclass(frozen=True, slots=True)
class Source:
    """A file and all changes that can be made to it."""

    module: cst.Module
    places: tuple[Place, ...]
    bodies: tuple[range, ...]
    """Lines of its functions, without their heads."""

    def changed(self, place: Place) -> str:
        """Return the file's text with one change."""
        # deep_replace is declared for nodes of the kind it was given; a module stays one.
        return self.module.deep_replace(place.old, place.new).code  # type: ignore[union-attr]


def source(text: str) -> Source:
    """Return the places of a source text; raises ParserSyntaxError where it is no Python."""
    wrapper = MetadataWrapper(cst.parse_module(text))
    finder = _Finder()
    wrapper.visit(finder)
    return Source(wrapper.module, tuple(finder.places), tuple(finder.bodies))


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Place] = []
        self.bodies: list[range] = []
        self._spans: list[tuple[cst.CSTNode, range]] = []
        self._functions = 0
        self._texts: set[cst.CSTNode] = set()

    def on_visit(self, node: cst.CSTNode) -> bool:
        if _unseen(node) or node in self._texts:
            return False
        if isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "message":
            self._texts.update(node.args[:1])
        if isinstance(node, cst.FunctionDef):
            self._functions += 1
            self.bodies.append(self._lines(node.body))
            self._spans.append((node, self._lines(node.body)))
        elif isinstance(node, cst.SimpleStatementLine):
            self._spans.append((node, self._lines(node)))
        elif isinstance(getattr(node, "body", None), cst.IndentedBlock):
            self._spans.append((node, self._head(node)))
        self._collect(node)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if self._spans and self._spans[-1][0] is original_node:
            self._spans.pop()
        if isinstance(original_node, cst.FunctionDef):
            self._functions -= 1

    def _collect(self, node: cst.CSTNode) -> None:
        lines = self._spans[-1][1] if self._functions else None
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                for new in operator(node):
                    if not _rewords(node, new):
                        self.places.append(Place(self._position(node).start.line, lines, node, new))

    def _position(self, node: cst.CSTNode) -> CodeRange:
        if isinstance(position := self.get_metadata(PositionProvider, node, None), CodeRange):
            return position
        # Operators have no position of their own.
        return self.get_metadata(PositionProvider, self._spans[-1][0])

    def _lines(self, node: cst.CSTNode) -> range:
        position = self._position(node)
        return range(position.start.line, position.end.line + 1)

    def _head(self, node: cst.CSTNode) -> range:
        start = self._position(node).start.line
        return range(start, max(start + 1, self._position(node.body).start.line))  # type: ignore[attr-defined]


def _unseen(node: cst.CSTNode) -> bool:
    """Tell whether nothing in here is for a test to notice: types, decorators, imports, docstrings, log lines."""
    match node:
        case cst.Annotation() | cst.Decorator() | cst.Import() | cst.ImportFrom():
            return True
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString() | cst.ConcatenatedString())]):
            return True
        case cst.If(test=cst.Name("TYPE_CHECKING")):
            return True
        case cst.Call(func=cst.Name(name)):
            return name in TYPING
        case cst.Call(func=cst.Attribute(value=cst.Name(name))):
            return name in LOGGERS
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Name(name))]) if name in UNSEEN_NAMES:
            return True
        case cst.Assign(value=cst.BinaryOperation(operator=cst.BitOr())):
            return True  # a union of types
        case cst.AnnAssign(annotation=cst.Annotation(annotation=cst.Name("TypeAlias"))):
            return True
    return False


def _rewords(node: cst.CSTNode, new: cst.CSTNode) -> bool:
    """Tell whether a change touches the wording of a message, which is for its reader to judge; its values count."""
    match node, new:
        case cst.Call(func=cst.Name("message"), args=[text, *_]), cst.Call(args=args):
            return not args or args[0] is not text
    return False
