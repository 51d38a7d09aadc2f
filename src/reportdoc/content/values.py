"""`values.yaml`: the figures that prose quotes, found in their tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BeforeValidator

from reportdoc.content import limits
from reportdoc.content.lookup import Index, LookupFailed
from reportdoc.project.collector import Collector
from reportdoc.project.files import Source
from reportdoc.project.schema import Line, Model, Some, validate
from reportdoc.project.yaml_file import YamlFile, read_yaml
from reportdoc.report.address import Address
from reportdoc.report.cells import Grid
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError
from reportdoc.report.value import Value
from reportdoc.text.suggest import did_you_mean

_RESERVED = frozenset(["and", "else", "false", "False", "if", "in", "is", "none", "None", "not", "or", "true", "True"])

_Texts = Annotated[Some[Line], BeforeValidator(lambda value: (value,) if isinstance(value, str) else value)]


class _Cell(Model):
    table: Line
    row: _Texts = ()
    column: _Texts
    unit: str = ""
    note: str = ""


class _Text(Model):
    text: Line
    unit: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Values:
    """The values that could be read, and the names of those that could not."""

    known: Mapping[str, Value]
    broken: frozenset[str]
    written: Mapping[str, object] = field(default_factory=dict)
    """What the file says of each, by name."""


TableOf = Callable[[str], tuple[str, Grid]]
"""Gives the file and grid of a label; raises KeyError where no table has it, ContentError where its file is wrong."""


def read_values(source: Source, table_of: TableOf, labels: list[str], collector: Collector) -> Values:
    """Return the values of a file, each looked up in its table.

    Problems of single values are noted in `collector`; `labels` are those of the tables, for suggestions. Raises
    ContentError where the file as a whole cannot be read.
    """
    reader = _Reader(read_yaml(source, collector), table_of, labels, collector)
    known = {name: value for name in reader.file.data if (value := reader.value(name))}
    return Values(known, frozenset(reader.file.data) - frozenset(known), reader.file.data)


class _Reader:
    """Reads the values of one file."""

    def __init__(self, file: YamlFile, table_of: TableOf, labels: list[str], collector: Collector) -> None:
        self.file = file
        self._table_of = table_of
        self._labels = labels
        self._collector = collector
        self._indexes: dict[str, Index] = {}

    def value(self, name: str) -> Value | None:
        data = self.file.data[name]
        if wrong := _bad_name(name):
            self._collector.add(self.file.place(name), wrong)
            return None
        if not isinstance(data, dict):
            self._collector.add(self.file.place(name), message("must hold keys and values"))
            return None
        model = _Text if "text" in data else _Cell
        entry = validate(model, data, lambda *path: self.file.place(name, *path), self._collector)
        match entry:
            case _Text():
                return self._checked(Value(name, entry.text, entry.unit, self.file.place(name)))
            case _Cell():
                return self._cell(name, entry)
            case _:
                return None

    def _cell(self, name: str, entry: _Cell) -> Value | None:
        place = self.file.place(name, "table")
        try:
            file, grid = self._table_of(entry.table)
        except KeyError:
            text = message('there is no table, chart or annex table "{label}"', label=entry.table)
            self._collector.add(place, text, did_you_mean(entry.table, self._labels))
            return None
        except ContentError:
            return None  # reported where the table stands
        try:
            row, column = self._index(entry.table, grid).find(entry.row, entry.column)
        except LookupFailed as error:
            where = message('in "{label}" ({file}): {reason}', label=entry.table, file=file, reason=error.text)
            self._collector.add(self.file.place(name), where, error.hint)
            return None
        spot = Place(file, cell=Address(row, column))
        return self._checked(Value(name, grid.text(row, column).strip(), entry.unit, spot, entry.table))

    def _index(self, label: str, grid: Grid) -> Index:
        if label not in self._indexes:
            self._indexes[label] = Index(grid)
        return self._indexes[label]

    def _checked(self, value: Value) -> Value | None:
        if not value.text:
            wrong = message("the cell {place} is empty", place=value.place)
        elif "\n" in value.text or len(value.text) > limits.RESULT_CHARACTERS:
            wrong = message("{place} is not a figure but a longer text", place=value.place)
        else:
            return value
        self._collector.add(self.file.place(value.name), wrong)
        return None


def _bad_name(name: str) -> Message | None:
    if not name.isidentifier() or name in _RESERVED:
        return message('"{name}" cannot be the name of a value: letters, digits and _ only, no digit first', name=name)
    # Python reads full-width letters as plain ones, so that two names could mean the same value.
    if unicodedata.normalize("NFKC", name) != name:
        plain = unicodedata.normalize("NFKC", name)
        return message('write the name "{name}" as "{plain}"', name=name, plain=plain)
    return None
