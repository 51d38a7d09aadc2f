"""Formulas as LaTeX writes them, as far as reports need it: read into a tree (docs/content-format.md has the list)."""

from __future__ import annotations

import re
from collections.abc import Generator
from contextlib import contextmanager

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
from reportdoc.report.message import Message, message
from reportdoc.text.latex_signs import ACCENTS, ALIASES, BRACKETS, FUNCTIONS, SIGNS, SUMS
from reportdoc.text.suggest import did_you_mean

LONGEST = 2_000
"""Characters of a formula."""
DEEPEST = 40
"""Terms and arguments inside one another."""
_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|\s+|.", re.DOTALL)
_COMMANDS = (*SIGNS, *ALIASES, *SUMS, *ACCENTS, *FUNCTIONS, "frac", "sqrt", "text", "left", "right")
_RAISED = ("^", "_", "'")
PUNCTUATION = frozenset("，。；：、！？“”")
"""Marks that tell that two $ were meant as money."""
_MEANT = {"%": "\\%", "#": "\\text{\\#}", "&": "\\&", "$": "\\$", "~": "\\ "}


class LatexError(ValueError):
    """A formula that cannot be read; `message` says why, `hint` what to do."""

    def __init__(self, text: Message, hint: Message | None = None) -> None:
        self.message, self.hint = text, hint
        super().__init__(str(text))


def formula(text: str) -> Formula:
    """Return the formula that a text in LaTeX writes.

    Raises LatexError where a command is none of the known ones, a brace or bracket lacks its other half, an argument is
    missing, or the formula is empty, too long or too deep.
    """
    if len(text) > LONGEST:
        raise LatexError(message("the formula has {count} characters, at most {limit}", count=len(text), limit=LONGEST))
    found = _Parser(text).whole()
    if not linear(found).strip():
        raise LatexError(message("the formula is empty"))
    return found


class _Parser:
    """One pass over the tokens of a formula."""

    def __init__(self, text: str) -> None:
        self._tokens = _TOKEN.findall(text)
        self._at = self._depth = 0

    def whole(self) -> Formula:
        found = self._terms(frozenset())
        if self._peek():
            raise _stray(self._peek())
        return found

    def _terms(self, ends: frozenset[str]) -> Formula:
        """Return the terms up to one of the tokens that end them, or to a token that opens nothing."""
        found: list[Term] = []
        while (token := self._peek()) and token not in ends and token not in ("}", "\\right"):
            with self._deeper():
                found += self._scripted()
        return joined(found)

    @contextmanager
    def _deeper(self) -> Generator[None]:
        self._depth += 1
        if self._depth > DEEPEST:
            raise LatexError(message("the formula is nested too deeply"))
        yield
        self._depth -= 1

    def _scripted(self) -> Formula:
        """Return a term with what is raised or lowered behind it."""
        sign = SUMS.get(self._peek().removeprefix("\\")) if self._peek().startswith("\\") else None
        base = () if (first := self._peek()) in _RAISED else self._atom() if sign is None else self._next(())
        sub, sup = self._limits()
        if sign is not None:
            return (Sum(sign, sub, sup, self._body()),)
        if not (sub or sup):
            return base
        if not base:
            raise LatexError(message("nothing stands before {sign}", sign=first))
        return (*base[:-1], Script(base[-1:], sub, sup))

    def _limits(self) -> tuple[Formula, Formula]:
        found: dict[str, Formula] = {}
        while (token := self._peek()) in _RAISED:
            self._at += 1
            key = "^" if token == "'" else token
            if key in found and token != "'":
                raise LatexError(message("{sign} stands twice behind the same term", sign=token))
            raised = (Characters("′"),) if token == "'" else self._argument(token)
            found[key] = joined([*found.get(key, ()), *raised])
        return found.get("_", ()), found.get("^", ())

    def _body(self) -> Formula:
        """Return what a sum is of: the term behind it."""
        if not self._peek() or self._peek() in ("}", "\\right", "]"):
            return ()
        with self._deeper():
            return self._scripted()

    def _atom(self) -> Formula:
        token = self._take()
        if token == "{":
            return self._group()
        if not token.startswith("\\"):
            if token in _MEANT:
                raise LatexError(message('"{text}" has no place in a formula', text=token), _write(_MEANT[token]))
            if token in PUNCTUATION:
                raise LatexError(
                    message('"{text}" has no place in a formula', text=token),
                    message("write \\$ to print the character, or \\text{{{text}}} for the mark", text=token),
                )
            # Chinese in a formula is a word.
            return (Characters(token, upright=is_word(token)),)
        return self._command(token[1:])

    def _command(self, written: str) -> Formula:
        name = ALIASES.get(written, written)
        if name in SIGNS:
            return (Characters(SIGNS[name]),)
        if name in FUNCTIONS:
            return (Characters(name, upright=True),)
        match name:
            case "frac":
                return (Fraction(self._argument("\\frac"), self._argument("\\frac")),)
            case "sqrt":
                return (self._root(),)
            case "text":
                return (Characters(self._words(), upright=True),)
            case "left":
                return (self._fenced(),)
            case _ if name in ACCENTS:
                return (Accent(ACCENTS[name], self._argument(f"\\{name}")),)
            case _:
                known = did_you_mean(written, _COMMANDS) or message("docs/content-format.md lists what formulas have")
                raise LatexError(message('"{text}" is not known in formulas', text=f"\\{written}"), known)

    def _root(self) -> Root:
        degree: Formula = ()
        if self._peek() == "[":
            self._at += 1
            degree = self._terms(frozenset({"]"}))
            self._close("]", "[")
        return Root(self._argument("\\sqrt"), degree)

    def _fenced(self) -> Fenced:
        opens = self._bracket("\\left")
        content = self._terms(frozenset())
        self._close("\\right", "\\left")
        return Fenced(opens, content, self._bracket("\\right"))

    def _bracket(self, command: str) -> str:
        token = self._take()
        if token not in BRACKETS:
            raise LatexError(message("no bracket stands behind {command}", command=command), _write(f"{command}("))
        return BRACKETS[token]

    def _argument(self, command: str) -> Formula:
        """Return the group behind a command, or the one term there."""
        token = self._peek()
        if not token or token in ("}", "]", "\\right", *_RAISED):
            raise LatexError(
                message("something is missing behind {command}", command=command), _write(f"{command}{{…}}")
            )
        with self._deeper():
            found = self._atom()
        if not found:
            raise LatexError(message("the braces behind {command} are empty", command=command))
        return found

    def _group(self) -> Formula:
        found = self._terms(frozenset())
        self._close("}", "{")
        return found

    def _words(self) -> str:
        """Return what stands in the braces behind the command for text, as it is written."""
        if self._take() != "{":
            raise LatexError(message("something is missing behind {command}", command="\\text"), _write("\\text{…}"))
        words = ""
        while (token := self._take(blank=True)) != "}":
            if not token or token == "{":
                raise _unclosed("{")
            words += token.removeprefix("\\") if len(token) == 2 else token
        if not words.strip():
            raise LatexError(message("the braces behind {command} are empty", command="\\text"))
        return words

    def _close(self, token: str, opened: str) -> None:
        if self._take() != token:
            raise _unclosed(opened)

    def _peek(self) -> str:
        while self._at < len(self._tokens) and self._tokens[self._at].isspace():
            self._at += 1
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self, blank: bool = False) -> str:
        token = (self._tokens[self._at] if self._at < len(self._tokens) else "") if blank else self._peek()
        self._at += 1
        return token

    def _next(self, found: Formula) -> Formula:
        self._at += 1
        return found


def is_word(character: str) -> bool:
    """Tell whether a character is one of a word, as Chinese is, and no sign or variable."""
    return "\u2e80" <= character <= "\u9fff" or character > "\uf8ff"


def _unclosed(opened: str) -> LatexError:
    return LatexError(message("{opened} is never closed in the formula", opened=opened))


def _stray(token: str) -> LatexError:
    return LatexError(message("{token} closes nothing in the formula", token=token))


def _write(meant: str) -> Message:
    return message("write {meant}", meant=meant)
