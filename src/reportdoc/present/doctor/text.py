"""What is there and what is missing, as one page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

from reportdoc.present.language import Language
from reportdoc.report.message import message
from reportdoc.text.width import is_wide

if TYPE_CHECKING:
    from reportdoc.app.doctor.diagnosis import Check, Diagnosis

WORDS = {
    "python": message("Python"),
    "packages": message("program"),
    "engine": message("layout engine"),
    "office": message("word processor"),
    "trial": message("a page laid out"),
    "font": message("font"),
    "disk": message("disk"),
    "rights": message("write rights"),
    "path": message("path"),
    "browser": message("browser"),
    "content": message("content"),
    "certificate": message("certificate"),
}
"""What each thing that is looked at is called."""
_STATES = {"good": message("ok"), "note": message("note"), "missing": message("MISSING")}
_COLOURS = {"good": "green", "note": "yellow", "missing": "red"}


def as_text(language: Language, found: Diagnosis) -> str:
    """Return a page: a line for each thing, and what to do below it."""
    return "\n".join(_lines(language, found))


def _lines(language: Language, found: Diagnosis) -> Iterator[str]:
    states = {state: language.translated(word) for state, word in _STATES.items()}
    words = {name: language.translated(word) for name, word in WORDS.items()}
    wide = max(map(_width, states.values())), max(_width(words[check.name]) for check in found.checks)
    for check, after in zip_longest(found.checks, found.checks[1:]):
        state = check.state.value
        yield (
            click.style(_padded(states[state], wide[0]), fg=_COLOURS[state])
            + f"  {_padded(words[check.name], wide[1])}  {language.translated(check.found)}"
        )
        # What holds for several in a row is said once, below the last of them.
        for advice in () if after and after.advice == check.advice else check.advice:
            yield f"{' ' * (sum(wide) + 4)}→ {language.translated(advice)}"
    yield ""
    if any(check.state.value != "good" for check in found.checks):
        yield language.gettext("What a line means, and what to do, is in the handbook: “All messages of errors”.")
    yield language.gettext("A report can be built.") if found.ready else _missing(language, found.checks)


def _missing(language: Language, checks: tuple[Check, ...]) -> str:
    names = dict.fromkeys(language.translated(WORDS[check.name]) for check in checks if check.state.value == "missing")
    return language.message("No report can be built yet. Missing: {names}", names=language.gettext(", ").join(names))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Return how many columns of a screen a text takes."""
    return sum(1 + is_wide(character) for character in text)
