"""Fields: instructions with the right result already in them (ECMA-376 Part 1, 17.16)."""

from __future__ import annotations

from reportdoc.report.label import Kind
from reportdoc.report.numbering import WORDS, Number
from reportdoc.word.xml import escape

_NO_BREAK_SPACE, _NO_BREAK_HYPHEN = "\u00a0", "\u2011"


def run(text: str, properties: str = "") -> str:
    """Return a run of text; `properties` is the content of its `w:rPr`."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    # Fonts lack the character, every office draws the element (17.3.3.18).
    parts = [f'<w:t xml:space="preserve">{part}</w:t>' for part in escape(text).split(_NO_BREAK_HYPHEN)]
    return f"<w:r>{inside}{'<w:noBreakHyphen/>'.join(parts)}</w:r>"


def unbroken(number: str) -> str:
    """Return a number such as 表 1-10 so that no line breaks in it."""
    return number.replace(" ", _NO_BREAK_SPACE).replace("-", _NO_BREAK_HYPHEN)


def begin(instruction: str, properties: str = "") -> str:
    """Return the start of a complex field, up to where its result begins."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{inside}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{inside}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        f'<w:r>{inside}<w:fldChar w:fldCharType="separate"/></w:r>'
    )


END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
"""The end of a complex field."""


def field(instruction: str, result: str, properties: str = "") -> str:
    """Return a whole field whose result is a run of text."""
    return begin(instruction, properties) + run(result, properties) + END


def sequence(number: Number) -> str:
    r"""Return the runs of a caption's number: 表 1-1 as 表, `STYLEREF`, hyphen, `SEQ`; 案例 7 as 案例, `SEQ`.

    `STYLEREF 1 \s` gives the chapter's number (17.16.5.59), `SEQ … \s 1` restarts at each chapter (17.16.5.56).
    """
    word = WORDS[number.kind]
    if number.kind in (Kind.CASE, Kind.ANNEX):
        return run(unbroken(f"{word} ")) + field(f"SEQ {word} \\* ARABIC", str(number.levels[0]))
    chapter, ordinal = number.levels
    return (
        run(unbroken(f"{word} "))
        + field("STYLEREF 1 \\s", str(chapter))
        + run(unbroken("-"))
        + field(f"SEQ {word} \\* ARABIC \\s 1", str(ordinal))
    )


def reference(bookmark: str, number: Number, properties: str = "") -> str:
    """Return a cross-reference to a number: its bookmark's text, or a heading's paragraph number (17.16.5.51)."""
    switch = " \\r" if number.kind is Kind.SECTION else ""
    return field(f"REF {bookmark}{switch} \\h", unbroken(number.text), properties)
