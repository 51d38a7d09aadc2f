"""Formulas of Word (OMML; ECMA-376 Part 1, 22.1): written, and read as far as there is LaTeX for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from lxml import etree

from reportdoc.ooxml.names import NAMESPACES, M, W
from reportdoc.report.formula import (
    Accent,
    Characters,
    Fenced,
    Formula,
    Fraction,
    Root,
    Script,
    Sum,
    Term,
    joined,
    linear,
)
from reportdoc.text.latex import is_word
from reportdoc.text.latex_writing import Unsayable

_BAR, _HAT = "\u0305", "\u0302"
_INTEGRAL = "∫"
_SLANTED = re.compile("[\u210a-\u2134\U0001d400-\U0001d7ff]")
_TAKEN = frozenset({f"{M}oMath", f"{M}e", f"{M}box", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}hyperlink"})
"""What only holds terms."""
_SIGNS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    f"{M}rad": ("", {"e": "√"}),
    f"{M}nary": ("naryPr", {"chr": _INTEGRAL}),
    f"{M}d": ("dPr", {"begChr": "(", "endChr": ")"}),
}
"""What is drawn though it is no text: where its signs stand, and what they are where nothing is said."""
_SCRIPTS = {f"{M}sSub": ("sub",), f"{M}sSup": ("sup",), f"{M}sSubSup": ("sub", "sup")}
_LIMITS = {f"{M}limLow": "sub", f"{M}limUpp": "sup"}


def omml(formula: Formula) -> str:
    """Return the `m:oMath` of a formula."""
    return f'<m:oMath xmlns:m="{M[1:-1]}">{_all(formula)}</m:oMath>'


def _all(formula: Formula) -> str:
    return "".join(map(_written, formula))


def _written(term: Term) -> str:
    match term:
        case Characters(text=text, upright=upright):
            return _run(text, upright)
        case Fraction(top=top, bottom=bottom):
            return f"<m:f><m:num>{_all(top)}</m:num><m:den>{_all(bottom)}</m:den></m:f>"
        case Script(base=base, sub=sub, sup=sup):
            name = ("sSubSup" if sup else "sSub") if sub else "sSup"
            return f"<m:{name}><m:e>{_all(base)}</m:e>{_scripts(sub, sup, False)}</m:{name}>"
        case Root(radicand=radicand, degree=degree):
            hidden = "" if degree else '<m:radPr><m:degHide m:val="1"/></m:radPr>'
            return f"<m:rad>{hidden}<m:deg>{_all(degree)}</m:deg><m:e>{_all(radicand)}</m:e></m:rad>"
        case Sum(sign=sign, sub=sub, sup=sup, body=body):
            # Limits of an integral stand beside it.
            place = "subSup" if sign in "∫∬∮" else "undOvr"
            hidden = ("" if sub else '<m:subHide m:val="1"/>') + ("" if sup else '<m:supHide m:val="1"/>')
            properties = f'<m:naryPr><m:chr m:val="{sign}"/><m:limLoc m:val="{place}"/>{hidden}</m:naryPr>'
            return f"<m:nary>{properties}{_scripts(sub, sup, True)}<m:e>{_all(body)}</m:e></m:nary>"
        case Fenced(opens=opens, content=content, closes=closes):
            pair = f'<m:begChr m:val="{escape(opens)}"/><m:endChr m:val="{escape(closes)}"/>'
            return f"<m:d><m:dPr>{pair}</m:dPr><m:e>{_all(content)}</m:e></m:d>"
        case Accent(mark=mark, base=base):
            if mark == _BAR:
                return f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e>{_all(base)}</m:e></m:bar>'
            return f'<m:acc><m:accPr><m:chr m:val="{mark}"/></m:accPr><m:e>{_all(base)}</m:e></m:acc>'


def _scripts(sub: Formula, sup: Formula, both: bool) -> str:
    lowered = f"<m:sub>{_all(sub)}</m:sub>" if sub or both else ""
    return lowered + (f"<m:sup>{_all(sup)}</m:sup>" if sup or both else "")


def _run(text: str, upright: bool) -> str:
    # Chinese alone needs no more, and LibreOffice would not centre it in a fraction as normal text.
    kind = '<m:sty m:val="p"/>' if all(map(is_word, text)) else "<m:nor/>"
    properties = f"<m:rPr>{kind}</m:rPr>" if upright else ""
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>' if upright else ""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<m:r>{properties}{hint}<m:t{space}>{escape(text)}</m:t></m:r>"


def formula(element: etree._Element) -> Formula:
    """Return what an `m:oMath` says; raises Unsayable where it has something that formulas here do not have."""
    return joined(_terms(element))


def words(element: etree._Element) -> str:
    """Return an `m:oMath` in one line; of one that formulas here cannot be, its characters."""
    try:
        return linear(formula(element))
    except Unsayable:
        return said(element)


def said(element: etree._Element) -> str:
    """Return the characters of an `m:oMath`, whatever it has, in the order in which they stand there."""
    return "".join(map(_said, element.iter(f"{M}t", *_SIGNS)))


def _said(node: etree._Element) -> str:
    if node.tag == f"{M}t":
        return _plain(node.text or "")
    path, default = _SIGNS[str(node.tag)]
    return "".join(_value(node, f"{path}/m:{name}", sign) for name, sign in default.items()) if path else default["e"]


def _plain(text: str) -> str:
    """Return text with plain letters for those of Unicode's mathematical alphabets, which Word writes for slant."""
    return _SLANTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _terms(parent: etree._Element | None) -> Iterator[Term]:
    for node in parent if parent is not None else ():
        yield from _term(node)


def _term(node: etree._Element) -> Iterator[Term]:
    tag = str(node.tag)
    if tag in _TAKEN:
        yield from _terms(node)
    elif tag == f"{M}r":
        yield from _characters(node)
    elif tag == f"{M}f":
        yield from _fraction(node)
    elif tag in _SCRIPTS:
        sub, sup = (_inside(node, one) if one in _SCRIPTS[tag] else () for one in ("sub", "sup"))
        yield Script(_inside(node, "e"), sub, sup)
    elif tag in _LIMITS:
        limit = _inside(node, "lim")
        yield Script(_inside(node, "e"), *((limit, ()) if _LIMITS[tag] == "sub" else ((), limit)))
    elif tag == f"{M}rad":
        yield Root(_inside(node, "e"), () if _on(node, "radPr/m:degHide") else _inside(node, "deg"))
    elif tag == f"{M}nary":
        sign = _value(node, "naryPr/m:chr", _INTEGRAL)
        yield Sum(sign, *(_inside(node, one) for one in ("sub", "sup", "e")))
    elif tag == f"{M}d":
        yield _fenced(node)
    elif tag == f"{M}acc":
        yield Accent(_value(node, "accPr/m:chr", _HAT), _inside(node, "e"))
    elif tag == f"{M}bar" and _value(node, "barPr/m:pos", "bot") == "top":
        yield Accent(_BAR, _inside(node, "e"))
    elif tag == f"{M}func":
        yield from (*_terms(node.find(f"{M}fName")), *_terms(node.find(f"{M}e")))
    elif tag.startswith(M) and not tag.endswith("Pr"):
        raise Unsayable(tag.removeprefix(M))


def _characters(run: etree._Element) -> Iterator[Characters]:
    text = _plain("".join(node.text or "" for node in run.findall(f"{M}t")))
    upright = run.find(f"{M}rPr/{M}nor") is not None or _value(run, "rPr/m:sty") == "p"
    if upright and any(map(str.isalpha, text)):
        yield Characters(text.strip() if text.strip().isalpha() else text, upright=True)
        return
    for character in text:
        if not character.isspace():
            yield Characters(character, upright=is_word(character))


def _fraction(node: etree._Element) -> Iterator[Term]:
    top, bottom = _inside(node, "num"), _inside(node, "den")
    match _value(node, "fPr/m:type", "bar"):
        case "bar" | "skw":
            yield Fraction(top, bottom)
        case "lin":
            yield from (*top, Characters("/"), *bottom)
        case other:
            raise Unsayable(other)


def _fenced(node: etree._Element) -> Fenced:
    between = _value(node, "dPr/m:sepChr", "|")
    inside: list[Term] = []
    for index, part in enumerate(node.findall(f"{M}e")):
        inside += [Characters(between)] if index else []
        inside += _terms(part)
    return Fenced(_value(node, "dPr/m:begChr", "("), joined(inside), _value(node, "dPr/m:endChr", ")"))


def _inside(node: etree._Element, name: str) -> Formula:
    return joined(_terms(node.find(f"{M}{name}")))


def _value(node: etree._Element, path: str, default: str = "") -> str:
    found = node.find(f"m:{path}", {**NAMESPACES, "m": M[1:-1]})
    return default if found is None else found.get(f"{M}val", "")


def _on(node: etree._Element, path: str) -> bool:
    found = node.find(f"m:{path}", {**NAMESPACES, "m": M[1:-1]})
    return found is not None and found.get(f"{M}val", "1") in ("1", "on", "true")
