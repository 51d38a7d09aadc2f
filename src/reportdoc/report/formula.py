"""A formula as a tree of terms, and what it says in one line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Characters:
    """Letters, figures and signs in a row."""

    text: str
    upright: bool = False
    """Whether they are words, as Chinese and what stands in `\\text{…}` are, and no variables."""


@dataclass(frozen=True, slots=True)
class Fraction:
    """One above the other, with a bar between them."""

    top: Formula
    bottom: Formula


@dataclass(frozen=True, slots=True)
class Script:
    """What has something raised, lowered or both behind it."""

    base: Formula
    sub: Formula
    """Empty for none."""
    sup: Formula
    """Empty for none."""


@dataclass(frozen=True, slots=True)
class Root:
    """A root."""

    radicand: Formula
    degree: Formula
    """Empty for a square root."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum, a product or an integral, with its limits."""

    sign: str
    sub: Formula
    """Empty for none."""
    sup: Formula
    """Empty for none."""
    body: Formula
    """What is summed up."""


@dataclass(frozen=True, slots=True)
class Fenced:
    """What stands in brackets that are as high as it is; a side without one is empty."""

    opens: str
    content: Formula
    closes: str


@dataclass(frozen=True, slots=True)
class Accent:
    """What has a bar, a hat or the like above it."""

    mark: str
    """A combining character: U+0305 for a bar."""
    base: Formula


Term: TypeAlias = Characters | Fraction | Script | Root | Sum | Fenced | Accent
Formula: TypeAlias = tuple[Term, ...]


def joined(terms: Iterable[Term]) -> Formula:
    """Return terms with characters of one kind in one piece."""
    found: list[Term] = []
    for term in terms:
        last = found[-1] if found else None
        if isinstance(term, Characters) and isinstance(last, Characters) and term.upright == last.upright:
            found[-1] = Characters(last.text + term.text, term.upright)
        else:
            found.append(term)
    return tuple(found)


def linear(formula: Formula) -> str:
    """Return a formula in one line, as one would say it: `(a+b)/c×100%`."""
    return "".join(map(_linear, formula))


def tall(formula: Formula) -> bool:
    """Tell whether a formula is higher than a line of text."""
    return any(
        isinstance(term, Fraction | Sum)
        or (isinstance(term, Root) and tall(term.radicand))
        or (isinstance(term, Script) and tall(term.base))
        or (isinstance(term, Fenced) and tall(term.content))
        for term in formula
    )


def _linear(term: Term) -> str:
    match term:
        case Characters(text=text):
            return text
        case Fraction(top=top, bottom=bottom):
            return f"{_held(top)}/{_held(bottom)}"
        case Script(base=base, sub=sub, sup=sup):
            return _held(base) + _scripts(sub, sup)
        case Root(radicand=radicand, degree=degree):
            return f"{linear(degree)}√{_held(radicand)}"
        case Sum(sign=sign, sub=sub, sup=sup, body=body):
            return f"{sign}{_scripts(sub, sup)} {linear(body)}"
        case Fenced(opens=opens, content=content, closes=closes):
            return f"{opens}{linear(content)}{closes}"
        case Accent(mark=mark, base=base):
            return f"{_held(base)}{mark}"


def _scripts(sub: Formula, sup: Formula) -> str:
    return (f"_{_held(sub)}" if sub else "") + (f"^{_held(sup)}" if sup else "")


def _held(formula: Formula) -> str:
    text = linear(formula)
    single = text.replace("_", "").replace("^", "").isalnum()
    return text if single or (len(formula) == 1 and isinstance(formula[0], Fenced)) else f"({text})"
