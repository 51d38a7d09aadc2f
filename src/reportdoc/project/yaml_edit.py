"""YAML edited in place: all but the values that change stays as its author wrote it, to the character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import StringIO
from operator import itemgetter
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from reportdoc.project.yaml_file import Path

_QUOTED = {"'": SingleQuotedScalarString, '"': DoubleQuotedScalarString}

_NEVER = 1_000_000
"""Column at which a value would be broken into lines."""


class YamlEdit:
    """The text of a file that `read_yaml` accepts, and the changes to make in it.

    ruamel.yaml says where a value stands and how a new one is written there. It does not write the whole file: that
    would take comments out of brackets and change blanks, `~` and line ends that nobody asked to change.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._changes: list[tuple[int, int, str]] = []
        self._nodes: dict[Path, Node] = dict(_below((), YAML(pure=True).compose(text)))

    def __contains__(self, path: Path) -> bool:
        return path in self._nodes

    def texts(self, *path: str | int) -> Iterator[tuple[Path, str]]:
        """Yield the path and the text of a value that is no list or mapping, or of each such value below a path."""
        for known, node in self._nodes.items():
            if known[: len(path)] == path and isinstance(node, ScalarNode):
                yield known, node.value

    def set(self, value: object, *path: str | int, comment: str = "") -> None:
        """Write another value, with the quotation marks of the old one; a comment is added to the line's own.

        Raises KeyError where there is no such path, or nothing stands behind its key.
        """
        node = self._nodes[path]
        start, end = node.start_mark.index, node.end_mark.index
        if start == end:
            raise KeyError(path)
        # A block of text ends with the line feed before what follows.
        line_feed = "\n" if self._text[start:end].endswith("\n") else ""
        self._changes.append((start, end, _written(value, getattr(node, "style", None)) + line_feed))
        line_end = self._text.find("\n", end) if "\n" in self._text[end:] else len(self._text)
        rest = self._text[end:line_end].strip()
        if comment not in rest:
            self._changes.append((line_end, line_end, f"{'；' if rest else '   # '}{comment}"))

    def add(self, key: str, value: object, *path: str | int) -> None:
        """Write a key that is not there yet behind the first one of a mapping.

        Raises KeyError where there is no mapping at the path, or it is empty.
        """
        node = self._nodes[path]
        if not isinstance(node, MappingNode) or not node.value:
            raise KeyError(path)
        first, behind = node.value[0]
        line = f"{key}: {_written(value, None)}"
        end = behind.end_mark.index
        if node.flow_style:
            self._changes.append((end, end, f", {line}"))
            return
        at = self._text.find("\n", end)
        at = len(self._text) if at < 0 else at
        self._changes.append((at, at, f"\n{' ' * first.start_mark.column}{line}"))

    def place(self, *path: str | int) -> tuple[int, int]:
        """Return where a value stands in the text, quotation marks included; raises KeyError where there is none."""
        node = self._nodes[path]
        return node.start_mark.index, node.end_mark.index

    def written(self, value: object, *path: str | int) -> str:
        """Return another value as it would be written in the place of one; raises KeyError where there is none."""
        return _written(value, getattr(self._nodes[path], "style", None))

    def alone(self, value: object) -> str:
        """Return a value as it would be written behind a new key, on one line."""
        return _written(value, None)

    def append(self, lines: str) -> None:
        """Write lines behind the last key."""
        end = self._nodes[()].end_mark.index
        self._changes.append((end, end, lines if self._text[:end].endswith("\n") else f"\n{lines}"))

    @property
    def text(self) -> str:
        """The text with all changes made."""
        text, done = "", 0
        for start, end, new in sorted(self._changes, key=itemgetter(0)):
            text += self._text[done:start] + new
            done = end
        return text + self._text[done:]


def _below(path: Path, node: Node) -> Iterator[tuple[Path, Node]]:
    yield path, node
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _below((*path, key.value), value)
    elif isinstance(node, SequenceNode):
        for index, value in enumerate(node.value):
            yield from _below((*path, index), value)


def _written(value: object, style: str | None) -> str:
    """Return a value on one line, as it may stand anywhere in a file."""
    writer, stream = YAML(pure=True), StringIO()
    writer.default_flow_style, writer.width = True, _NEVER
    quoted: Any = _QUOTED.get(style or "") if isinstance(value, str) else None
    writer.dump([quoted(value) if quoted else value], stream)
    text = stream.getvalue().strip()[1:-1]
    # In a list, a mapping of one key is written without its braces.
    return f"{{{text}}}" if isinstance(value, Mapping) and len(value) == 1 else text
