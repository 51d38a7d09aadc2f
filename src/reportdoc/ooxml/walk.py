"""What stands below an element of WordprocessingML, through wrappers such as content controls."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from reportdoc.ooxml.names import MC, W

_FLOW = (f"{W}p", f"{W}tbl")


def flow(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables directly below an element, through wrappers such as content controls."""
    return _below(parent, _FLOW)


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the elements of a name below an element, through wrappers, but not those inside one of them."""
    return _below(element, (name,))


def _below(parent: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    waiting = [iter(parent)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif node.tag in names:
            yield node
        elif len(node):
            waiting.append(iter(node))


def boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of a paragraph, each once: what older programs show instead is passed over."""
    if next(paragraph.iter(f"{W}txbxContent"), None) is None:
        return
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, node in walker:
        if node.tag == f"{MC}Fallback":
            walker.skip_subtree()
        elif node.tag == f"{W}txbxContent":
            walker.skip_subtree()
            yield node
