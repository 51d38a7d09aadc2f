"""What an engine has tagged made what PDF/UA-1 asks for (ISO 14289-1:2014), and what the report means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Pdf

from reportdoc.pdf.structure.annotations import Said
from reportdoc.pdf.structure.blocks import TextStyles, arrange
from reportdoc.pdf.structure.directories import directories
from reportdoc.pdf.structure.figures import describe, figures, give_content
from reportdoc.pdf.structure.links import join_links
from reportdoc.pdf.structure.notes import lead_back, name_notes_and_formulas
from reportdoc.pdf.structure.tree import tree_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the Word file says that an engine does not hand on."""

    captions: TextStyles
    descriptions: tuple[str, ...]
    """Alternative texts of pictures and charts, in reading order."""
    formulas: tuple[str, ...] = ()
    """Formulas of the text in words, in reading order."""
    note_formulas: tuple[str, ...] = ()
    """Those of the notes."""


def structure(pdf: Pdf, meaning: Meaning, directory_pages: Sequence[int], said: Said) -> None:
    """Mend the structure tree of an engine's PDF; one without tags stays so.

    `directory_pages` are indices from 0, `said` tells what stands on the pages.
    """
    pages = list(pdf.pages)
    for page in pages:
        page.obj.Tabs = Name.S  # ISO 14289-1, 7.18.3; pages without annotations may get a signature's
    tree = tree_of(pdf)
    if tree is None:
        return
    _unmap(pdf)
    lead_back(tree)
    join_links(tree, said)
    arrange(tree, tree.document, meaning.captions)
    directories(tree, [pages[index].obj for index in directory_pages])
    found = list(figures(tree.document))
    describe(found, meaning.descriptions)
    give_content(tree, found)
    name_notes_and_formulas(tree, meaning.formulas, meaning.note_formulas)
    tree.write()


def _unmap(pdf: Pdf) -> None:
    """Take types that are mapped to themselves out of the role map, which would be a circle (14.8.4.1).

    What a style makes a caption is a paragraph here: which of them are captions of what, `arrange` tells.
    """
    root = pdf.Root.StructTreeRoot
    if "/RoleMap" in root:
        mapped = {name: kind for name, kind in root.RoleMap.items() if name != kind}
        root.RoleMap = Dictionary({name: Name.P if kind == Name.Caption else kind for name, kind in mapped.items()})
