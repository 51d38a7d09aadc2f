"""The structure tree of a PDF as a reader's program meets it (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Object, Pdf


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
    roles = {str(name): str(kind) for name, kind in root.get("/RoleMap", Dictionary()).items()}
    (top,) = _list(root.K)
    return _element(top, roles)


def _element(found: Object, roles: dict[str, str]) -> Element:
    name = str(found.S)
    kids = _list(found.get("/K", Array()))
    held = [kid for kid in kids if isinstance(kid, Dictionary)]
    inner = [kid for kid in held if "/S" in kid]
    annotations = tuple(kid.Obj for kid in held if kid.get("/Type") == "/OBJR")
    attributes = {str(key)[1:]: str(value) for one in _list(found.get("/A", Array())) for key, value in one.items()}
    return Element(
        roles.get(name, name)[1:],
        str(found.get("/Alt", "")),
        tuple(_element(kid, roles) for kid in inner),
        len(kids) - len(inner) - len(annotations),
        annotations,
        attributes,
    )


def _list(value: Object) -> list[Object]:
    return list(value) if isinstance(value, Array) else [value]
