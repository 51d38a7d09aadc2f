"""A Word file from a department becomes a chapter, or one case of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from reportdoc.app.deliveries.dressing import dressed
from reportdoc.app.deliveries.figures import settled
from reportdoc.app.deliveries.heads import check_whole
from reportdoc.app.deliveries.labels import OUTSIDE, labelled, relabelled
from reportdoc.app.deliveries.note_lines import names_of, with_names
from reportdoc.app.deliveries.splice import replaced, spliced
from reportdoc.app.deliveries.staging import Stage
from reportdoc.app.deliveries.target import Target
from reportdoc.app.imports import media_of, read_manuscript, recognised_manuscript
from reportdoc.app.typed_over import Figures
from reportdoc.manuscript.import_log import Note
from reportdoc.manuscript.pictures import Media, stand_in
from reportdoc.manuscript.writing.markdown import markdown
from reportdoc.manuscript.writing.project import Files, filed
from reportdoc.project.folders import CONTENT
from reportdoc.report.block import Block, Case, Chart, Figure, Heading, Table
from reportdoc.report.message import message
from reportdoc.report.numbering import number
from reportdoc.report.plain import plain_words
from reportdoc.report.problem import InputError
from reportdoc.report.report import Part, Report, walk


def take_chapter(
    source: Path, target: Target, report: Report, stage: Stage, figures: Figures = Figures.TEXT
) -> list[Note]:
    """Write a chapter's file anew; return what somebody should look at, and what of the file is not in it.

    Raises InputError where the file cannot be read, or holds several chapters and none is this one.
    """
    part = target.part
    assert part is not None
    found, media, notes = delivered(source, report, part.blocks)
    wanted = _wanted(found, part.blocks[0], source).blocks
    check_whole(wanted, part, report, source)
    new = _under(part.blocks[0], wanted, source)
    old = part.blocks
    new = dressed(relabelled(new, old, others_of(report, old)), old)
    blocks, overs = settled(new, old, report, figures, stage)
    made = written(blocks, old, media, stage)
    broken = stage.broken.get(part.file, frozenset())
    text = spliced(stage.read(part.file), old, made, number(report), lambda one: markdown([one]), broken)
    stage.write(part.file, text.encode())
    return [*notes, *overs]


def take_case(
    source: Path, target: Target, report: Report, stage: Stage, figures: Figures = Figures.TEXT
) -> list[Note]:
    """Write one case anew; return what somebody should look at. Raises InputError as `take_chapter` does."""
    part, old = target.part, target.block
    assert part is not None
    assert isinstance(old, Case)
    found, media, notes = delivered(source, report, [old])
    case = case_in(found, old, source)
    new = dressed(relabelled([case], [old], others_of(report, [old])), [old])
    (made,), overs = settled(new, [old], report, figures, stage)
    taken = {name for one in part.blocks if one is not old for name in names_of(one)}
    new = [with_names(one, taken) for one in written([made], [old], media, stage)]
    text = replaced(stage.read(part.file), old, markdown(new))
    stage.write(part.file, text.encode())
    return [*notes, *overs]


def written(blocks: Sequence[Block], old: Sequence[Block], media: Mapping[str, Media], stage: Stage) -> list[Block]:
    """Write the tables and pictures of blocks into the project, and return the blocks that name them."""
    files = Files(media, stand_in(), {}, {}, _pictures(old, stage))
    made = [filed(_placed(one, stage), files) for one in blocks]
    for file, data in files.made.items():
        stage.write(file, data)
    return made


def _placed(block: Block, stage: Stage) -> Block:
    """Return a block whose new data goes into a file that nothing else has."""
    match block:
        case Table(label=label, data="") | Chart(label=label, data=""):
            folder, name = "tables" if isinstance(block, Table) else "charts", label.partition("-")[2]
            paths = (f"{CONTENT}/{folder}/{name}{f'-{at}' if at > 1 else ''}.csv" for at in count(1))
            return replace(block, data=next(path for path in paths if not (stage.root / path).exists()))
        case Case(blocks=inner):
            return replace(block, blocks=tuple(_placed(one, stage) for one in inner))
        case _:
            return block


def _pictures(old: Sequence[Block], stage: Stage) -> dict[str, str]:
    """Return the paths of figures' pictures, relative to `content/`, by label."""
    content = stage.root.resolve() / CONTENT
    figures = (one for one in walk(tuple(old)) if isinstance(one, Figure))
    return {one.label: one.picture.path.relative_to(content).as_posix() for one in figures}


def _wanted(found: Report, heading: Block, source: Path) -> Part:
    """Return the part that is meant: the only one, or that of a whole report with the chapter's label or title."""
    if len(found.parts) == 1:
        return found.parts[0]
    assert isinstance(heading, Heading)
    title = plain_words(heading.content).strip()
    for part in found.parts:
        first = part.blocks[0]
        if isinstance(first, Heading) and (first.label == heading.label or plain_words(first.content).strip() == title):
            return part
    many = message('"{file}" holds {count} chapters', file=source.name, count=len(found.parts))
    hint = message(
        'none of them is called "{title}"; deliver each in a file of its own, named by its title', title=title
    )
    raise InputError(many, hint)


def delivered(source: Path, report: Report, old: Sequence[Block]) -> tuple[Report, Mapping[str, Media], list[Note]]:
    """Return what a file holds in place of `old`, its pictures, and what needs a look.

    Numbers that it refers to are those of the rest of the report, or its own.
    """
    manuscript, _ = read_manuscript(source)
    others = others_of(report, old)
    known = {
        one.text: OUTSIDE + label for label, one in number(report).items() if "-auto-" not in label and label in others
    }
    recognised = recognised_manuscript(manuscript, known)
    media = media_of(manuscript, recognised.log)
    notes = [note for note in recognised.log.notes if not note.whole]
    return recognised.report, media, sorted(notes, key=lambda note: note.index)


def others_of(report: Report, own: Sequence[Block]) -> frozenset[str]:
    """Return the labels of a report that are not those of some of its blocks."""
    blocks = [block for part in report.parts for block in walk(part.blocks)]
    tables = report.annex.tables if report.annex else ()
    mine = {label for _, label, _ in labelled(list(walk(tuple(own))))}
    return frozenset(label for _, label, _ in labelled([*blocks, *tables])) - mine


def _under(old: Block, new: Sequence[Block], source: Path) -> list[Block]:
    """Return delivered blocks under the chapter's heading; the title stays where the file gave none of its own."""
    first = new[0]
    assert isinstance(old, Heading)
    assert isinstance(first, Heading)
    own = plain_words(first.content).strip()
    invented = own in (source.stem.strip(), "前言") and own != plain_words(old.content).strip()
    heading = old if invented else replace(first, label=old.label, numbered=old.numbered)
    return [heading, *new[1:]]


def case_in(found: Report, old: Case, source: Path) -> Case:
    """Return the case that a file holds, in place of an old one; raises InputError where it is none, or several."""
    blocks = tuple(one for part in found.parts for one in part.blocks)
    headings = [one for one in blocks if isinstance(one, Heading)]
    cases = [one for one in walk(blocks) if isinstance(one, Case)]
    if len(cases) > 1:
        raise InputError(message('"{file}" holds {count} cases', file=source.name, count=len(cases)))
    if cases and len(headings) > 1:
        return replace(cases[0], label=old.label)
    # A file of one case is all that case, also what stands behind the place where it seemed to end.
    outside = (one for one in blocks if not isinstance(one, Heading))
    inner = tuple(part for one in outside for part in (one.blocks if isinstance(one, Case) else (one,)))
    named = plain_words(headings[0].content) != source.stem
    title = cases[0].title if cases else headings[0].content if named else old.title
    if not inner:
        raise InputError(message('"{file}" holds no text', file=source.name))
    return Case(old.label, title, inner, old.place)
