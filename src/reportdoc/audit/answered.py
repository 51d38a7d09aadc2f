"""What people wrote of findings: a YAML file of `content/` with an entry for the id of each."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TypeVar

from reportdoc.project.collector import Collector
from reportdoc.project.files import Folder
from reportdoc.project.folders import CONTENT
from reportdoc.project.schema import Model, validate, wrong
from reportdoc.project.yaml_file import YamlFile, read_yaml
from reportdoc.report.message import Message, message
from reportdoc.report.place import Place

_IDENTITY = re.compile(r"[A-Z][0-9]{3}-[0-9a-f]{8}")

E = TypeVar("E", bound=Model)
T = TypeVar("T")


def words(value: str) -> str:
    """Return a text with single spaces; raises what pydantic reports where there are no words."""
    if not value.strip():
        raise wrong(message("must not be empty"))
    return " ".join(value.split())


def read_answers(
    folder: Folder, name: str, entry: type[E], make: Callable[[str, E, Place], T], hint: Message
) -> dict[str, T]:
    """Return what a file of `content/` says of findings, by their ids; none where there is no such file.

    `make` turns an id, its entry and its place into what is kept; `hint` says what an entry holds. Raises ContentError
    with every problem of the file.
    """
    if not os.path.lexists(folder.root / CONTENT / name):
        return {}
    collector = Collector()
    file = read_yaml(folder.find(name, Place(f"{CONTENT}/{name}")), collector, may_be_empty=True)
    read = {identity: _entry(file, identity, entry, hint, collector) for identity in file.data}
    collector.raise_any()
    places = {identity: Place(file.file, file.place(identity).line) for identity in read}
    return {identity: make(identity, one, places[identity]) for identity, one in read.items() if one}


def _entry(file: YamlFile, identity: str, entry: type[E], hint: Message, collector: Collector) -> E | None:
    if not _IDENTITY.fullmatch(identity):
        text = message('"{identity}" is not the id of a finding', identity=identity)
        collector.add(file.place(identity), text, message("copy it from the list of findings"))
        return None
    data = file.data[identity]
    if not isinstance(data, dict):
        collector.add(file.place(identity), message("must hold keys and values"), hint)
        return None
    return validate(entry, data, lambda *path: file.place(identity, *path), collector)
