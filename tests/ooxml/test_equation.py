"""Formulas as Word writes them: read as LaTeX would write them, or said to be more than that."""

from __future__ import annotations

import pytest
from lxml import etree

from reportdoc.ooxml.equation import formula, omml, said
from reportdoc.text.latex import formula as parsed
from reportdoc.text.latex_writing import Unsayable, latex

SPACES = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)
LOOK = '<w:rPr><w:rFonts w:ascii="Cambria Math" w:hAnsi="Cambria Math" w:hint="eastAsia"/><w:i/></w:rPr>'


def _r(text: str, properties: str = "") -> str:
    return f"<m:r>{properties}{LOOK}<m:t>{text}</m:t></m:r>"


def _word(inside: str) -> etree._Element:
    return etree.fromstring(f"<m:oMath {SPACES}>{inside}</m:oMath>")


UPRIGHT = '<m:rPr><m:sty m:val="p"/></m:rPr>'
CONTROL = f"<m:ctrlPr>{LOOK}</m:ctrlPr>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (_r("𝑥=1"), "x=1"),
        (_r("a ≤ b"), r"a\le b"),
        (
            f"<m:f><m:fPr>{CONTROL}</m:fPr><m:num>{_r('到账款')}</m:num><m:den>{_r('n')}</m:den></m:f>",
            r"\frac{到账款}{n}",
        ),
        (f'<m:f><m:fPr><m:type m:val="lin"/></m:fPr><m:num>{_r("a")}</m:num><m:den>{_r("b")}</m:den></m:f>', "a/b"),
        (f"<m:sSubSup><m:e>{_r('x')}</m:e><m:sub>{_r('i')}</m:sub><m:sup>{_r('2')}</m:sup></m:sSubSup>", "x_i^2"),
        (f'<m:rad><m:radPr><m:degHide m:val="on"/></m:radPr><m:deg/><m:e>{_r("x")}</m:e></m:rad>', r"\sqrt{x}"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/><m:limLoc m:val="undOvr"/></m:naryPr>'
            f"<m:sub>{_r('i=1')}</m:sub><m:sup>{_r('n')}</m:sup><m:e>{_r('x')}</m:e></m:nary>",
            r"\sum_{i=1}^n{x}",
        ),
        (f"<m:nary><m:sub/><m:sup/><m:e>{_r('x')}</m:e></m:nary>", r"\int{x}"),
        (f"<m:d><m:e>{_r('a')}</m:e><m:e>{_r('b')}</m:e></m:d>", r"\left( a|b\right)"),
        (
            f'<m:d><m:dPr><m:begChr m:val="{{"/><m:endChr m:val=""/></m:dPr><m:e>{_r("a")}</m:e></m:d>',
            r"\left\{ a\right.",
        ),
        (f'<m:acc><m:accPr><m:chr m:val="̅"/></m:accPr><m:e>{_r("x")}</m:e></m:acc>', r"\bar{x}"),
        (
            f"<m:func><m:fName>{_r('ln', UPRIGHT)}</m:fName><m:e>{_r('x')}</m:e></m:func>",
            r"\ln x",
        ),
        (f"<w:ins>{_r('a')}</w:ins><w:del>{_r('b')}</w:del>", "a"),
        (_r("若 x", "<m:rPr><m:nor/></m:rPr>"), r"\text{若 x}"),
    ],
)
def test_what_word_writes_is_read(inside: str, expected: str) -> None:
    assert latex(formula(_word(inside))) == expected


@pytest.mark.parametrize(
    "inside",
    [
        f"<m:m><m:mr><m:e>{_r('a')}</m:e></m:mr></m:m>",
        f"<m:eqArr><m:e>{_r('a')}</m:e></m:eqArr>",
        f"<m:borderBox><m:e>{_r('a')}</m:e></m:borderBox>",
        f'<m:nary><m:naryPr><m:chr m:val="⨁"/></m:naryPr><m:sub/><m:sup/><m:e>{_r("a")}</m:e></m:nary>',
        _r("\\"),
    ],
)
def test_what_has_no_latex_here_is_told_and_its_characters_are_said(inside: str) -> None:
    element = _word(inside)
    with pytest.raises(Unsayable):
        latex(formula(element))
    assert said(element).strip("⨁") in ("a", "\\")


@pytest.mark.parametrize(
    "text",
    [
        r"\frac{到账款}{合同款}\times 100\%",
        r"\bar{x}=\frac{1}{n}\sum_{i=1}^{n}x_i",
        r"\left(\sqrt[3]{x}\right)^2",
        r"\text{若 x}",
    ],
)
def test_what_is_written_for_word_is_read_as_the_same(text: str) -> None:
    element = etree.fromstring(
        omml(parsed(text)).replace("<m:oMath", f"<m:oMath {SPACES}".replace(SPACES.split()[0], ""), 1)
    )
    assert formula(element) == parsed(text)
