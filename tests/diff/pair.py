"""Two versions of a small project, built and compared."""

from __future__ import annotations

from pathlib import Path

from reportdoc.app.build.build import build
from reportdoc.app.compare.figure_names import figure_names
from reportdoc.diff import Comparison, compare, read
from tests.content.folder import Folder

CLUBS = "社团,人数,类别\n文学社,60,文艺\n篮球社,48,体育\n合计,108,\n"
TABLE = '::: {.table #tbl-clubs src="tables/clubs.csv" source="数据来源：团委"}\n学生社团情况\n:::\n'


class Pair:
    """The older and the newer version: two projects that begin alike."""

    def __init__(self, root: Path) -> None:
        self.old, self.new = Folder(root / "old"), Folder(root / "new")

    def both(self, name: str, content: str | bytes) -> None:
        """Write the same file into both."""
        self.old.write(name, content)
        self.new.write(name, content)

    def chapters(self, old: str, new: str) -> None:
        """Write the chapter of each, below its heading."""
        self.old.chapter(old)
        self.new.chapter(new)

    def compare(self) -> Comparison:
        """Build both without pages and compare them, figures by their names."""
        files = [word_file(side.root) for side in (self.old, self.new)]
        names = [figure_names(side.root) for side in (self.old, self.new)]
        return compare(read(files[0]), read(files[1]), *names)

    def chapter_changes(self, old: str, new: str) -> Comparison:
        """Compare two texts of the chapter."""
        self.chapters(old, new)
        return self.compare()


def word_file(project: Path) -> Path:
    """Build a project without pages and return its Word file."""
    return build(project, project / "output", pdf=False, step=lambda stage, index, stages: None).docx
