"""What pages do and what commands do leaves the same folder."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from reportdoc.web.access.role import Role
from reportdoc.web.desk import Desk
from tests.support.programs import reportdoc
from tests.web.conftest import Enter, form_token
from tests.web.planted import SUM, settled
from tests.web.planted import planted_once as planted_once
from tests.web.planted import project as project
from tests.web.test_findings import found, sent
from tests.web.test_numbers import row

LEFT = (".git", ".workbench", "output", "history", "incoming", ".reportdoc")
"""What is not the project's content, or tells when something was done."""
REASON, NAME = "含一月退社的10人", "李雷"


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    named = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    return {name: data for name, data in named.items() if name.split("/")[0] not in LEFT}


def _without_times(files: dict[str, bytes]) -> dict[str, bytes]:
    """Files whose lines bear a time to the second, without it."""
    timed = ("content/deliveries.csv", "approvals.csv")
    return {
        name: b"\n".join(line.split(b",", 1)[-1] for line in data.split(b"\n")) if name in timed else data
        for name, data in files.items()
    }


@pytest.mark.long
def test_pages_and_commands_leave_the_same_folder(enter: Enter, project: Path, desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "by commands"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns(".workbench"))
    before = _files(project)
    for words in ("init", "add .", "commit --message 交来之前"):
        _git(project, *words.split())
    office, department = enter(Role.OFFICE, name="王芳"), enter(Role.DEPARTMENT, "教务处", name=NAME)
    signatory = enter(Role.SIGNATORY, name="李校长")
    identity = found(office, SUM)
    form = tmp_path / "form.xlsx"
    form.write_bytes(department.get("/forms/one?label=tbl-clubs").content)
    _write(form, "文学社", 71)

    # By pages: numbers confirmed; a finding explained and accepted; a form handed in and taken in, given back.
    people, _ = row(office, "321人")
    assert sent(enter(Role.DEPARTMENT, "学生处"), "/numbers", number=people, name="赵敏", evidence="资助系统") == 303
    settled(desk)
    assert sent(department, f"/findings/{found(department, SUM)}/explain", text=REASON, name=NAME) == 303
    settled(desk)
    assert sent(office, f"/findings/{identity}/accept", reason=REASON, name="王芳") == 303
    _handed_in(department, form)
    settled(desk)
    _taken_in(office, desk)
    settled(desk)
    page = signatory.get("/versions").text
    given = {"form_token": form_token(page), "name": "李校长", "decision": "return", "reason": "请核对"}
    assert signatory.post("/versions/decide", data=given).status_code == 303

    # By commands.
    commands: tuple[list[str | Path], ...] = (
        ["confirm", people, other, "--name", "赵敏", "--evidence", "资助系统"],
        ["explain", identity, other, "--text", REASON, "--name", NAME],
        ["accept", identity, other, "--reason", REASON, "--name", "王芳"],
        ["take", form, other, "--department", "教务处"],
        ["approve", other, "--name", "李校长", "--return", "请核对"],
    )
    for command in commands:
        done = reportdoc(*command)
        assert done.returncode == 0, done.stderr
    by_pages, by_commands = _without_times(_files(project)), _without_times(_files(other))
    assert sorted(by_pages) == sorted(by_commands)
    assert {name for name in by_pages if by_pages[name] != by_commands[name]} == set()
    assert "71" in (project / "content/tables/clubs.csv").read_text("utf-8")

    # All of it is seen by git, and undone there; pages show what stands then.
    assert set(_git(project, "ls-files", "--modified", "--others").split()) >= {
        "approvals.csv",
        *(f"content/{name}" for name in ("accepted.yaml", "confirmed.csv", "explained.yaml", "tables/clubs.csv")),
    }
    assert "+文学社,71" in _git(project, "diff")
    _git(project, "checkout", "--quiet", ".")
    _git(project, "clean", "--force", "-d", "--quiet")
    assert _files(project) == before
    settled(desk)
    assert identity in office.get("/findings").text


def _git(project: Path, *words: str) -> str:
    given = ["git", "-c", "user.name=王芳", "-c", "user.email=wang@example.edu.cn", "-C", str(project), *words]
    return subprocess.run(given, check=True, capture_output=True, text=True).stdout


def _write(form: Path, row: str, number: int) -> None:
    book = load_workbook(form)
    sheet = book.active
    assert sheet is not None
    for cells in sheet.iter_rows():
        if cells[0].value == row:
            sheet.cell(cells[1].row or 0, cells[1].column or 0, number)
    book.save(form)


def _handed_in(department: TestClient, form: Path) -> None:
    token = form_token(department.get("/department").text)
    files = {"file": (form.name, form.read_bytes())}
    sent_ = department.post("/incoming/files", data={"form_token": token}, files=files)
    assert sent_.status_code == 303
    place = sent_.headers["location"]
    assert "71" in department.get(place).text
    assert department.post(f"{place}/confirm", data={"form_token": token}).status_code == 303


def _taken_in(office: TestClient, desk: Desk) -> None:
    token = form_token(office.get("/incoming").text)
    (folder,) = (desk.project / "incoming").iterdir()
    place = f"/incoming/{int(folder.name)}"
    page = office.get(place).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert office.post(f"{place}/take", data={"form_token": token, "seen": seen}).status_code == 303
