"""What changes is a screenful at most before `take` asks, and all of it on wish or for another program."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content.folder import Folder

COMMAND = str(Path(sys.executable).parent / "reportdoc")
ROWS = 40


def _seen(folder: Folder, sheet: Path, *arguments: str) -> list[str]:
    """Run `take` on a terminal of 20 lines; return what stands on it."""
    ours, theirs = pty.openpty()
    command = [COMMAND, "take", str(sheet), str(folder.root), "--table", "tbl-a", "--dry-run"]
    size = {"LINES": "20", "COLUMNS": "100", "LANGUAGE": "en"}
    done = subprocess.Popen(
        [*command, *arguments], stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, **size}
    )
    os.close(theirs)
    text = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so that the other side is closed
            break
        if not piece:
            break
        text += piece
    os.close(ours)
    assert done.wait(60) == 0
    return text.decode().splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.long
def test_a_long_preview_is_a_screenful_and_all_of_it_on_wish(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "project")
    folder.write("tables/a.csv", "名称,人数\n" + "".join(f"社团{row},{row}\n" for row in range(ROWS)))
    folder.chapter('::: {.table #tbl-a src="tables/a.csv"}\n社团\n:::\n')
    sheet = tmp_path / "a.csv"
    sheet.write_text("名称,人数\n" + "".join(f"社团{row},{row + 100}\n" for row in range(ROWS)), encoding="utf-8")
    short = _seen(folder, sheet)
    assert len(short) == 16
    assert short[-1].startswith("… ") and short[-1].endswith(" more lines; --full shows them all")
    assert len(_seen(folder, sheet, "--full")) > ROWS
