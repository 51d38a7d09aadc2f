"""The skeleton of the real 2023 report: one line a thing, in its order (`skeleton.txt`).

`H` heading, `T` table caption, `F` figure caption, `C` case title, `S` source line, `|` table row, `L` short line,
`P n` paragraph of n characters, `-` blank line; before `=` stand cover, declaration and directories. A row of hyphens
ends a header, a second one in a table after a blank line begins the piece on the next page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PATH = Path(__file__).with_name("skeleton.txt")
NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?\s+")


@dataclass(frozen=True)
class Item:
    """A thing of the report."""

    kind: str
    """`H`, `T`, `F`, `C`, `S`, `L`, `P`, or `rows` for a piece of a table."""
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def read(path: Path = PATH) -> tuple[list[Item], list[Item]]:
    """Return what stands before the text, and the text."""
    before, after = path.read_text(encoding="utf-8").split("\n=\n")
    return list(_items(before)), list(_items(after))


def _items(text: str) -> Iterator[Item]:
    rows: list[tuple[str, ...]] = []
    count = 0
    for line in [*text.split("\n"), "-"]:
        kind, _, rest = line.partition(" ")
        if kind != "|" and rows:
            yield Item("rows", rows=tuple(rows))
            rows = []
        if kind == "|":
            cells = tuple(cell.strip() for cell in rest.split("|"))
            if not all(re.fullmatch("-+", cell) for cell in cells):
                rows.append(cells)
        elif kind == "P":
            count += 1
            yield Item("P", filler(int(rest), count) if rest.isdecimal() else rest)
        elif kind not in ("", "-"):
            yield Item(kind, rest)


def filler(length: int, number: int) -> str:
    """Return a paragraph of about that many characters, unlike any other."""
    text = f"本段是第{number}段示例文字，"
    while len(text) < length - 1:
        text += f"用来代替原文的第{len(text)}字以后，"
    return text[: max(12, length - 1)] + "。"


def heading(text: str) -> tuple[int, str]:
    """Return level and title of a heading line."""
    match = NUMBER.match(text)
    if match:
        return match[1].count(".") + 1, text[match.end() :].strip()
    return (2 if text.startswith("【") else 1), text.strip()
