"""What is drawn in a run: pictures, old and new, charts, embedded objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from reportdoc.manuscript.model import Drawing
from reportdoc.manuscript.reading.alternative import written
from reportdoc.ooxml.names import MC, WP, A, C, R, W

_VML = "{urn:schemas-microsoft-com:vml}"
_IMAGE = "/image"
_INSIDE = (f"{W}txbxContent", f"{MC}Fallback")
"""What is read by itself, and what newer programs do not show."""


def drawings(node: etree._Element, targets: Mapping[str, tuple[str, str]]) -> list[Drawing]:
    """Return what a `w:drawing`, `w:pict` or `w:object` shows, each picture of a group; text boxes show nothing."""
    properties = next(node.iter(f"{WP}docPr"), None)
    alt = written(properties.get("descr", "")) if properties is not None else ""
    charts = [targets.get(one.get(f"{R}id", ""), ("", ""))[1] for one in _own(node, f"{C}chart")]
    pictures = [one.get(f"{R}embed", "") or one.get(f"{R}link", "") for one in _own(node, f"{A}blip")]
    pictures += [one.get(f"{R}id", "") for one in _own(node, f"{_VML}imagedata")]
    embedded = node.tag == f"{W}object"
    found = [Drawing("chart", part, alt) for part in charts]
    # WPS gives every shape an element for a picture; without an id there is none.
    found += [Drawing("object" if embedded else "picture", _part(one, targets), alt) for one in pictures if one]
    return found or ([Drawing("object", "", alt)] if embedded else [])


def art(node: etree._Element) -> str:
    """Return the words that older files draw along a path, WordArt (ECMA-376 Part 4, 19.1.2.23)."""
    return " ".join(filter(None, (one.get("string", "").strip() for one in _own(node, f"{_VML}textpath"))))


def _own(drawn: etree._Element, name: str) -> Iterator[etree._Element]:
    walker = etree.iterwalk(drawn, events=("start",))
    for _, node in walker:
        if node.tag in _INSIDE:
            walker.skip_subtree()
        elif node.tag == name:
            yield node


def _part(identity: str, targets: Mapping[str, tuple[str, str]]) -> str:
    """Return the member with a picture; one that is only linked lies outside the file and is not fetched."""
    kind, target = targets.get(identity, ("", ""))
    return target if kind.endswith(_IMAGE) and "://" not in target else ""
