"""The pages of the last build, with what of the content stands where on them, and whose it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportdoc.app.placing.anchors import Anchor, Anchors, Entry, anchors
from reportdoc.app.placing.marks import Finder, Mark, MarkKind, Wanted
from reportdoc.app.placing.stream import HEAD, Stream, squeezed
from reportdoc.app.survey.landmarks import Landmarks
from reportdoc.app.survey.survey import Survey
from reportdoc.audit.acceptance import Judged
from reportdoc.audit.ledger.entries import Status
from reportdoc.pdf.lines import PageLines
from reportdoc.pdf.rendering import Rendering
from reportdoc.project.comments import OPEN, Comment


@dataclass(frozen=True, slots=True)
class Band:
    """A strip of a page, from edge to edge, that one section takes."""

    page: int
    """Index from 0."""
    top: float
    """Points from the page's upper edge."""
    bottom: float
    owner: str | None
    """The department; empty where none is named, None where it is not known."""
    notes: bool
    """Whether footnotes of its section may stand at the foot of a page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What is known of the pages."""

    pages: tuple[PageLines, ...]
    outline: tuple[Entry, ...]
    marks: tuple[Mark, ...]
    bands: Mapping[int, tuple[Band, ...]]
    """By index of the page, from above; none for cover and directories."""
    stream: Stream
    """All that the pages say, to be searched."""
    on: Mapping[int, tuple[Mark, ...]]
    """Marks by index of the page, on each page that they stand on."""
    missed: tuple[Wanted, ...] = field(default=(), repr=False)
    """What stands on no page, or could not be found."""


def placed(pdf: bytes, survey: Survey, comments: Sequence[Comment]) -> Placed:
    """Return what stands where on the pages of a project's built PDF; raises InputError where that is damaged.

    Where the content has changed since, what has changed is not found.
    """
    pages, known = _pages(pdf), anchors(pdf)
    bands: dict[int, list[Band]] = defaultdict(list)
    for band in _bands(pages, known, survey.landmarks):
        bands[band.page].append(band)
    stream, marks, missed = Stream(pages), list[Mark](), list[Wanted]()
    on: dict[int, list[Mark]] = defaultdict(list)
    if survey.audited:
        finder = Finder(stream, known.labels, survey.landmarks, survey.audited.places)
        for one in _wanted(survey, comments):
            mark = finder.mark(one)
            if mark:
                marks.append(mark)
                for page in {box.page for box in mark.boxes}:
                    on[page].append(mark)
            else:
                missed.append(one)
    return Placed(
        pages=pages,
        outline=known.outline,
        marks=tuple(marks),
        bands={page: tuple(found) for page, found in bands.items()},
        stream=stream,
        on={page: tuple(found) for page, found in on.items()},
        missed=tuple(missed),
    )


def _pages(pdf: bytes) -> tuple[PageLines, ...]:
    with Rendering(pdf) as rendering:
        return tuple(rendering.lines(index) for index in range(rendering.count))


def _bands(pages: Sequence[PageLines], known: Anchors, landmarks: Landmarks) -> Iterator[Band]:
    """Yield the strips of all sections, in the PDF's order; the last one goes to its end."""
    by_label = {one.label: one for one in landmarks.order}
    end = Anchor(len(pages), 0.0)
    for entry, after in pairwise([*sorted(known.outline, key=lambda one: (one.at.page, one.at.top)), None]):
        assert entry
        landmark = by_label.get(entry.label)
        # Labels that the loader made up count places, and may be another heading's by now.
        fits = landmark is not None and squeezed(entry.title).endswith(squeezed(landmark.title))
        until = after.at if after else end
        for page in range(entry.at.page, min(until.page, len(pages) - 1) + 1):
            top = entry.at.top if page == entry.at.page else 0.0
            bottom = until.top if page == until.page else pages[page].height
            # A chapter begins on a new page, and what is above its title is nobody's.
            if bottom > top and not (top == 0.0 and bottom < pages[page].height * HEAD):
                owner = landmark.owner if landmark and fits else None
                yield Band(page, top, bottom, owner, landmark is None or landmark.notes)


def _wanted(survey: Survey, comments: Sequence[Comment]) -> Iterator[Wanted]:
    assert survey.audited
    for judged in survey.audited.audit.results:
        yield from _finding(judged)
    for entry in survey.audited.audit.ledger.entries:
        kind = MarkKind.BOUND if entry.status is Status.BOUND else MarkKind.NUMBER
        yield Wanted(kind, entry.identity, entry.spot.place, entry.text, entry.within)
    for comment in comments:
        landmark = survey.landmarks.named(comment.place)
        if comment.state == OPEN and landmark:
            yield Wanted(MarkKind.COMMENT, comment.identity, landmark.place, comment.about)


def _finding(judged: Judged) -> Iterator[Wanted]:
    identity = judged.finding.identity
    for one in (judged, *judged.members):
        for spot in one.finding.spots:
            yield Wanted(MarkKind.FINDING, identity, spot.place, spot.text)
