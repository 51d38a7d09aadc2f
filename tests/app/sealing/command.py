"""`reportdoc seal` and `reportdoc verify` in this process: what a user sees, without starting a program each time."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from reportdoc.cli.seal import seal as seal_command
from reportdoc.cli.verify import verify as verify_command
from tests.support.sealing.authority import PASSPHRASE


def seal(project: Path, output: Path, *arguments: str | Path, passphrase: str = PASSPHRASE) -> Result:
    """Seal a project as far as it goes."""
    given = [project, "--declaration", project / "scan.png", "--output", output, *arguments]
    return CliRunner().invoke(
        seal_command, [str(one) for one in given], env={"REPORTDOC_PASSPHRASE": passphrase, "LANGUAGE": "en"}
    )


def verify(path: Path, *arguments: str | Path) -> Result:
    """Verify a file."""
    return CliRunner().invoke(verify_command, [str(one) for one in (path, *arguments)], env={"LANGUAGE": "en"})


def sealed(output: Path) -> Path:
    """Return the PDF of the package in an output folder."""
    (pdf,) = output.glob("*/*.pdf")
    return pdf


class Before:
    """An output folder with the package of last time, which a failure must not touch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        kept = folder / "report" / "report.pdf"
        kept.parent.mkdir(parents=True)
        kept.write_bytes(b"of last time")

    def refuses(self, result: Result, code: int, said: str) -> None:
        """Assert that sealing ended with a code and one message, and that nothing lies in the folder but what did."""
        assert result.exit_code == code, result.output
        assert said in result.stderr, result.stderr
        assert result.stderr.startswith("Error: "), result.stderr
        assert result.stderr.count("\n") == 1
        assert "Traceback" not in result.output
        files = [path for path in self.folder.rglob("*") if path.is_file() and path.name != ".reportdoc.lock"]
        assert [path.read_bytes() for path in files] == [b"of last time"]
