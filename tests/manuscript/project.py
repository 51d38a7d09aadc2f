"""Projects imported from manuscripts, once for all tests."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from reportdoc.cli.group import reportdoc
from reportdoc.content.load import load
from reportdoc.report.report import Report


@dataclass(frozen=True)
class Project:
    """What an import made."""

    root: Path
    report: Report
    """As the project loads."""
    said: str

    @property
    def told(self) -> str:
        """The import report."""
        return (self.root / "import-report.md").read_text(encoding="utf-8")

    @property
    def text(self) -> str:
        """Every Markdown and CSV file."""
        files = sorted((self.root / "content").rglob("*.*"))
        return "\n".join(one.read_text(encoding="utf-8") for one in files if one.suffix in (".md", ".csv", ".yaml"))


def run(*arguments: object) -> Result:
    """Run the command with English messages."""
    return CliRunner().invoke(reportdoc, ["import", "--lang", "en", *map(str, arguments)])


def imported(source: Path, root: Path) -> Project:
    """Import a file into a new folder."""
    result = run(source, root)
    assert result.exit_code == 0, result.output
    return Project(root, load(root).report, result.output)
