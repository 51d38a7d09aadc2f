"""Formulas in LaTeX: what is read, what is refused with a word, and that what is written reads as the same."""

from __future__ import annotations

import pytest

from reportdoc.report.formula import Characters, Fraction, Root, Script, Sum, linear
from reportdoc.text.latex import LatexError, formula
from reportdoc.text.latex_signs import SIGNS
from reportdoc.text.latex_writing import latex
from tests.support.growth import growth


def test_chinese_is_a_word_and_latin_a_variable() -> None:
    assert formula(r"R_{就业}=\frac{N}{总人数}") == (
        Script((Characters("R"),), (Characters("就业", upright=True),), ()),
        Characters("="),
        Fraction((Characters("N"),), (Characters("总人数", upright=True),)),
    )


def test_a_sum_is_of_the_term_behind_it() -> None:
    term = Script((Characters("x"),), (Characters("i"),), ())
    assert formula(r"\sum_{i=1}^n x_i+\sqrt[3]{2}") == (
        Sum("∑", (Characters("i=1"),), (Characters("n"),), (term,)),
        Characters("+"),
        Root((Characters("2"),), (Characters("3"),)),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"\frac{到账款}{合同款}\times 100\%", "到账款/合同款×100%"),
        (r"\frac{a+b}{c}", "(a+b)/c"),
        (r"x_i^2 \le y", "x_i^2≤y"),
        (r"\left(\frac{a}{b}\right)^2", "(a/b)^2"),
        (r"\text{若 a>0}", "若 a>0"),
        (r"\bar x", "x\u0305"),
        (r"f'(x)", "f^(′)(x)"),
        (r"\ln x", "lnx"),
    ],
)
def test_a_formula_is_said_in_one_line(text: str, said: str) -> None:
    assert linear(formula(text)) == said


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        (r"\foo x", r'"\foo" is not known in formulas', "docs/content-format.md lists what formulas have"),
        (r"\tmes", r'"\tmes" is not known in formulas', 'did you mean "times"?'),
        (r"\frac{a}", r"something is missing behind \frac", r"write \frac{…}"),
        (r"\frac{a}{}", r"the braces behind \frac are empty", "None"),
        ("x^{2", "{ is never closed in the formula", "None"),
        ("x}", "} closes nothing in the formula", "None"),
        (r"\left(x", r"\left is never closed in the formula", "None"),
        ("100%", '"%" has no place in a formula', r"write \%"),
        ("x^2^3", "^ stands twice behind the same term", "None"),
        ("_2", "nothing stands before _", "None"),
        ("5 万，又", '"，" has no place in a formula', r"write \$ to print the character, or \text{，} for the mark"),
        (" ", "the formula is empty", "None"),
        ("{" * 100, "the formula is nested too deeply", "None"),
        (r"\frac" * 100, "the formula is nested too deeply", "None"),
        (r"\sum" * 100, "the formula is nested too deeply", "None"),
        ("x" * 3000, "the formula has 3000 characters, at most 2000", "None"),
    ],
)
def test_what_is_wrong_is_said(text: str, problem: str, hint: str) -> None:
    with pytest.raises(LatexError) as error:
        formula(text)
    assert (str(error.value.message), str(error.value.hint)) == (problem, hint)


@pytest.mark.parametrize(
    "text",
    [
        r"\frac{毕业生}{总数}\times 100\%", r"\sum_{i=1}^{n}x_i y", r"\int f(x)", r"\alpha x\beta",
        r"\left[\frac{a}{b}\right.",
        r"\text{若，#}x", r"{ab}^2", r"a^{b^c}_d", r"\vec{ab}\hat x", r"\max_{i}x_i", r"\text{a\%}\ln x",
        "f''", r"\text{^~}",
        "".join(f"\\{name} " for name in SIGNS if name.isalpha()),
    ],
)  # fmt: skip
def test_what_is_written_reads_as_the_same_formula(text: str) -> None:
    assert formula(latex(formula(text))) == formula(text)


def test_time_grows_with_the_length_of_a_formula() -> None:
    assert growth(formula, r"\frac{a}{b}" * 80, r"\frac{a}{b}" * 160, 3) < 3
