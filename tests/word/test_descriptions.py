"""What pictures and charts are said to show."""

from __future__ import annotations

from lxml import etree

from reportdoc.word.descriptions import descriptions
from tests.support.word import NAMESPACES

_URI = "http://schemas.openxmlformats.org/drawingml/2006"


def _drawing(words: str, kind: str) -> str:
    graphic = f'<a:graphic><a:graphicData uri="{kind}"/></a:graphic>'
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1"{words}/>{graphic}</wp:inline></w:drawing></w:r>'


def test_pictures_and_charts_are_described_in_order_and_shapes_are_not() -> None:
    drawn = (
        _drawing(' descr="一个图表"', f"{_URI}/chart"),
        _drawing(' descr="一个方框"', "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        _drawing("", f"{_URI}/picture"),
    )
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix in ("a", "w", "wp"))
    document = etree.fromstring(f"<w:document {spaces}><w:body><w:p>{''.join(drawn)}</w:p></w:body></w:document>")
    assert descriptions(document) == ("一个图表", "图片 1")
