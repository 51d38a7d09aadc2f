"""Drawing sites that do not get in each other's way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.audit.planting.site import Other, Site

Marks = set[str]


def draw(sites: Sequence[Site], quotas: dict[int, int], content: Path, random: Random) -> list[Site]:
    """Return as many sites of each family as its quota, of all kinds in turn, no two of which touch the same figures.

    Raises:
        ValueError: if the list is too short for the quotas.
    """
    written: Marks = set()
    read: Marks = set()
    drawn: list[Site] = []
    for family, quota in quotas.items():
        taken = 0
        for site in _in_turn([one for one in sites if one.family == family], random):
            writes, reads = _writes(site, content), _reads(site, content)
            if taken == quota or writes & (written | read) or reads & written:
                continue
            written |= writes
            read |= reads
            drawn.append(site)
            taken += 1
        if taken < quota:
            raise ValueError(f"only {taken} sites of family {family} can be planted together")
    return drawn


def _in_turn(sites: Sequence[Site], random: Random) -> list[Site]:
    kinds: dict[str, list[Site]] = defaultdict(list)
    for site in sites:
        kinds[site.kind].append(site)
    for kind in kinds.values():
        random.shuffle(kind)
    order = list(kinds.values())
    random.shuffle(order)
    rounds = max((len(kind) for kind in order), default=0)
    return [kind[index] for index in range(rounds) for kind in order if index < len(kind)]


def _writes(site: Site, content: Path) -> Marks:
    if site.edit == "drop":
        return {site.file}
    if site.edit == "copy":
        return {f"paragraph {_line(site.file, site.text, content)}"}
    if site.text is not None:
        return {_line(site.file, site.text, content)}
    return {mark for cell in (site.cell, site.to) if cell for mark in _cell(site.file, cell)}


def _cell(file: str, cell: str) -> Marks:
    column, row = re.findall(r"[A-Z]+|\d+", cell)
    return {f"{file}!{cell}", f"{file} column {column}", f"{file} row {row}"}


def _reads(site: Site, content: Path) -> Marks:
    marks = {mark for other in site.others() for mark in _read(other, content) if site.edit != "drop"}
    if site.edit == "drop":
        return {mark for other in site.others() if other.text for mark in _read(other, content)}
    if site.edit == "copy":
        return marks | _paragraph(site.file, site.text, content)
    return marks | {site.file}


def _read(other: Other, content: Path) -> Marks:
    where = f"{other.file}!{other.cell}" if other.cell else _line(other.file, other.text, content)
    return {where, other.file}


def _line(file: str, text: str | None, content: Path) -> str:
    lines = (content / file).read_text(encoding="utf-8").split("\n")
    numbers = [number for number, line in enumerate(lines, 1) if text and text in line]
    if len(numbers) != 1:
        raise ValueError(f"{file} has {text!r} in {len(numbers)} lines")
    return f"{file} line {numbers[0]}"


def _paragraph(file: str, text: str | None, content: Path) -> Marks:
    lines = (content / file).read_text(encoding="utf-8").split("\n")
    first = int(_line(file, text, content).rsplit(" ", 1)[1])
    last = lines.index("", first)
    return {f"{file} line {number}" for number in range(first, last + 1)}
