"""Small projects for tests."""

from __future__ import annotations

from pathlib import Path

from reportdoc.content import Loaded, load
from reportdoc.report.block import Block
from reportdoc.report.problem import ContentError

REPORT = """\
college:
  name: 示例职业技术学院
  english: EXAMPLE VOCATIONAL COLLEGE
  code: "12345"
title: 高等职业教育质量年度报告
year: 2023
date: 2024-01-04
profile: "2023"
chapters:
  - file: chapters/1.md
"""

ANNEX = """\
annex:
  title: 附表：指标
  tables:
    - label: annex-scorecard
      title: 人才培养质量计分卡
      src: annex/scorecard.csv
"""


class Folder:
    """A project folder under a temporary path; at first its one chapter is `# 人才培养`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("report.yaml", REPORT)
        self.write("chapters/1.md", "# 人才培养\n")

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file under `content/`."""
        path = self.root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def more(self, text: str) -> None:
        """Add lines to `report.yaml`."""
        self.write("report.yaml", REPORT + text)

    def chapter(self, text: str) -> None:
        """Write the chapter: its heading on line 1, an empty line, and this text from line 3."""
        self.write("chapters/1.md", f"# 人才培养\n\n{text}")

    def load(self) -> Loaded:
        """Read the project."""
        return load(self.root)

    def blocks(self, text: str) -> tuple[Block, ...]:
        """Return the blocks of the chapter with this text, without its heading."""
        self.chapter(text)
        return self.load().report.chapters[0].blocks[1:]

    def problems(self, text: str | None = None) -> list[str]:
        """Return the problems as the user reads them, of the chapter with this text."""
        if text is not None:
            self.chapter(text)
        try:
            self.load()
        except ContentError as error:
            return [str(problem) for problem in error.problems]
        return []
