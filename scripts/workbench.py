"""Makes a copy of the sample to try the workbench on, its chapters given to departments: `make serve`.

The sample itself names no departments, since the report it follows does not; those here are examples.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

from reportdoc.project.project import load_project
from reportdoc.project.yaml_edit import YamlEdit

ROOT = Path(__file__).parents[1]
DEPARTMENTS = ("教务处", "学生处", "国际交流处", "宣传部", "产教融合处", "质量办", "质量办")


def main(folder: Path) -> None:
    """Copy the sample into a folder; one that is there already stays as it is."""
    if (folder / "content").is_dir():
        return
    for name in ("content", "templates"):
        copytree(ROOT / name, folder / name)
    report = folder / "content/report.yaml"
    edit = YamlEdit(report.read_text(encoding="utf-8"))
    for index, _ in enumerate(load_project(folder).settings.chapters):
        edit.add("department", DEPARTMENTS[index % len(DEPARTMENTS)], "chapters", index)
    edit.add("department", DEPARTMENTS[-1], "annex")
    deadline = date.today() + timedelta(days=14)
    edit.append("deadlines:\n" + "".join(f"  {name}: {deadline}\n" for name in dict.fromkeys(DEPARTMENTS)))
    report.write_text(edit.text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
