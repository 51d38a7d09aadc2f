"""The structure tree of a document, its elements, and what they hold (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Page, Pdf

Kid = Object | int
"""An element, an object reference, marked content of another page as a dictionary, or the number of marked content."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The tree of a tagged document."""

    pdf: Pdf
    document: Object
    """The element below the root, which holds all others."""
    parents: dict[int, Object]
    """What leads from pages and annotations to their elements (14.7.4.4), by their numbers; `write` keeps changes."""

    def write(self) -> None:
        """Write what leads from pages and annotations to their elements, in one piece."""
        root = self.pdf.Root.StructTreeRoot
        flat = [part for number in sorted(self.parents) for part in (number, self.parents[number])]
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(flat)))
        root.ParentTreeNextKey = self._next()

    def element(self, kind: str, parent: Object, held: Sequence[Kid] = ()) -> Object:
        """Return a new element; it is not yet among the kids of its parent."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent))
        hold(made, held)
        return made

    def claim(self, annotation: Object, owner: Object) -> None:
        """Let an annotation lead to the element that holds it."""
        if "/StructParent" not in annotation:
            annotation.StructParent = self._next()
        self.parents[int(annotation.StructParent)] = owner

    def content(self, page: Page) -> list[Object]:
        """Return the elements of a page's marked content, by its numbers; what is none of an element is left out."""
        number = page.obj.get("/StructParents")
        found = None if number is None else self.parents.get(int(number))
        return [one for one in found if is_element(one)] if isinstance(found, Array) else []

    def top(self, inner: Object) -> Object | None:
        """Return the element directly below the document that holds an element; none where nothing does."""
        found: Object | None = inner
        while found is not None and not same(found.get("/P"), self.document):
            found = found.get("/P")
        return found

    def append(self, page: Page, added: Object) -> None:
        """Put an element behind all that stands on a page, at the end of the document where nothing does."""
        held = kids(self.document)
        tops = (self.top(one) for one in reversed(self.content(page)))
        last = next((one for one in tops if one is not None), None)
        at = next((index for index, kid in enumerate(held) if same(kid, last)), len(held) - 1)
        hold(self.document, [*held[: at + 1], added, *held[at + 1 :]])

    def _next(self) -> int:
        return max(self.parents, default=-1) + 1


def tree_of(pdf: Pdf) -> Tree | None:
    """Return the tree of a document; none where it has no tags."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root or not (top := elements(root)):
        return None
    return Tree(pdf, top[0], dict(NumberTree(root.ParentTree)))


def kids(element: Object) -> list[Kid]:
    """Return what an element holds, in reading order."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def elements(element: Object) -> list[Object]:
    """Return the elements that an element holds, without content of its own."""
    return [kid for kid in kids(element) if is_element(kid)]


def is_element(kid: Kid | None) -> TypeGuard[Object]:
    """Tell whether what is held is an element."""
    return isinstance(kid, Dictionary) and "/S" in kid


def role(element: Object) -> str:
    """Return the structure type of an element; a paragraph of a template's style may have that style's name."""
    return str(element.S)[1:]


def has_style(element: Object, name: str) -> bool:
    """Tell whether an element is a paragraph of a style.

    Engines name its type after the style; LibreOffice 25.2 puts Caption behind that if the style is based on Caption.
    """
    return role(element) in (name, f"{name}Caption")


def hold(element: Object, held: Sequence[Kid]) -> None:
    """Let an element hold these kids, and be the parent of those that are elements."""
    element.K = Array(held)
    for kid in held:
        if is_element(kid) and not same(kid.get("/P"), element):
            kid.P = element


def reference(annotation: Object, page: Object) -> Dictionary:
    """Return the reference by which an element holds an annotation (14.7.4.3)."""
    return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)


def same(one: Kid | None, other: Kid | None) -> bool:
    """Tell whether both are the same indirect object."""
    return isinstance(one, Dictionary) and isinstance(other, Dictionary) and one.objgen == other.objgen != (0, 0)
