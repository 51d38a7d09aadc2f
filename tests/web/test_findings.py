"""核查: findings are explained by departments and accepted by the office, and nobody reads another's."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from reportdoc.project.comments import read_comments
from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from tests.support.programs import reportdoc
from tests.web.conftest import Enter, form_token
from tests.web.planted import OTHER, SUM, change, settled
from tests.web.planted import planted_once as planted_once
from tests.web.planted import project as project


def found(browser: TestClient, code: str, query: str = "") -> str:
    """Return the id of a finding on the list."""
    one = re.search(rf'id="({code}-[0-9a-f]{{8}})"', browser.get(f"/findings{query}").text)
    assert one
    return one[1]


def sent(browser: TestClient, path: str, **texts: str) -> int:
    """Send a form with its token, and return the answer's status."""
    token = form_token(browser.get("/findings").text)
    return browser.post(path, data={"form_token": token, **texts}).status_code


def test_a_finding_is_asked_about_explained_and_accepted_and_the_files_say_so(
    enter: Enter, project: Path, desk: Desk
) -> None:
    office, department = enter(Role.OFFICE, name=""), enter(Role.DEPARTMENT, "教务处", name="李雷")
    identity = found(office, SUM)
    assert "合计 190 不等于各项之和" in department.get("/findings").text
    assert sent(office, f"/findings/{identity}/ask", question="合计是否含退社人数？", name="王芳") == 303
    (question,) = read_comments(project)
    assert (question.author, question.place) == ("王芳", "表 1-1")
    settled(desk)
    assert "合计是否含退社人数？" in department.get("/findings").text
    mine = found(department, SUM)
    assert sent(department, f"/findings/{mine}/explain", text="", name="李雷") == 422
    assert sent(department, f"/findings/{mine}/explain", text="含一月退社的10人", name="李雷") == 303
    explained = (project / "content/explained.yaml").read_text("utf-8")
    assert f"{identity}:\n  text: 含一月退社的10人\n  name: 李雷\n  department: 教务处\n  date: 20" in explained
    settled(desk)
    page = office.get("/findings?state=explained").text
    reason = re.search(r'<textarea id="reason-[^>]*>([^<]+)<', page)
    assert reason
    assert reason[1] == "含一月退社的10人（教务处 李雷说明）"
    assert sent(office, f"/findings/{identity}/accept", reason=reason[1], name="王芳") == 303
    accepted = (project / "content/accepted.yaml").read_text("utf-8")
    assert f"{identity}:\n  reason: 含一月退社的10人（教务处 李雷说明）\n  name: 王芳\n  date: 20" in accepted
    assert f'id="{identity}"' not in office.get("/findings").text
    assert "含一月退社的10人（教务处 李雷说明）" in office.get("/findings?state=accepted").text
    # Whoever comes second is told what the first has done.
    token = form_token(office.get("/findings").text)
    late = office.post(f"/findings/{identity}/accept", data={"form_token": token, "reason": "另一理由", "name": "赵敏"})
    assert late.status_code == 422
    assert "王芳 已予认可" in late.text
    assert (project / "content/accepted.yaml").read_text("utf-8") == accepted


def test_an_explanation_lapses_when_its_figure_changes(enter: Enter, project: Path, desk: Desk) -> None:
    department = enter(Role.DEPARTMENT, "教务处", name="李雷")
    identity = found(department, SUM)
    assert sent(department, f"/findings/{identity}/explain", text="含退社人数", name="李雷") == 303
    change(project, "tables/clubs.csv", "合计,190", "合计,200")
    settled(desk)
    page = department.get("/findings")
    lapsed = re.search(r'id="(R804-[0-9a-f]{8})"', page.text)
    assert lapsed
    assert "说明失效" in page.text
    assert "合计 200 不等于各项之和" in page.text
    assert sent(department, f"/findings/{lapsed[1]}/withdraw") == 303
    assert "李雷" not in (project / "content/explained.yaml").read_text("utf-8")
    assert "R804-" not in department.get("/findings").text


def test_a_department_reads_and_answers_its_own_findings_only(enter: Enter, project: Path) -> None:
    office = enter(Role.OFFICE)
    total, other = found(office, SUM), found(office, OTHER)
    department = enter(Role.DEPARTMENT, "学生处")
    page = department.get("/findings").text
    # Its own figure is in question; what 教务处 states is not for it to read, nor where that stands.
    known = found(department, OTHER)
    assert "参加文学社的学生有65人。" in page
    words = re.sub(r"<[^>]*>|[A-Z][0-9]{3}-[0-9a-f]{8}", "", page)
    for secret in ("60", "190", "180", "1.1", "表 1", "talent", "教务处"):
        assert secret not in words
    assert total not in page
    # An id is made of what 教务处 states, too: who could ask for one made up with 60 in it would know that it is 60.
    assert other not in page
    for identity in (total, other):
        assert sent(department, f"/findings/{identity}/explain", text="x", name="y") == 404
        assert sent(department, f"/findings/{identity}/withdraw", text="x", name="y") == 404
    assert sent(department, f"/findings/{known}/accept", reason="x", name="y") == 403
    assert not (project / "content/explained.yaml").exists()
    assert department.get(f"/pages?at={total}").headers["location"].startswith("/pages/")
    assert total not in department.get("/numbers").text
    book = load_workbook(io.BytesIO(department.get("/findings/audit.xlsx").content))
    said = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert "321" in said
    assert known in said
    for secret in (total, other, "190", "教务处", "文学社的学生有 60"):
        assert secret not in said
    whole = load_workbook(io.BytesIO(office.get("/findings/audit.xlsx").content))
    assert total in "\n".join(str(cell) for row in whole.worksheets[0].iter_rows(values_only=True) for cell in row)


@pytest.mark.long
def test_what_a_department_typed_into_its_workbook_goes_to_the_finding_though_its_id_is_veiled(
    enter: Enter, project: Path, tmp_path: Path
) -> None:
    identity = found(enter(Role.OFFICE), OTHER)
    department = enter(Role.DEPARTMENT, "学生处")
    book = load_workbook(io.BytesIO(department.get("/findings/audit.xlsx").content))
    sheet = book.worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    known = found(department, OTHER)
    (row,) = (row for row in sheet.iter_rows(min_row=2) if known in {cell.value for cell in row})
    at = row[0].row
    assert at
    sheet.cell(at, titles.index("理由") + 1, "含校外学员")
    sheet.cell(at, titles.index("姓名") + 1, "李雷")
    book.save(tmp_path / "核查.xlsx")
    said = reportdoc("take", tmp_path / "核查.xlsx", project)
    assert said.returncode == 0, said.stderr
    accepted = (project / "content/accepted.yaml").read_text("utf-8")
    assert f"{identity}:\n  reason: 含校外学员\n  name: 李雷\n" in accepted
    assert known not in accepted


@pytest.mark.long
def test_findings_are_found_by_severity_department_and_kind(enter: Enter) -> None:
    office = enter(Role.OFFICE)
    total, other = found(office, SUM), found(office, OTHER)
    for query, seen, unseen in (
        ("?severity=error", total, other),
        ("?severity=explain", other, total),
        ("?department=学生处", other, total),
        (f"?code={SUM}", total, other),
        ("?state=accepted", "这里没有要处理的问题", total),
    ):
        page = office.get(f"/findings{query}").text
        assert seen in page
        assert unseen not in page


def test_the_commands_do_what_the_page_does(enter: Enter, project: Path) -> None:
    identity = found(enter(Role.OFFICE), SUM)
    said = reportdoc("explain", identity, project, "--text", "含退社人数", "--name", "李雷")
    assert said.returncode == 0, said.stderr
    assert f"{identity}:\n  text: 含退社人数\n  name: 李雷\n  department: 教务处\n" in (
        project / "content/explained.yaml"
    ).read_text("utf-8")
    said = reportdoc("accept", identity, project, "--reason", "已说明", "--name", "王芳")
    assert said.returncode == 0, said.stderr
    assert f"{identity}:\n  reason: 已说明\n  name: 王芳\n" in (project / "content/accepted.yaml").read_text("utf-8")
    wrong = reportdoc("accept", "T101-00000000", project, "--reason", "已说明", "--name", "王芳")
    assert wrong.returncode == 2
