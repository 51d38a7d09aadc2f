"""What a build leaves in the output folder."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile


def good_files(project: Path) -> dict[str, bytes]:
    """Return name and content of the Word file and the PDF in the output folder."""
    output = project / "output"
    return {path.name: path.read_bytes() for path in sorted(output.iterdir()) if path.suffix in (".docx", ".pdf")}


def leftovers(project: Path) -> list[str]:
    """Return what else a build left there, lock and cache apart."""
    names = [path.name for path in (project / "output").iterdir() if path.suffix not in (".docx", ".pdf")]
    return [name for name in names if name not in (".reportdoc.lock", ".reportdoc-cache")]


def edit(project: Path) -> None:
    """Change the text, so that a build that succeeds makes other files."""
    chapter = project / "content/chapters/2-service.md"
    chapter.write_text(chapter.read_text(encoding="utf-8") + "\n又写了一段。\n", encoding="utf-8")


def edit_template(template: Path, name: str, old: str, new: str) -> None:
    """Replace a text in a part of a template."""
    with ZipFile(template) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    assert old in members[name].decode()
    members[name] = members[name].decode().replace(old, new).encode()
    with ZipFile(template, "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)


def begin_at_page_two(project: Path) -> None:
    """Let the pages of the body print 2, 3, …, against the rule that the program numbers them by."""
    edit_template(
        project / "templates/report.docx", "word/document.xml", 'pgNumType w:start="1"', 'pgNumType w:start="2"'
    )


def forget_a_level(project: Path) -> None:
    """Let sections of the second level be no headings to Word: directories list them and the outline does not."""
    level = '<w:outlineLvl w:val="1"/>'
    edit_template(project / "templates/report.docx", "word/styles.xml", level, level.replace("1", "9"))
