"""总览, as the office sees it."""

from __future__ import annotations

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
