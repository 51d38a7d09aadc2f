"""Edits of the starter project, as an office makes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

TALENT, CLUBS, VALUES, REPORT = "chapters/1-talent.md", "tables/clubs.csv", "values.yaml", "report.yaml"


def append(project: Path, text: str) -> None:
    """Add a paragraph to a chapter."""
    path = project / "content/chapters/2-service.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def replace(project: Path, file: str, old: str, new: str) -> None:
    """Put one text in the place of another in a file of the content; where it is gone already, nothing happens."""
    path = project / "content" / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def caption(project: Path) -> None:
    """Reword the caption of a table."""
    replace(project, TALENT, "\n学生社团情况\n", "\n学生社团一览\n")


def cell(project: Path) -> None:
    """Change a cell of a table, which a value in the text quotes."""
    path = project / "content" / CLUBS
    lines = path.read_text(encoding="utf-8").splitlines()
    index = next(index for index, line in enumerate(lines) if "文学社" in line)
    lines[index] = lines[index] + "1"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def comment(project: Path) -> None:
    """Add a comment to the values, which no reader ever sees."""
    path = project / "content" / VALUES
    path.write_text(path.read_text(encoding="utf-8") + "# 待复核\n", encoding="utf-8")


def template(project: Path) -> None:
    """Give the case box a frame of another colour, as a designer does in Word."""
    path = project / "templates/case.docx"
    with ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/document.xml"] = members["word/document.xml"].replace(b"2F5496", b"C00000")
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def title(project: Path) -> None:
    """Rename a chapter."""
    replace(project, TALENT, "# 人才培养 {", "# 立德树人与人才培养 {")


def touch(project: Path) -> None:
    """Give every file another time and leave the content as it is."""
    for path in (project / "content").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes())


EDITS: dict[str, Callable[[Path], None]] = {
    "caption": caption,
    "cell": cell,
    "comment": comment,
    "template": template,
    "title": title,
    "touch": touch,
    "paragraph": lambda project: append(project, "又写了一段。"),
    "no table": lambda project: replace(project, TALENT, 'header=1 src="tables', 'src="tables'),
    "year": lambda project: replace(project, REPORT, "2023", "2024"),
    "value": lambda project: replace(project, VALUES, "unit: 人", "unit: 名"),
}
