"""A formula written as LaTeX, so that `text.latex` reads the same formula from it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportdoc.report.formula import Accent, Characters, Fenced, Formula, Fraction, Root, Script, Sum, Term
from reportdoc.text.latex import PUNCTUATION, is_word
from reportdoc.text.latex_signs import ACCENTS, BRACKETS, FUNCTIONS, SIGNS, SUMS

_SIGNS = {sign: f"\\{name}" for name, sign in reversed(tuple(SIGNS.items()))}
_SUMS = {sign: f"\\{name}" for name, sign in SUMS.items()}
_ACCENTS = {mark: f"\\{name}" for name, mark in ACCENTS.items()}
_MARKED = {"^": "\\text{^}", "~": "\\text{~}", "'": "\\text{'}", "#": "\\text{\\#}"}
"""Characters that mean something to LaTeX."""
_COMMAND = re.compile(r"\\[A-Za-z]{1,20}\Z")
_BRACKETS = {sign: name for name, sign in reversed(tuple(BRACKETS.items()))}


class Unsayable(ValueError):
    """A formula has something for which there is no LaTeX here."""


def latex(formula: Formula) -> str:
    """Return a formula as LaTeX; raises Unsayable where there is no command for a sum, accent or bracket in it."""
    return _apart(map(_term, formula))


def _term(term: Term) -> str:
    match term:
        case Characters():
            return _characters(term)
        case Fraction(top=top, bottom=bottom):
            return f"\\frac{{{latex(top)}}}{{{latex(bottom)}}}"
        case Script(base=base, sub=sub, sup=sup):
            single = len(base) == 1 and isinstance(base[0], Characters) and len(base[0].text) == 1
            return (latex(base) if single else f"{{{latex(base)}}}") + _limits(sub, sup)
        case Root(radicand=radicand, degree=degree):
            return "\\sqrt" + (f"[{latex(degree)}]" if degree else "") + f"{{{latex(radicand)}}}"
        case Sum(sign=sign, sub=sub, sup=sup, body=body):
            return _known(_SUMS, sign) + _limits(sub, sup) + (f"{{{latex(body)}}}" if body else "{}")
        case Fenced(opens=opens, content=content, closes=closes):
            left, right = _known(_BRACKETS, opens), _known(_BRACKETS, closes)
            return f"\\left{left} {latex(content)}\\right{right}"
        case Accent(mark=mark, base=base):
            return f"{_known(_ACCENTS, mark)}{{{latex(base)}}}"


def _characters(term: Characters) -> str:
    if "\\" in term.text:
        raise Unsayable("\\")
    if term.upright and not all(is_word(one) and one not in PUNCTUATION for one in term.text):
        if term.text in FUNCTIONS:
            return f"\\{term.text}"
        return "\\text{" + re.sub(r"[{}\\%$&#_]", r"\\\g<0>", term.text) + "}"
    pieces = (_SIGNS.get(character, character) for character in term.text)
    return _apart(_MARKED.get(piece, piece) for piece in pieces)


def _apart(pieces: Iterable[str]) -> str:
    """Return pieces in a row, with a blank where a command would take in the letters behind it."""
    written, command = "", False
    for piece in pieces:
        written += f" {piece}" if command and piece[:1].isascii() and piece[:1].isalpha() else piece
        command = _COMMAND.search(piece) is not None if piece else command
    return written


def _limits(sub: Formula, sup: Formula) -> str:
    return "".join(f"{sign}{_argument(one)}" for sign, one in (("_", sub), ("^", sup)) if one)


def _argument(formula: Formula) -> str:
    written = latex(formula)
    return written if len(written) == 1 else f"{{{written}}}"


def _known(names: dict[str, str], sign: str) -> str:
    if sign not in names:
        raise Unsayable(sign)
    return names[sign]
