"""Where new and moved blocks go in the text of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportdoc.app.returned.model import Lines, Unit
from reportdoc.app.returned.structure import Group


@dataclass(frozen=True, slots=True)
class Spot:
    """A place between the lines of a file."""

    file: str
    line: int
    """Before which line, from 0."""
    indent: str
    """What each line there begins with."""
    item: str
    """Mark of the list item before it, `- ` or `3. `; empty outside of lists."""
    unit: Unit
    """What stands beside it."""


def spot(group: Group, units: Mapping[int, Unit], texts: Mapping[str, Sequence[str]], listed: bool) -> Spot | None:
    """Return where a group goes: behind what stands before it in the returned file.

    `units` has the units by the items of the returned file, `texts` the lines of the files; `listed` tells whether
    the group is of items of a list. None where it stands on a page that the program makes.
    """
    unit = units.get(group.after) if group.after is not None else None
    if unit is None or not unit.chain:
        return None
    after = units.get(next((j for j in sorted(units) if j > (group.after or 0)), -1))
    lines = texts[unit.home]
    inner = unit.chain
    case = _case(unit, lines)
    if group.parent and case is not None:
        inner = unit.chain[unit.chain.index(case) + 1 :]
        if not inner:
            return Spot(unit.home, case.start + 1, "", "", unit)
    common = [one for one in inner if after is not None and after.home == unit.home and one in after.chain]
    return _behind(unit, inner, lines, listed, bool(common))


def _case(unit: Unit, lines: Sequence[str]) -> Lines | None:
    return next((one for one in unit.chain if ".case" in lines[one.start] and lines[one.start].startswith(":")), None)


def _behind(unit: Unit, chain: Sequence[Lines], lines: Sequence[str], listed: bool, within: bool) -> Spot:
    """`within`: what follows stands in the same list, so that what is put in belongs to that as well."""
    if len(chain) >= 3 and unit.shape in ("item", "text"):
        item, own = chain[-2], chain[-1]
        first = lines[item.start]
        indent = first[: len(first) - len(first.lstrip())]
        if listed:
            return Spot(unit.home, _end(own, lines), indent, f"{_next(first.lstrip().split(' ', 1)[0])} ", unit)
        if within:
            return Spot(unit.home, _end(own, lines), " " * unit.indent, "", unit)
    return Spot(unit.home, _end(chain[0], lines), "", "", unit)


def _end(block: Lines, lines: Sequence[str]) -> int:
    end = block.end
    while end > block.start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _next(mark: str) -> str:
    number = mark.rstrip(".)")
    return f"{int(number) + 1}{mark[len(number) :]}" if number.isdecimal() else mark
