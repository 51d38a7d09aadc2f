"""How a run over all submissions reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from reportdoc.app.province.rows import READ, College
from reportdoc.present.language import Language
from reportdoc.present.province.words import seal_word

_MANY = 20
"""Submissions that are named one by one."""


def as_data(colleges: Sequence[College], done: int) -> dict[str, Any]:
    """Return what came of every submission, for JSON; `done` were read now."""
    unread = sum(one.status != READ for one in colleges)
    return {
        "submissions": len(colleges),
        "done": done,
        "read": len(colleges) - unread,
        "unread": unread,
        "colleges": [asdict(one) for one in colleges],
    }


def as_text(language: Language, colleges: Sequence[College], done: int, output: Path) -> str:
    """Return counts, what could not be read and why, and what is odd."""
    unread = [one for one in colleges if one.status != READ]
    lines = [
        language.message("{count} submissions, {done} of them read now", count=len(colleges), done=done),
        language.message("{count} cannot be read", count=len(unread)),
        *_first(language, [_told(language, one.submission, one.reason) for one in unread]),
    ]
    broken = [one for one in colleges if one.seal == "broken"]
    lines.append(language.message("{count} with a broken seal", count=len(broken)))
    lines += _first(language, [_told(language, one.submission, one.seal_reasons) for one in broken])
    unknown = [one for one in colleges if one.pages_unknown]
    if unknown:
        lines.append(language.message("{count} whose pages are not known", count=len(unknown)))
        lines += _first(language, [_told(language, one.submission, one.pages_unknown) for one in unknown])
    noted = [one for one in colleges if one.note]
    lines += _first(language, [_told(language, one.submission, one.note) for one in noted])
    lines.append(language.message("Tables: {folder}", folder=output / "data"))
    return "\n".join(lines)


def _told(language: Language, what: str, words: str) -> str:
    return language.message("{what}: {names}", what=what, names=words)


def _first(language: Language, lines: Sequence[str]) -> list[str]:
    shown = [f"  {line}" for line in lines[:_MANY]]
    if len(lines) > _MANY:
        shown.append("  " + language.message("and {count} more", count=len(lines) - _MANY))
    return shown


def college_text(language: Language, one: College) -> list[str]:
    """Return what a submission is, a line each."""
    if one.status != READ:
        return [one.submission, "  " + language.message("cannot be read: {reason}", reason=one.reason)]
    lines = [
        f"{one.code} {one.college} {one.year}",
        "  " + language.message("submission: {name}", name=one.submission),
        "  " + language.message("seal: {state}", state=seal_word(language, one.seal)),
        "  "
        + language.message(
            "{headings} headings, {cases} cases, {figures} figures, {tables} tables, {characters} characters",
            headings=one.headings,
            cases=one.cases,
            figures=one.figures,
            tables=one.tables,
            characters=one.characters,
        ),
    ]
    if one.pages:
        lines.append("  " + language.message("{count} pages", count=one.pages))
    for label, words in (
        (language.gettext("missing tables"), one.missing_tables),
        (language.gettext("missing chapters"), one.missing_chapters),
        (language.gettext("reasons"), one.seal_reasons),
        (language.gettext("pages not known"), one.pages_unknown),
        (language.gettext("note"), one.note),
    ):
        if words:
            lines.append(f"  {_told(language, label, words)}")
    return lines
