"""The edits: each changes one file and says what stood there and what stands there now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.audit.planting import table
from tests.audit.planting.digits import changed
from tests.audit.planting.site import Site


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit did: the file, the cell or the text as it now stands, and the words before and after."""

    file: str
    cell: str | None
    text: str | None
    before: str
    after: str


def apply(site: Site, content: Path, random: Random) -> Change:
    """Change the report below `content` as a site says, and return what was changed."""
    if site.edit == "copy":
        return _copy(site, content, random)
    if site.edit == "drop":
        return _drop(site, content)
    if site.edit == "swap":
        return _swap(site, content)
    return _in_text(site, content, random) if site.cell is None else _in_cell(site, content, random)


def _in_cell(site: Site, content: Path, random: Random) -> Change:
    row, column = table.position(_given(site.cell))
    rows = table.read(content / site.file)
    before = rows[row][column]
    after = changed(before, site.least, random) if site.edit == "digit" else random.choice(site.choices)
    if after == before:
        raise ValueError(f"{site.file} {site.cell} would stay as it is")
    rows[row][column] = after
    table.write(content / site.file, rows)
    return Change(site.file, site.cell, None, before, after)


def _swap(site: Site, content: Path) -> Change:
    row, column = table.position(_given(site.cell))
    other_row, other_column = table.position(_given(site.to))
    rows = table.read(content / site.file)
    before, after = rows[row][column], rows[other_row][other_column]
    rows[row][column], rows[other_row][other_column] = after, before
    table.write(content / site.file, rows)
    return Change(site.file, site.cell, None, before, after)


def _drop(site: Site, content: Path) -> Change:
    rows = table.read(content / site.file)
    row = rows.pop((site.row or 0) - 1)
    table.write(content / site.file, rows)
    first = next(other.cell for other in site.others() if other.cell)
    return Change(site.file, first, None, ",".join(row), "")


def _in_text(site: Site, content: Path, random: Random) -> Change:
    before = _given(site.text)
    if site.edit == "digit":
        number = _given(site.number)
        old, new = number, changed(number, site.least, random)
    else:
        old, _, new = random.choice(site.choices).partition(" => ")
    if before.count(old) != 1:
        raise ValueError(f"{old!r} does not stand once in {before!r}")
    after = before.replace(old, new)
    _replace(content / site.file, before, after)
    return Change(site.file, None, _plain(after), old, new)


def _copy(site: Site, content: Path, random: Random) -> Change:
    lines = _paragraph(content / site.file, _given(site.text))
    copy = "\n".join(lines)
    for choices in (site.choices, site.then):
        if choices:
            old, _, new = random.choice(choices).partition(" => ")
            if old not in copy:
                raise ValueError(f"{old!r} is not in the paragraph {site.text!r}")
            copy = copy.replace(old, new, 1)
    into = _given(site.into)
    before = "\n".join(_paragraph(content / into, _given(site.after)))
    _replace(content / into, before, f"{before}\n\n{copy}")
    return Change(into, None, copy.split("\n")[0][:25], "", copy)


def _paragraph(path: Path, start: str) -> list[str]:
    lines = path.read_text(encoding="utf-8").split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith(start))
    return lines[first : lines.index("", first)]


def _replace(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    if text.count(before) != 1:
        raise ValueError(f"{before!r} does not stand once in {path.name}")
    path.write_text(text.replace(before, after), encoding="utf-8")


def _plain(text: str) -> str:
    return re.sub(r"^#+ | \{#[^}]*\}$", "", text)


def _given(value: str | None) -> str:
    if value is None:
        raise ValueError("the site lacks something its edit needs")
    return value
