"""The entries of `content/comments.yaml` as they are read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator

from reportdoc.project.collector import Collector
from reportdoc.project.files import Source
from reportdoc.project.schema import Model, validate, wrong
from reportdoc.project.yaml_file import YamlList, read_yaml_list
from reportdoc.report.message import message


def _text(value: str) -> str:
    if not value.strip():
        raise wrong(message("must not be empty"))
    return value


class CommentEntry(Model, coerce_numbers_to_str=True):
    """One comment, with the names of `Comment`."""

    author: str = ""
    date: str = ""
    place: str = ""
    about: str = ""
    text: Annotated[str, AfterValidator(_text)]
    state: Literal["open", "closed"] = "open"


def read_entries(source: Source) -> list[CommentEntry]:
    """Return the entries of the file; raises ContentError with every one that is none."""
    collector = Collector()
    file = read_yaml_list(source, collector)
    found = [_entry(file, at, collector) for at in range(len(file.data))]
    collector.raise_any()
    return [one for one in found if one is not None]


def _entry(file: YamlList, at: int, collector: Collector) -> CommentEntry | None:
    data = file.data[at]
    if not isinstance(data, dict):
        collector.add(file.place(at), message("must hold keys and values"))
        return None
    given = {name: value for name, value in data.items() if value is not None}
    return validate(CommentEntry, given, lambda *path: file.place(at, *path), collector)
