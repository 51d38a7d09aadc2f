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
from reportdoc.project.project import REPORT
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.report.report import Metadata

PREVIOUS = "previous"
"""Folder in `content/` with last year's content."""
_LEFT = (PREVIOUS, "accepted.yaml", "deliveries.csv")
"""What belongs to one year alone."""
_BLOCK = re.compile(r"^previous:.*\n(?:[ \t].*\n|\n(?=[ \t]))*", re.MULTILINE)
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
    metadata = load(last).report.metadata
    if year <= metadata.year:
        text = message(
            "{year} is not after {last}, the year of {folder}", year=year, last=metadata.year, folder=str(last)
        )
        raise InputError(text)
    with workplace(directory) as place:
        made = place.folder / "made"
        _write(last, made, metadata, year)
        place.publish({path.name: path for path in sorted(made.iterdir())})


def _write(last: Path, made: Path, metadata: Metadata, year: int) -> None:
    content = made / CONTENT
    for target in (content, content / PREVIOUS):
        shutil.copytree(last / CONTENT, target, copy_function=shutil.copyfile, ignore=shutil.ignore_patterns(*_LEFT))
    for name in (TEMPLATES, FONTS):
        if (last / name).is_dir():
            shutil.copytree(last / name, made / name, copy_function=shutil.copyfile)
    _edit(content / PREVIOUS / REPORT, lambda text: _BLOCK.sub("", text))
    _edit(content / REPORT, lambda text: _settings(text, metadata, year))
    _move_year(content, last, metadata.year, year)


def _edit(path: Path, change: Callable[[str], str]) -> None:
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    path.write_text(change(text), encoding="utf-8", newline="\n")


def _settings(text: str, metadata: Metadata, year: int) -> str:
    day = _later(metadata.date, year - metadata.year)
    text = re.sub(r"^year:.*$", f"year: {year}", text, flags=re.MULTILINE)
    text = re.sub(r"^date:.*$", f"date: {day.isoformat()}   # 由上年日期顺延，请改为声明日期", text, flags=re.MULTILINE)
    profile = metadata.profile.replace(str(metadata.year), str(year))
    if load_profile(profile).indicators:
        text = re.sub(r"^profile:.*$", f'profile: "{profile}"', text, flags=re.MULTILINE)
    return _BLOCK.sub("", text).rstrip("\n") + "\n" + _SETTINGS


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _move_year(content: Path, last: Path, old: int, new: int) -> None:
    """Head the values of the indicator tables with the new year, here and where values are looked up by that head."""
    annex = load(last).report.annex
    head = re.compile(rf"(?<!\d){old}(?=\s*年)")
    for table in annex.tables if annex else ():
        path = content.parent / table.data
        if path.suffix.lower() == ".csv":
            first, _, rest = path.read_text(encoding="utf-8-sig").partition("\n")
            path.write_text(f"{head.sub(str(new), first)}\n{rest}", encoding="utf-8", newline="\n")
    values = content / "values.yaml"
    labels = {table.label for table in annex.tables} if annex else set()
    if values.is_file():
        _edit(values, lambda text: _columns(text, labels, head, str(new)))


def _columns(text: str, labels: set[str], head: re.Pattern[str], new: str) -> str:
    """Change the year in `column:` of the values that are looked up in an indicator table."""
    blocks = re.split(r"(?m)^(?=\S)", text)
    changed = []
    for block in blocks:
        named = re.search(r"\btable:\s*[\"']?([\w-]+)", block)
        inside = named is not None and named[1] in labels
        changed.append(re.sub(r"(?m)(\bcolumn:.*)$", lambda found: head.sub(new, found[1]), block) if inside else block)
    return "".join(changed)
