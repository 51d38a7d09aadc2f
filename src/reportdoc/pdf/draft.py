"""草稿 across every page."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from reportdoc.pdf.overlay import draw

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WORD = "草稿"
_PIXELS = 400
"""Pixels of the em square in which a character is drawn; it is printed 150 pt large."""
_POINTS = 150
_TURN = math.radians(45)
_MAP = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Reportdoc def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
{count} beginbfchar {lines} endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"""


def mark_draft(pdf: Pdf, font: Path, index: int = 0) -> None:
    """Write 草稿 in pale red across each page, as text that can be found.

    The characters become a Type 3 font (ISO 32000-1, 9.6.5) of pictures drawn from a font file, whose face number is
    `index`. Raises OSError where the font cannot be read.
    """
    typeface = _typeface(pdf, font, index)
    state = pdf.make_indirect(Dictionary(Type=Name.ExtGState, ca=0.25))
    for page in pdf.pages:
        left, bottom, right, top = (float(side) for side in page.mediabox)
        across = len(WORD) * _POINTS / 2
        cos, sin = math.cos(_TURN), math.sin(_TURN)
        x = (left + right) / 2 - across * cos + _POINTS / 3 * sin
        y = (bottom + top) / 2 - across * sin - _POINTS / 3 * cos
        matrix = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {x:.2f} {y:.2f} Tm"
        codes = "".join(f"{code:02X}" for code in range(1, len(WORD) + 1))
        drawn = f"/Gs gs 0.8 0 0 rg BT /Font {_POINTS} Tf {matrix} <{codes}> Tj ET"
        draw(pdf, page, drawn, {"/Font": {"/Font": typeface}, "/ExtGState": {"/Gs": state}}, "Watermark")


def _typeface(pdf: Pdf, path: Path, index: int) -> Object:
    from PIL import ImageFont

    face = ImageFont.truetype(str(path), _PIXELS, index=index)
    names = [f"/c{code}" for code in range(1, len(WORD) + 1)]
    glyphs = {name: _glyph(pdf, face, character) for name, character in zip(names, WORD, strict=True)}
    lines = " ".join(f"<{code:02X}> <{ord(character):04X}>" for code, character in enumerate(WORD, 1))
    unicode = Stream(pdf, _MAP.format(count=len(WORD), lines=lines).encode("ascii"))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, -0.3, 1, 1]),
            FontMatrix=Array([1, 0, 0, 1, 0, 0]),
            CharProcs=Dictionary(glyphs),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([1, *map(Name, names)])),
            FirstChar=1,
            LastChar=len(WORD),
            Widths=Array([1] * len(WORD)),
            Resources=Dictionary(),
            ToUnicode=pdf.make_indirect(unicode),
        )
    )


def _glyph(pdf: Pdf, face: FreeTypeFont, character: str) -> Object:
    """Return the procedure of one glyph: a stencil as large as the em square, its line a fifth above its foot."""
    from PIL import Image, ImageDraw

    stencil = Image.new("1", (_PIXELS, _PIXELS), 1)
    ImageDraw.Draw(stencil).text((_PIXELS // 2, _PIXELS // 2), character, font=face, fill=0, anchor="mm")
    bits = stencil.tobytes()
    head = f"1 0 0 -0.2 1 0.8 d1\n1 0 0 1 0 -0.2 cm\nBI /W {_PIXELS} /H {_PIXELS} /IM true /BPC 1 ID "
    return pdf.make_indirect(Stream(pdf, head.encode("ascii") + bits + b"\nEI"))
