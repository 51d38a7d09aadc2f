"""`province summary`: what only all reports together show, as a page, a workbook and letters."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.province.comparison import Comparison, Material, comparison
from reportdoc.app.province.rows import College, FindingRow, IndicatorValue
from reportdoc.batch.charts import charts
from reportdoc.batch.folder import open_output
from reportdoc.batch.shared.reuse import reuse
from reportdoc.batch.tables.load import load
from reportdoc.present.language import Language
from reportdoc.present.province.page import as_page
from reportdoc.present.province.summary import sections
from reportdoc.present.province.workbook import write_workbook
from reportdoc.profiles.profile import Profile, load_profile
from reportdoc.project.publishing.workplace import workplace
from reportdoc.report.message import message
from reportdoc.report.problem import InputError

PAGE, WORKBOOK, LETTERS = "summary.html", "summary.xlsx", "letters"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which summary is wanted."""

    output: Path
    """The folder that `province check` made."""
    previous: Path | None = None
    """That of an earlier year."""
    profile: str | None = None
    """None: of the year that most reports are about."""
    types: Path | None = None
    """A file with the type of a college by its code."""
    letters: bool = False


def summary(language: Language, wanted: Wanted) -> tuple[Path, ...]:
    """Write page and workbook, and letters where they are wanted; return what was written.

    Raises InputError where a folder was not made by `province check`, or the types cannot be read; OSError.
    """
    begin(wanted.output)
    found = compared(wanted)
    parts = sections(language, found)
    title = language.message("Quality reports of {year}: all colleges", year=found.year)
    with workplace(wanted.output) as place:
        (place.folder / PAGE).write_text(as_page(language, title, parts, charts(found)), encoding="utf-8", newline="\n")
        write_workbook(parts, found.year, place.folder / WORKBOOK)
        made = {name: place.folder / name for name in (PAGE, WORKBOOK)}
        if wanted.letters:
            from reportdoc.batch.letters import write_letters

            made[LETTERS] = place.folder / LETTERS
            made[LETTERS].mkdir()
            write_letters(found, made[LETTERS])
        place.publish(made)
    return tuple(wanted.output / name for name in made)


def compared(wanted: Wanted) -> Comparison:
    """Return what the tables show; raises as `summary` does."""
    types = _types(wanted.types) if wanted.types else {}
    material = _material(wanted.output)
    earlier = _material(wanted.previous) if wanted.previous else None
    name = wanted.profile or str(material.year)
    profile = load_profile(name)
    rules = profile.province
    if not rules.norms and wanted.profile:
        raise InputError(message('the profile "{name}" has no rules for a province', name=name))
    try:
        before = earlier.colleges if earlier else ()
        shared = reuse(wanted.output, material.colleges, wanted.previous, before, _phrases(profile))
    except (FileNotFoundError, ValueError) as error:
        text = message("a result is missing or damaged: {error}", error=str(error))
        raise InputError(text, message("run `reportdoc province check` again")) from None
    return comparison(material, earlier, shared, rules, name, types)


def _material(output: Path) -> Material:
    open_output(output, made=True)
    return Material(
        tuple(load(output, "colleges", College)),
        tuple(load(output, "indicators", IndicatorValue)),
        tuple(load(output, "findings", FindingRow)),
    )


def _phrases(profile: Profile) -> Iterator[str]:
    """Yield the words that every report takes from the indicator tables."""
    yield from profile.titles
    for indicator in profile.indicators:
        yield indicator.name
        yield from indicator.aliases


def _types(path: Path) -> Mapping[str, str]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [row for row in csv.reader(file) if any(cell.strip() for cell in row)]
        found = {row[0].strip(): row[1].strip() for row in rows if row[0].strip().isdecimal()}
    except (UnicodeDecodeError, IndexError, csv.Error):
        found: dict[str, str] = {}
    if not found:
        hint = message("a line is a code, a comma and a type, in UTF-8")
        raise InputError(message('"{file}" is no list of types', file=path.name), hint)
    return found
