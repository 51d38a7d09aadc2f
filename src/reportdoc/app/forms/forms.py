"""The forms of a department, or one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from reportdoc.app.begin import begin
from reportdoc.app.build.origin import keep
from reportdoc.app.deliveries.kinds import TargetKind
from reportdoc.app.deliveries.target import Target, Wish, target
from reportdoc.app.survey.items import Item, items
from reportdoc.content.load import Loaded, load
from reportdoc.ooxml.writer import write
from reportdoc.project.portable import fit
from reportdoc.report.block import Chart, Table
from reportdoc.report.message import message
from reportdoc.report.problem import InputError
from reportdoc.text.suggest import did_you_mean

WORD = (TargetKind.CHAPTER, TargetKind.SECTION, TargetKind.CASE)
SHEETS = (TargetKind.TABLE, TargetKind.ANNEX)


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be filled in."""

    name: str
    """Of the file, fit for every system."""
    data: bytes


def form(project: Path, name: str) -> Form:
    """Return the form of one thing, by its label, number, file or title.

    Raises ContentError with every problem of the content, InputError where there is nothing of that name, or for which
    nobody fills in a form.
    """
    begin(project)
    loaded = load(project)
    known = items(loaded.report)
    one = next((one for one in known if name in (one.label, one.number, one.number.replace(" ", ""))), None)
    one = one or next((one for one in known if name == one.title), None)
    keep(project, loaded.read)
    if one is not None:
        return _form(loaded, project, one)
    try:
        place = target(loaded.report, Path("form.docx"), Wish(TargetKind.SECTION, name))
    except InputError:
        hint = did_you_mean(name, [label for one in known for label in (one.label, one.title)])
        raise InputError(message('there is nothing with the label or number "{name}"', name=name), hint) from None
    return Form(f"{fit(name)}.docx", _word(loaded, place, project))


def forms(project: Path, department: str) -> tuple[Form, ...]:
    """Return every form of a department, in the report's order.

    Raises ContentError with every problem of the content, InputError where nothing belongs to it.
    """
    begin(project)
    loaded = load(project)
    known = items(loaded.report)
    own = [one for one in known if one.department == department and has_form(one)]
    if not own:
        hint = did_you_mean(department, sorted({one.department for one in known if one.department}))
        raise InputError(message('nothing to be filled in belongs to "{department}"', department=department), hint)
    keep(project, loaded.read)
    return tuple(_named([_form(loaded, project, one) for one in own]))


def has_form(item: Item) -> bool:
    """Tell whether there is a form for an item: a case comes with its chapter, a picture is one."""
    return item.kind in (TargetKind.CHAPTER, TargetKind.SECTION, *SHEETS)


def zipped(found: Sequence[Form]) -> bytes:
    """Return forms as one archive; the same forms give the same bytes, and names are marked as UTF-8."""
    buffer = BytesIO()
    write(buffer, [(one.name, one.data) for one in found])
    return buffer.getvalue()


def _form(loaded: Loaded, project: Path, item: Item) -> Form:
    report = loaded.report
    ending = ".docx" if item.kind in WORD else ".xlsx"
    name = fit(" ".join(filter(None, (item.number, item.title))) or item.label)
    if item.kind in WORD:
        return Form(
            name + ending, _word(loaded, target(report, Path("form.docx"), Wish(item.kind, item.label)), project)
        )
    if item.kind not in SHEETS:
        text = message('"{title}" is a picture: there is nothing to be filled in', title=item.title)
        raise InputError(text, message("deliver the picture"))
    return Form(name + ending, _sheet(loaded, item))


def _word(loaded: Loaded, place: Target, project: Path) -> bytes:
    from reportdoc.app.forms.word_form import word_form

    return word_form(loaded, place, project)


def _sheet(loaded: Loaded, item: Item) -> bytes:
    from reportdoc.app.deliveries.mark import Mark
    from reportdoc.app.forms.last_year import last_year
    from reportdoc.app.forms.sheet_form import own_grid, sheet_form

    report = loaded.report
    last = report.previous.report if report.previous else None
    block = target(report, Path("form.xlsx"), Wish(TargetKind.TABLE, item.label)).block
    assert isinstance(block, Table | Chart)
    grid = own_grid(block.grid, item.label, last) if item.kind is TargetKind.ANNEX else block.grid
    mark = Mark(TargetKind.TABLE, item.label, report.metadata.code, report.metadata.year)
    grey = last_year(grid, item.label, last)
    return sheet_form(block, grid, item.number, item.title, report.metadata, grey, mark)


def _named(found: Sequence[Form]) -> Iterator[Form]:
    """Yield forms with names of which no two are the same, in upper or lower case."""
    taken: set[str] = set()
    for one in found:
        stem, _, ending = one.name.rpartition(".")
        name, count = one.name, 1
        while name.casefold() in taken:
            count += 1
            name = f"{stem} ({count}).{ending}"
        taken.add(name.casefold())
        yield Form(name, one.data)
