"""`reportdoc settings`: who answers for what, and until when."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML

from tests.cli.folder import project
from tests.support.programs import reportdoc


def test_without_options_it_shows_what_is_said_and_changes_nothing(tmp_path: Path) -> None:
    report = project(tmp_path) / "content/report.yaml"
    before = report.read_bytes()
    done = reportdoc("settings", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n")[0] == "示例职业技术学院  12345"
    assert done.stdout.split("\n")[-2:] == ["  1 人才培养: nobody", ""]
    assert report.read_bytes() == before


def test_what_options_name_is_written_and_can_be_taken_back(tmp_path: Path) -> None:
    report = project(tmp_path, second="# 服务贡献 {#sec-serve}\n\n学校服务地方。\n") / "content/report.yaml"
    before = report.read_bytes()
    given = ["--department", "人才培养=教务处", "--department", "2=学生处", "--deadline", "教务处=2024-11-15"]
    done = reportdoc("settings", tmp_path, *given, "--code", "54321", "--date", "2024-12-30")
    assert (done.returncode, done.stdout) == (0, "Written: content/report.yaml\n"), done.stderr
    said = YAML(typ="safe").load(report)
    assert [one["department"] for one in said["chapters"]] == ["教务处", "学生处"]
    assert str(said["deadlines"]["教务处"]) == "2024-11-15"
    assert (said["college"]["code"], str(said["date"])) == ("54321", "2024-12-30")
    shown = reportdoc("settings", tmp_path).stdout
    assert "  2 服务贡献: 学生处\n" in shown
    assert shown.endswith("Deadlines\n  教务处: 2024-11-15\n")
    assert reportdoc("settings", tmp_path, *given).stdout == "Nothing changes: the project says this already.\n"
    assert reportdoc("settings", tmp_path, "--deadline", "教务处=").returncode == 0
    assert "Deadlines" not in reportdoc("settings", tmp_path).stdout
    for _time in range(2):
        assert reportdoc("undo", tmp_path).returncode == 0
    assert report.read_bytes() == before


def test_what_cannot_be_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    report = project(tmp_path) / "content/report.yaml"
    before = report.read_bytes()
    for given, said in (
        (["--department", "体育=体育部"], 'no part is called "体育" (there are: 人才培养)'),
        (["--department", "人才培养"], "write --department as 人才培养=教务处"),
        (["--deadline", "教务处=下周"], '"下周" is no date (write it as 2024-01-04)'),
        (["--department", "人才培养=甲", "--department", "1=乙"], '"人才培养" is named twice (name one department)'),
        (["--department", f"人才培养={'长' * 61}"], "the name of a department has 60 characters at most (shorten it)"),
        (["--deadline", "教务处"], "write --deadline as 教务处=2024-11-15"),
        (["--code", "123"], "must be the five digits of the institution's code"),
        (["--college", "a/b"], "must hold none of"),
    ):
        done = reportdoc("settings", tmp_path, *given, "--year", "2022")
        assert done.returncode == 2
        assert said in done.stderr
    assert report.read_bytes() == before


def test_a_name_is_one_line_and_a_deadline_of_who_answers_for_nothing_is_told(tmp_path: Path) -> None:
    report = project(tmp_path) / "content/report.yaml"
    assert reportdoc("settings", tmp_path, "--department", "人才培养=教务\n  处").returncode == 0
    assert YAML(typ="safe").load(report)["chapters"][0]["department"] == "教务 处"
    given = ("--deadline", "教务 处=2024-11-15", "--deadline", "教物处=2024-11-15")
    done = reportdoc("settings", tmp_path, *given)
    assert (done.returncode, done.stderr) == (0, "教物处 answers for no part of the report yet\n")


def test_a_chapter_that_cannot_be_read_goes_by_its_name_and_no_file_outside_is_opened(tmp_path: Path) -> None:
    folder = project(tmp_path / "report", second="# 服务\n", third="# 文化\n")
    (folder / "content/chapters/1.md").write_bytes("# 人才培养\n".encode("gbk"))
    (tmp_path / "secret.md").write_text("# 秘密\n", encoding="utf-8")
    (folder / "content/chapters/second.md").unlink()
    (folder / "content/chapters/second.md").symlink_to(tmp_path / "secret.md")
    report = folder / "content/report.yaml"
    report.write_text(report.read_text("utf-8").replace("chapters/third.md", "../../secret.md"), encoding="utf-8")
    done = reportdoc("settings", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n")[-4:-1] == ["  1 1.md: nobody", "  2 second.md: nobody", "  3 secret.md: nobody"]
