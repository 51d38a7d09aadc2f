"""Broken and hostile files give a project or a clear refusal, soon and in little memory."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from reportdoc.app.deliveries.sheet import read_sheet, sheet_names
from reportdoc.report.problem import ContentError, InputError
from tests.manuscript.manuscript import Manuscript
from tests.manuscript.mutations import mutate
from tests.manuscript.project import run
from tests.support.fuzzing import seeds

_MEASURED = """
import json, resource, sys
from click.testing import CliRunner
from reportdoc.cli.group import reportdoc
done = CliRunner().invoke(reportdoc, ["import", "--lang", "en", *sys.argv[1:]])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps([done.exit_code, done.output[-2000:], peak]))
"""


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Return a manuscript with a little of everything."""
    manuscript = Manuscript()
    manuscript.document.add_heading("1.1 立德树人", 2)
    manuscript.text("见表 1-1 和图 1-1。")
    manuscript.text("表 1-1 社团")
    manuscript.table(("序号", "名称", "人数"), ("1", "航模社", "67"), ("2", "数控社", "70"))
    manuscript.picture("a", "b")
    manuscript.text("图 1- 1 左 图 1-2 右")
    cell = manuscript.document.add_table(1, 1).cell(0, 0)
    cell.text = "案例 1 标题"
    cell.add_paragraph("案例正文。")
    for style in ("List Bullet", "List Bullet 2", "List Number", "List Bullet 3"):
        manuscript.text("项目", style)
    manuscript.xml('<w:p><w:fldSimple w:instr=" REF x "><w:r><w:t>表 1-1</w:t></w:r></w:fldSimple></w:p>')
    manuscript.document.add_heading("附表：指标", 1)
    manuscript.table(("序号", "指标", "单位", "2023年"), ("1", "毕业生人数", "人", "4407"))
    return manuscript.save(tmp_path / "whole.docx")


@pytest.mark.slow
@pytest.mark.fuzz
def test_mutated_manuscripts(whole: Path, tmp_path: Path) -> None:
    codes = set()
    for seed in seeds(12):
        mutate(whole, tmp_path / "m.docx", seed)
        result = run(tmp_path / "m.docx", tmp_path / "project")
        assert result.exception is None or isinstance(result.exception, SystemExit), (seed, result.exception)
        assert result.exit_code in (0, 2), (seed, result.output)
        if result.exit_code == 0:
            told = json.loads((tmp_path / "project/import-report.json").read_text(encoding="utf-8"))
            assert told["problems"] == [], seed
        codes.add(result.exit_code)
        shutil.rmtree(tmp_path / "project", ignore_errors=True)
    assert codes == {0, 2}


@pytest.mark.fuzz
def test_mutated_workbooks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(8):
        sheet.append([row + 1, f"名称{row}", 0.962, row * 1000])
    sheet.merge_cells("A1:B2")
    sheet["C3"].number_format = "0.0%"
    book.save(tmp_path / "whole.xlsx")
    read = refused = 0
    for seed in seeds(50):
        mutate(tmp_path / "whole.xlsx", tmp_path / "m.xlsx", seed)
        try:
            for name in sheet_names(tmp_path / "m.xlsx") or [""]:
                read_sheet(tmp_path / "m.xlsx", name, "A1:D5" if seed % 3 == 0 else "")
            read += 1
        except (ContentError, InputError):
            refused += 1
    assert read > 10
    assert refused > 10


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        lambda: "<w:p/>" * 4_000_000,
        pytest.param(
            lambda: "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 200_000 + "</w:tr></w:tbl>", marks=pytest.mark.long
        ),
        pytest.param(lambda: "<w:p><w:r>" + "<w:t>a</w:t><w:br/>" * 800_000 + "</w:r></w:p>", marks=pytest.mark.long),
        pytest.param(lambda: "<w:p><w:r><w:t>1.1 标题</w:t></w:r></w:p>" * 10_000, marks=pytest.mark.long),
        pytest.param(
            lambda: (
                "<w:tbl>" + "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc/></w:tr>" * 10_000 + "</w:tbl>"
            ),
            marks=pytest.mark.long,
        ),
    ],
    ids=["paragraphs", "columns", "breaks", "headings", "rows"],
)
def test_huge_files_take_little_memory(whole: Path, tmp_path: Path, body: Callable[[], str]) -> None:
    with ZipFile(whole) as old, ZipFile(tmp_path / "huge.docx", "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                at = data.index(b"<w:sectPr")
                data = data[:at] + body().encode() + data[at:]
            new.writestr(name, data)
    arguments = [sys.executable, "-c", _MEASURED, str(tmp_path / "huge.docx"), str(tmp_path / "project")]
    done = subprocess.run(arguments, capture_output=True, encoding="utf-8", timeout=600, check=True)
    code, output, megabytes = json.loads(done.stdout)
    assert code in (0, 2), output
    assert "Traceback" not in output
    assert megabytes < 1000
