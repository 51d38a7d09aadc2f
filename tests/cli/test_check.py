"""`reportdoc check` as its user meets it, and every form of its findings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.folder import project
from tests.present.test_findings import rows
from tests.support.programs import reportdoc

GONE = "T101-3f9c02ab: {reason: 口径不同, name: 教务处}\n"
"""An acceptance of nothing: a finding to explain."""
GONE_ID = "R801-ca85a86c"
NAME = "12345-示例职业技术学院-2023-audit.xlsx"


def accept(folder: Path, text: str = GONE) -> Path:
    (folder / "content/accepted.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_clean_report_is_told_in_two_lines(tmp_path: Path) -> None:
    done = reportdoc("check", project(tmp_path, "# 人才培养\n\n学校有教师620人。\n"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "0 errors, 0 conflicts, 0 to explain, 0 accepted\n1 number: 0 bound, 0 checked, 0 confirmed, 0 lapsed, 1 open\n"
    )


def test_a_finding_is_told_with_place_severity_id_and_message(tmp_path: Path) -> None:
    done = reportdoc("check", folder=accept(project(tmp_path)))
    assert done.stdout.splitlines() == [
        f"content/accepted.yaml:1: to explain {GONE_ID}",
        "  nothing is found any more that has the id T101-3f9c02ab; delete its acceptance",
        "",
        "0 errors, 0 conflicts, 1 to explain, 0 accepted",
        "0 numbers: 0 bound, 0 checked, 0 confirmed, 0 lapsed, 0 open",
    ]


@pytest.mark.parametrize(("fail_on", "code"), [("explain", 1), ("conflict", 0), ("error", 0)])
def test_the_exit_code_is_1_where_a_finding_is_grave_enough(tmp_path: Path, fail_on: str, code: int) -> None:
    accept(project(tmp_path))
    assert reportdoc("check", tmp_path, "--fail-on", fail_on).returncode == code
    assert reportdoc("check", tmp_path, "--fail-on", fail_on, "--format", "json").returncode == code


def test_an_error_is_grave_enough_until_it_is_accepted(tmp_path: Path) -> None:
    project(tmp_path, '# 人才培养\n\n见@tbl-t。\n\n::: {.table #tbl-t src="t.csv"}\n录取情况\n:::\n')
    (tmp_path / "content/t.csv").write_text("专业,录取数\n机械,#DIV/0!\n电工,12\n", encoding="utf-8")
    done = reportdoc("check", tmp_path, "--only", "C", "--format", "json")
    assert done.returncode == 1
    (found,) = json.loads(done.stdout)["findings"]
    assert found["severity"] == "error"
    assert found["places"][0]["cell"] == "B2"
    accept(tmp_path, f"{found['id']}: {{reason: 待教务处核对, name: 张三, date: 2024-01-05}}\n")
    done = reportdoc("check", tmp_path, "--only", "c", "--format", "json")
    assert done.returncode == 0
    (found,) = json.loads(done.stdout)["findings"]
    assert found["accepted"] == {"reason": "待教务处核对", "name": "张三", "date": "2024-01-05"}
    assert reportdoc("check", tmp_path, "--only", "C").stdout.startswith("0 errors, 0 conflicts, 0 to explain, 1 ")
    assert "accepted by 张三 2024-01-05: 待教务处核对" in reportdoc("check", tmp_path, "--accepted").stdout


def test_only_what_is_asked_for_is_found(tmp_path: Path) -> None:
    accept(project(tmp_path))
    assert GONE_ID in reportdoc("check", tmp_path, "--only", "g, r8").stdout
    assert GONE_ID not in reportdoc("check", tmp_path, "--only", "G").stdout


@pytest.mark.parametrize("option", [[], ["--format", "json"]])
def test_a_code_that_is_none_is_a_wrong_command_line(tmp_path: Path, option: list[str]) -> None:
    done = reportdoc("check", project(tmp_path), "--only", "R801,R81", *option)
    told = 'there is no code "R81" (did you mean "R801"?)'
    assert done.returncode == 2
    if option:
        assert json.loads(done.stdout) == {"error": told}
    else:
        assert done.stderr == f"Error: {told}\n"


def test_a_project_that_cannot_be_read_is_told_with_all_that_is_wrong(tmp_path: Path) -> None:
    accept(project(tmp_path, "# 人才培养\n\n见 @tbl-clubs。\n"), "T101-3f9c02ab: {name: 张三}\n")
    done = reportdoc("check", tmp_path, "--format", "json")
    assert (done.returncode, done.stderr) == (2, "")
    problems = json.loads(done.stdout)["problems"]
    assert [(one["file"], one["line"]) for one in problems] == [
        ("content/accepted.yaml", 1),
        ("content/chapters/1.md", 3),
    ]
    assert reportdoc("check", tmp_path).stderr.startswith("2 problems in the content:\n")


def test_a_workbook_is_written_into_the_output_folder(tmp_path: Path) -> None:
    done = reportdoc("check", "--format", "xlsx", folder=accept(project(tmp_path)))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"output/{NAME}\n", "")
    assert [path.name for path in (tmp_path / "output").iterdir()] == [NAME]
    assert [row[9] for row in rows(tmp_path / "output" / NAME, 0)] == ["Id", GONE_ID]


@pytest.mark.parametrize(("name", "begins"), [("a.txt", b"content/"), ("a.json", b"{"), ("a.xlsx", b"PK")])
def test_output_names_the_file_and_its_ending_the_format(tmp_path: Path, name: str, begins: bytes) -> None:
    done = reportdoc("check", accept(project(tmp_path / "p")), "--output", tmp_path / "new" / name)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new" / name).read_bytes().startswith(begins)
    assert done.stdout + done.stderr == f"{tmp_path}/new/{name}\n"
    assert [path.name for path in (tmp_path / "new").iterdir()] == [name]


def test_an_output_that_cannot_be_is_told_without_a_traceback(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "file").touch()
    done = reportdoc("check", "--format", "xlsx", "--output", "file/a.xlsx", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: file") and "Traceback" not in done.stderr


def test_findings_are_told_in_chinese(tmp_path: Path) -> None:
    done = reportdoc("--lang", "zh_CN", "check", accept(project(tmp_path)))
    assert done.stdout.splitlines() == [
        f"content/accepted.yaml:1: 待说明 {GONE_ID}",
        "  编号为 T101-3f9c02ab 的问题已经没有了，请在 content/accepted.yaml 里删去对它的认可",
        "",
        "0 处错误，0 处矛盾，1 处待说明，0 处已认可",
        "共 0 个数：已绑定 0 个，已核对 0 个，已确认 0 个，已失效 0 个，待确认 0 个",
    ]
