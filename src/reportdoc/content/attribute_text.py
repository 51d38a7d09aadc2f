"""Single attributes of a block's opening line, changed; the rest of the line stays as its author wrote it."""

from __future__ import annotations

from collections.abc import Mapping

from mdit_py_plugins.attrs.parse import HANDLERS, State, TokenState


class _Spans(TokenState):
    """Keeps where the keys and the values stand that the parser of attributes finds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, int, int, int]] = []
        """Beginning and end of a key, then of its value, without quotation marks."""
        self._key = (0, 0)

    def append(self, start: int, end: int, ttype: str) -> None:
        if ttype == "key":
            self._key = (start, end)
        elif ttype == "value":
            self.found.append((*self._key, start, end))


def spans(line: str) -> dict[str, tuple[int, int]]:
    """Return where the value of each attribute of an opening line stands, without its quotation marks."""
    return {line[key:end_of_key]: (start, end) for key, end_of_key, start, end in _found(line)[0]}


def with_attributes(line: str, values: Mapping[str, str | None]) -> str:
    """Return the opening line of a sound block with other values of attributes; none takes one out.

    An attribute that the line does not have is put behind all others.
    """
    found, at = _found(line)
    known = {line[key:after_key] for key, after_key, _, _ in found}
    new = [name for name, value in values.items() if value is not None and name not in known]
    if new:
        line = line[:at].rstrip() + "".join(_before(" ", name, values[name]) for name in new) + line[at:]
    for key, after_key, start, end in reversed(found):
        name = line[key:after_key]
        if name in values:
            rest = line[end + 1 :] if line[start - 1] == '"' else line[end:]
            line = _before(line[:key], line[key:after_key], values[name]) + rest
    return line


def _found(line: str) -> tuple[list[tuple[int, int, int, int]], int]:
    """Return the attributes of a line, and where its braces close."""
    found, state, at = _Spans(), State.START, 0
    for at in range(line.index("{"), len(line)):
        state = HANDLERS[state](line[at], at, found)
        if state is State.DONE:
            break
    return found.found, at


def _before(before: str, name: str, value: str | None) -> str:
    if value is None:
        return before.rstrip()
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{before}{name}="{escaped}"'
