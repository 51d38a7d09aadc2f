"""Files that wait for the office, a line each."""

from __future__ import annotations

from reportdoc.app.incoming.box import Incoming, State
from reportdoc.present.language import Language
from reportdoc.report.message import Message, message

_STATES = {
    State.NEW: message("handed in, not confirmed"),
    State.WAITING: message("waits for the office"),
    State.RETURNED: message("returned"),
}


def state_word(one: Incoming) -> Message:
    """Return the state of a file in words."""
    return _STATES[one.state]


def line(language: Language, one: Incoming) -> str:
    """Return a file that waits: number, time, department, name, state, reason."""
    said = (f"{one.number:06}", f"{one.time:%Y-%m-%d %H:%M}", one.department or "–", one.file)
    reason = f": {one.reason}" if one.reason else ""
    return f"{'  '.join(said)}  {language.translated(state_word(one))}{reason}"
