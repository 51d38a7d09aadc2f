"""Opening a project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from reportdoc.project.collector import Collector
from reportdoc.project.files import Folder, Source
from reportdoc.project.folders import CONTENT
from reportdoc.project.schema import validate
from reportdoc.project.settings import Settings
from reportdoc.project.yaml_file import YamlFile, read_yaml
from reportdoc.report.message import message
from reportdoc.report.place import Place
from reportdoc.report.problem import ContentError, Problem

REPORT = "report.yaml"
"""The file in `content/` that holds what is not prose."""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a sound `content/report.yaml`."""

    folder: Folder
    settings: Settings
    """What `report.yaml` says."""
    source: YamlFile
    """Where it says so."""

    def find(self, name: str, *key: str | int) -> Source:
        """Return the file that a key of `report.yaml` names; raises ContentError as `Folder.find` does."""
        return self.folder.find(name, self.source.place(*key))


def load_project(root: Path) -> Project:
    """Return the project in a folder, as `load_from` does."""
    return load_from(Folder(root.resolve()))


def load_from(folder: Folder) -> Project:
    """Return the project that a folder's paths start at.

    Raises ContentError with every problem of `content/report.yaml` together: the file missing, not UTF-8, broken YAML,
    unknown, duplicate and missing keys, values of the wrong type.
    """
    file = PurePosixPath(CONTENT, folder.base, REPORT)
    place = Place(str(file))
    if not (folder.root / file).exists():
        text = message('there is no content/report.yaml in "{folder}"', folder=str(folder.root))
        raise ContentError([Problem(place, text, message("reportdoc new makes a project to start from"))])
    collector = Collector()
    source = read_yaml(folder.find(REPORT, place), collector)
    settings = validate(Settings, source.data, source.place, collector)
    collector.raise_any()
    assert settings is not None
    return Project(folder, settings, source)
