"""The start in an empty folder, and what a report is said to be about."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdoc.app.scaffold.new import make
from reportdoc.project.project import load_project
from reportdoc.web.access.role import Role
from tests.web.conftest import Enter, form_token


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "空文件夹"
    folder.mkdir()
    return folder


def test_an_empty_folder_offers_three_ways_and_a_new_report_is_one(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    assert office.get("/overview").headers["location"] == "/begin"
    page = office.get("/begin").text
    for words in ("用去年的 Word 文件", "用去年的项目", "新建年报"):
        assert words in page
    token = form_token(page)
    assert office.post("/begin", data={"form_token": token, "way": "new", "year": "26"}).status_code == 422
    way = {"form_token": token, "way": "new", "year": "2026"}
    assert office.post("/begin", data=way).headers["location"] == "/settings"
    known = load_project(project).settings
    assert (known.college.code, known.year) == ("00000", 2026)
    # Whoever says the year has tables of that year.
    for table in (project / "content/annex").glob("[a-z]*.csv"):
        assert table.read_text("utf-8").splitlines()[0].startswith("序号,指标,单位,2026年"), table
    assert (project / "templates/README.md").read_text("utf-8").startswith("# 版式模板")
    page = office.get("/settings").text
    assert "某某职业技术学院" in page
    twice = office.post("/begin", data=way)
    assert twice.status_code == 422


def test_settings_are_written_where_the_file_has_them_and_nothing_else(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE, name="周老师")
    token = form_token(office.get("/begin").text)
    office.post("/begin", data={"form_token": token, "way": "new", "year": "2023"})
    report = project / "content/report.yaml"
    before = report.read_text("utf-8").split("\n")
    wished = {
        "form_token": token,
        "college": "云岭职业技术学院",
        "code": "12345",
        "year": "2024",
        "date": "2025-01-10",
        "part": ["chapters/1-talent.md", "chapters/2-service.md", ""],
        "department": ["教务处", "学生处", "质量办"],
    }
    assert office.post("/settings", data=wished).status_code == 303
    after = report.read_text("utf-8").split("\n")
    known = load_project(project).settings
    assert (known.college.name, known.college.code, known.year) == ("云岭职业技术学院", "12345", 2024)
    assert [one.department for one in known.chapters[:3]] == ["教务处", "学生处", ""]
    assert known.annex is not None
    assert known.annex.department == "质量办"
    comments = [line.partition("#")[2] for line in before if "#" in line]
    assert [line.partition("#")[2] for line in after if "#" in line] == comments
    wrong = office.post("/settings", data=wished | {"code": "12", "date": "soon"})
    assert wrong.status_code == 422
    assert report.read_text("utf-8").split("\n") == after
    assert "周老师 <strong>改了设置</strong>" in office.get("/activity").text


def test_next_years_report_is_made_of_last_years_project(enter: Enter, project: Path, tmp_path: Path) -> None:
    office = enter(Role.OFFICE)
    make(tmp_path / "去年")
    given = {"form_token": form_token(office.get("/begin").text), "way": "next", "year": "2024"}
    for wrong in ({"last": str(tmp_path / "没有")}, {"last": str(tmp_path / "去年"), "year": "明年"}, {"last": ""}):
        assert office.post("/begin", data=given | wrong).status_code == 422
        assert not (project / "content").exists()
    made = office.post("/begin", data=given | {"last": str(tmp_path / "去年")})
    assert made.headers["location"] == "/settings"
    assert "2024 年" in office.get("/settings").text
    assert load_project(project).settings.year == 2024
    assert (project / "content/previous/report.yaml").is_file()


def test_what_is_no_word_file_makes_no_project(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    token = form_token(office.get("/begin").text)
    bad = {"report": ("../../去年.docx", b"not a Word file", "application/octet-stream")}
    answer = office.post("/begin", data={"form_token": token, "way": "import"}, files=bad)
    assert answer.status_code == 422
    assert not (project / "content").exists()
    assert not (project.parent / "去年.docx").exists()
