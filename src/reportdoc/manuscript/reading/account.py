"""What of a document's text was not read, by another way through it: a reader that passes something by is noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from reportdoc.manuscript.model import Element, ManuscriptParagraph, Remark
from reportdoc.ooxml.names import MC, W

_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{MC}Fallback"})
_MOST = 100
"""Pieces that are told at most."""


def unread(body: etree._Element, elements: Sequence[Element], remarks: Sequence[Remark]) -> list[str]:
    """Return each piece of text below a body that is neither in what was read of it nor in the remarks on it."""
    known = ["".join(run.text for run in one.runs) for one in _paragraphs(elements)]
    known += [remark.text for remark in remarks]
    # Characters are counted first: hardly any document has one too few, and only then is each piece looked for.
    if not Counter("".join(_pieces(body))) - Counter("".join(known)):
        return []
    everything = "\n".join(known)
    missed = (text.strip() for text in _pieces(body) if text.strip() and text.strip() not in everything)
    return list(dict.fromkeys(islice(missed, _MOST)))


def _paragraphs(elements: Sequence[Element]) -> Iterator[ManuscriptParagraph]:
    for element in elements:
        if isinstance(element, ManuscriptParagraph):
            yield element
        else:
            for cell in element.cells():
                yield from cell.paragraphs()


def _pieces(body: etree._Element) -> Iterator[str]:
    if next(body.iter(*_GONE), None) is None:
        yield from (node.text for node in body.iter(f"{W}t") if node.text)
        return
    walker = etree.iterwalk(body, events=("start",))
    for _, node in walker:
        if node.tag in _GONE or (node.tag == f"{W}tr" and node.find(f"{W}trPr/{W}del") is not None):
            walker.skip_subtree()
        elif node.tag == f"{W}t" and node.text:
            yield node.text
