"""The structure tree of a PDF as a reader's program meets it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, NumberTree, Object, Pdf


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the tree."""

    kind: str
    """Its standard type: what the role map makes of its own."""
    alt: str
    kids: tuple[Element, ...]
    content: int
    """Pieces of marked content that it holds itself."""
    annotations: tuple[Object, ...]
    attributes: dict[str, str]
    """Of all owners."""
    page: tuple[int, int] | None
    """The page's object, where it names one."""

    def walk(self) -> Iterator[Element]:
        """Yield it and all that it holds, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *kinds: str) -> list[Element]:
        """Return the elements of some types in it."""
        return [one for one in self.walk() if one.kind in kinds]

    def count(self, key: str) -> int:
        """Return over how many rows or columns a cell goes."""
        return int(self.attributes.get(key, 1))


def tree(pdf: Pdf) -> Element:
    """Return the topmost element of a document."""
    root = pdf.Root.StructTreeRoot
    roles = {name: str(kind) for name, kind in root.get("/RoleMap", Dictionary()).items()}
    (top,) = _list(root.K)
    return _element(top, roles)


def loose_ends(pdf: Pdf) -> list[str]:
    """Return what does not lead back to the element that holds it: elements, marked content, annotations (14.7.4.4)."""
    root = pdf.Root.StructTreeRoot
    owners = dict(NumberTree(root.ParentTree))
    return [end for top in _list(root.K) for end in _loose(top, root, owners)]


def _loose(found: Object, above: Object, owners: dict[int, Object]) -> Iterator[str]:
    if found.P.objgen != above.objgen:
        yield f"{found.S} {found.objgen}: its parent is another"
    for kid in _list(found.get("/K", Array())):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _loose(kid, found, owners)
        elif isinstance(kid, Dictionary) and "/Obj" in kid:
            if owners[int(kid.Obj.StructParent)].objgen != found.objgen:
                yield f"{found.S} {found.objgen}: its annotation is another's"
        else:
            page, number = (kid.Pg, kid.MCID) if isinstance(kid, Dictionary) else (found.Pg, kid)
            held = list(owners[int(page.StructParents)])
            if int(number) >= len(held) or held[int(number)].objgen != found.objgen:
                yield f"{found.S} {found.objgen}: its content {number} is another's"


def _element(found: Object, roles: dict[str, str]) -> Element:
    name = str(found.S)
    kids = _list(found.get("/K", Array()))
    held = [kid for kid in kids if isinstance(kid, Dictionary)]
    inner = [kid for kid in held if "/S" in kid]
    annotations = tuple(kid.Obj for kid in held if kid.get("/Type") == "/OBJR")
    attributes = {key[1:]: str(value) for one in _list(found.get("/A", Array())) for key, value in one.items()}
    return Element(
        roles.get(name, name)[1:],
        str(found.get("/Alt", "")),
        tuple(_element(kid, roles) for kid in inner),
        len(kids) - len(inner) - len(annotations),
        annotations,
        attributes,
        found.Pg.objgen if "/Pg" in found else None,
    )


def _list(value: Object) -> list[Object]:
    return list(value) if isinstance(value, Array) else [value]
