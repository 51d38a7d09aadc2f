"""Opening a project: `content/report.yaml` and the paths in it."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from reportdoc.project.project import Project, load_project
from reportdoc.report.problem import ContentError
from tests.content.folder import ANNEX, REPORT
from tests.support.systems import needs_capitals, needs_links


def _project(root: Path, report: str | bytes) -> Project:
    (root / "content").mkdir(exist_ok=True)
    (root / "content" / "report.yaml").write_bytes(report.encode() if isinstance(report, str) else report)
    return load_project(root)


def _problems(root: Path, report: str | bytes) -> list[str]:
    with pytest.raises(ContentError) as caught:
        _project(root, report)
    return [str(problem) for problem in caught.value.problems]


def _path_problem(root: Path, name: str) -> str:
    project = _project(root, REPORT)
    with pytest.raises(ContentError) as caught:
        project.find(name, "chapters", 0, "file")
    (problem,) = caught.value.problems
    return str(problem)


def test_every_key_of_a_sound_file_is_read(tmp_path: Path) -> None:
    front = "front:\n  - file: front/preface.md\n    department: 办公室\n"
    settings = _project(tmp_path, REPORT + front + ANNEX + "values: values.yaml\n").settings
    assert settings.college.name == "示例职业技术学院"
    assert settings.college.code == "12345"
    assert settings.year == 2023
    assert settings.date == datetime.date(2024, 1, 4)
    assert [(entry.file, entry.department) for entry in settings.front] == [("front/preface.md", "办公室")]
    assert [(entry.file, entry.department) for entry in settings.chapters] == [("chapters/1.md", "")]
    assert settings.annex is not None
    assert settings.annex.tables[0].label == "annex-scorecard"
    assert settings.values == "values.yaml"


def test_a_folder_without_report_yaml_says_how_to_start(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_project(tmp_path)
    assert str(caught.value) == (
        f'content/report.yaml: there is no content/report.yaml in "{tmp_path}" '
        "(reportdoc new makes a project to start from)"
    )


def test_all_problems_come_together_each_with_line_and_key(tmp_path: Path) -> None:
    report = REPORT.replace("title:", "titel:").replace('"12345"', "12345").replace("2024-01-04", "2024-13-45")
    assert _problems(tmp_path, report + "year: 2024\n") == [
        'content/report.yaml:1: the key "title" is missing',
        "content/report.yaml:4 college.code: must be text (put numbers and words such as yes in quotation marks)",
        'content/report.yaml:5 titel: unknown key "titel" (did you mean "title"?)',
        "content/report.yaml:7 date: must be a date (write it as 2024-01-04)",
        "content/report.yaml:11 year: the key is given twice, first on line 6",
    ]


def test_an_unknown_key_deep_inside_is_named_with_its_path(tmp_path: Path) -> None:
    report = REPORT + ANNEX.replace("src:", "scr:")
    assert _problems(tmp_path, report) == [
        'content/report.yaml:14 annex.tables[0]: the key "src" is missing',
        'content/report.yaml:16 annex.tables[0].scr: unknown key "scr" (did you mean "src"?)',
    ]


def test_a_key_like_no_other_gets_the_list_of_known_ones(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, REPORT.replace("  code:", "  zzzz: 1\n  code:"))
    assert problem == 'content/report.yaml:4 college.zzzz: unknown key "zzzz" (known are name, english, code)'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("year: 2023", "year: 不详", ":6 year: must be a whole number"),
        ("year: 2023", "year: 23", ":6 year: must be at least 1980"),
        ('"12345"', '"123"', ":4 college.code: must be the five digits of the institution's code"),
        ("示例职业", "../示例", ':2 college.name: must hold none of \\ / : * ? " < > | and not start with a dot'),
        ("title: 高等职业教育质量年度报告", 'title: ""', ":5 title: must not be empty"),
        (
            "title:",
            'deadlines: {"": 2024-01-04}\ntitle:',
            ':5 deadlines: the name "" before the colon must not be empty',
        ),
        ("  - file: chapters/1.md", "  file: x.md", ":9 chapters: must be a list (start each entry with a hyphen)"),
        ("chapters:\n  - file: chapters/1.md", "chapters: []", ":9 chapters: must have at least one entry"),
        (
            'profile: "2023"',
            'profile: "../x"',
            ":8 profile: must be the name of a profile: letters, digits and hyphens",
        ),
        ("college:", "college: 学院\nx:", ":1 college: must hold keys and values"),
    ],
)
def test_a_wrong_value_is_explained(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert f"content/report.yaml{problem}" in _problems(tmp_path, REPORT.replace(old, new))


def test_an_annex_label_must_be_one(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, REPORT + ANNEX.replace("annex-scorecard", "tbl-scorecard"))
    assert problem == "content/report.yaml:14 annex.tables[0].label: must be a label such as annex-scorecard"


@pytest.mark.parametrize(
    ("report", "problem"),
    [
        ("college: [1\ntitle: x\n", ":2: broken YAML: "),
        ("", ": the file is empty"),
        ("# nothing\n", ": the file is empty"),
        ("- a\n", ":1: the file must hold keys and values"),
        ("a: 1\n---\nb: 2\n", ":2: a second document starts here; one is allowed"),
        ("a: &x [1]\nb: *x\n", ":2 b: aliases (*x) are not allowed (write the value out)"),
        ("a: " + "[" * 100_000, ":1: keys or lists are nested too deeply"),
        ("a:\n  b: 1\x00\n", ":2: the character U+0000 cannot stand in a Word file"),
        ('a:\n  b: "\\u0007"\n', ":2 a.b: the character U+0007 cannot stand in a Word file"),
        (
            "title: 年报\n".encode("gbk"),
            ":1: this line is not UTF-8 text (save the file again with the encoding UTF-8)",
        ),
        ("a: 1\n".encode("utf-16"), ": the file is UTF-16 text, not UTF-8"),
        (b"a: 1\nb: \xed\xa0\x80\n", ":2: this line is not UTF-8 text"),
        ("a: !!python/object:os.system x\n", ':1 a: the value "x" cannot be read (put text in quotation marks)'),
        ("#" * 1_000_001, ": the file is larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_plain_yaml_is_refused(tmp_path: Path, report: str | bytes, problem: str) -> None:
    assert any(found.startswith(f"content/report.yaml{problem}") for found in _problems(tmp_path, report))


def test_utf8_with_a_signature_and_windows_line_ends_is_fine(tmp_path: Path) -> None:
    report = b"\xef\xbb\xbf" + REPORT.replace("\n", "\r\n").encode()
    assert _project(tmp_path, report).settings.year == 2023


def test_a_file_inside_content_is_found(tmp_path: Path) -> None:
    project = _project(tmp_path, REPORT)
    (tmp_path / "content" / "tables").mkdir()
    (tmp_path / "content" / "tables" / "a.csv").write_text("x")
    source = project.find("tables/./a.csv", "values")
    assert source.file == "content/tables/a.csv"
    assert source.path == (tmp_path / "content" / "tables" / "a.csv").resolve()
    assert source.read(10) == b"x"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("/etc/passwd", '"/etc/passwd" is an absolute path (write it relative to content/)'),
        ("C:/report.md", '"C:/report.md" is an absolute path (write it relative to content/)'),
        ("C:report.md", '"C:report.md" is an absolute path (write it relative to content/)'),
        ("../secret.md", '"../secret.md" leads out of its folder (paths start at content/ and hold no ..)'),
        ("a/../../b.md", '"a/../../b.md" leads out of its folder (paths start at content/ and hold no ..)'),
        ("tables\\a.csv", '"tables\\a.csv" holds a backslash (write / between folders)'),
        ("tables", '"tables" is not a regular file'),
        ("tables/club.csv", 'there is no file "tables/club.csv" in content/ (did you mean "tables/clubs.csv"?)'),
        pytest.param(
            "Tables/Clubs.CSV",
            'there is no file "Tables/Clubs.CSV" in content/ (did you mean "tables/Clubs.CSV"?)',
            marks=needs_capitals,
        ),
        pytest.param(
            "tables/CLUBS.csv",
            'there is no file "tables/CLUBS.csv" in content/ (did you mean "tables/clubs.csv"?)',
            marks=needs_capitals,
        ),
        ("tables/budget.csv", 'there is no file "tables/budget.csv" in content/'),
        ("a\nb", "a path must be a line of text"),
    ],
)
def test_an_unsafe_or_missing_path_is_refused_where_it_is_written(tmp_path: Path, name: str, problem: str) -> None:
    (tmp_path / "content" / "tables").mkdir(parents=True)
    (tmp_path / "content" / "tables" / "clubs.csv").write_text("x")
    assert _path_problem(tmp_path, name) == f"content/report.yaml:10 chapters[0].file: {problem}"


@needs_links
def test_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("x")
    (root / "content" / "chapter.md").symlink_to(tmp_path / "secret.md")
    assert _path_problem(root, "chapter.md") == (
        'content/report.yaml:10 chapters[0].file: "chapter.md" is a link that leads out of the project'
    )


@needs_links
def test_a_link_within_the_project_is_followed(tmp_path: Path) -> None:
    project = _project(tmp_path, REPORT)
    (tmp_path / "content" / "real.md").write_text("x")
    (tmp_path / "content" / "chapter.md").symlink_to("real.md")
    assert project.find("chapter.md", "values").read(10) == b"x"


@needs_links
def test_a_link_to_itself_is_a_problem_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "loop.md").symlink_to("loop.md")
    assert '"loop.md"' in _path_problem(tmp_path, "loop.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content" / "pipe.md")
    assert _path_problem(tmp_path, "pipe.md").endswith('"pipe.md" is not a regular file')
