"""What a new project says of its college, instead of the starter's stand-ins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportdoc.app.parts import part, parts
from reportdoc.profiles.profile import load_profile
from reportdoc.project import resources
from reportdoc.project.folders import CONTENT
from reportdoc.project.project import REPORT, load_project
from reportdoc.project.settings import Settings
from reportdoc.project.text import line_feeds
from reportdoc.project.yaml_edit import YamlEdit

FIRST_CATALOGUE = 2022
"""The earliest year of which there is a profile."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known of a report before it is written; what is None stays as the starter has it."""

    college: str | None = None
    english: str | None = None
    code: str | None = None
    year: int | None = None
    departments: Mapping[str, str] = field(default_factory=dict)
    """Who answers for a part, by its title: 人才培养, 附表."""


def part_titles() -> tuple[str, ...]:
    """Return the titles of the starter's parts, in order; the last one is 附表."""
    return tuple(one.title for one in parts(load_project(resources.starter())))


def likely_year(today: date) -> int:
    """Return the year that a report begun today is about: it is written from autumn on and declared in January."""
    return today.year if today.month >= 7 else today.year - 1


def fill_in(project: Path, known: Particulars) -> None:
    """Write what is known into a copy of the starter.

    Raises InputError where a part is named that there is not, ContentError where the college or its code cannot be so.
    """
    path = project / CONTENT / REPORT
    loaded = load_project(project)
    found, settings = parts(loaded), loaded.settings
    edit = YamlEdit(line_feeds(path.read_text(encoding="utf-8")))
    for key in ("name", "english", "code"):
        value = getattr(known, "college" if key == "name" else key)
        if value is not None:
            edit.set(value, "college", key)
    for title, department in known.departments.items():
        edit.set(department, *part(found, title).place, "department")
    if known.year is not None:
        _set_year(edit, known.year)
    path.write_text(edit.text, encoding="utf-8", newline="\n")
    load_project(project)
    if known.year is not None:
        _move_years(project / CONTENT, settings, known.year)


def _set_year(edit: YamlEdit, year: int) -> None:
    edit.set(year, "year")
    edit.set(date(year + 1, 1, 4), "date", comment="请改为声明日期")
    known = next((one for one in range(year, FIRST_CATALOGUE, -1) if load_profile(str(one)).indicators), None)
    if known is not None:
        carried = load_profile(str(known)).carried_over or known != year
        edit.set(str(known), "profile", comment="指标目录沿用 2023 版，请与当年通知核对" if carried else "")


def _move_years(content: Path, settings: Settings, year: int) -> None:
    """Head the values of the indicator tables, and the years of the example chart, with the years that are meant."""
    assert settings.annex
    for table in settings.annex.tables:
        _rewrite(content / table.src, lambda text: text.replace(f"{settings.year}年", f"{year}年", 1))
    moved = year - settings.year
    for chart in (content / "charts").glob("*.csv"):
        _rewrite(chart, lambda text: re.sub(r"20\d\d(?=届)", lambda found: str(int(found[0]) + moved), text))


def _rewrite(path: Path, change: Callable[[str], str]) -> None:
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
