"""Words and counts that the text of a comparison uses throughout."""

from __future__ import annotations

from collections import Counter
from typing import Final

from reportdoc.diff.changes import Comparison, PartChanges, Where
from reportdoc.diff.model import ObjectKind, PartKind
from reportdoc.present.language import Language

FROM_TO: Final = "{old} → {new}"
"""A change; the same in every language."""


def in_short(language: Language, comparison: Comparison) -> str:
    """Return the sentence that sums a comparison up."""
    if comparison.same_file:
        return language.gettext("Nothing: the two files are the same.")
    if comparison.same and comparison.pages:
        return language.gettext("Text, numbers, tables, cases and pictures are the same; pages have moved.")
    if comparison.same:
        return language.gettext("Text, numbers, tables, cases and pictures are the same.")
    things = _things(language, comparison)
    if not things:
        return language.gettext("Only the numbering has moved.")
    return language.message("In short: {things}", things=language.gettext(", ").join(things))


def part_name(language: Language, part: PartChanges) -> str:
    """Return what a part is called: number and title, those of before where it has gone."""
    if part.kind is PartKind.COVER:
        return language.gettext("Before the first heading")
    shown = (part.number, part.title) if part.number or part.title else (part.old_number, part.old_title)
    return " ".join(filter(None, shown))


def place(language: Language, where: Where) -> str:
    """Return a place: the heading, and the case in it."""
    heading = " ".join(filter(None, (where.section, where.heading))) or language.gettext("Before the first heading")
    return language.message("{heading}, {case}", heading=heading, case=where.case) if where.case else heading


def quoted(language: Language, text: str) -> str:
    """Return a text in quotation marks."""
    return language.message("“{text}”", text=text)


def object_word(language: Language, kind: ObjectKind) -> str:
    """Return the word for a kind of object."""
    match kind:
        case ObjectKind.TABLE:
            return language.gettext("Table")
        case ObjectKind.CHART:
            return language.gettext("Chart")
        case ObjectKind.PICTURE:
            return language.gettext("Picture")
        case ObjectKind.CASE:
            return language.gettext("Case")


def _things(language: Language, comparison: Comparison) -> list[str]:
    passages = sum(not passage.figures_only for part in comparison.parts for passage in part.passages)
    headings = sum(len(part.headings) for part in comparison.parts)
    objects = Counter(one.kind for part in comparison.parts for one in part.objects)
    tables, charts = objects[ObjectKind.TABLE], objects[ObjectKind.CHART]
    pictures, cases = objects[ObjectKind.PICTURE], objects[ObjectKind.CASE]
    figures = len(comparison.figures)
    counted = [
        (language.ngettext("{count} number", "{count} numbers", figures), figures),
        (language.ngettext("{count} passage", "{count} passages", passages), passages),
        (language.ngettext("{count} heading", "{count} headings", headings), headings),
        (language.ngettext("{count} table", "{count} tables", tables), tables),
        (language.ngettext("{count} chart", "{count} charts", charts), charts),
        (language.ngettext("{count} picture", "{count} pictures", pictures), pictures),
        (language.ngettext("{count} case", "{count} cases", cases), cases),
    ]
    return [words.format(count=count) for words, count in counted if count]
