"""Numbers that somebody typed before a heading, which is numbered by the program."""

from __future__ import annotations

from dataclasses import replace

from reportdoc.app.returned.items import HEADINGS, Item, with_runs
from reportdoc.manuscript.model import ManuscriptParagraph, Run
from reportdoc.manuscript.recognition.typed_numbers import Form, Typed, typed

_SURE = (Form.CHAPTER, Form.SECTION, Form.COMMA, Form.BRACKETS)
"""Forms in which nothing but a heading is numbered. A title may begin with `5 个`, and （1） is no number of ours."""


def without_number(built: Item, returned: Item, own: str) -> tuple[Item, str] | None:
    """Return a heading without the number that was typed before it, and that number; None where none was.

    `own` is the number that the program gives it.
    """
    if not str(returned.shape).startswith(HEADINGS) or not isinstance(returned.element, ManuscriptParagraph):
        return None
    found = typed(returned.element.text)
    if found is None or typed(built.text) is not None or not _is_number(found, own):
        return None
    return with_runs(returned, _from(returned.element.runs, found.length)), found.text


def _is_number(found: Typed, own: str) -> bool:
    """Tell whether it can be nothing else: a title may begin with 1.5 万, but hardly in chapter 1."""
    return found.form in _SURE or (found.absolute and (len(found.levels) > 2 or own.startswith(f"{found.levels[0]}.")))


def _from(runs: tuple[Run, ...], start: int) -> tuple[Run, ...]:
    """Return runs without their first characters."""
    left: list[Run] = []
    for run in runs:
        if start < len(run.text):
            left.append(replace(run, text=run.text[start:]) if start > 0 else run)
        start = max(0, start - len(run.text))
    return tuple(left)
