"""A sheet from a department becomes the cells of one table or chart; a picture that of one figure."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.deliveries.target import Target
from reportdoc.app.deliveries.trimming import trimmed
from reportdoc.content.attribute_text import with_attributes
from reportdoc.layout.engines import to_png
from reportdoc.manuscript.pictures import Media, cropped, metafile, usable
from reportdoc.manuscript.writing.tables import csv_text
from reportdoc.project.folders import CONTENT
from reportdoc.project.project import REPORT
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.block import Chart, Figure, Table
from reportdoc.report.cells import Grid
from reportdoc.report.message import message
from reportdoc.report.problem import InputError


def take_table(grid: Grid, target: Target, stage: Stage) -> tuple[str, ...]:
    """Write the cells of a table, and return the lines that were left out; its label, caption, widths and look stay.

    Raises InputError where it has no rows.
    """
    old = target.block
    assert isinstance(old, Table | Chart)
    new = trimmed(grid, old.grid.rows[: old.grid.header])
    # Only a table in the text says how many rows its header has.
    own = isinstance(old, Table) and target.part is not None
    header = new.header if own else old.grid.header
    if len(new.grid.rows) <= header:
        raise InputError(message('nothing but a header for "{label}"', label=target.label))
    if header == old.grid.header and new.grid.rows == old.grid.rows:
        # Nobody wants a file written anew, or a workbook made a CSV, that says the same.
        return new.aside
    file = str(PurePosixPath(old.data).with_suffix(".csv"))
    stage.write(file, csv_text(new.grid).encode())
    changed: dict[str, str | None] = {"header": str(header)} if header != old.grid.header else {}
    if own and new.grid.width != old.grid.width:
        # As many as there were columns.
        changed |= {"widths": None, "align": None}
    if changed:
        _opened(target, stage, changed)
    if file != old.data:
        _renamed(target, stage, file)
    return new.aside


def take_picture(source: Path, target: Target, stage: Stage) -> None:
    """Write the picture of a figure. Raises InputError where it is damaged or of a format nobody reads."""
    old = target.block
    assert isinstance(old, Figure)
    media = picture_in(source)
    before = old.picture.path.relative_to(stage.root.resolve()).as_posix()
    file = str(PurePosixPath(before).with_suffix(f".{media.ending}"))
    if PurePosixPath(before).suffix.lower() in (".jpeg", ".tiff") and media.ending in ("jpg", "tif"):
        file = before
    stage.write(file, media.data)
    if file != before:
        _renamed(target, stage, file)


def picture_in(source: Path) -> Media:
    """Return a delivered picture, one of Windows as PNG. Raises InputError where it cannot be used."""
    data = source.read_bytes()
    ending = metafile(data)
    if ending:
        data = cropped(to_png({"drawing": (ending, data)}).get("drawing", b""))
    media = usable({"picture": data})["picture"]
    if not media.data:
        text = message('"{file}" is damaged, or a picture of a format nobody reads', file=source.name)
        raise InputError(text, message("export it as PNG or JPEG"))
    return media


def _renamed(target: Target, stage: Stage, file: str) -> None:
    """Write the new name of a file where the block, or `report.yaml`, says the old one."""
    name = file.removeprefix(f"{CONTENT}/")
    if target.part is None:
        _renamed_in_annex(target.label, stage, name)
        return
    _opened(target, stage, {"src": name, "sheet": None})


def _opened(target: Target, stage: Stage, attributes: Mapping[str, str | None]) -> None:
    """Write attributes into the opening line of a block."""
    assert target.block is not None
    assert target.part is not None
    lines = stage.read(target.part.file).split("\n")
    at = (target.block.place.line or 1) - 1
    lines[at] = with_attributes(lines[at], attributes)
    stage.write(target.part.file, "\n".join(lines).encode())


def _renamed_in_annex(label: str, stage: Stage, name: str) -> None:
    file = f"{CONTENT}/{REPORT}"
    edit = YamlEdit(stage.read(file))
    for (*path, key), text in edit.texts("annex", "tables"):
        if key == "label" and text == label:
            edit.set(name, *path, "src")
    stage.write(file, edit.text.encode())
