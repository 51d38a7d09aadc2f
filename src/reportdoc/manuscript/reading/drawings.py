"""What is drawn in a run: pictures, old and new, charts, embedded objects."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from reportdoc.manuscript.model import Drawing
from reportdoc.ooxml.names import A, C, R, W

_VML = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_IMAGE = "/image"


def drawings(node: etree._Element, targets: Mapping[str, tuple[str, str]]) -> list[Drawing]:
    """Return what a `w:drawing`, `w:pict` or `w:object` shows, each picture of a group; text boxes show nothing."""
    properties = next(node.iter(f"{_WP}docPr"), None)
    alt = (properties.get("descr") or "") if properties is not None else ""
    charts = [targets.get(one.get(f"{R}id", ""), ("", ""))[1] for one in node.iter(f"{C}chart")]
    pictures = [one.get(f"{R}embed", "") for one in node.iter(f"{A}blip")]
    pictures += [one.get(f"{R}id", "") for one in node.iter(f"{_VML}imagedata")]
    embedded = node.tag == f"{W}object"
    found = [Drawing("chart", part, alt) for part in charts]
    found += [Drawing("object" if embedded else "picture", _part(one, targets), alt) for one in pictures]
    return found or ([Drawing("object", "", alt)] if embedded else [])


def _part(identity: str, targets: Mapping[str, tuple[str, str]]) -> str:
    """Return the member with a picture; one that is only linked lies outside the file and is not fetched."""
    kind, target = targets.get(identity, ("", ""))
    return target if kind.endswith(_IMAGE) and "://" not in target else ""
