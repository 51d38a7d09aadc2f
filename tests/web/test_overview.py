"""总览, as the office sees it."""

from __future__ import annotations

from html import unescape
from pathlib import Path

from reportdoc.web.access.role import Role
from tests.web.conftest import Enter


def test_the_overview_names_every_department_and_what_to_do_next(enter: Enter, project: Path) -> None:
    page = enter(Role.OFFICE).get("/overview")
    assert page.status_code == 200
    for words in ("教务处", "学生处", "质量办", "接下来做什么"):
        assert words in page.text
    assert '<a href="/settings">1 个部分还没有指定责任部门' in page.text


def test_a_department_past_its_deadline_is_late(enter: Enter, project: Path) -> None:
    report = project / "content/report.yaml"
    report.write_text(report.read_text("utf-8") + "deadlines:\n  学生处: 2020-01-31\n", encoding="utf-8")
    page = enter(Role.OFFICE).get("/overview").text
    assert "2020-01-31" in page
    assert "逾期" in page
    assert "学生处" in page[page.index("接下来做什么") : page.index("上次生成")]


def test_a_problem_of_the_content_is_told_of_the_table_it_stands_in(enter: Enter, project: Path) -> None:
    (project / "content/tables/clubs.csv").write_text("社团名称,人数\n文学社,60\n篮球社,80,5\n", encoding="utf-8")
    page = unescape(enter(Role.OFFICE).get("/overview").text)
    problems = page[page.index("内容里的问题") :]
    assert (
        "表 1-1（学生社团情况），第 2 行“篮球社”，content/tables/clubs.csv[C3]：这一行有 3 格，第一行有 2 格"
        in problems
    )
