"""A recognised report as the files of a project."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportdoc.manuscript.pictures import Media
from reportdoc.manuscript.recognition.figures import MISSING
from reportdoc.manuscript.recognition.recognise import Recognised
from reportdoc.manuscript.writing.markdown import markdown
from reportdoc.manuscript.writing.tables import csv_text
from reportdoc.project.portable import portable
from reportdoc.report.block import Block, Case, Chart, Figure, FigureRow, List, Table
from reportdoc.report.plain import plain_words
from reportdoc.report.report import Annex, Metadata, Part

_STAND_IN = "missing.png"


@dataclass(slots=True)
class Files:
    """Files by their path in the project, and where the pictures went."""

    media: Mapping[str, Media]
    stand_in: bytes
    made: dict[str, bytes]
    pictures: dict[str, str]
    """Path of the file by name of the part."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Paths, relative to `content/`, that figures' pictures have already, by label."""


def project_files(recognised: Recognised, media: Mapping[str, Media], stand_in: bytes) -> dict[str, bytes]:
    """Return the files of `content/`; `stand_in` is the picture for those that are missing (PNG)."""
    report = recognised.report
    files = Files(media, stand_in, {}, {})
    for part in report.parts:
        blocks = tuple(filed(block, files) for block in part.blocks)
        files.made[part.file] = markdown(blocks).encode()
    for table in report.annex.tables if report.annex else ():
        files.made[_annex_path(table)] = csv_text(table.grid).encode()
    files.made["content/report.yaml"] = _settings(report.metadata, report.front, report.chapters, report.annex).encode()
    for index, equation in enumerate(recognised.equations, 1):
        files.made[f"content/equations/equation-{index}.xml"] = equation.encode()
    for part_name, one in media.items():
        if part_name not in files.pictures and one.data:
            # What no figure shows, such as a logo on the cover, is kept all the same.
            files.made[f"content/pictures/other-{Path(part_name).stem}.{one.ending}"] = one.data
    return files.made


def filed(block: Block, files: Files) -> Block:
    """Return a block that names its data and pictures by their files, which are added to `files`."""
    match block:
        case Table():
            path = block.data or f"content/tables/{_name(block.label)}.csv"
            files.made[path] = csv_text(block.grid).encode()
            return replace(block, data=path)
        case Chart():
            path = block.data or f"content/charts/{_name(block.label)}.csv"
            files.made[path] = csv_text(block.grid).encode()
            return replace(block, data=path)
        case Figure():
            path = _picture(block, files)
            return replace(block, picture=replace(block.picture, path=Path(path)))
        case FigureRow(figures=figures):
            return replace(
                block, figures=tuple(one for one in (filed(f, files) for f in figures) if isinstance(one, Figure))
            )
        case Case(blocks=inner):
            return replace(block, blocks=tuple(filed(one, files) for one in inner))
        case List(items=items):
            return replace(block, items=tuple(tuple(filed(one, files) for one in item) for item in items))
        case _:
            return block


def _picture(figure: Figure, files: Files) -> str:
    """Return the path of a figure's file, relative to `content/`."""
    part, named = figure.picture.path.as_posix(), files.named.get(figure.label, "")
    if part not in files.pictures:
        found = files.media.get(part)
        if found is None or not found.data or part == MISSING:
            if named:
                return named
            name, data = f"pictures/{_STAND_IN}", files.stand_in
        else:
            same = Path(named).suffix == f".{found.ending}"
            name, data = named if same else f"pictures/{_name(figure.label)}.{found.ending}", found.data
        files.made[f"content/{name}"] = data
        files.pictures[part] = name
    return files.pictures[part]


def _name(label: str) -> str:
    return portable(label.partition("-")[2])


def _annex_path(table: Table) -> str:
    return f"content/annex/{_name(table.label)}.csv"


def _settings(metadata: Metadata, front: tuple[Part, ...], chapters: tuple[Part, ...], annex: Annex | None) -> str:
    return "\n".join(_lines(metadata, front, chapters, annex)) + "\n"


def _lines(
    metadata: Metadata, front: tuple[Part, ...], chapters: tuple[Part, ...], annex: Annex | None
) -> Iterator[str]:
    yield "college:"
    yield f"  name: {_quoted(metadata.college)}"
    yield f"  english: {_quoted(metadata.english)}"
    yield f"  code: {_quoted(metadata.code)}"
    yield f"title: {_quoted(metadata.title)}"
    yield f"year: {metadata.year}"
    yield f"date: {metadata.date.isoformat()}"
    yield f"profile: {_quoted(metadata.profile)}"
    if front:
        yield "front:"
        yield from (f"  - file: {part.file.removeprefix('content/')}" for part in front)
    yield "chapters:"
    yield from (f"  - file: {part.file.removeprefix('content/')}" for part in chapters)
    if annex:
        yield "annex:"
        yield f"  title: {_quoted(annex.title)}"
        yield "  tables:"
        for table in annex.tables:
            yield f"    - label: {table.label}"
            yield f"      title: {_quoted(plain_words(table.caption))}"
            yield f"      src: {_annex_path(table).removeprefix('content/')}"


def _quoted(text: str) -> str:
    """Return a text as a YAML scalar: a JSON string is one (YAML 1.2.2, 1.3)."""
    return json.dumps(text, ensure_ascii=False)
