"""`{{ … }}`: Jinja expressions over values, in Jinja's sandbox, and strict."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from decimal import Decimal, DivisionByZero, InvalidOperation
from functools import cache, lru_cache
from operator import add, mul, sub, truediv

from jinja2 import StrictUndefined, TemplateSyntaxError, meta, nodes
from jinja2.environment import TemplateExpression
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportdoc.content import limits
from reportdoc.content.filters import FILTERS, ExpressionError, figure
from reportdoc.report.inline import Quantity
from reportdoc.report.message import message
from reportdoc.report.value import Value
from reportdoc.text.suggest import did_you_mean

_ARITHMETIC: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {"+": add, "-": sub, "*": mul, "/": truediv}

_ALLOWED = (nodes.Name, nodes.Const, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.Neg, nodes.Pos, nodes.Filter)


_KEPT = 500
"""Expressions that stay compiled, which takes longer than all else about them: a report is read again and again."""


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with exact arithmetic and nothing but our filters."""

    intercepted_binops = frozenset(_ARITHMETIC)
    intercepted_unops = frozenset("+-")

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined)
        self.globals.clear()
        self.tests.clear()
        self.filters = dict(FILTERS)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> Decimal:
        try:
            return _ARITHMETIC[operator](figure(left), figure(right))
        except (DivisionByZero, InvalidOperation):
            raise ExpressionError(message("the expression divides by zero")) from None

    def call_unop(self, context: Context, operator: str, arg: object) -> Decimal:
        return -figure(arg) if operator == "-" else figure(arg)


class Evaluator:
    """Evaluates expressions over the project's values."""

    def __init__(self, values: Mapping[str, Value], broken: Set[str], complete: bool = True) -> None:
        """Take the values, and what keeps an author from reading the same problem twice.

        `broken` are names whose definitions have problems of their own; `complete` is false where the file of values
        could not be read. What depends on either evaluates to a question mark.
        """
        self._values = values
        self._broken = broken
        self._complete = complete
        self.quantity: Callable[[str], Quantity] = cache(self._quantity)
        """Return the `Quantity` of an expression; raises ExpressionError where it has none."""

    def _quantity(self, expression: str) -> Quantity:
        if expression in self._values:
            return Quantity(expression, self._values[expression].text, (expression,))
        names = _names(expression)
        unknown = [name for name in names if name not in self._values]
        if unknown and (not self._complete or any(name in self._broken for name in unknown)):
            return Quantity(expression, "?", names)
        if unknown:
            hint = did_you_mean(unknown[0], self._values) or message("name it in the file of values")
            raise ExpressionError(message('there is no value "{name}"', name=unknown[0]), hint)
        result = _compiled(expression)(**self._values)
        return Quantity(expression, _printed(result), names)


@cache
def _environment() -> _Environment:
    return _Environment()


@lru_cache(maxsize=_KEPT)
def _compiled(expression: str) -> TemplateExpression:
    return _environment().compile_expression(expression, undefined_to_none=False)


@lru_cache(maxsize=_KEPT)
def _names(expression: str) -> tuple[str, ...]:
    if len(expression) > limits.EXPRESSION_CHARACTERS:
        limit = limits.EXPRESSION_CHARACTERS
        raise ExpressionError(message("the expression has more than {limit} characters", limit=limit))
    tree = _parse(expression)
    for filter_ in tree.find_all(nodes.Filter):
        if filter_.name not in FILTERS:
            hint = did_you_mean(filter_.name, FILTERS) or message("known are {names}", names=", ".join(FILTERS))
            raise ExpressionError(message('there is no filter "{name}"', name=filter_.name), hint)
    return tuple(sorted(meta.find_undeclared_variables(tree)))


def _parse(expression: str) -> nodes.Template:
    if not expression:
        raise ExpressionError(message("there is nothing between {{{{ and }}}}"))
    try:
        tree = _environment().parse("{{ " + expression + " }}")
    except TemplateSyntaxError as error:
        raise ExpressionError(message("not an expression: {reason}", reason=error.message)) from None
    except RecursionError:
        raise ExpressionError(message("the expression is nested too deeply")) from None
    body = tree.body[0]
    if len(tree.body) != 1 or not isinstance(body, nodes.Output) or len(body.nodes) != 1:
        raise ExpressionError(message("not an expression"))
    for node in (body.nodes[0], *body.nodes[0].find_all(nodes.Expr)):
        number = not isinstance(node, nodes.Const) or type(node.value) in (int, float)
        if not isinstance(node, _ALLOWED) or not number:
            hint = message("use names, numbers, + - * /, brackets and filters")
            raise ExpressionError(message("this kind of expression is not supported"), hint)
    return tree


def _printed(result: object) -> str:
    if isinstance(result, int | float | Decimal):
        number = figure(result)
        exponent = number.normalize().as_tuple().exponent
        if isinstance(exponent, int) and -exponent > limits.DECIMALS:
            hint = message("round it: | percent(2) or | fixed(2)")
            raise ExpressionError(message("the result has more than {limit} decimals", limit=limits.DECIMALS), hint)
        return f"{number:f}"
    text = str(result)
    if len(text) > limits.RESULT_CHARACTERS:
        raise ExpressionError(message("the result has more than {limit} characters", limit=limits.RESULT_CHARACTERS))
    return text
