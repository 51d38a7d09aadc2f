"""Draw the rooms of the package, as its imports are, into docs/architecture.md (Mermaid); `make rooms` runs this.

An arrow that others already imply is left out: where a room imports one that imports a third, the third is below both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import grimp

PACKAGE = "reportdoc"
PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
_DRAWING = re.compile(r"(?<=<!-- rooms: `make rooms` -->\n)```mermaid\n.*?```\n", re.DOTALL)


def imports() -> dict[str, set[str]]:
    """Return for each room the rooms from which it imports."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    rooms = graph.find_children(PACKAGE)
    for room in rooms:
        graph.squash_module(room)
    names = {room: room.removeprefix(f"{PACKAGE}.") for room in rooms}
    return {
        names[room]: {
            names[other] for other in graph.find_modules_directly_imported_by(room) if other in names and other != room
        }
        for room, name in sorted(names.items())
    }


def reduced(arrows: Mapping[str, set[str]]) -> list[tuple[str, str]]:
    """Return the arrows that no others imply, of rooms without a cycle."""
    below: dict[str, set[str]] = {}

    def under(room: str) -> set[str]:
        if room not in below:
            below[room] = arrows[room].union(*(under(other) for other in arrows[room]))
        return below[room]

    implied = {room: set().union(*(under(other) for other in others)) for room, others in arrows.items()}
    return [(room, other) for room in sorted(arrows) for other in sorted(arrows[room] - implied[room])]


def drawing() -> str:
    """Return the rooms as a Mermaid flow chart."""
    lines = [f"  {room} --> {other}" for room, other in reduced(imports())]
    return "\n".join(["```mermaid", "flowchart TD", *lines, "```", ""])


if __name__ == "__main__":
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_DRAWING.sub(lambda found: drawing(), text), encoding="utf-8")
