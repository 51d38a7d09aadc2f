"""What was changed in a unit as edits of its file: nothing is touched but the characters that must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reportdoc.app.returned.items import plainly
from reportdoc.app.returned.model import Edit, SegmentKind, Unit, Written
from reportdoc.app.returned.note_marks import NoteMarks
from reportdoc.app.returned.reuse import reused
from reportdoc.app.returned.source_text import at_start, in_source, reference_between
from reportdoc.app.returned.tokens import END, Token
from reportdoc.app.returned.tokens import Written as New
from reportdoc.app.returned.wording import Change, Changed, text_of
from reportdoc.manuscript.model import ManuscriptParagraph
from reportdoc.project.yaml_edit import YamlEdit
from reportdoc.report.label import bookmark


@dataclass(slots=True)
class _Piece:
    """A stretch of the file that stays or goes, or something new."""

    kind: SegmentKind
    start: int
    end: int
    gone: bool = False
    new: str = ""
    text: str = ""
    """What it prints, of a token."""
    source: str = ""
    """What the file has there, of a token that is bound."""

    @property
    def says(self) -> str:
        """What the file has there afterwards, but for how plain words are escaped."""
        return self.new or ("" if self.gone else self.source or self.text)


def edits(found: Changed, pool: Sequence[Sequence[Token]], settings: str, marks: NoteMarks) -> list[Edit]:
    """Return the edits that put the changes of a unit into its file, in order.

    `pool` has what was taken out anywhere and holds what is bound: where it was put in again, it stays bound.
    `settings` is the text of `report.yaml`, `marks` knows how notes are marked.
    """
    unit = found.units[0]
    old = "".join(one.text for one in found.units)
    new = _says(found)
    if unit.written is Written.YAML:
        return [_setting(found, settings)]
    if unit.shape == "formula":
        return [
            Edit(unit.file, unit.segments[0].start, unit.segments[0].end, _around(found, marks), unit.place, old, new)
        ]
    made = _joined(_fenced(_tidied(_pieces(found, pool, marks))))
    return [Edit(unit.file, one.start, one.end, one.new, unit.place, old, new) for one in made]


def _setting(found: Changed, settings: str) -> Edit:
    """Return the edit of a value of `report.yaml`, which is written as a whole."""
    unit = found.units[0]
    segment, number = unit.segments[-1], "".join(one.text for one in unit.segments[:-1])
    new = _says(found).removeprefix(number)
    written = YamlEdit(settings).written(new, *unit.key)
    return Edit(unit.file, segment.start, segment.end, written, unit.place, segment.text, new)


def _around(found: Changed, marks: NoteMarks) -> str:
    """Return what stands in the place of a formula that had a paragraph to itself; with text beside it, it is in it."""
    one = found.changes[0] if len(found.changes) == 1 else None
    if one is not None and len(one.text) == 1 and one.text[0].latex:
        return f"$$\n{one.text[0].latex}\n$$"
    kept = found.units[0].segments[0].source.strip("$").strip()
    made, stays = "", not any(change.first < change.last for change in found.changes)
    for change in found.changes:
        made += f"${' '.join(kept.split())}$" if stays and change.first == 1 else ""
        made += _sourced(change.text, found.units[0], outside=True, marks=marks)
    made += f"${' '.join(kept.split())}$" if stays and all(change.first == 0 for change in found.changes) else ""
    return at_start(Written.MARKDOWN, made)


def _says(found: Changed) -> str:
    """Return what the unit is to print."""
    text, at = "", 0
    for one in found.changes:
        text += "".join(token.text for token in found.tokens[at : one.first]) + text_of(one.text)
        at = one.last
    return text + "".join(token.text for token in found.tokens[at:])


def _pieces(found: Changed, pool: Sequence[Sequence[Token]], marks: NoteMarks) -> list[_Piece]:
    gone = {index for one in found.changes for index in range(one.first, one.last)}
    pieces: list[_Piece] = []
    spots: dict[int, int] = {}
    """Place of each token in `pieces`."""
    index = 0
    for entry in found.stream:
        if isinstance(entry, Token):
            spots[index] = len(pieces)
            kind, source = entry.segment.kind, entry.segment.source
            pieces.append(_Piece(kind, entry.start, entry.end, index in gone, text=entry.text, source=source))
            index += 1
        else:
            pieces.append(_Piece(entry.kind, entry.start, entry.end))
    for one in reversed(found.changes):
        if one.text:
            place, at = _spot(found, one, pieces, spots)
            pieces.insert(place, _Piece(SegmentKind.TEXT, at, at, new=_source(found, one, pool, marks)))
    return pieces


def _spot(found: Changed, one: Change, pieces: Sequence[_Piece], spots: dict[int, int]) -> tuple[int, int]:
    """Return where new text goes: behind the token before, inside its marks, or before the next one where that fits."""
    if one.first < one.last:
        place = spots[one.first]
        return place, pieces[place].start
    before = found.tokens[one.first - 1] if one.first else None
    after = found.tokens[one.first] if one.first < len(found.tokens) else None
    bold = any(new.bold for new in one.text)
    if before is not None and (after is None or before.segment.bold == bold or after.segment.bold != bold):
        return spots[one.first - 1] + 1, before.end
    if after is not None:
        return spots[one.first], after.start
    last = max((piece.end for piece in pieces), default=0)
    return len(pieces), last


def bound_text(paragraph: ManuscriptParagraph, pool: Sequence[Sequence[Token]]) -> str | None:
    """Return a new paragraph as Markdown in which words that were taken out elsewhere keep what is bound in them.

    None where it has no such words.
    """
    if any(run.note or run.formula for run in paragraph.runs):
        return None
    known = dict(_targets(pool))
    pieces: list[New | Token] = []
    for target, runs in groupby(paragraph.runs, key=lambda run: run.target if run.target in known else ""):
        # A field says what it refers to, whatever number another program has counted for it.
        new = [] if target else reused([New(plainly(run.text), run.bold) for run in runs], pool)
        pieces += [known[target]] if target else new
    if not any(isinstance(one, Token) for one in pieces):
        return None
    return at_start(Written.MARKDOWN, _sourced(pieces, None, outside=True, marks=None).strip())


def _targets(pool: Sequence[Sequence[Token]]) -> Iterator[tuple[str, Token]]:
    """Yield the references among words that were taken out, by the bookmarks that fields name (`word/field.py`)."""
    for token in (one for run in pool for one in run):
        for part in token.parts() or [token]:
            if part.segment.kind is SegmentKind.COMPUTED and part.segment.source:
                yield bookmark(part.segment.source.strip("@[] ")), part


def _source(found: Changed, one: Change, pool: Sequence[Sequence[Token]], marks: NoteMarks) -> str:
    """Return new text as the file has it: what is bound stays so, what is bold in plain text is marked."""
    unit = found.units[0]
    around = (
        _in_file(found.tokens[one.first - 1])[-1:] if one.first else "",
        _in_file(found.tokens[one.last])[:1] if one.last < len(found.tokens) else "",
    )
    made = _sourced(list(reused(one.text, pool)), unit, _outside(found, one), marks, around)
    return at_start(unit.written, made) if one.first == 0 else made


def _in_file(one: New | Token) -> str:
    return one.segment.source or one.text if isinstance(one, Token) else one.text


def _sourced(
    pieces: Sequence[New | Token],
    unit: Unit | None,
    outside: bool,
    marks: NoteMarks | None,
    around: tuple[str, str] = ("", ""),
) -> str:
    """Return pieces as they are written in a unit between two characters, or in a new paragraph without notes."""
    made, bold = "", False
    written, indent = (unit.written, unit.indent) if unit else (Written.MARKDOWN, 0)
    behind = [*(_in_file(one)[:1] for one in pieces[1:]), around[1]]
    for new, after in zip(pieces, behind, strict=False):
        if isinstance(new, Token):
            source = reference_between(new.segment.source, made[-1:] or around[0], after)
            text, strong = source or in_source(written, new.text), new.segment.bold
        else:
            if new.text == END:
                text = f"\n\n{' ' * indent}"
            elif unit and marks and new.note:
                text = marks.mark(unit, new.note)
            elif new.latex and written is Written.MARKDOWN:
                text = f"${new.latex}$"
            else:
                text = in_source(written, new.text)
            strong = new.bold
        strong = strong and outside and written is Written.MARKDOWN
        if strong != bold and (text.strip() or not strong):
            made += "**"
            bold = strong
        made += text
    return made + ("**" if bold else "")


def _outside(found: Changed, one: Change) -> bool:
    """Tell whether new text stands between no marks of bold."""
    near = found.tokens[max(0, one.first - 1) : one.last + 1]
    return not any(token.segment.bold for token in near)


def _tidied(pieces: list[_Piece]) -> list[_Piece]:
    """Take out marks around nothing, and line ends of the source where no line is left."""
    opened: list[int] = []
    for index, piece in enumerate(pieces):
        if piece.kind is SegmentKind.OPEN:
            opened.append(index)
        elif piece.kind is SegmentKind.CLOSE and opened:
            first = opened.pop()
            if all(_nothing(one) or one.kind is SegmentKind.SOFT for one in pieces[first + 1 : index]):
                pieces[first].gone = piece.gone = True
    told = True
    """Whether the line before holds nothing."""
    last: _Piece | None = None
    for piece in pieces:
        if piece.kind is SegmentKind.SOFT and not piece.gone:
            piece.gone = told
            last = piece if not told else last
            told = True
        elif not _nothing(piece):
            if piece.new.startswith("\n\n") and told and last is not None:
                last.gone = True
            told = piece.new.startswith("\n\n") and not piece.new.strip()
    if told and last is not None and any(piece.gone for piece in pieces):
        last.gone = True
    return pieces


def _fenced(pieces: list[_Piece]) -> list[_Piece]:
    """Keep what is bound apart from characters that stand beside it now and would make something else of it."""
    seen = [one for one in pieces if not _nothing(one)]
    for before, piece, after in zip([None, *seen], seen, [*seen[1:], None], strict=False):
        if not piece.source or piece.gone:
            continue
        first, last = (before.says[-1:] if before else ""), (after.says[:1] if after else "")
        if piece.kind is SegmentKind.COMPUTED:
            piece.new = reference_between(piece.source, first, last)
            piece.gone = piece.new != piece.source
            piece.new = piece.new if piece.gone else ""
        elif piece.kind is SegmentKind.FORMULA and after is not None and last.isdecimal():
            after.new, after.gone = f"&#{ord(last)};{after.says[1:]}", after.gone or not after.new
    return pieces


def _nothing(piece: _Piece) -> bool:
    return (piece.gone or (piece.start == piece.end)) and not piece.new


def _joined(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """Yield what changes, neighbours together."""
    held: _Piece | None = None
    for piece in pieces:
        if not piece.gone and not piece.new:
            if piece.start < piece.end and held is not None:
                yield held
                held = None
            continue
        start, end = piece.start, piece.end if piece.gone else piece.start
        if held is not None and held.end == start:
            held = _Piece(SegmentKind.TEXT, held.start, end, new=held.new + piece.new)
        else:
            if held is not None:
                yield held
            held = _Piece(SegmentKind.TEXT, start, end, new=piece.new)
    if held is not None:
        yield held
