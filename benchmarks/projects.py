"""The sample report in other shapes: as plain Markdown for Pandoc, and ten times over."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

_OPENING = re.compile(r"^:{3,} *\{\.(?P<kind>[a-z]+)(?P<attributes>.*)\}$")
_CLOSING = re.compile(r"^:{3,}$")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_LABEL = re.compile(r"([#@])((?:sec|tbl|fig|case)-[a-z0-9-]+)")


def times(content: Path, count: int, project: Path) -> Path:
    """Copy a content folder into a new project with each chapter `count` times, and return the project.

    Labels of the further copies end in their number, so that every reference stays within its copy.
    """
    shutil.copytree(content, project / "content")
    if count > 1:
        report = _report(content)
        chapters = [entry["file"] for entry in report["chapters"]]
        report["chapters"] = [{"file": _copy(project / "content", file, n)} for n in range(count) for file in chapters]
        text = yaml.safe_dump(report, allow_unicode=True, sort_keys=False)
        (project / "content/report.yaml").write_text(text, encoding="utf-8")
    return project


def pandoc_markdown(content: Path) -> str:
    """Return the whole text as one file for Pandoc, with tables, charts' data and annex tables as pipe tables."""
    report = _report(content)
    lines: list[str] = []
    for part in (*report["front"], *report["chapters"]):
        lines += [*_translated(content, (content / part["file"]).read_text(encoding="utf-8").splitlines()), ""]
    for table in report["annex"]["tables"]:
        lines += [f"## {table['title']}", "", *_pipe_table(content / table["src"]), ""]
    return "\n".join(lines)


def _report(content: Path) -> dict[str, Any]:
    report: dict[str, Any] = yaml.safe_load((content / "report.yaml").read_text(encoding="utf-8"))
    return report


def _copy(content: Path, file: str, number: int) -> str:
    if number == 0:
        return file
    name = file.replace(".md", f"-{number}.md")
    text = (content / file).read_text(encoding="utf-8")
    (content / name).write_text(_LABEL.sub(rf"\1\2-{number}", text), encoding="utf-8")
    return name


def _translated(content: Path, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines in Pandoc's own Markdown: blocks as tables and pictures, whose captions are the lines within."""
    after: list[list[str]] = []
    for line in lines:
        opening = _OPENING.match(line)
        if opening:
            attributes = dict(_ATTRIBUTE.findall(opening["attributes"]))
            if "title" in attributes:
                yield f"**{attributes['title']}**"
            after.append(_block(content, opening["kind"], attributes))
        elif _CLOSING.match(line):
            yield from after.pop()
        else:
            yield line


def _block(content: Path, kind: str, attributes: dict[str, str]) -> list[str]:
    if kind in ("table", "chart"):
        return ["", *_pipe_table(content / attributes["src"]), ""]
    if kind == "figure":
        return ["", f"![{attributes.get('alt', '')}]({content / attributes['src']})", ""]
    return [""]


def _pipe_table(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    return [_row(header), _row(["---"] * len(header)), *map(_row, rows)]


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|").replace("\n", " ") for cell in cells) + " |"
