"""`reportdoc build` as its user meets it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from tests.cli.folder import NAME, project
from tests.support.programs import reportdoc

NO_ENGINE = [("REPORTDOC_SOFFICE", "/nonexistent")]
NO_ENGINE_TOLD = (
    "REPORTDOC_SOFFICE names /nonexistent, which is no program; until then there are no page numbers and no PDF"
)
BAD = "# 人才培养\n\n见 @tbl-clubs。\n\n毕业生 {{ 毕业生人数 }} 人。\n\n### 就业\n"
ALSO_BAD = "> 引文\n"


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if not file.name.startswith("."))


def test_both_files_are_made_and_summed_up(tmp_path: Path) -> None:
    done = reportdoc("build", project(tmp_path))
    assert done.returncode == 0, done.stderr
    summary, *files = done.stdout.splitlines()
    assert re.fullmatch(r"\d+ pages, 1 chapter, 0 tables, 0 figures, 0 cases in \d+\.\d s", summary)
    assert files == [f"  {tmp_path}/output/{NAME}.docx", f"  {tmp_path}/output/{NAME}.pdf"]
    assert names(tmp_path / "output") == [f"{NAME}.docx", f"{NAME}.pdf"]


def test_the_project_is_this_folder_unless_named(tmp_path: Path) -> None:
    done = reportdoc("build", "--no-pdf", folder=project(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1:] == [f"  output/{NAME}.docx"]


def test_no_pdf_makes_the_word_file_alone_without_a_warning(tmp_path: Path) -> None:
    done = reportdoc("build", "--no-pdf", project(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"1 chapter, 0 tables, 0 figures, 0 cases in \d+\.\d s\n", done.stdout)
    assert names(tmp_path / "output") == [f"{NAME}.docx"]


def test_output_names_another_folder_which_is_made(tmp_path: Path) -> None:
    elsewhere = tmp_path / "其他/文件夹"
    done = reportdoc("build", "--no-pdf", project(tmp_path / "p"), "--output", elsewhere)
    assert done.returncode == 0, done.stderr
    assert names(elsewhere) == [f"{NAME}.docx"]
    assert not (tmp_path / "p/output").exists()


def test_a_missing_engine_leaves_the_word_file_and_says_what_is_lacking(tmp_path: Path) -> None:
    done = reportdoc("build", project(tmp_path), environment=NO_ENGINE)
    assert done.returncode == 3
    assert done.stderr == f"Warning: {NO_ENGINE_TOLD}\n"
    assert names(tmp_path / "output") == [f"{NAME}.docx"]


def test_all_problems_are_told_together_by_file_and_line(tmp_path: Path) -> None:
    project(tmp_path, BAD, **{"0": ALSO_BAD})
    done = reportdoc("build", tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    heading, *problems = done.stderr.splitlines()
    assert heading == "5 problems in the content:"
    places = [problem.strip().partition(": ")[0] for problem in problems]
    assert places == [
        "chapter 2 (0), paragraph 1, content/chapters/0.md:1",
        "chapter 2 (0), paragraph 1, content/chapters/0.md:1",
        "chapter 1 (人才培养), paragraph 1, content/chapters/1.md:3",
        "chapter 1 (人才培养), paragraph 2, content/chapters/1.md:5",
        "1.0.1 (就业), content/chapters/1.md:7",
    ]
    assert problems[2].endswith(' content/chapters/1.md:3: there is no label "tbl-clubs"')
    assert not (tmp_path / "output").exists()


def test_one_problem_is_told_as_one(tmp_path: Path) -> None:
    done = reportdoc("build", tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "1 problem in the content:\n"
        f'  content/report.yaml: there is no content/report.yaml in "{tmp_path}"'
        " (reportdoc new makes a project to start from)\n"
    )


def test_problems_leave_the_last_good_files_alone(tmp_path: Path) -> None:
    project(tmp_path)
    assert reportdoc("build", "--no-pdf", tmp_path).returncode == 0
    docx = tmp_path / "output" / f"{NAME}.docx"
    before = docx.read_bytes()
    (tmp_path / "content/chapters/1.md").write_text(BAD, encoding="utf-8")
    assert reportdoc("build", "--no-pdf", tmp_path).returncode == 2
    assert docx.read_bytes() == before


def test_json_of_a_build_has_the_figures_of_the_summary(tmp_path: Path) -> None:
    done = reportdoc("build", "--json", project(tmp_path), environment=NO_ENGINE)
    assert (done.returncode, done.stderr) == (3, "")
    data = json.loads(done.stdout)
    assert data.pop("seconds") > 0
    assert data == {
        "docx": f"{tmp_path}/output/{NAME}.docx",
        "pdf": None,
        "pages": None,
        "chapters": 1,
        "tables": 0,
        "figures": 0,
        "cases": 0,
        "rebuilt": ["assemble", "finish"],
        "audit": {"errors": 0, "conflicts": 0, "explain": 0, "accepted": 0},
        "verified": False,
        "warnings": [NO_ENGINE_TOLD],
        "notices": [],
    }


def test_json_of_problems_has_their_places_as_data(tmp_path: Path) -> None:
    project(tmp_path, "# 人才培养\n\n### 就业\n")
    done = reportdoc("build", "--json", tmp_path)
    assert (done.returncode, done.stderr) == (2, "")
    assert json.loads(done.stdout) == {
        "problems": [
            {
                "where": "1.0.1 (就业)",
                "file": "content/chapters/1.md",
                "line": 3,
                "cell": None,
                "key": None,
                "message": "the heading skips from level 1 to level 3",
                "hint": "write ##",
            }
        ]
    }


def test_a_notice_is_told_with_its_place_and_the_build_goes_on(tmp_path: Path) -> None:
    table = '::: {.table #tbl-clubs src="clubs.csv"}\n学生社团\n:::\n'
    project(tmp_path, f"# 人才培养\n\n{table}")
    (tmp_path / "content/clubs.csv").write_bytes("社团,人数\n合唱团,30\n".encode("gbk"))
    done = reportdoc("build", "--no-pdf", tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == (
        "Note: 表 1-1 (学生社团), content/clubs.csv: the file is not UTF-8; it was read as GBK"
        " (save it as CSV UTF-8 to be sure of every character)\n"
    )
    assert done.stdout.startswith("1 chapter, 1 table, 0 figures, 0 cases in ")


@pytest.mark.parametrize("json_wanted", [False, True])
def test_an_output_that_cannot_be_is_told_without_a_traceback(tmp_path: Path, json_wanted: bool) -> None:
    project(tmp_path)
    (tmp_path / "file").touch()
    option = ["--json"] if json_wanted else []
    done = reportdoc("build", "--no-pdf", "--output", "file/output", *option, folder=tmp_path)
    assert done.returncode == 1
    if json_wanted:
        assert (json.loads(done.stdout), done.stderr) == ({"error": "file/output: Not a directory"}, "")
    else:
        assert (done.stdout, done.stderr) == ("", "Error: file/output: Not a directory\n")


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX systems only")
@pytest.mark.parametrize("option", [[], ["--json"]])
def test_a_folder_whose_name_is_no_text_is_shown_escaped(tmp_path: Path, option: list[str]) -> None:
    folder = project(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff")))
    done = reportdoc("build", "--no-pdf", *option, folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"\\udcff/output/{NAME}.docx" in done.stdout
