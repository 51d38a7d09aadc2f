"""What `reportdoc new` asks on a terminal, and what it takes for an answer."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reportdoc.app.scaffold.particulars import Particulars

Check = Callable[[str], str]
"""Returns an answer as it is taken; raises BadParameter, with the reason, where it is none."""


def college_name(text: str) -> str:
    """Return a name that can stand in file names, as `project.settings` asks."""
    if re.search(r'[\\/:*?"<>|]', text) or text.startswith("."):
        raise click.BadParameter(_('must hold none of \\ / : * ? " < > | and not start with a dot'))
    return text.strip()


def college_code(text: str) -> str:
    """Return the code of an institution."""
    if not re.fullmatch(r"[0-9]{5}", text.strip()):
        raise click.BadParameter(_("must be the five digits of the institution's code"))
    return text.strip()


def checked(check: Check) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return a callback of click's that has the value of an option checked."""
    return lambda context, option, value: None if value is None else check(value)


def asked(known: Particulars) -> Particulars:
    """Return what is known of a report, with what somebody at a terminal answers; without one, nobody is asked."""
    from reportdoc.app.scaffold.particulars import likely_year, part_titles

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return known
    click.echo(_("A few questions; Enter leaves one open, and content/report.yaml has them all."))
    found = replace(
        known,
        college=known.college or _ask(_("College"), college_name),
        english=known.english or _ask(_("Its name in English")),
        code=known.code or _ask(_("Its code, five digits"), college_code),
        year=known.year or _year(likely_year(date.today())),
    )
    if known.departments:
        return found
    click.echo(_("Which department answers for each part?"))
    answers = {title: _ask(f"  {title}") for title in part_titles()}
    return replace(found, departments={title: name for title, name in answers.items() if name})


def _ask(question: str, check: Check = str.strip) -> str | None:
    answer: str = click.prompt(question, default="", show_default=False, value_proc=lambda text: text and check(text))
    return answer or None


def _year(likely: int) -> int:
    year: int = click.prompt(_("Year to report on"), default=likely, type=click.IntRange(1980, 2100))
    return year
