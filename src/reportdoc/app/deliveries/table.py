"""A CSV or XLSX file from a department becomes the cells of one table or chart; a picture that of one figure."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from reportdoc.app.deliveries.sheet import trimmed
from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.deliveries.target import Target
from reportdoc.layout.libreoffice.convert import to_png
from reportdoc.manuscript.pictures import cropped, metafile, usable
from reportdoc.manuscript.writing.tables import csv_text
from reportdoc.project.folders import CONTENT
from reportdoc.report.block import Chart, Figure, Table
from reportdoc.report.cells import Grid
from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.report.report import Report


def take_table(grid: Grid, target: Target, report: Report, stage: Stage) -> None:
    """Write the cells of a table; its label, caption, widths and look stay. Raises InputError where it has no rows."""
    old = target.block
    assert isinstance(old, Table | Chart)
    new = trimmed(grid, old.grid.rows[: old.grid.header])
    if len(new.rows) <= old.grid.header:
        raise InputError(message('nothing but a header for "{label}"', label=target.label))
    file = str(PurePosixPath(old.data).with_suffix(".csv"))
    stage.write(file, csv_text(new).encode())
    if file != old.data:
        _renamed(target, report, stage, old.data, file)


def take_picture(source: Path, target: Target, report: Report, stage: Stage) -> None:
    """Write the picture of a figure. Raises InputError where it is damaged or of a format nobody reads."""
    old = target.block
    assert isinstance(old, Figure)
    data = source.read_bytes()
    ending = metafile(data)
    if ending:
        data = cropped(to_png({"drawing": (ending, data)}).get("drawing", b""))
    media = usable({"picture": data})["picture"]
    if not media.data:
        text = message('"{file}" is damaged, or a picture of a format nobody reads', file=source.name)
        raise InputError(text, message("export it as PNG or JPEG"))
    before = old.picture.path.relative_to(stage.root.resolve()).as_posix()
    file = str(PurePosixPath(before).with_suffix(f".{media.ending}"))
    if PurePosixPath(before).suffix.lower() in (".jpeg", ".tiff") and media.ending in ("jpg", "tif"):
        file = before
    stage.write(file, media.data)
    if file != before:
        _renamed(target, report, stage, before, file)


def _renamed(target: Target, report: Report, stage: Stage, old: str, new: str) -> None:
    """Write the new name of a file where the text, or `report.yaml`, says the old one."""
    text_file = target.part.file if target.part else f"{CONTENT}/report.yaml"
    before, after = (name.removeprefix(f"{CONTENT}/") for name in (old, new))
    text = stage.read(text_file)
    line = rf'^(?P<start>.*{re.escape(target.label)}\b.*?src(?:=|:\s*)"?){re.escape(before)}(?P<end>.*)$'
    changed = re.sub(
        line, lambda found: found["start"] + after + _without_sheet(found["end"]), text, flags=re.MULTILINE
    )
    stage.write(text_file, changed.encode())


def _without_sheet(rest: str) -> str:
    return re.sub(r'(?<!\s)\s++sheet="[^"]*"', "", rest)
