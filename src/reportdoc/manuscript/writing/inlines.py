"""Inline content as Markdown that reads back as the same content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportdoc.report.inline import (
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Math,
    Note,
    Quantity,
    Reference,
    SoftBreak,
    Strong,
    Subscript,
    Superscript,
    Text,
)

_LABEL = r"(?=(?i:tbl|fig|sec|case|annex)[-_－—–‐])"
_SPECIAL = re.compile(r"[\\`*_\[\]<>~^&!|$]|\{(?=[{%#])|@" + _LABEL)
"""What Markdown or our own conventions would take for a mark inside a line (CommonMark 0.31, 6)."""
_WIDE = re.compile(r"(?<=[{｛])｛|｛(?=[{｛#＃.])|＠" + _LABEL)
"""What the reader of content takes for a slip of the same; before a wide sign a backslash would be printed."""
_HASH = re.compile(r"(?P<before>\s*+(?:\*\*)?+)(?:(?P<mark>#)|＃(?=[#＃\s]))")
"""What it takes for a heading or a slip of one, also in bold."""
_OPENING = re.compile(r"(?P<digits>\d{1,9})(?P<dot>[.)])(?=\s|$)|(?P<mark>[+\-=])|(?P<colons>[:：]{3})")
"""What it would take for a block at the start of a line (CommonMark 0.31, 4 and 5.2)."""
_CONTINUES = re.compile(r"[A-Za-z0-9_-]")


def markdown(content: Sequence[Inline]) -> str:
    """Return inline content as one paragraph of Markdown, a line for each line break."""
    text = _inside(content).strip()
    return "\n".join(opened(line) for line in text.split("\n"))


def escaped(text: str) -> str:
    """Return plain text as Markdown within a line."""
    return _WIDE.sub(lambda found: _reference_to(found[0]), _SPECIAL.sub(lambda found: f"\\{found[0]}", text))


def _reference_to(character: str) -> str:
    return f"&#{ord(character)};"


def _inside(content: Sequence[Inline]) -> str:
    text = ""
    for index, inline in enumerate(content):
        match inline:
            case Text(text=plain):
                after_formula = index and isinstance(content[index - 1], Math) and plain[:1].isdecimal()
                text += _reference_to(plain[0]) + escaped(plain[1:]) if after_formula else escaped(plain)
            case Math(latex=latex):
                text += f"${' '.join(latex.split())}$"
            case Note(name=name):
                text += f"[^{name}]"
            case Reference(labels=labels):
                text += _reference(labels, content[index + 1 : index + 2])
            case LineBreak():
                text += "\\\n"
            case Strong(content=inner):
                text += f"**{_inside(inner)}**"
            case Emphasis(content=inner):
                text += f"*{_inside(inner)}*"
            case Superscript(content=inner):
                text += f"^{_inside(inner)}^"
            case Subscript(content=inner):
                text += f"~{_inside(inner)}~"
            case Link(target=target, content=inner):
                text += f"[{_inside(inner)}](<{target}>)"
            case Quantity(expression=expression):
                text += f"{{{{ {expression} }}}}"
            case SoftBreak():
                pass
    return text


def _reference(labels: tuple[str, ...], after: Sequence[Inline]) -> str:
    following = after[0].text if after and isinstance(after[0], Text) else ""
    if len(labels) == 1 and not _CONTINUES.match(following):
        return f"@{labels[0]}"
    return "[" + "; ".join(f"@{label}" for label in labels) + "]"


def opened(line: str) -> str:
    """Return a line of Markdown so that its beginning opens no block."""
    if found := _HASH.match(line):
        return found["before"] + ("\\#" if found["mark"] else _reference_to("＃")) + line[found.end() :]
    found = _OPENING.match(line)
    if found is None:
        return line
    at = found.end("digits") if found["digits"] else 0
    return f"{line[:at]}\\{line[at:]}"
