"""`reportdoc new`: a project to start from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.programs import reportdoc

NAME = "00000-某某职业技术学院-2023年度质量报告"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_project_builds_at_once(tmp_path: Path) -> None:
    made = reportdoc("new", "报告", folder=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == "Made 报告. Next:\n  reportdoc build 报告\n"
    built = reportdoc("build", "报告", folder=tmp_path)
    assert built.returncode == 0, built.stderr
    assert ", 7 chapters, 1 table, 2 figures, 1 case in " in built.stdout
    output = tmp_path / "报告/output"
    assert (output / f"{NAME}.docx").is_file()
    assert (output / f"{NAME}.pdf").is_file()


def test_a_new_project_has_text_to_copy_from_tables_to_fill_in_and_the_templates(tmp_path: Path) -> None:
    assert reportdoc("new", tmp_path / "report").returncode == 0
    made = files(tmp_path / "report")
    annex = ("international", "policies", "resources", "satisfaction", "scorecard", "service")
    assert {f"content/annex/{name}.csv" for name in annex} <= made.keys()
    assert {"content/report.yaml", "content/values.yaml", "content/chapters/1-talent.md"} <= made.keys()
    assert {"templates/report.docx", "templates/case.docx"} <= made.keys()


def test_the_templates_of_a_new_project_are_its_own(tmp_path: Path) -> None:
    assert reportdoc("new", tmp_path / "report").returncode == 0
    (tmp_path / "report/templates/report.docx").write_bytes(b"no Word file")
    done = reportdoc("build", "--no-pdf", tmp_path / "report")
    assert done.returncode == 2
    assert "templates/report.docx: the template is not a sound Word file" in done.stderr


def test_an_empty_folder_is_taken_and_its_parents_are_made(tmp_path: Path) -> None:
    assert reportdoc("new", ".", folder=tmp_path).returncode == 0
    assert (tmp_path / "content/report.yaml").is_file()
    assert reportdoc("new", "2023/年报", folder=tmp_path).returncode == 0
    assert (tmp_path / "2023/年报/content/report.yaml").is_file()


def test_a_folder_with_anything_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    done = reportdoc("new", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f'Error: "{tmp_path}" exists already (name a new folder or an empty one)\n'
    assert files(tmp_path) == {"note.txt": b"mine"}


@pytest.mark.parametrize("name", ["note.txt", "note.txt/report"])
def test_a_file_in_the_way_is_refused_without_a_traceback(tmp_path: Path, name: str) -> None:
    (tmp_path / "note.txt").write_text("mine")
    done = reportdoc("new", name, folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr
    assert files(tmp_path) == {"note.txt": b"mine"}


def test_the_next_command_can_be_copied_where_the_name_has_a_space(tmp_path: Path) -> None:
    done = reportdoc("new", "annual report", folder=tmp_path)
    assert done.stdout.splitlines()[1] == '  reportdoc build "annual report"'
