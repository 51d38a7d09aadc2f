"""Words and counts that the text of a comparison uses throughout."""

from __future__ import annotations

from collections import Counter
from gettext import gettext as _
from gettext import ngettext
from typing import Final

from reportdoc.diff.changes import Comparison, PartChanges, Where
from reportdoc.diff.model import ObjectKind, PartKind

FROM_TO: Final = "{old} → {new}"
"""A change; the same in every language."""


def in_short(comparison: Comparison) -> str:
    """Return the sentence that sums a comparison up."""
    if comparison.same_file:
        return _("Nothing: the two files are the same.")
    if comparison.same and comparison.pages:
        return _("Text, numbers, tables, cases and pictures are the same; pages have moved.")
    if comparison.same:
        return _("Text, numbers, tables, cases and pictures are the same.")
    things = _things(comparison)
    if not things:
        return _("Only the numbering has moved.")
    return _("In short: {things}").format(things=_(", ").join(things))


def part_name(part: PartChanges) -> str:
    """Return what a part is called: number and title, those of before where it has gone."""
    if part.kind is PartKind.COVER:
        return _("Before the first heading")
    shown = (part.number, part.title) if part.number or part.title else (part.old_number, part.old_title)
    return " ".join(filter(None, shown))


def place(where: Where) -> str:
    """Return a place: the heading, and the case in it."""
    heading = " ".join(filter(None, (where.section, where.heading))) or _("Before the first heading")
    return _("{heading}, {case}").format(heading=heading, case=where.case) if where.case else heading


def quoted(text: str) -> str:
    """Return a text in quotation marks."""
    return _("“{text}”").format(text=text)


def object_word(kind: ObjectKind) -> str:
    """Return the word for a kind of object."""
    match kind:
        case ObjectKind.TABLE:
            return _("Table")
        case ObjectKind.CHART:
            return _("Chart")
        case ObjectKind.PICTURE:
            return _("Picture")
        case ObjectKind.CASE:
            return _("Case")


def _things(comparison: Comparison) -> list[str]:
    passages = sum(not passage.figures_only for part in comparison.parts for passage in part.passages)
    headings = sum(len(part.headings) for part in comparison.parts)
    objects = Counter(one.kind for part in comparison.parts for one in part.objects)
    tables, charts = objects[ObjectKind.TABLE], objects[ObjectKind.CHART]
    pictures, cases = objects[ObjectKind.PICTURE], objects[ObjectKind.CASE]
    figures = len(comparison.figures)
    counted = [
        (ngettext("{count} number", "{count} numbers", figures), figures),
        (ngettext("{count} passage", "{count} passages", passages), passages),
        (ngettext("{count} heading", "{count} headings", headings), headings),
        (ngettext("{count} table", "{count} tables", tables), tables),
        (ngettext("{count} chart", "{count} charts", charts), charts),
        (ngettext("{count} picture", "{count} pictures", pictures), pictures),
        (ngettext("{count} case", "{count} cases", cases), cases),
    ]
    return [words.format(count=count) for words, count in counted if count]
