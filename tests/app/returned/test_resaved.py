"""A file that Word or WPS only saved says what it said, one with an edit that alone (docs/resaving.md)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.app.returned.report import FILES, write
from tests.app.returned.resaved import EACH, WORD, WPS, Change, inspected, resaved
from tests.app.returned.test_take_returned import changed
from tests.support.programs import ROOT, reportdoc

CHAPTER, SHARE = "content/chapters/2-service.md", "content/charts/share.csv"
MORE = """
培训收入逐年增长[^1]，占比见@fig-share。

[^1]: 据继续教育学院统计，含{{ 中学 }}所中学。

::: {.chart #fig-share src="charts/share.csv" type=column}
各类占比
:::
"""
CONTENT = FILES | {
    CHAPTER: FILES[CHAPTER] + MORE,
    SHARE: "类别,2022年,2023年\n师范类,12.50%,13.10%\n工科类,40.25%,42.80%\n",
}
EDIT = ("结构较为稳定", "结构总体稳定")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project that holds of everything something."""
    project = write(tmp_path_factory.mktemp("年报"))
    for name, text in CONTENT.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    done = reportdoc("build", project, "--no-pdf", "--no-check")
    assert done.returncode == 0, done.stderr
    return project


def taken(built: Path, work: Path, *changes: Change, edit: bool = False) -> tuple[str, str]:
    """Take the file as a program has saved it, with an edit or without; return what was shown, and what was told."""
    project = Path(shutil.copytree(built, work / "年报"))
    (file,) = (project / "output").glob("*.docx")
    source = changed(file, work / "改.docx", EDIT) if edit else file
    done = reportdoc("take", resaved(source, work / "存.docx", *changes), project, "--yes")
    assert done.returncode == 0, done.stderr
    expected = dict(CONTENT)
    if edit:
        name = "content/chapters/1-talent.md"
        expected[name] = expected[name].replace(*EDIT)
    assert {name: (project / name).read_text(encoding="utf-8") for name in CONTENT} == expected
    picture = "content/pictures/fair.png"
    assert (project / picture).read_bytes() == (built / picture).read_bytes()
    made = {path.relative_to(project) for path in (project / "content").rglob("*") if path.is_file()}
    assert made <= {path.relative_to(built) for path in (built / "content").rglob("*")} | {
        Path("content/deliveries.csv")
    }
    return done.stdout, done.stderr


@pytest.mark.parametrize("program", [WORD, WPS], ids=["Word", "WPS"])
@pytest.mark.parametrize("edit", [False, True], ids=["saved", "edited"])
def test_what_a_program_changes_on_saving_is_no_edit(
    program: tuple[Change, ...], edit: bool, built: Path, tmp_path: Path
) -> None:
    shown, told = taken(built, tmp_path, *program, edit=edit)
    assert ("Nothing changes" in shown) is not edit
    assert told.splitlines() == ["存.docx: built from the content as it is today"]


def test_without_its_own_properties_it_is_still_known(built: Path, tmp_path: Path) -> None:
    shown, told = taken(built, tmp_path, inspected, *WORD)
    assert "Nothing changes" in shown
    unknown = "which content it was built from is not known; it was compared with that of today"
    assert told.splitlines() == [f"存.docx: {unknown}"]


@pytest.mark.parametrize("program", [WORD, WPS], ids=["Word", "WPS"])
def test_a_copy_for_review_that_was_only_saved_changes_nothing(
    program: tuple[Change, ...], built: Path, tmp_path: Path
) -> None:
    project = Path(shutil.copytree(built, tmp_path / "年报"))
    assert reportdoc("build", project, "--review", "--no-pdf", "--no-check").returncode == 0
    (file,) = (project / "output").glob("*征求意见稿*.docx")
    done = reportdoc("take", resaved(file, tmp_path / "存.docx", *program), project, "--yes")
    assert (done.returncode, "Nothing changes" in done.stdout) == (0, True), done.stderr


@pytest.mark.long
@pytest.mark.parametrize("edit", [False, True], ids=["saved", "edited"])
@pytest.mark.parametrize("change", EACH, ids=[one.__name__ for one in EACH])
def test_each_change_alone_is_no_edit(change: Change, edit: bool, built: Path, tmp_path: Path) -> None:
    shown, told = taken(built, tmp_path, change, edit=edit)
    assert ("Nothing changes" in shown) is not edit
    assert "not taken" not in told


def test_every_change_has_its_row_in_the_documentation() -> None:
    text = (ROOT / "docs/resaving.md").read_text(encoding="utf-8")
    assert [one.__name__ for one in (*EACH, inspected) if f"| `{one.__name__}` |" not in text] == []
