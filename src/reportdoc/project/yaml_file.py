"""YAML as plain data that remembers its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

import yaml

from reportdoc.project.collector import Collector
from reportdoc.project.files import Source
from reportdoc.project.text import ILLEGAL, decode, illegal
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

BYTES = 1_000_000
"""Size limit of a YAML file."""

DEPTH = 16
"""Levels of nesting allowed; composing deeper ones can overflow the C stack of libyaml's binding."""
_TOO_DEEP = message("keys or lists are nested too deeply")

Path: TypeAlias = tuple[str | int, ...]
"""Keys and list indexes that lead to a value."""

_KEPT = 8
"""Files that are remembered: a project is read again after each change."""

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class YamlLines:
    """A YAML file and the line of every key."""

    file: str
    """Path relative to the project."""
    lines: Mapping[Path, int]

    def place(self, *path: str | int) -> Place:
        """Return the place of a key; that of the nearest key above it where it does not exist."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Place(self.file, self.lines.get(known), key=dotted(path) or None)


@dataclass(frozen=True, slots=True)
class YamlFile(YamlLines):
    """A YAML file that holds keys and values."""

    data: dict[str, object]


@dataclass(frozen=True, slots=True)
class YamlList(YamlLines):
    """A YAML file that is a list."""

    data: list[object]


def dotted(path: Path) -> str:
    """Return a path as authors read it: `annex.tables[2].src`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def read_yaml(source: Source, collector: Collector, may_be_empty: bool = False) -> YamlFile:
    """Return a YAML file whose top level is a mapping.

    Duplicate keys and values that cannot be read are noted in `collector`. Raises ContentError where the file is not
    YAML at all, too large, nested too deeply, no mapping, or empty although it may not be, or where it uses aliases.
    """
    data, lines = _read(source, collector)
    if data is None and may_be_empty:
        return YamlFile(source.file, {}, {})
    if data is None:
        raise _wrong(Place(source.file), message("the file is empty"))
    if not isinstance(data, dict):
        raise _wrong(Place(source.file, 1), message("the file must hold keys and values"))
    return YamlFile(source.file, lines, data)


def read_yaml_list(source: Source, collector: Collector) -> YamlList:
    """Return a YAML file whose top level is a list; an empty file is an empty one.

    Notes and raises what `read_yaml` does.
    """
    data, lines = _read(source, collector)
    if data is not None and not isinstance(data, list):
        raise _wrong(Place(source.file, 1), message("must be a list"), message("start each entry with a hyphen"))
    return YamlList(source.file, lines, data or [])


def _read(source: Source, collector: Collector) -> tuple[object, Mapping[Path, int]]:
    found = _document(source.file, decode(source.read(BYTES), source.file))
    for problem in found.problems:
        collector.add(problem.place, problem.message, problem.hint)
    if found.error:
        raise found.error.with_traceback(None)
    return found.data, found.lines


@dataclass(frozen=True, slots=True)
class _Document:
    """What a text holds, for everybody who reads it: nobody writes into it."""

    data: object
    lines: Mapping[Path, int]
    problems: tuple[Problem, ...]
    error: ContentError | None


@lru_cache(maxsize=_KEPT)
def _document(file: str, text: str) -> _Document:
    collector, data, failure = Collector(), None, None
    reader = _Reader(file, text, collector)
    try:
        data = reader.document()
    except ContentError as error:
        failure = error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        place = Place(file, mark.line + 1 if mark else None)
        failure = _wrong(
            place,
            message("broken YAML: {reason}", reason=reason),
            message("look for a missing colon or quotation mark, a tab or a wrong indentation, here or just above"),
        )
        if "nesting depth" in reason:
            # PyYAML from 6.0.4 on has a limit of its own, and reads ahead far enough to reach it first.
            failure = _wrong(place, _TOO_DEEP)
    return _Document(data, reader.lines, tuple(collector.problems), failure)


class _Reader:
    """Builds the data from parser events, so that aliases and depth are refused before anything grows."""

    def __init__(self, file: str, text: str, collector: Collector) -> None:
        self.lines: dict[Path, int] = {}
        self._file = file
        self._collector = collector
        self._events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
        self._scalars: Any = yaml.SafeLoader("")

    def document(self) -> object:
        data: object = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _wrong(self._place(event, ()), message("a second document starts here; one is allowed"))
                data = self._value(next(self._events), ())
        return data

    def _value(self, event: Any, path: Path) -> object:
        self.lines.setdefault(path, _line(event))
        if len(path) > DEPTH:
            raise _wrong(self._place(event, ()), _TOO_DEEP)
        if isinstance(event, yaml.AliasEvent):
            text = message("aliases (*{name}) are not allowed", name=event.anchor)
            raise _wrong(self._place(event, path), text, message("write the value out"))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event, path)

    def _mapping(self, path: Path) -> dict[str, object]:
        data: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _wrong(self._place(event, path), message("a key must be a line of text"))
            key = event.value
            inner = (*path, key)
            if key in data:
                text = message("the key is given twice, first on line {line}", line=self.lines[inner])
                self._collector.add(self._place(event, inner), text)
                self._value(next(self._events), (*inner, "…"))
                continue
            self.lines[inner] = _line(event)
            data[key] = self._value(next(self._events), inner)
        return data

    def _sequence(self, path: Path) -> list[object]:
        data: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            data.append(self._value(event, (*path, len(data))))
        return data

    def _scalar(self, event: Any, path: Path) -> object:
        if found := ILLEGAL.search(event.value):
            raise ContentError([illegal(found[0], self._place(event, path))])
        tag = event.tag or self._scalars.resolve(yaml.ScalarNode, event.value, event.implicit)
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        try:
            return self._scalars.construct_object(node)
        except ValueError:
            # A date or number that does not exist, such as 2024-13-45: text, for the schema to judge.
            return event.value
        except yaml.YAMLError:
            text = message('the value "{value}" cannot be read', value=event.value[:60])
            self._collector.add(self._place(event, path), text, message("put text in quotation marks"))
            return event.value

    def _place(self, event: Any, path: Path) -> Place:
        return Place(self._file, _line(event), key=dotted(path) or None)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _wrong(place: Place, text: Message, hint: Message | None = None) -> ContentError:
    return ContentError([Problem(place, text, hint)])
