"""Next year's project out of last year's: everything carried over, and last year's content kept to compare with."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.scaffold.new import check_empty
from reportdoc.content.load import load
from reportdoc.profiles.profile import load_profile
from reportdoc.project.folders import CONTENT, FONTS, TEMPLATES
from reportdoc.project.project import REPORT, load_project
from reportdoc.project.publishing.workplace import workplace
from reportdoc.project.text import line_feeds
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.report.report import Annex, Metadata, Report

PREVIOUS = "previous"
"""Folder in `content/` with last year's content."""
_LEFT = (PREVIOUS, "accepted.yaml", "confirmed.csv", "deliveries.csv")
"""What belongs to one year alone."""
_SETTINGS = """
# 上年内容，用于对比：表格可列上年值，reportdoc check 提示变化超过 threshold（%）的指标。
previous:
  folder: previous
  threshold: 30
"""


def make_next(last: Path, directory: Path, year: int) -> None:
    """Put next year's project into a folder, which is made if need be.

    Raises OperationError where the folder holds anything already, ContentError where last year's project has problems,
    InputError where the year is not a later one, OSError where the folder cannot be written.
    """
    begin(last, directory)
    check_empty(directory)
    report = load(last).report
    metadata = report.metadata
    if year <= metadata.year:
        text = message(
            "{year} is not after {last}, the year of {folder}", year=year, last=metadata.year, folder=str(last)
        )
        raise InputError(text)
    with workplace(directory) as place:
        made = place.folder / "made"
        _write(last, made, report, year)
        place.publish({path.name: path for path in sorted(made.iterdir())})


def _write(last: Path, made: Path, report: Report, year: int) -> None:
    content = made / CONTENT
    for target in (content, content / PREVIOUS):
        shutil.copytree(last / CONTENT, target, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns(*_LEFT))
    for name in (TEMPLATES, FONTS):
        if (last / name).is_dir():
            shutil.copytree(last / name, made / name, copy_function=shutil.copyfile)
    _edit(content / REPORT, lambda edit: _settings(edit, report.metadata, year))
    if report.annex:
        _move_year(content, last, report.annex, report.metadata.year, year)


def _edit(path: Path, change: Callable[[YamlEdit], None]) -> None:
    edit = YamlEdit(line_feeds(path.read_text(encoding="utf-8-sig")))
    change(edit)
    path.write_text(edit.text, encoding="utf-8", newline="\n")


def _settings(edit: YamlEdit, metadata: Metadata, year: int) -> None:
    edit.set(year, "year")
    edit.set(_later(metadata.date, year - metadata.year), "date", comment="由上年日期顺延，请改为声明日期")
    profile = metadata.profile.replace(str(metadata.year), str(year))
    if load_profile(profile).indicators:
        edit.set(profile, "profile")
    if ("previous", "folder") in edit:
        edit.set(PREVIOUS, "previous", "folder")
    elif ("previous",) not in edit:
        edit.append(_SETTINGS)


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _move_year(content: Path, last: Path, annex: Annex, old: int, new: int) -> None:
    """Head the values of the indicator tables with the new year, here and where values are looked up by that head."""
    head = re.compile(rf"(?<!\d){old}(?=\s*年)")
    moved = set()
    for table in annex.tables:
        path = content.parent / table.data
        # A workbook stays as it is, and what is looked up in it by last year's head with it.
        if path.suffix.lower() == ".csv":
            first, _, rest = _decoded(path.read_bytes()).partition("\n")
            path.write_text(f"{head.sub(str(new), first)}\n{rest}", encoding="utf-8", newline="\n")
            moved.add(table.label)
    if values := load_project(last).settings.values:
        _edit(content / values, lambda edit: _columns(edit, moved, head, str(new)))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")  # as the reader of tables does


def _columns(edit: YamlEdit, tables: set[str], head: re.Pattern[str], new: str) -> None:
    """Change the year in `column:` of the values that are looked up in some tables."""
    for (name, *rest), table in list(edit.texts()):
        if rest == ["table"] and table in tables:
            for path, column in edit.texts(name, "column"):
                if head.search(column):
                    edit.set(head.sub(new, column), *path)
