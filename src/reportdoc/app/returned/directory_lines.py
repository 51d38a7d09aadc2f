"""Lines of directories that somebody typed over: told, for the program makes them of headings and captions."""

from __future__ import annotations

from collections.abc import Iterator

from reportdoc.app.returned.model import Told, Where
from reportdoc.manuscript.model import Element, Manuscript, ManuscriptParagraph
from reportdoc.report.message import message


def directory_edits(built: Manuscript, returned: Manuscript) -> Iterator[Told]:
    """Yield the lines of a returned file's directories that neither the built one has nor any other paragraph says.

    What a program writes that counts its directories anew is what headings and captions say.
    """
    known = {_words(one) for one in _paragraphs(built.elements) if one.directory}
    known |= {_words(one) for one in _paragraphs(returned.elements) if not one.directory}
    for one in _paragraphs(returned.elements):
        if one.directory and _words(one) not in known:
            text = message('"{text}" was typed in a directory, which the program makes: left out', text=_line(one))
            yield Told(Where(), text, message("change the heading or the caption that it names"))


def _line(one: ManuscriptParagraph) -> str:
    """Return a line without the number of its page."""
    return one.text.partition("\t")[0].strip()


def _words(one: ManuscriptParagraph) -> str:
    """Return the letters of a line: numbers of captions and pages are counted anew."""
    return "".join(filter(str.isalpha, one.text))


def _paragraphs(elements: tuple[Element, ...]) -> Iterator[ManuscriptParagraph]:
    for one in elements:
        if isinstance(one, ManuscriptParagraph):
            yield one
        else:
            for cell in one.cells():
                yield from _paragraphs(cell.blocks)
