"""Signs of Microsoft's symbol fonts as the characters of Unicode that look like them (Unicode L2/11-344)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LOST: Final = "□"
"""What stands for a character that nobody knows any more, as in print (GB/T 15834-1995, B.2)."""

_PRIVATE = 0xF000
"""Where the fonts' own signs lie in Unicode's private area."""

_COMMON = {
    **dict(zip(range(0x81, 0x8B), "①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x8C, 0x96), "❶❷❸❹❺❻❼❽❾❿", strict=True)),
}
_WINGDINGS = _COMMON | {
    **{0x20: " ", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x41: "✌", 0x45: "☜", 0x46: "☞"},
    **{0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4C: "☹", 0x51: "✈", 0x52: "☼", 0x54: "❄", 0x6C: "●", 0x6D: "❍", 0x6E: "■"},
    **{0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x78: "☒", 0x9E: "·"},
    **{0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xB2: "☆", 0xD8: "➢"},
    **{0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⇔"},
    **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_WINGDINGS_2 = {
    **dict(zip(range(0x69, 0x73), "⓪①②③④⑤⑥⑦⑧⑨", strict=True)),
    **{0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "●", 0x97: "●", 0x98: "●", 0x99: "○"},
    **{0x9F: "■", 0xA0: "■", 0xA1: "■", 0xA2: "■", 0xA3: "□", 0x2A: "□", 0x30: "□", 0x9D: "○", 0xAE: "◆", 0xE5: "★"},
}
_SYMBOL = {
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **{0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xAA: "♠", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±"},
    **{0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕", 0xD6: "√", 0xDE: "⇒"},
    **{0xE5: "∑", 0xF2: "∫"},
}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL,
}


def sign(code: int, font: str) -> str:
    """Return the character for a sign of a font: `LOST` for one nobody can tell, nothing where the code is none."""
    known = _FONTS.get(font.strip().lower())
    place = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    if known is not None and place <= 0xFF:
        return known.get(place, LOST)
    valid = 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if valid else ""


def spelt(text: str, font: str) -> str:
    """Return text in which the signs of a symbol font are characters of Unicode."""
    if font.strip().lower() not in _FONTS or not any(_PRIVATE <= ord(one) <= _PRIVATE + 0xFF for one in text):
        return text
    return "".join(sign(ord(one), font) if _PRIVATE <= ord(one) <= _PRIVATE + 0xFF else one for one in text)
