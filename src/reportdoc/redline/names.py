"""Qualified names of the elements that tracked changes are made of."""

from __future__ import annotations

from typing import Final

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
"""The namespaces we name (ECMA-376 Part 1, Annex A, and Part 3), by their usual prefixes."""


def w(name: str) -> str:
    """Return the name of an element or attribute of WordprocessingML in lxml's form."""
    return f"{{{NAMESPACES['w']}}}{name}"


P, P_PR, R, R_PR, T = w("p"), w("pPr"), w("r"), w("rPr"), w("t")
TBL, TBL_PR, TBL_GRID, TR, TR_PR, TC, TC_PR = (
    w(name) for name in ("tbl", "tblPr", "tblGrid", "tr", "trPr", "tc", "tcPr")
)
SECT_PR, SDT, SDT_CONTENT, HYPERLINK, FLD_SIMPLE = (
    w(name) for name in ("sectPr", "sdt", "sdtContent", "hyperlink", "fldSimple")
)
FLD_CHAR, FLD_CHAR_TYPE, INSTR_TEXT, INSTR = w("fldChar"), w("fldCharType"), w("instrText"), w("instr")
BOOKMARK_START, BOOKMARK_END = w("bookmarkStart"), w("bookmarkEnd")
NUM_PR, NUM_ID, NUM, ABSTRACT_NUM_ID, ABSTRACT_NUM = (
    w(name) for name in ("numPr", "numId", "num", "abstractNumId", "abstractNum")
)
INS, DEL = w("ins"), w("del")
ID, VAL, NAME, TYPE, AUTHOR, DATE = (w(name) for name in ("id", "val", "name", "type", "author", "date"))

MARKERS: Final = frozenset(
    w(name)
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "permStart",
        "permEnd",
    )
)
"""Elements that stand between runs or blocks and mark places (17.13.4 to 17.13.7)."""
