"""`reportdoc new`: a project to start from."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress
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


def test_how_to_change_the_templates_is_said_in_the_users_language(tmp_path: Path) -> None:
    for code, folder, words in (("zh_CN", "年报", "# 版式模板"), ("en", "report", "# The templates")):
        assert reportdoc("new", tmp_path / folder, "--lang", code).returncode == 0
        guide = (tmp_path / folder / "templates/README.md").read_text(encoding="utf-8")
        assert guide.startswith(words)
        assert "`report.docx`" in guide
        assert ".md)" not in guide, "nothing that a link could lead to is in the project"


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


GIVEN = ("--college", "样例职业技术学院", "--english", "SAMPLE COLLEGE", "--code", "12345", "--year", "2026")


def test_what_the_options_say_stands_in_the_project(tmp_path: Path) -> None:
    departments = ("--department", "人才培养=教务处", "--department", "前言=质控办", "--department", "附表=统计处")
    assert reportdoc("new", tmp_path / "报告", *GIVEN, *departments).returncode == 0
    text = (tmp_path / "报告/content/report.yaml").read_text(encoding="utf-8")
    for line in (
        "  name: 样例职业技术学院\n",
        "  english: SAMPLE COLLEGE\n",
        '  code: "12345"  ',
        "year: 2026  ",
        "date: 2027-01-04  ",
        '    department: "质控办"\n',
        '  department: "统计处"\n',
    ):
        assert line in text
    scorecard = (tmp_path / "报告/content/annex/scorecard.csv").read_text(encoding="utf-8")
    assert scorecard.startswith("序号,指标,单位,2026年\n")
    built = reportdoc("build", tmp_path / "报告", "--no-pdf")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "报告/output/12345-样例职业技术学院-2026年度质量报告.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--code", "1234"], "Error: Invalid value for '--code': must be the five digits of the institution's code"),
        (
            ["--college", "东/西学院"],
            "Error: Invalid value for '--college': must hold none of \\ / : * ? \" < > | and not start with a dot",
        ),
        (["--department", "教务处"], "Error: write --department as 人才培养=教务处"),
        (
            ["--department", "人才培训=教务处"],
            'Error: no part is called "人才培训" (there are: 前言, 人才培养, 服务贡献, 文化传承, 国际合作, 产教融合, '
            "发展保障, 面临挑战, 附表)",
        ),
        (
            ["--from", "last", "--year", "2027", "--code", "12345"],
            "Error: --from needs --year, and takes the rest from last year's project",
        ),
    ],
)
def test_what_a_college_cannot_be_is_told_and_nothing_is_made(tmp_path: Path, arguments: list[str], told: str) -> None:
    done = reportdoc("new", "报告", *arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == told
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_is_asked_for_what_no_option_says(tmp_path: Path) -> None:
    answers = ["东/西学院", "样例职业技术学院", "", "1234", "12345", "2025", "质控办", "教务处", *[""] * 6, "统计处"]
    code, screen = at_terminal(["new", "报告"], answers, tmp_path)
    assert code == 0, screen
    assert "Error: must hold none of" in screen
    assert screen.count("Its code, five digits: ") == 2
    text = (tmp_path / "报告/content/report.yaml").read_text(encoding="utf-8")
    assert '  name: 样例职业技术学院\n  english: MOUMOU VOCATIONAL AND TECHNICAL COLLEGE\n  code: "12345"' in text
    assert "year: 2025 " in text
    assert text.count('department: ""') == 6
    assert '  department: "统计处"\n' in text


def test_the_rows_of_the_indicator_tables_are_explained_beside_them(tmp_path: Path) -> None:
    assert reportdoc("new", tmp_path / "报告").returncode == 0
    text = (tmp_path / "报告/content/annex/填报说明.csv").read_bytes().decode("utf-8-sig")
    lines = text.splitlines()
    assert lines[0] == "附表,序号,指标,单位,填报要点"
    assert len(lines) == 1 + 12 + 12 + 43 + 18 + 16 + 22
    assert "人才培养质量计分卡,2,毕业去向落实人数,人,填整数；不可能多于“毕业生人数”。" in lines
    assert "教学资源表,2,双师素质专任教师比例,%,比率或平均数，可有小数，分项不相加；以“专任教师总数”为分母。" in lines
    assert "国际影响表,3,其中：专业数量,个,填整数；列在“在国外开办学校数”之下。" in lines


def at_terminal(arguments: list[str], answers: list[str], folder: Path) -> tuple[int, str]:
    """Run the command on a terminal that types answers, and return its exit code and what the terminal shows."""
    shown, command = pty.openpty()
    program = [sys.executable, "-c", "from reportdoc.cli import main; main()", *arguments]
    environment = os.environ | {"LANGUAGE": "en", "PYTHONUTF8": "1"}
    with subprocess.Popen(program, stdin=command, stdout=command, stderr=command, cwd=folder, env=environment) as run:
        os.close(command)
        os.write(shown, "".join(f"{answer}\n" for answer in answers).encode())
        screen = b""
        with suppress(OSError):  # the terminal is gone when the command is
            while piece := os.read(shown, 65_536):
                screen += piece
    os.close(shown)
    return run.returncode, screen.decode()
