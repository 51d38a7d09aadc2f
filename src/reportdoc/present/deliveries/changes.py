"""What a file changes, for a page: what needs a look, what is asked, what reads otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

import click

from reportdoc.app.answers.take import TakenAnswers
from reportdoc.app.deliveries.take import Taken
from reportdoc.app.incoming.owners import seen_by
from reportdoc.app.incoming.preview import Preview
from reportdoc.app.returned.model import EditSpot
from reportdoc.app.returned.take import Returned
from reportdoc.present.comparison.view import ComparisonView, view
from reportdoc.present.deliveries import returned as words
from reportdoc.present.deliveries import taken
from reportdoc.present.findings import answers
from reportdoc.present.language import Language
from reportdoc.present.problems import Said, line
from reportdoc.report.message import Message, message

_NAME = re.compile(r"(?P<kind>place|figure):(?P<start>[0-9]{1,9}):(?P<end>[0-9]{1,9}):(?P<file>.{1,500})")
_MOST = 300
"""Figures, and lines of a chapter, on one page."""
_LEAVE = ("leave", message("leave it as the project has it, and tell"))
_OURS = ("ours", message("the project's text stays"))
_THEIRS = ("theirs", message("the file's text"))
_KEEP = ("keep", message("it stays as its source says"))
_SOURCE = ("source", message("change the source, and with it every place that quotes it"))
_TEXT = ("text", message("make it text, bound to nothing"))


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the file alone does not say."""

    name: str
    """Of the field with the answer."""
    place: str
    old: str
    """What the project says."""
    new: str
    """What the file says."""
    told: str
    """Where a figure comes from; may be empty."""
    options: tuple[tuple[str, Message], ...]
    """Answers, the usual one first."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """All that a page shows of a file."""

    comparison: ComparisonView | None
    lines: tuple[str, ...]
    """What changes beside the text, or instead of it."""
    notices: tuple[str, ...]
    questions: tuple[Question, ...]
    problems: tuple[str, ...]
    """Why it cannot be taken in."""
    hidden: int
    """Changes in what belongs to others."""
    more: int
    """Changes that are left out, as too many for a page."""


def changes(
    language: Language, found: Preview, departments: Collection[str] | None, files: Collection[str]
) -> ChangesView:
    """Return what a page shows of a preview.

    With `departments` it is what these may see: nothing of the text of others, of problems those of `files` alone.
    """
    comparison, hidden, more = None, 0, 0
    result = found.found
    if isinstance(result, Taken | Returned) and result.comparison is not None:
        compared = result.comparison
        if departments is not None:
            seen = seen_by(compared, found.owners, departments)
            compared, hidden = seen.comparison, seen.hidden
        comparison, more = _short(view(language, compared))
    return ChangesView(
        comparison,
        tuple(_lines(language, found, departments is None)),
        # Answers are the office's to look at: what is known of each id is not for those who may have made it up.
        () if departments is not None and isinstance(result, TakenAnswers) else tuple(_notices(language, found)),
        tuple(_questions(language, found)) if departments is None else (),
        tuple(_problems(language, found, None if departments is None else files)),
        hidden,
        more,
    )


def _short(whole: ComparisonView) -> tuple[ComparisonView, int]:
    """Return what a page can show of a comparison, and how many changes that leaves out."""
    figures = whole.figures[:_MOST]
    groups = tuple(replace(one, lines=one.lines[:_MOST]) for one in whole.groups)
    lines = sum(len(one.lines) for one in whole.groups) - sum(len(one.lines) for one in groups)
    return replace(whole, figures=figures, groups=groups), len(whole.figures) - len(figures) + lines


def name_of(kind: str, spot: EditSpot) -> str:
    """Return the name of the field for a place that is asked about."""
    file, start, end = spot
    return f"{kind}:{start}:{end}:{file}"


def spot_of(name: str) -> tuple[str, EditSpot] | None:
    """Return what `name_of` was given; None where a name is none of these."""
    kind, *rest = name.split(":", 3)
    if (
        kind not in ("place", "figure")
        or len(rest) != 3
        or not all(one.isascii() and one.isdigit() for one in rest[:2])
    ):
        return None
    return kind, (rest[2], int(rest[0]), int(rest[1]))


def _lines(language: Language, found: Preview, office: bool) -> Iterator[str]:
    result = found.found
    if isinstance(result, TakenAnswers) and office:
        yield from (click.unstyle(one) for one in answers.changes(language, result).splitlines())
    elif isinstance(result, Taken) and result.mended is not None and office:
        yield from (click.unstyle(one) for one in taken.changes(language, result).splitlines())
    elif isinstance(result, Taken | Returned) and result.comparison is None:
        yield (
            language.gettext("Nothing of the text changes; comments go into the project.")
            if found.changes
            else language.gettext("Nothing changes: the project says this already.")
        )


def _notices(language: Language, found: Preview) -> list[str]:
    match found.found:
        case Taken() as result:
            return taken.notices(language, result)
        case Returned() as result:
            return words.notices(language, replace(result, overs=(), conflicts=()))
        case TakenAnswers() as result:
            return answers.notices(language, result)
        case _:
            return []


def _questions(language: Language, found: Preview) -> Iterator[Question]:
    if not isinstance(found.found, Returned):
        return
    for one in found.found.conflicts:
        place = words.where(language, one.edit.place)
        yield Question(name_of("place", one.edit.spot), place, one.ours, one.edit.new, "", (_LEAVE, _OURS, _THEIRS))
    for over in found.found.overs:
        place = words.where(language, over.edit.place)
        told = words.source(language, over) if over.source else language.gettext("computed")
        options = (_KEEP, *((_SOURCE,) if over.source else ()), _TEXT)
        yield Question(name_of("figure", over.edit.spot), place, over.old, over.new, told, options)


def _problems(language: Language, found: Preview, files: Collection[str] | None) -> Iterator[str]:
    for text, hint in found.errors:
        told = language.translated(text)
        whole = language.message("{text} ({hint})", text=told, hint=language.translated(hint)) if hint else told
        yield Said(whole, text.template)
    others = 0
    for one in found.problems:
        if files is None or one.place.file in files:
            yield line(language, one)
        else:
            others += 1
    if others:
        rest = message("{count} problems elsewhere in the report, which the office has to mend", count=others)
        yield Said(language.translated(rest), rest.template)
