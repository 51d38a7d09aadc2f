"""台账: numbers are confirmed, withdrawn and corrected, each department its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportdoc.project.comments import read_comments
from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from tests.support.programs import reportdoc
from tests.web.conftest import Enter, form_token
from tests.web.planted import change, settled
from tests.web.planted import planted_once as planted_once
from tests.web.planted import project as project


def row(browser: TestClient, text: str) -> tuple[str, str]:
    """Return the id of the number that is marked so, and its row."""
    rows = re.findall(r'<tr id="(N-[0-9a-f]{8})">(.*?)</tr>', browser.get("/numbers").text, re.S)
    return next((identity, found) for identity, found in rows if f"<mark>{text}</mark>" in found)


def sent(browser: TestClient, path: str, **texts: str | list[str]) -> int:
    """Send a form with its token, and return the answer's status."""
    token = form_token(browser.get("/numbers").text)
    return browser.post(path, data={"form_token": token, **texts}).status_code


def test_numbers_are_confirmed_many_at_once_and_withdrawn(enter: Enter, project: Path, desk: Desk) -> None:
    department, office = enter(Role.DEPARTMENT, "学生处", name="赵敏"), enter(Role.OFFICE)
    (people, _), (money, found) = row(department, "321人"), row(department, "45.6万元")
    assert "学生处帮扶困难学生321人，发放补助<mark>45.6万元</mark>。" in found
    assert "待确认" in found
    assert sent(department, "/numbers", number=[people, money], name="赵敏", evidence="") == 422
    assert sent(department, "/numbers", name="赵敏", evidence="资助系统") == 422
    assert sent(department, "/numbers", number=[people, money], name="赵敏", evidence="资助系统 12月") == 303
    lines = (project / "content/confirmed.csv").read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert re.search(
        r"321人,学生处帮扶困难学生【321人】，发放补助45.6万元。,赵敏,学生处,20..-..-..,资助系统 12月", lines[1]
    )
    settled(desk)
    assert "已确认" in row(office, "321人")[1]
    assert "赵敏" in row(office, "321人")[1]
    token = form_token(office.get("/numbers").text)
    late = office.post("/numbers", data={"form_token": token, "number": people, "name": "王芳", "evidence": "我"})
    assert late.status_code == 422
    assert "赵敏" in late.text
    assert sent(department, f"/numbers/{people}/withdraw") == 303
    assert "321人,学生处" not in (project / "content/confirmed.csv").read_text("utf-8")
    assert "待确认" in row(department, "321人")[1]
    assert "已确认" in row(department, "45.6万元")[1]


def test_a_department_sees_and_confirms_its_own_numbers_only(enter: Enter, project: Path) -> None:
    office, department = enter(Role.OFFICE), enter(Role.DEPARTMENT, "学生处")
    total, found = row(office, "190人")
    assert "表 1-1，第 4 行“合计”" in found
    page = department.get("/numbers").text
    assert total not in page
    assert "190" not in page
    assert department.get(f"/numbers/{total}").status_code == 404
    assert sent(department, "/numbers", number=total, name="x", evidence="y") == 404
    for path in (f"/numbers/{total}/withdraw", f"/numbers/{total}/correct"):
        assert sent(department, path, wish="1", name="x", evidence="y") == 404
    assert not (project / "content/confirmed.csv").exists()
    assert enter(Role.SIGNATORY).post("/numbers", data={}).status_code == 403


def test_a_number_that_is_calculated_shows_how_and_of_what(enter: Enter, project: Path, desk: Desk) -> None:
    office = enter(Role.OFFICE)
    page = office.get(f"/numbers/{row(office, '190 人')[0]}").text
    assert "社团总人数" in page
    assert "算式" not in page
    change(project, "chapters/1-talent.md", "{{ 社团总人数 }} 人", "{{ 社团总人数 * 2 - 10 }} 人")
    settled(desk)
    page = office.get(f"/numbers/{row(office, '370 人')[0]}").text
    assert "<p>算式： <code>社团总人数 * 2 - 10</code></p>" in page
    assert "表 1-1，第 4 行“合计”" in page


def test_a_wished_value_changes_the_cell_or_becomes_a_comment(enter: Enter, project: Path) -> None:
    department, student = enter(Role.DEPARTMENT, "教务处"), enter(Role.DEPARTMENT, "学生处", name="赵敏")
    total, _ = row(department, "190人")
    assert sent(department, f"/numbers/{total}/correct", wish="180", name="李雷", evidence="社团名册") == 303
    assert "合计,180" in (project / "content/tables/clubs.csv").read_text("utf-8")
    people, _ = row(student, "321人")
    assert sent(student, f"/numbers/{people}/correct", wish="322", name="赵敏", evidence="资助系统") == 303
    assert "321人" in (project / "content/chapters/1-talent.md").read_text("utf-8")
    (kept,) = read_comments(project)
    assert (kept.author, kept.place, kept.text) == ("赵敏", "1.2", "321人 → 322（资助系统）")


def test_numbers_are_found_by_state_department_and_words(enter: Enter) -> None:
    office = enter(Role.OFFICE)
    for query, seen, unseen in (
        ("?department=学生处", "321人", "190人"),
        ("?state=bound", "190 人", "321人"),
        ("?text=补助", "45.6万元", "190人"),
    ):
        page = office.get(f"/numbers{query}").text
        assert f"<mark>{seen}</mark>" in page
        assert f"<mark>{unseen}</mark>" not in page


def test_the_command_confirms_and_withdraws(enter: Enter, project: Path) -> None:
    people, _ = row(enter(Role.OFFICE), "321人")
    done = reportdoc("confirm", people, project, "--name", "赵敏", "--evidence", "资助系统")
    assert done.returncode == 0, done.stderr
    assert ",赵敏,学生处," in (project / "content/confirmed.csv").read_text("utf-8")
    done = reportdoc("confirm", people, project, "--name", "赵敏", "--withdraw")
    assert done.returncode == 0, done.stderr
    assert "赵敏" not in (project / "content/confirmed.csv").read_text("utf-8")


@pytest.mark.parametrize("ids", ["", " ", ",，"])
def test_numbers_that_are_not_named_are_an_error(tmp_path: Path, ids: str) -> None:
    done = reportdoc("confirm", ids, tmp_path, "--name", "赵敏", "--evidence", "资助系统", "--lang", "zh_CN")
    assert done.returncode == 2
    assert "没有写明是哪个数" in done.stderr
