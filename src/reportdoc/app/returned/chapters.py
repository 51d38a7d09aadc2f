"""Chapters that were put into a returned file: a file of their own each, named in `report.yaml` where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import count, pairwise
from pathlib import PurePosixPath
from string import ascii_lowercase

from reportdoc.app.returned.model import Unit
from reportdoc.app.returned.structure import Block, Group
from reportdoc.manuscript.model import Element, ManuscriptParagraph
from reportdoc.manuscript.recognition.labels import slug
from reportdoc.project.folders import CONTENT
from reportdoc.project.portable import portable
from reportdoc.project.yaml_edit import YamlEdit

CHAPTERS = "chapters"
"""Key of `report.yaml`."""
_WORDS = 4
"""Words of a title that the name of its file has, as those of imported ones."""
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[a-z]?-")


@dataclass(frozen=True, slots=True)
class NewChapter:
    """A chapter that is to be named in `report.yaml`."""

    file: str
    """Path in the project."""
    title: str
    after: str
    """The file it comes behind; empty where it is the first."""


def begins(entry: Element | Block) -> bool:
    """Tell whether something new is the heading of a chapter."""
    return isinstance(entry, ManuscriptParagraph) and entry.level == 1 and bool(entry.text)


def gathered(groups: Iterable[Group]) -> Iterator[Group]:
    """Yield groups; what follows a new chapter's heading up to what was there before belongs to it, boxes too."""
    held: Group | None = None
    for group in groups:
        if held is not None and held.after == group.after and any(map(begins, held.entries)):
            held = replace(held, entries=[*held.entries, *group.entries])
            continue
        if held is not None:
            yield held
        held = group
    if held is not None:
        yield held


def divided(group: Group) -> tuple[Group, list[list[Element | Block]]]:
    """Return what of a group goes where it stands, and the entries of each new chapter."""
    starts = [at for at, one in enumerate(group.entries) if begins(one)] if not group.parent else []
    ends = [*starts, len(group.entries)]
    return replace(group, entries=group.entries[: ends[0]]), [group.entries[a:b] for a, b in pairwise(ends)]


def place_of(group: Group, units: Mapping[int, Unit], settings: str) -> str | None:
    """Return behind which file of a chapter a group begins one, empty for before the first.

    None where it does not: text of a chapter goes on behind it, or nothing of the report stands before it. `settings`
    is the text of `report.yaml`. What stands behind the annex comes before it, as chapters do.
    """
    before = units.get(group.after) if group.after is not None else None
    if before is None:
        return None
    after = units.get(next((j for j in sorted(units) if j > (group.after or 0)), -1))
    if after is not None and after.home.endswith(".md") and after.shape != "heading 1":
        return None
    files = list(entries(settings, CHAPTERS))
    if before.home in entries(settings, "front"):
        return ""
    return before.home if before.home in files else files[-1]


def counted(entries: Sequence[Element | Block]) -> bool:
    """Tell whether the heading of a new chapter has a number, as those that are there have."""
    return any(isinstance(one, ManuscriptParagraph) and begins(one) and one.numbered for one in entries)


def is_last(place: str | None, settings: str) -> bool:
    """Tell whether nothing but the annex stands behind the file of a chapter: 结语 and 后记 have no number there."""
    return bool(place) and place == list(entries(settings, CHAPTERS))[-1]


def file_for(title: str, after: str, settings: str, taken: Set[str]) -> str:
    """Return a path for a chapter's file that is not `taken`, in the folder of the one before it and named like that.

    Files are not renamed for it, since other returned files know them by their names: between 2-service.md and
    3-culture.md it is 2a-….md.
    """
    files = list(entries(settings, CHAPTERS))
    beside = PurePosixPath(after or files[0])
    words = portable(slug(title, _WORDS) or "chapter")
    known = {PurePosixPath(one).name for one in taken if PurePosixPath(one).parent == beside.parent}
    for head in _heads(beside.name, last=after == files[-1], first=not after):
        name = f"{head}{words}.md"
        if name not in known and not (head and any(one.startswith(head) for one in known)):
            return str(beside.with_name(name))
    return str(beside.with_name(f"{words}-{len(known) + 1}.md"))


def _heads(name: str, last: bool, first: bool) -> Iterator[str]:
    """Yield what the name of a new file may begin with, beside a file of that name."""
    found = _NUMBERED.match(name)
    if found is None:
        yield ""
    elif last:
        yield from (f"{one:0{len(found['number'])}}-" for one in count(int(found["number"]) + 1))
    else:
        number = "0" * len(found["number"]) if first else found["number"]
        yield from (f"{number}{letter}-" for letter in ascii_lowercase)


def with_chapters(settings: str, new: Sequence[NewChapter]) -> str:
    """Return the text of `report.yaml` with chapters named in it; those that are stay where they are."""
    behind: dict[str, str] = {}
    for one in new:
        files = list(entries(settings, CHAPTERS))
        if one.file not in files:
            after = behind.get(one.after, one.after)
            settings = _with_entry(settings, one.file, after if after in files or not after else files[-1])
        behind[one.after] = one.file
    return settings


def with_new(files: Sequence[str], new: Sequence[NewChapter]) -> list[str]:
    """Return files of chapters with new ones behind those that they come behind."""
    return [name for file in files for name in (file, *(one.file for one in new if one.after == file))]


def entries(settings: str, key: str) -> dict[str, tuple[int, int]]:
    """Return where each entry of a list of files stands in `report.yaml`, without its dash, by the file's path."""
    yaml = YamlEdit(settings)
    found: dict[str, tuple[int, int]] = {}
    for path, text in yaml.texts(key):
        if path[-1] == "file":
            start, end = yaml.place(*path[:2])
            # What a block says ends with its last value; the mark behind it is that of what comes next.
            last = max(yaml.place(*one)[1] for one, _ in yaml.texts(*path[:2]))
            found[f"{CONTENT}/{text}"] = start, end if settings[start] == "{" else last
    return found


def _with_entry(settings: str, file: str, after: str) -> str:
    known = entries(settings, CHAPTERS)
    entry = f"file: {YamlEdit(settings).alone(file.removeprefix(f'{CONTENT}/'))}"
    start, end = known[after] if after else min(known.values())
    if settings[YamlEdit(settings).place(CHAPTERS)[0]] == "[":
        spot, new = (end, f", {{{entry}}}") if after else (start, f"{{{entry}}}, ")
        return settings[:spot] + new + settings[spot:]
    dash = settings.rfind("-", 0, start)
    line = settings.rfind("\n", 0, dash) + 1
    if not after:
        return f"{settings[:line]}{settings[line:dash]}- {entry}\n{settings[line:]}"
    line_end = settings.find("\n", end) if "\n" in settings[end:] else len(settings)
    return f"{settings[:line_end]}\n{settings[line:dash]}- {entry}{settings[line_end:]}"
