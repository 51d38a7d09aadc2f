"""What was done to a project, in words for those who do not type commands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportdoc.present.language import Language
from reportdoc.project.history.entry import Deed
from reportdoc.report.message import Message, message

_WORDS: Final[Mapping[str, Message]] = {
    "accept": message("accepted a finding"),
    "approve": message("approved the report"),
    "approve --return": message("gave the report back"),
    "bind": message("bound numbers to cells"),
    "comment": message("commented"),
    "confirm": message("confirmed numbers"),
    "correct": message("corrected a number"),
    "deadlines": message("changed deadlines"),
    "deliver": message("handed a file in"),
    "explain": message("explained a finding"),
    "import": message("took a whole report in"),
    "return": message("gave a file back"),
    "settings": message("changed settings"),
    "snapshot --restore": message("brought a version back"),
    "take": message("took files in"),
    "withdraw": message("took a file back"),
}


def deed(language: Language, done: Deed) -> str:
    """Return what was done, in a few words; a command that has none by its name."""
    known = _WORDS.get(done.command)
    return language.translated(known) if known else done.command
